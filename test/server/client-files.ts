import type { ProtocolConnection } from 'vscode-languageserver/node';
import { HostError } from '../../src/engine/host';
import { createNodeHost } from '../../src/host/node/host';
import { LIST_FOLDER, READ_FILE, STAT_FILE, type FileParams, type ReadFileResult } from '../../src/protocol/files';

const silent = (): void => undefined;
const disk = createNodeHost({ log: { info: silent, warn: silent, error: silent } });

/** Reads files for the server, as our extension does in a browser. */
export function answerFileRequests(connection: ProtocolConnection): void {
  connection.onRequest(READ_FILE, async ({ path }: FileParams): Promise<ReadFileResult> => {
    try {
      return { text: await disk.readFile(path) };
    } catch (error) {
      return { problem: error instanceof HostError ? error.kind : 'unreadable', message: String(error) };
    }
  });
  connection.onRequest(LIST_FOLDER, ({ path }: FileParams) => disk.listFolder(path));
  connection.onRequest(STAT_FILE, async ({ path }: FileParams) => (await disk.stat(path)) ?? null);
}
