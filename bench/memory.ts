import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SCAN_WORKSPACE, type ScanResult } from '../src/protocol/scan';
import { ROOT } from '../scripts/process.mjs';
import { startServer, type RunningServer } from './language-server';

export interface MemoryFigures {
  readonly notebooks: number;
  /** Megabytes of notebooks on disk. */
  readonly size: number;
  readonly findings: number;
  /** Megabytes of the server: when it has started, behind the scan of the whole workspace, and the most while it ran. */
  readonly started: number;
  readonly scanned: number;
  readonly most: number;
  /** The most megabytes in each quarter of the edits, in turn. */
  readonly quarters: readonly number[];
  readonly edits: number;
}

const NOTEBOOKS = 1000;
const CELLS = 30;
const EDITS = 10_000;
const QUARTERS = 4;
/** Milliseconds between two looks at the memory. */
const INTERVAL = 200;
/** Edits between two looks. */
const STRIDE = 50;

/** Memory of the language server over a workspace of notebooks, then over edits of one notebook and one file in turn. */
export async function measureMemory(): Promise<MemoryFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'watertight-memory-'));
  try {
    const text = writeNotebooks(folder);
    const server = await startServer(
      process.execPath,
      [join(ROOT, 'dist/server.node.js'), '--stdio'],
      pathToFileURL(folder).href,
    );
    try {
      return { ...(await measureWorkspace(server)), ...(await measureEdits(server)), size: (text * NOTEBOOKS) / 1e6 };
    } finally {
      server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureWorkspace(
  server: RunningServer,
): Promise<Pick<MemoryFigures, 'notebooks' | 'findings' | 'started' | 'scanned' | 'most'>> {
  const started = server.megabytes();
  let most = started;
  const timer = setInterval(() => (most = Math.max(most, server.megabytes())), INTERVAL);
  const { files, findings } = await server.connection.sendRequest<ScanResult>(SCAN_WORKSPACE, {});
  clearInterval(timer);
  const scanned = server.megabytes();
  return { notebooks: files, findings, started, scanned, most: Math.max(most, scanned) };
}

async function measureEdits(server: RunningServer): Promise<Pick<MemoryFigures, 'quarters' | 'edits'>> {
  const { connection, next } = server;
  const uri = 'file:///bench/memory.py';
  const text = readCells(0).join('\n');
  const opened = next(uri, 1);
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'python', version: 1, text },
  });
  await opened;
  const quarters: number[] = new Array<number>(QUARTERS).fill(0);
  for (let edit = 0; edit < EDITS; edit++) {
    const version = edit + 2;
    const answered = next(uri, version);
    const at = { line: 1 + (edit % CELLS), character: 0 };
    // Every second edit takes back what the one before it put in.
    const change =
      edit % 2 === 0
        ? { range: { start: at, end: at }, text: '#' }
        : { range: { start: { ...at, line: at.line - 1 }, end: { line: at.line - 1, character: 1 } }, text: '' };
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [change],
    });
    await answered;
    const quarter = Math.floor((edit / EDITS) * QUARTERS);
    if (edit % STRIDE === 0) quarters[quarter] = Math.max(quarters[quarter] ?? 0, server.megabytes());
  }
  return { quarters, edits: EDITS };
}

/** Characters of one notebook. */
function writeNotebooks(folder: string): number {
  let length = 0;
  for (let index = 0; index < NOTEBOOKS; index++) {
    const cells = readCells(index).map((source, number) => ({
      cell_type: 'code',
      execution_count: number,
      metadata: {},
      outputs: [
        { output_type: 'stream', name: 'stdout', text: [`epoch ${String(number)} loss 0.${'1'.repeat(900)}\n`] },
      ],
      source: [source],
    }));
    const text = JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, 1);
    writeFileSync(join(folder, `train-${String(index)}.ipynb`), text);
    length = text.length;
  }
  return length;
}

/** Two of them hold something to find. */
function readCells(seed: number): readonly string[] {
  return Array.from({ length: CELLS }, (_, cell) =>
    cell === 0
      ? `import pickle\nimport torch\nseed = ${String(seed)}\nmodel = torch.load(path)\n`
      : `def step_${String(cell)}(batch, size=${String(seed)}):\n    values = [value * size for value in batch]\n    return sum(values)\n`,
  );
}
