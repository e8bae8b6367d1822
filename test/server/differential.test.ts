import { expect } from 'chai';
import fc from 'fast-check';
import { SEVERITIES, type Finding } from '../../src/core/finding';
import type { Engine, FileInput } from '../../src/engine/engine';
import { createEngine } from '../../src/engine/lint';
import { DEFAULT_SETTINGS } from '../../src/engine/settings';
import { RULES } from '../../src/rules/index';
import { testGrammars } from '../unit/grammars';
import { writeNotebook, type Layout } from '../unit/notebook/write';
import { messagesOf } from './ask';
import { useClients, type TestClient } from './client';
import { openNotebook, type TestCell, type TestNotebook } from './notebook';
import { anyNotebook, layout, pythonNotebook } from './notebook-arbitrary';
import { editNotebook, step } from './notebook-edits';

const LEVEL = 'strict';
const PATH = 'churn.ipynb';
/** Milliseconds. */
const SHRINKING = 30_000;

/** A finding as both sides know it. */
interface Shown {
  /** The index of the cell; the URI where there is no such cell. */
  readonly cell: number | string;
  readonly rule: unknown;
  readonly message: unknown;
  readonly range: unknown;
  readonly severity: unknown;
  readonly data: unknown;
  readonly related: readonly unknown[];
}

describe('a notebook that somebody works in', () => {
  const start = useClients();
  let engine: Engine;
  before(async () => {
    engine = createEngine({ rules: RULES, grammars: await testGrammars() });
  });

  function lint(input: FileInput): readonly Finding[] {
    const facts = { hasPath: () => false, readText: () => undefined, today: '2026-06-15' };
    const { findings, crashes, failure } = engine.lint(input, { ...DEFAULT_SETTINGS, level: LEVEL }, facts);
    expect({ crashes, failure }).to.deep.equal({ crashes: [], failure: undefined });
    return findings;
  }

  const onDisk = (cells: readonly TestCell[], how: Partial<Layout> = {}): readonly Shown[] =>
    lint({ path: PATH, text: fileOf(cells, how) }).map(showFinding);

  it('has the findings of the file on the disk, opened or typed, whatever was there in between', async () => {
    const client = await start({ settings: { level: LEVEL } });
    const session = fc.record({
      goal: anyNotebook,
      how: layout,
      opened: anyNotebook,
      steps: fc.array(fc.tuple(step, fc.boolean()), { maxLength: 8 }),
      choices: fc.array(fc.nat(999), { minLength: 1, maxLength: 30 }),
      looks: fc.uniqueArray(fc.nat(200), { maxLength: 3 }),
      isSaved: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.constant(false)),
    });
    await fc.assert(
      fc.asyncProperty(session, async ({ goal, how, opened, steps, choices, looks, isSaved }) => {
        const expected = onDisk(goal, how);
        await withNotebook(client, goal, async (notebook, shown) => {
          await client.idle();
          expect(shown(notebook, goal.length), 'opened').to.have.deep.members(expected);
        });
        await withNotebook(client, opened, async (notebook, shown) => {
          let count = 0;
          const editing = editNotebook(client, notebook, opened, async () => {
            if (looks.includes(count++)) await look('while typing');
          });
          for (const [given, isLookedAt] of steps) {
            await editing.take(given);
            if (isLookedAt) await look(`after: ${given.name}`);
          }
          await editing.finish(goal, choices);
          expect(fileOf(editing.cells())).to.equal(fileOf(goal));
          await look('in the end');

          async function look(when: string): Promise<void> {
            const cells = editing.cells();
            // What is saved is looked at without the wait for more keys.
            if (isSaved) notebook.save();
            await client.idle();
            expect(shown(notebook, cells.length), when).to.have.deep.members(onDisk(cells));
          }
        });
      }),
      // Shrinking a failure takes a while, and has to end before mocha's patience does: the seed is in the report.
      { numRuns: 100, interruptAfterTimeLimit: SHRINKING },
    );
    expect(client.logs).to.deep.equal([]);
  }).timeout(2 * SHRINKING);

  it('has the findings of a file of all its Python', () => {
    fc.assert(
      fc.property(pythonNotebook, (cells) => {
        const text = cells.map((cell) => cell.text).join('\n');
        const inFile = lint({ path: 'churn.py', text }).map(({ ruleId, start: at }) => ({ ruleId, ...at }));
        const firstLines = cells.map((_, index) =>
          cells.slice(0, index).reduce((lines, cell) => lines + cell.text.split('\n').length, 0),
        );
        const inCells = lint({ path: PATH, text: fileOf(cells) }).map(({ ruleId, cell }) => {
          const first = firstLines[cell?.index ?? 0] ?? 0;
          return { ruleId, line: first + (cell?.start.line ?? 0), character: cell?.start.character };
        });
        expect(inCells).to.have.deep.members(inFile);
      }),
      { numRuns: 150 },
    );
  });
});

type Look = (notebook: TestNotebook, cells: number) => readonly Shown[];

/** Opens cells as a notebook that is closed afterwards, with what the editor shows of it. */
async function withNotebook(
  client: TestClient,
  cells: readonly TestCell[],
  work: (notebook: TestNotebook, shown: Look) => Promise<void>,
): Promise<void> {
  const before = client.pushes.length;
  const notebook = openNotebook(client, PATH, cells);
  try {
    await work(notebook, (open, count) => readShown(client, before, open, count));
  } finally {
    notebook.close();
    await client.idle();
  }
  expect(readShown(client, before, notebook, 0), 'closed').to.deep.equal([]);
}

/** What the editor shows for the notebook, and for cells that are gone. */
function readShown(client: TestClient, before: number, notebook: TestNotebook, count: number): readonly Shown[] {
  const indexes = new Map(Array.from({ length: count }, (_, index) => [notebook.cell(index), index]));
  const cellOf = (uri: string): number | string => indexes.get(uri) ?? uri;
  const latest = new Map(client.pushes.slice(before).map((push) => [push.uri, push]));
  return [...latest].flatMap(([uri, { diagnostics, version }]) => {
    if (indexes.has(uri) && diagnostics.length > 0) {
      expect(version, 'version').to.equal(client.documents.get(uri)?.version);
    }
    return diagnostics.map((diagnostic) => ({
      cell: cellOf(uri),
      rule: diagnostic.code,
      message: messagesOf([diagnostic])[0],
      range: diagnostic.range,
      severity: diagnostic.severity,
      data: diagnostic.data as unknown,
      related: (diagnostic.relatedInformation ?? []).map(({ location, message }) => ({
        cell: cellOf(location.uri),
        range: location.range,
        message,
      })),
    }));
  });
}

function showFinding({ cell, ruleId, message, severity, fingerprint, related }: Finding): Shown {
  return {
    cell: cell?.index ?? 'none',
    rule: ruleId,
    message,
    range: { start: cell?.start, end: cell?.end },
    // The protocol counts them from 1.
    severity: SEVERITIES.indexOf(severity) + 1,
    data: { fingerprint },
    related: related.map((location) => ({
      cell: location.cell?.index,
      range: { start: location.cell?.start, end: location.cell?.end },
      message: location.message,
    })),
  };
}

function fileOf(cells: readonly TestCell[], how: Partial<Layout> = {}): string {
  const written = cells.map(({ kind, languageId, metadata, text }) => ({
    cell_type: kind === 'markdown' ? 'markdown' : languageId === 'raw' ? 'raw' : 'code',
    source: text,
    metadata: {
      ...(metadata?.['metadata'] as object | undefined),
      ...(languageId === undefined || languageId === 'raw' ? {} : { vscode: { languageId } }),
    },
  }));
  return writeNotebook(written, how);
}
