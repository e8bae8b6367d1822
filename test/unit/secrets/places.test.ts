import { expect } from 'chai';
import { parseNotebook } from '../../../src/lang/notebook/parse';
import { findSecrets } from '../../../src/secrets/find-secrets';
import { findSecretsInHtml } from '../../../src/secrets/html';
import { findSplitSecrets } from '../../../src/secrets/split-literals';
import { createRandom } from './random';
import { SAMPLES } from './samples';

interface Place {
  readonly cell: (name: string, secret: string) => object;
  /** Whether the name stands beside the secret. */
  readonly isNamed: boolean;
}

const code = (source: string, outputs: readonly object[] = []): object => ({
  cell_type: 'code',
  metadata: {},
  execution_count: 1,
  source: source.split(/(?<=\n)/),
  outputs,
});
const result = (data: object): object => ({ output_type: 'execute_result', execution_count: 1, metadata: {}, data });
const stream = (text: string): object => ({ output_type: 'stream', name: 'stdout', text: [text] });
const GREEN = '\u001b[32m';
const END = '\u001b[0m';

/** The eight places of a notebook in which keys are found in the wild. */
const PLACES: Readonly<Record<string, Place>> = {
  assignment: { cell: (name, secret) => code(`import os\n${name} = "${secret}"\n`), isNamed: true },
  call: { cell: (name, secret) => code(`client = connect(${name.toLowerCase()}='${secret}')`), isNamed: true },
  '%env': { cell: (name, secret) => code(`%env ${name}=${secret}\n`), isNamed: true },
  stdout: { cell: (name, secret) => code('show()', [stream(`{'${name}': '${secret}'}\n`)]), isNamed: true },
  'stdout in colours': {
    cell: (name, secret) => code('show()', [stream(`${GREEN}'${name}'${END}: ${GREEN}'${secret}'${END}\n`)]),
    isNamed: true,
  },
  'HTML table': {
    cell: (name, secret) =>
      code('frame', [result({ 'text/html': `<table><tr>\n<td>${name}</td>\n<td>${secret}</td>\n</tr></table>` })]),
    isNamed: true,
  },
  traceback: {
    cell: (name, secret) =>
      code('run()', [
        {
          output_type: 'error',
          ename: 'E',
          evalue: 'no',
          traceback: [`${GREEN}---> 1${END} ${name}\u001b[39m=\u001b[33m"${secret}"${END}`],
        },
      ]),
    isNamed: true,
  },
  Markdown: {
    cell: (name, secret) => ({ cell_type: 'markdown', metadata: {}, source: [`Use \`${name}=${secret}\`.`] }),
    isNamed: true,
  },
  'stdout without a name': { cell: (_, secret) => code('print(x)', [stream(`${secret}\n`)]), isNamed: false },
  'HTML in colours': {
    cell: (_, secret) =>
      code('x', [
        result({
          'text/html': `<pre><span style="color: #00f">${secret.slice(0, 9)}</span><span>${secret.slice(9)}</span></pre>`,
        }),
      ]),
    isNamed: false,
  },
};

function textsOf(cell: object): readonly (readonly [kind: string, text: string])[] {
  const text = JSON.stringify({ cells: [cell], metadata: {}, nbformat: 4, nbformat_minor: 5 });
  return parseNotebook(text).cells.flatMap((read) => [
    [read.kind, read.text] as const,
    ...read.outputs.flatMap(({ texts }) => texts.map((output) => [output.kind, output.text] as const)),
  ]);
}

describe('secrets in the places of a notebook', () => {
  for (const [name, { cell, isNamed }] of Object.entries(PLACES)) {
    it(name, () => {
      const missed = new Set<string>();
      let found = 0;
      let tried = 0;
      for (const [index, { id, variable, make, standsAlone }] of SAMPLES.entries()) {
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
