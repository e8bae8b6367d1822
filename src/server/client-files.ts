import type { Connection } from 'vscode-languageserver';
import type { Host, Log } from '../engine/host';
import { createWebHost } from '../host/web/host';
import {
  LIST_FOLDER,
  READ_FILE,
  STAT_FILE,
  type FileParams,
  type FolderEntry,
  type ReadFileResult,
} from '../protocol/files';

/** A host whose files are read by our client: for a browser, and for folders that are not on the server's disk. */
export function createClientHost(connection: Connection, folder: string, log: Log): Host {
  const ask = <T>(method: string, path: string): Promise<T> => {
    const params: FileParams = { folder, path };
    return connection.sendRequest<T>(method, params);
  };
  return createWebHost(
    {
      readFile: (path) => ask<ReadFileResult>(READ_FILE, path),
      listFolder: (path) => ask<readonly FolderEntry[]>(LIST_FOLDER, path),
      // JSON has no undefined. Other clients than ours do not know the request: for them nothing is there.
      stat: async (path) => (await ask<FolderEntry | null>(STAT_FILE, path).catch(() => null)) ?? undefined,
      pause: () => new Promise((resolve) => setTimeout(resolve)),
    },
    log,
  );
}
