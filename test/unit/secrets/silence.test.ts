import { expect } from 'chai';
import { createLineIndex } from '../../../src/core/line-index';
import { createEngine } from '../../../src/engine/lint';
import { DEFAULT_SETTINGS } from '../../../src/engine/settings';
import { formatJson } from '../../../src/output/json';
import { formatSarif } from '../../../src/output/sarif';
import { formatText } from '../../../src/output/text';
import { RULES } from '../../../src/rules/index';
import { maskSecrets } from '../../../src/secrets/mask';
import { testGrammars } from '../grammars';
import { createReport } from '../output/sample-report';
import { createRandom } from './random';
import { SAMPLES } from './samples';

const secrets = SAMPLES.map(({ variable, make, standsAlone }, index) => ({
  variable,
  standsAlone,
  secret: make(createRandom(index + 500)),
}));
/** Those that are known also in parts. */
const tokens = secrets.filter(({ standsAlone, secret }) => standsAlone && /^[\w+/=-]{12,300}$/.test(secret));
const source = (line: (name: string, secret: string) => string): string =>
  secrets.map(({ variable, secret }) => line(variable, secret)).join('\n\n');

const FILES: Readonly<Record<string, string>> = {
  'train.py': source((name, secret) => `${name} = "${secret}"`),
  'split.py': tokens.map(({ secret }) => `x = "${secret.slice(0, 11)}" + "${secret.slice(11)}"`).join('\n\n'),
  'config.yaml': source((name, secret) => `${name}: ${secret}`).replaceAll('\n\n', '\n'),
  'run.ipynb': JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: secrets.map(({ variable, secret }) => ({
      cell_type: 'code',
      execution_count: 1,
      metadata: {},
      source: [`%env ${variable}=${secret}\n`],
      outputs: [
        { output_type: 'stream', name: 'stdout', text: [`\u001b[32m${variable}\u001b[0m: ${secret}\n`] },
        { output_type: 'display_data', metadata: {}, data: { 'text/html': `<td>${variable}</td><td>${secret}</td>` } },
      ],
    })),
  }),
};

describe('what is said of a secret', () => {
  for (const [path, text] of Object.entries(FILES)) {
    it(`holds none of its characters in any format: ${path}`, async function () {
      this.timeout(60_000);
      const written = path === 'split.py' ? tokens : secrets;
      const engine = createEngine({ rules: RULES, grammars: await testGrammars() });
      const { findings, crashes } = engine.lint(
        { path, text },
        { ...DEFAULT_SETTINGS, level: 'strict' },
        { today: '2026-01-01', hasPath: () => undefined },
      );
      expect(crashes).to.deep.equal([]);
      expect(findings.length).to.be.above(written.length * 0.9);
      const lines = createLineIndex(text);
      const masked = maskSecrets(text);
      const report = createReport({
        rules: RULES,
        findings,
        textOf: () => text,
        frameOf: ({ start }) => {
          const { start: from, end } = lines.lineRange(start.line);
          return path.endsWith('.ipynb')
            ? undefined
            : { text: masked.slice(from, end), start: start.character, end: start.character + 1 };
        },
      });
      const outputs = {
        json: formatJson(report),
        sarif: formatSarif(report),
        text: formatText(report, { hasColour: true, width: 400 }),
      };
      for (const [format, output] of Object.entries(outputs)) {
        const shown = written.filter(({ secret }) => {
          for (let at = 12; at + 10 <= secret.length; at += 5)
            if (output.includes(secret.slice(at, at + 10))) return true;
          return false;
        });
        expect(
          shown.map(({ variable }) => variable),
          format,
        ).to.deep.equal([]);
      }
    });
  }
});
