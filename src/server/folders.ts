import type { WorkspaceFolder } from 'vscode-languageserver';
import type { Engine } from '../engine/engine';
import type { Host } from '../engine/host';
import { createFolder, type Folder } from './folder';
import { splitUri, uriKey, joinUri } from './uris';

/** The folders of the workspace, and those of files outside of it. */
export interface Folders {
  add(folder: WorkspaceFolder): void;
  remove(uri: string): void;
  /** The folders of the workspace, in its order. */
  all(): readonly Folder[];
  /** The innermost folder that a file belongs to. */
  of(uri: string): Folder;
  forget(): void;
}

export interface FoldersOptions {
  /** One host for each folder: only some are on the server's disk. */
  readonly createHost: (folderUri: string) => Host;
  /** One engine for each folder; the engines share the grammars. */
  readonly createEngine: () => Promise<Engine>;
  /** What was looked up online, by its path of facts. */
  readonly lookedUp: ReadonlyMap<string, string>;
}

export function createFolders({ createHost, createEngine, lookedUp }: FoldersOptions): Folders {
  const folders = new Map<string, Folder>();
  const strays = new Map<string, Folder>();

  function strayFolder(uri: string): Folder {
    const parts = splitUri(uri);
    const parent = joinUri({ ...parts, path: parts.path.slice(0, Math.max(0, parts.path.lastIndexOf('/'))) });
    const key = uriKey(parent);
    const folder =
      strays.get(key) ??
      createFolder({
        ...{ uri: parent, host: createHost(parent), engine: createEngine(), isWorkspaceFolder: false, lookedUp },
      });
    strays.set(key, folder);
    return folder;
  }

  return {
    add({ uri, name }) {
      folders.set(
        folderKey(uri),
        createFolder({
          ...{ uri, name, host: createHost(uri), engine: createEngine(), isWorkspaceFolder: true, lookedUp },
        }),
      );
    },
    remove(uri) {
      folders.delete(folderKey(uri));
    },
    all: () => [...folders.values()],
    of(uri) {
      const key = uriKey(uri);
      let best: Folder | undefined;
      let longest = -1;
      for (const [folder, candidate] of folders) {
        if (folder.length > longest && key.startsWith(`${folder}/`)) {
          best = candidate;
          longest = folder.length;
        }
      }
      return best ?? strayFolder(uri);
    },
    forget() {
      for (const folder of [...folders.values(), ...strays.values()]) folder.forget();
    },
  };
}

function folderKey(uri: string): string {
  return uriKey(uri).replace(/\/+$/, '');
}
