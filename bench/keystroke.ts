import { join } from 'node:path';
import type { ProtocolConnection } from 'vscode-languageserver/node';
import { findProgram, ROOT } from '../scripts/process.mjs';
import { startServer, type NextDiagnostics } from './language-server';

export interface Keystrokes {
  readonly server: string;
  readonly document: string;
  /** Milliseconds from sending a change to receiving the diagnostics of that version: median and 95th percentile. */
  readonly median: number;
  readonly p95: number;
}

const KEYSTROKES = 100;
/** The first ones find cold code, in every server. */
const WARM_UP = 20;
const URI_FILE = 'file:///bench/train.py';
const URI_NOTEBOOK = 'file:///bench/train.ipynb';

/** Both find something in it: the diagnostics of every version are worth sending. */
const HEAD = 'import pickle\nimport requests\nimport torch\n\nrows = pickle.load(open(path, "rb"))\n';
const BODY = 'def step(batch, size=3):\n    values = [value * size for value in batch]\n    return sum(values)\n\n';

export async function measureKeystrokes(): Promise<readonly Keystrokes[]> {
  const servers: readonly (readonly [string, string, readonly string[]])[] = [
    ['watertight', process.execPath, [join(ROOT, 'dist/server.node.js'), '--stdio']],
    ['ruff', findProgram('ruff') ?? '', ['server']],
  ];
  const results: Keystrokes[] = [];
  for (const [server, program, words] of servers) {
    if (program === '') continue;
    results.push({ server, document: 'a file of 2,000 lines', ...(await measure(program, words, typeInFile)) });
    results.push({ server, document: 'a notebook of 200 cells', ...(await measure(program, words, typeInNotebook)) });
  }
  return results;
}

type Typing = (connection: ProtocolConnection, next: NextDiagnostics) => Promise<readonly number[]>;

async function measure(
  program: string,
  words: readonly string[],
  type: Typing,
): Promise<{ readonly median: number; readonly p95: number }> {
  const { connection, next, stop } = await startServer(program, words);
  try {
    const times = await type(connection, next);
    const sorted = [...times.slice(WARM_UP)].sort((a, b) => a - b);
    const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? NaN;
    return { median: at(0.5), p95: at(0.95) };
  } finally {
    stop();
  }
}

const typeInFile: Typing = async (connection, next) => {
  const text = HEAD + BODY.repeat(Math.ceil((2000 - 5) / 4));
  const opened = next(URI_FILE, 1);
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri: URI_FILE, languageId: 'python', version: 1, text },
  });
  await opened;
  return typeKeys(next, URI_FILE, (version) =>
    connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: URI_FILE, version },
      contentChanges: [keyAt({ line: 1002, character: 11 })],
    }),
  );
};

const typeInNotebook: Typing = async (connection, next) => {
  const cellUri = (index: number): string => `vscode-notebook-cell:/bench/train.ipynb#c${String(index)}`;
  const texts = Array.from({ length: 200 }, (_, index) => (index === 0 ? HEAD : BODY + BODY));
  const opened = next(cellUri(0), 1);
  await connection.sendNotification('notebookDocument/didOpen', {
    notebookDocument: {
      uri: URI_NOTEBOOK,
      notebookType: 'jupyter-notebook',
      version: 1,
      cells: texts.map((_, index) => ({ kind: 2, document: cellUri(index) })),
    },
    cellTextDocuments: texts.map((text, index) => ({ uri: cellUri(index), languageId: 'python', version: 1, text })),
  });
  await opened;
  // The first cell is the one with a finding, so that each version of it has diagnostics.
  return typeKeys(next, cellUri(0), (version) =>
    connection.sendNotification('notebookDocument/didChange', {
      notebookDocument: { uri: URI_NOTEBOOK, version },
      change: {
        cells: {
          textContent: [{ document: { uri: cellUri(0), version }, changes: [keyAt({ line: 4, character: 33 })] }],
        },
      },
    }),
  );
};

function keyAt(position: { readonly line: number; readonly character: number }): unknown {
  return { range: { start: position, end: position }, text: ' ' };
}

async function typeKeys(
  next: NextDiagnostics,
  uri: string,
  send: (version: number) => Promise<void>,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let version = 2; version < KEYSTROKES + WARM_UP + 2; version++) {
    const answered = next(uri, version);
    const started = performance.now();
    await send(version);
    await answered;
    times.push(performance.now() - started);
  }
  return times;
}
