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

/** Bytes; lock files of large projects are about half of that. */
const MAX_FACT_SIZE = 5_000_000;

export function createFolder({ uri, name, host, engine, isWorkspaceFolder }: FolderOptions): Folder {
  const root = hostPathOf(uri).replace(/\/+$/, '');
  const settings = new Map<string, Promise<FoundSettings>>();
  const paths = new Map<string, { readonly exists: boolean; readonly until: number }>();
  const texts = new Map<string, { readonly text: string | undefined; readonly until: number }>();

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
      const unread = new Set<string>();
      return {
        today: new Date(host.now()).toISOString().slice(0, 10),
        hasPath(path) {
          const known = paths.get(path);
          if (known !== undefined && known.until > host.now()) return known.exists;
          unknown.add(path);
          return known?.exists;
        },
        readText(path) {
          const known = texts.get(path);
          if (known !== undefined && known.until > host.now()) return known.text;
          unread.add(path);
          return known?.text;
        },
        async resolve() {
          const found = [...unknown].map(async (path) => {
            const entry = await host.stat(`${root}/${path}`).catch(() => undefined);
            paths.set(path, { exists: entry !== undefined, until: host.now() + PATH_LIFETIME });
          });
          const read = [...unread].map(async (path) => {
            const text = await readSmallFile(host, `${root}/${path}`);
            texts.set(path, { text, until: host.now() + PATH_LIFETIME });
          });
          await Promise.all([...found, ...read]);
          return unknown.size > 0 || unread.size > 0;
        },
      };
    },
    forget() {
      settings.clear();
      paths.clear();
      texts.clear();
    },
  };
}

/** Version files are small; what is larger, missing or no text says nothing. */
async function readSmallFile(host: Host, path: string): Promise<string | undefined> {
  const entry = await host.stat(path).catch(() => undefined);
  if (entry?.kind !== 'file' || entry.size > MAX_FACT_SIZE) return undefined;
  return host.readFile(path).catch(() => undefined);
}
