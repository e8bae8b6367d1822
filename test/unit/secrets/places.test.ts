import { expect } from 'chai';
import { parseNotebook } from '../../../src/lang/notebook/parse';
import { findSecrets } from '../../../src/secrets/find-secrets';
import { findSecretsInHtml } from '../../../src/secrets/html';
import { findSplitSecrets } from '../../../src/secrets/split-literals';
import { NAMELESS_PLACES, NOTEBOOK_PLACES, notebookOf } from './notebook-places';
import { createRandom } from './random';
import { SAMPLES } from './samples';
import { STRUCTURE_SAMPLES } from './structure-samples';

function textsOf(cell: object): readonly (readonly [kind: string, text: string])[] {
  return parseNotebook(notebookOf(cell)).cells.flatMap((read) => [
    [read.kind, read.text] as const,
    ...read.outputs.flatMap(({ texts }) => texts.map((output) => [output.kind, output.text] as const)),
  ]);
}

describe('secrets in the places of a notebook', () => {
  for (const [name, { cell, isNamed }] of Object.entries({ ...NOTEBOOK_PLACES, ...NAMELESS_PLACES })) {
    it(name, () => {
      const missed = new Set<string>();
      let found = 0;
      let tried = 0;
      for (const [index, { id, variable, make, standsAlone }] of [...SAMPLES, ...STRUCTURE_SAMPLES].entries()) {
        if (!isNamed && !standsAlone) continue;
        for (let round = 0; round < 5; round++) {
          const secret = make(createRandom(index * 100 + round));
          tried++;
          const isFound = textsOf(cell(variable, secret)).some(
            ([kind, text]) => (kind === 'html' ? findSecretsInHtml : findSecrets)(text).length > 0,
          );
          if (isFound) found++;
          else missed.add(id);
        }
      }
      expect(found / tried, [...missed].join(' ')).to.be.at.least(0.97);
    });
  }
});

describe('literals that are put together', () => {
  const JOINS: Readonly<Record<string, string>> = {
    'with a plus': '" + "',
    'side by side': '" "',
    'over lines': '"\n        "',
    'over lines with a plus': '" +\n    "',
    'with a plus in front': '"\n    + "',
    'over a backslash': '" \\\n    "',
    'with other quotes': '" + \'',
  };
  for (const [name, join] of Object.entries(JOINS)) {
    it(name, () => {
      for (const [index, { id, make, standsAlone }] of SAMPLES.entries()) {
        const secret = make(createRandom(index + 1));
        if (!standsAlone || /[.:%]/.test(secret) || secret.length > 200) continue;
        // A random one without a digit is passed over in one piece as well.
        if (findSecrets(`x = "${secret}"\n`).length === 0) continue;
        const quote = join.endsWith("'") ? "'" : '"';
        const text = `x = ("${secret.slice(0, 10)}${join}${secret.slice(10)}${quote})\n`;
        const [match] = findSplitSecrets(text);
        expect(match, `${id} ${String(index)}`).to.not.equal(undefined);
        expect(text.slice(match?.range.start, match?.range.end), id).to.contain(secret.slice(10, -2));
      }
    });
  }

  it('lists and sentences are none', () => {
    const text = 'names = ["alpha" "beta", "gamma"]\nprint("token: " + "none")\n';
    expect(findSplitSecrets(text)).to.deep.equal([]);
  });
});
