import {
  HostError,
  type FolderEntry,
  type Host,
  type HostEntry,
  type HostErrorKind,
  type Log,
} from '../../engine/host';

/** Files that only somebody else can reach: the editor, for virtual workspaces and in a browser. */
export interface RemoteFiles {
  readFile(
    path: string,
  ): Promise<{ readonly text: string } | { readonly problem: HostErrorKind; readonly message: string }>;
  listFolder(path: string): Promise<readonly FolderEntry[]>;
  stat(path: string): Promise<HostEntry | undefined>;
  /** Lets other work of the thread run. */
  pause(): Promise<void>;
}

export function createWebHost(files: RemoteFiles, log: Log): Host {
  return {
    async readFile(path) {
      const result = await files.readFile(path);
      if ('text' in result) return result.text;
      throw new HostError(result.problem, result.message);
    },
    listFolder: (path) => files.listFolder(path),
    stat: (path) => files.stat(path),
    now: () => Date.now(),
    pause: () => files.pause(),
    log,
  };
}
