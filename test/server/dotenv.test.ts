import { expect } from 'chai';
import fc from 'fast-check';
import { applyEdits } from '../../src/engine/fix';
import { parseEnv } from '../../src/lang/env/document';
import { addIgnored, addVariable } from '../../src/server/dotenv';

describe('writing into a .env', () => {
  const texts = fc.constantFrom('', 'SEED=3', 'SEED=3\n', 'SEED=3\r\n', '# HF_TOKEN=old\n', 'export SEED="3"\n', '\n');

  it('gives the variable that value and no other, once', () => {
    const values = fc.string({ unit: 'grapheme-ascii', maxLength: 40 });
    fc.assert(
      fc.property(texts, values, (text, value) => {
        const edits = addVariable(text, 'HF_TOKEN', value);
        if (edits === undefined) return;
        const after = applyEdits(text, edits);
        expect(after.startsWith(text)).to.equal(true);
        const found = parseEnv(after).entries.filter(({ name }) => name === 'HF_TOKEN');
        expect(found.map((entry) => entry.value)).to.deep.equal([value]);
        expect(parseEnv(after).entries.length).to.equal(parseEnv(text).entries.length + 1);
        expect(addVariable(after, 'HF_TOKEN', value)).to.deep.equal([]);
        expect(addVariable(after, 'HF_TOKEN', `${value}x`)).to.equal(undefined);
      }),
    );
  });

  it('takes every token and most passwords, and keeps the line ends', () => {
    const write = (text: string, value: string): string | undefined => {
      const edits = addVariable(text, 'KEY', value);
      return edits && applyEdits(text, edits);
    };
    expect(write('A=1\r\n', 'a-b_c.d/e+f==')).to.equal('A=1\r\nKEY=a-b_c.d/e+f==\r\n');
    expect(write('', 'a b#c$d')).to.equal("KEY='a b#c$d'\n");
    for (const value of ['', "it's", 'a\\b', 'a${b}', 'a\nb']) expect(write('', value), value).to.equal(undefined);
  });

  it('has git ignore it, where it does not already', () => {
    for (const text of ['.env\n', '.env*\n', '*.env\n', '/.env\n', '# all\n*\n']) {
      expect(addIgnored(text, '.env'), text).to.deep.equal([]);
    }
    for (const text of ['', 'data', 'data/\n', '.env\n!.env\n', '.env.local\n']) {
      const after = applyEdits(text, addIgnored(text, '.env'));
      expect(addIgnored(after, '.env'), text).to.deep.equal([]);
      expect(addIgnored(after, 'deploy/.env'), text).to.deep.equal([]);
    }
  });
});
