import { expect } from 'chai';
import fc from 'fast-check';
import { parseEnv } from '../../../src/lang/env/document';

/** Name and value of each variable, after checking that each name's span holds it. */
function read(text: string): readonly (readonly [string, string | undefined, string])[] {
  return parseEnv(text).entries.map((entry) => {
    expect(text.slice(entry.nameRange.start, entry.nameRange.end)).to.equal(entry.name);
    return [entry.name, entry.value, text.slice(entry.valueRange.start, entry.valueRange.end)] as const;
  });
}

describe('a dotenv file', () => {
  it('sets variables, with and without export and blanks', () => {
    expect(read('\uFEFFA=1\r\nexport B = two words \n  C=\nexport=x\nexport export=y\n')).to.deep.equal([
      ['A', '1', '1'],
      ['B', 'two words', 'two words'],
      ['C', '', ''],
      ['export', 'x', 'x'],
      ['export', 'y', 'y'],
    ]);
  });

  it('quotes values in three ways; only double quotes have escapes', () => {
    expect(read('A="x\\n\\"y" # c\nB=\'x\\n$y\'\nC=`a"b`\n')).to.deep.equal([
      ['A', 'x\n"y', '"x\\n\\"y"'],
      ['B', 'x\\n$y', "'x\\n$y'"],
      ['C', 'a"b', '`a"b`'],
    ]);
  });

  it('lets quoted values go over several lines', () => {
    expect(read('KEY="-----BEGIN\nabc\n-----END"\nB=2\n')).to.deep.equal([
      ['KEY', '-----BEGIN\nabc\n-----END', '"-----BEGIN\nabc\n-----END"'],
      ['B', '2', '2'],
    ]);
  });

  it('does not know values with expansions', () => {
    expect(read('A=$HOME/x\nB="${C}"\nD="\\$E"\nF=a$\n').map(([name, value]) => [name, value])).to.deep.equal([
      ['A', undefined],
      ['B', undefined],
      ['D', '$E'],
      ['F', 'a$'],
    ]);
  });

  it('has comments on lines of their own and behind white space only', () => {
    expect(read('# A=1\nB=x#y\nC=x #y\nD=#y\n')).to.deep.equal([
      ['B', 'x#y', 'x#y'],
      ['C', 'x', 'x'],
      ['D', '', ''],
    ]);
  });

  it('goes on behind a quote that is not closed and behind lines that set nothing', () => {
    const { entries, problems } = parseEnv('A="x\noops\nB=2\n');
    expect(entries.map((entry) => [entry.name, entry.value])).to.deep.equal([
      ['A', '"x'],
      ['B', '2'],
    ]);
    expect(problems.map((problem) => problem.message)).to.deep.equal([
      'Missing closing quote',
      'Expected `NAME=value`',
    ]);
  });

  it('gives spans in order for any text', () => {
    const parts = fc.constantFrom('A', '=', '"', "'", '`', '\\', '$', ' ', '#', '\n', '\r\n', 'export ', 'B=1\n', '\t');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const entry of parseEnv(text).entries) {
          expect(text.slice(entry.nameRange.start, entry.nameRange.end)).to.equal(entry.name);
          expect(entry.nameRange.start).to.be.at.least(last);
          expect(entry.valueRange.start).to.be.at.least(entry.nameRange.end);
          expect(entry.valueRange.end).to.be.within(entry.valueRange.start, text.length);
          last = entry.valueRange.end;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('of hostile length is read in bounded time', function () {
    this.timeout(3000);
    for (const text of [
      'A="\n'.repeat(100_001),
      `A=${' '.repeat(500_000)}x`,
      `${' '.repeat(500_000)}x`,
      'A="x" "\n'.repeat(50_000),
    ]) {
      expect(parseEnv(text).entries.length).to.be.at.most(200_000);
    }
  });
});
