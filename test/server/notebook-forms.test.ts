import { expect } from 'chai';
import { createEngine } from '../../src/engine/lint';
import { DEFAULT_SETTINGS } from '../../src/engine/settings';
import { RULES } from '../../src/rules/index';
import { testGrammars } from '../unit/grammars';
import { useClients } from './client';
import { notebookFile, openNotebook, type TestCell } from './notebook';
import { madeUpToken, printed, UNSAFE_YAML } from './texts';

const token = madeUpToken();
const CELLS: readonly TestCell[] = [
  { kind: 'markdown', text: `# Churn 🌊\n\nThe token is ${token}, as ever.` },
  { text: UNSAFE_YAML },
  { text: `# "quoted" \\ and 🌊\n${UNSAFE_YAML}` },
  { text: `token = "${token}"` },
  { text: '!curl -k https://example.org/🌊.csv -o data.csv\n%pip install torch' },
];
const OUTPUTS = { 3: [printed('🌊\n'), printed(`${token}\n`)] };

describe('a notebook in the editor', () => {
  const start = useClients();

  it('has the findings and fingerprints that it has on the disk', async () => {
    const engine = createEngine({ rules: RULES, grammars: await testGrammars() });
    const text = notebookFile(CELLS, OUTPUTS);
    const facts = { hasPath: () => undefined, today: '2026-06-15' };
    const onDisk = engine.lint({ path: 'notebooks/churn.ipynb', text }, DEFAULT_SETTINGS, facts).findings;

    const client = await start();
    const notebook = openNotebook(client, 'notebooks/churn.ipynb', CELLS);
    notebook.setOutputs(OUTPUTS);
    await client.idle();
    const shown = CELLS.flatMap((_, index) => {
      const { diagnostics = [] } = client.pushes.findLast(({ uri }) => uri === notebook.cell(index)) ?? {};
      return diagnostics.map(({ code, data, range }) => [index, code, range.start, data as unknown]);
    });
    const expected = onDisk.map(({ cell, ruleId, fingerprint }) => {
      // What stands in an output is shown at the start of its cell.
      const start = cell?.part === 'output' ? { line: 0, character: 0 } : cell?.start;
      return [cell?.index, ruleId, start, { fingerprint }];
    });
    expect(onDisk.map(({ ruleId }) => ruleId)).to.include.members([
      ...['yaml-unsafe-load', 'hard-coded-secret', 'secret-in-output', 'tls-verification-off', 'unpinned-package'],
    ]);
    expect(shown).to.have.deep.members(expected);
  });
});
