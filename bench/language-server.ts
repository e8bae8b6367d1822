import { spawn, spawnSync } from 'node:child_process';
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type ProtocolConnection,
} from 'vscode-languageserver/node';

/** Resolves with the next diagnostics of a document that bear at least this version. */
export type NextDiagnostics = (uri: string, version: number) => Promise<void>;

export interface RunningServer {
  readonly connection: ProtocolConnection;
  readonly next: NextDiagnostics;
  /** Megabytes of memory that the process holds (resident set size); NaN where `ps` does not tell. */
  readonly megabytes: () => number;
  readonly stop: () => void;
}

/** Starts a language server over its standard streams and waits until it is ready. `root`: the folder to open. */
export async function startServer(program: string, words: readonly string[], root?: string): Promise<RunningServer> {
  const child = spawn(program, words, { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  let waiting: { readonly uri: string; readonly version: number; readonly resolve: () => void } | undefined;
  connection.onNotification('textDocument/publishDiagnostics', (params: { uri: string; version?: number }) => {
    if (waiting?.uri !== params.uri || (params.version ?? 0) < waiting.version) return;
    const { resolve } = waiting;
    waiting = undefined;
    resolve();
  });
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/configuration', ({ items }: { items: readonly unknown[] }) => items.map(() => null));
  connection.listen();
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: root ?? null,
    ...(root === undefined ? {} : { workspaceFolders: [{ uri: root, name: 'bench' }] }),
    capabilities: {
      textDocument: { publishDiagnostics: { versionSupport: true } },
      notebookDocument: { synchronization: {} },
    },
    initializationOptions: { settings: { lint: { select: ['S'] } } },
  });
  await connection.sendNotification('initialized', {});
  return {
    connection,
    next: (uri, version) => new Promise((resolve) => (waiting = { uri, version, resolve })),
    megabytes: () => readMemory(child.pid ?? 0),
    stop() {
      connection.dispose();
      child.kill();
    },
  };
}

/** `ps` counts kilobytes of 1024 bytes. */
function readMemory(pid: number): number {
  const { stdout } = spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  const kilobytes = Number.parseInt(stdout.trim(), 10);
  return (kilobytes * 1024) / 1e6;
}
