import type { Engine, WorkspaceFacts } from '../engine/engine';
import type { Host } from '../engine/host';
import { findSettings, foldersUpwards, type FoundSettings } from '../engine/settings-search';
import { hostPathOf, splitUri, uriOfHostPath } from './uris';

/** A folder of the workspace with what is known of it. Files outside of all folders get one for their own folder. */
export interface Folder {
  readonly uri: string;
  readonly name: string;
  /** The host's name of the folder, without a slash at the end. */
  readonly root: string;
  readonly host: Host;
  readonly engine: Promise<Engine>;
  /** Whether the workspace names it; the others are never scanned. */
  readonly isWorkspaceFolder: boolean;
  /** A path below the root with `/`; absolute where the URI is outside. */
  relativePath(uri: string): string;
  uriOf(path: string): string;
  /** The settings file that holds for a path below the root. Remembered until `forget`. */
  findSettings(path: string): Promise<FoundSettings>;
  facts(): FolderFacts;
  /** Forgets settings files and paths, after files have changed. */
  forget(): void;
}

/** What a lint asked of the workspace, and whether it was told. */
export interface FolderFacts extends WorkspaceFacts {
  /** Looks for the paths that were not known; whether there were any. */
  resolve(): Promise<boolean>;
}

export interface FolderOptions {
  readonly uri: string;
  readonly name?: string;
  readonly host: Host;
  readonly engine: Promise<Engine>;
  readonly isWorkspaceFolder: boolean;
}

/** Milliseconds for which it is believed that a path exists or not: creations outside of the watched files go unseen. */
const PATH_LIFETIME = 10_000;

export function createFolder({ uri, name, host, engine, isWorkspaceFolder }: FolderOptions): Folder {
  const root = hostPathOf(uri).replace(/\/+$/, '');
  const settings = new Map<string, Promise<FoundSettings>>();
  const paths = new Map<string, { readonly exists: boolean; readonly until: number }>();

  function relativePath(fileUri: string): string {
    const path = hostPathOf(fileUri);
    return path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
  }

  return {
    uri,
    name: name ?? splitUri(uri).path.split('/').at(-1) ?? '',
    root,
    host,
    engine,
    isWorkspaceFolder,
    relativePath,
    uriOf: (path) => uriOfHostPath(path.startsWith('/') ? path : `${root}/${path}`, uri),
    async findSettings(path) {
      const absolute = path.startsWith('/') ? path : `${root}/${path}`;
      const [folder = root] = foldersUpwards(absolute, root);
      const known = settings.get(folder);
      if (known !== undefined) return known;
      const found = engine.then(({ rules }) => findSettings(host, absolute, root, rules));
      settings.set(folder, found);
      return found;
    },
    facts() {
      const unknown = new Set<string>();
      return {
        today: new Date(host.now()).toISOString().slice(0, 10),
        hasPath(path) {
          const known = paths.get(path);
          if (known !== undefined && known.until > host.now()) return known.exists;
          unknown.add(path);
          return known?.exists;
        },
        async resolve() {
          await Promise.all(
            [...unknown].map(async (path) => {
              const entry = await host.stat(`${root}/${path}`).catch(() => undefined);
              paths.set(path, { exists: entry !== undefined, until: host.now() + PATH_LIFETIME });
            }),
          );
          return unknown.size > 0;
        },
      };
    },
    forget() {
      settings.clear();
      paths.clear();
    },
  };
}
