import type { Engine, WorkspaceFacts } from '../engine/engine';
import type { Host } from '../engine/host';
import { resolveFactPath } from '../engine/machine';
import { findSettings, foldersUpwards, type FoundSettings } from '../engine/settings-search';
import { LOOKED_UP } from '../pins/online/look-ups';
import { isReadByOthers } from './module-changes';
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
  /** `openText`: what the editor shows of a path, which counts more than what is on the disk. */
  facts(openText?: (path: string) => string | undefined): FolderFacts;
  /** Forgets settings files and paths, after files have changed. */
  forget(): void;
  /** Forgets what is known of one path and of the folders around it. */
  forgetPath(path: string): void;
  /** Remembers that a file on the disk was told something by these paths. */
  noteReader(path: string, asked: Iterable<string>): void;
  /** The files on the disk that were told something by a path. */
  readersOf(path: string): readonly string[];
}

/** What a lint asked of the workspace, and whether it was told. */
export interface FolderFacts extends WorkspaceFacts {
  /** Looks for the paths that were not known; whether any answer is another one now. */
  resolve(): Promise<boolean>;
  /** All paths that were asked for until now. */
  readonly asked: ReadonlySet<string>;
}

export interface FolderOptions {
  readonly uri: string;
  readonly name?: string;
  readonly host: Host;
  readonly engine: Promise<Engine>;
  readonly isWorkspaceFolder: boolean;
  /** What was looked up online, by its path of facts. */
  readonly lookedUp: ReadonlyMap<string, string>;
}

/** Milliseconds for which it is believed that a path exists or not: creations outside of the watched files go unseen. */
const PATH_LIFETIME = 10_000;

/** Paths and texts that are remembered; of texts also UTF-16 code units. What is more is asked for again. */
const MAX_PATHS = 20_000;
const MAX_TEXT = 16_000_000;

/** Bytes; lock files of large projects are about half of that. */
const MAX_FACT_SIZE = 5_000_000;

export function createFolder(options: FolderOptions): Folder {
  const { uri, name, host, engine, isWorkspaceFolder, lookedUp } = options;
  const root = hostPathOf(uri).replace(/\/+$/, '');
  const settings = new Map<string, Promise<FoundSettings>>();
  const paths = new Map<string, { readonly exists: boolean; readonly until: number }>();
  const texts = new Map<string, { readonly text: string | undefined; readonly until: number }>();
  const lists = new Map<string, { readonly names: readonly string[] | undefined; readonly until: number }>();
  const digests = new Map<string, { readonly value: string | undefined; readonly until: number }>();
  const tracked = new Map<string, { readonly isTracked: boolean | undefined; readonly until: number }>();
  const readers = new Map<string, Set<string>>();
  let textLength = 0;

  function keepText(path: string, text: string | undefined): void {
    textLength += (text?.length ?? 0) - (texts.get(path)?.text?.length ?? 0);
    texts.set(path, { text, until: host.now() + PATH_LIFETIME });
    if (texts.size <= MAX_PATHS && textLength <= MAX_TEXT) return;
    texts.clear();
    textLength = 0;
  }

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
    facts(openText) {
      // With what was answered: another look may learn more of the same path meanwhile.
      const unknown = new Map<string, boolean | undefined>();
      const unread = new Map<string, string | undefined>();
      const untold = new Map<string, boolean | undefined>();
      const undigested = new Map<string, string | undefined>();
      const unlisted = new Map<string, readonly string[] | undefined>();
      const asked = new Set<string>();
      return {
        asked,
        today: new Date(host.now()).toISOString().slice(0, 10),
        hasPath(path) {
          asked.add(path);
          if (openText?.(path) !== undefined) return true;
          const known = paths.get(path);
          if (known !== undefined && known.until > host.now()) return known.exists;
          unknown.set(path, known?.exists);
          return known?.exists;
        },
        readText(path) {
          if (path.startsWith(LOOKED_UP)) return lookedUp.get(path);
          asked.add(path);
          const open = openText?.(path);
          if (open !== undefined) return open;
          const known = texts.get(path);
          if (known !== undefined && known.until > host.now()) return known.text;
          unread.set(path, known?.text);
          return known?.text;
        },
        listFolder(path) {
          const known = lists.get(path);
          if (known === undefined || known.until <= host.now()) unlisted.set(path, known?.names);
          return known?.names;
        },
        sha256(path) {
          if (host.sha256 === undefined) return undefined;
          const known = digests.get(path);
          if (known === undefined || known.until <= host.now()) undigested.set(path, known?.value);
          return known?.value;
        },
        isTracked(path) {
          if (host.isTracked === undefined) return undefined;
          const known = tracked.get(path);
          if (known === undefined || known.until <= host.now()) untold.set(path, known?.isTracked);
          return known?.isTracked;
        },
        async resolve() {
          const found = [...unknown].map(async ([path, answer]) => {
            const exists = (await host.stat(`${root}/${path}`).catch(() => undefined)) !== undefined;
            if (paths.size > MAX_PATHS) paths.clear();
            paths.set(path, { exists, until: host.now() + PATH_LIFETIME });
            return exists !== answer;
          });
          const read = [...unread].map(async ([path, answer]) => {
            const text = await readSmallFile(host, resolveFactPath(root, path, host));
            keepText(path, text);
            return text !== answer;
          });
          const listed = [...unlisted].map(async ([path, answer]) => {
            const names = await listNames(host, resolveFactPath(root, path, host));
            if (lists.size > MAX_PATHS) lists.clear();
            lists.set(path, { names, until: host.now() + PATH_LIFETIME });
            return names?.join('\n') !== answer?.join('\n');
          });
          const digested = [...undigested].map(async ([path, answer]) => {
            const value = await host.sha256?.(`${root}/${path}`);
            digests.set(path, { value, until: host.now() + PATH_LIFETIME });
            return value !== answer;
          });
          const told = [...untold].map(async ([path, answer]) => {
            const isTracked = await host.isTracked?.(`${root}/${path}`);
            tracked.set(path, { isTracked, until: host.now() + PATH_LIFETIME });
            return isTracked !== answer;
          });
          unknown.clear();
          unread.clear();
          untold.clear();
          unlisted.clear();
          undigested.clear();
          return (await Promise.all([...found, ...read, ...told, ...listed, ...digested])).some(Boolean);
        },
      };
    },
    forget() {
      settings.clear();
      paths.clear();
      texts.clear();
      tracked.clear();
      lists.clear();
      digests.clear();
      textLength = 0;
    },
    forgetPath(path) {
      tracked.delete(path);
      for (let place = path; place !== ''; place = place.slice(0, Math.max(0, place.lastIndexOf('/')))) {
        paths.delete(place);
        lists.delete(place);
        digests.delete(place);
        textLength -= texts.get(place)?.text?.length ?? 0;
        texts.delete(place);
      }
    },
    noteReader(path, asked) {
      for (const module of asked) {
        if (!isReadByOthers(module) || texts.get(module)?.text === undefined) continue;
        const known = readers.get(module);
        if (known === undefined) readers.set(module, new Set([path]));
        else known.add(path);
      }
    },
    readersOf: (path) => [...(readers.get(path) ?? [])],
  };
}

/** Version files are small; what is larger, missing or no text says nothing. */
async function readSmallFile(host: Host, path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return undefined;
  const entry = await host.stat(path).catch(() => undefined);
  if (entry?.kind !== 'file' || entry.size > MAX_FACT_SIZE) return undefined;
  return host.readFile(path).catch(() => undefined);
}

/** In one order on every machine; undefined for what is no folder, or may not be read. */
async function listNames(host: Host, path: string | undefined): Promise<readonly string[] | undefined> {
  if (path === undefined) return undefined;
  const entries = await host.listFolder(path).catch(() => undefined);
  return entries?.map(({ name }) => name).sort();
}
