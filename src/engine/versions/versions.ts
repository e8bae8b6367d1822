import { isAtLeast, type VersionBounds } from '../../core/version';
import type { SourceFile } from '../../lang/source-file';
import type { WorkspaceFacts } from '../engine';
import { readInstalls, toBounds, VERSION_FILES, type PackageBounds } from './sources';

/** Which versions a file meets when it runs, as far as the files around it tell. */
export interface Versions {
  /** Whether a package (or `python`) is at least of a version: undefined where that is not known. Names as on PyPI, lower case. */
  atLeast(name: string, version: string): boolean | undefined;
}

/** Parsed files by path, kept while their text is the same. */
export type VersionCache = Map<string, { readonly text: string; readonly bounds: PackageBounds }>;

/** Files that are remembered; a larger workspace reads some of them again. */
const MAX_CACHED = 500;

/**
 * Asks what the file installs itself, then the folders from its own up to the root: the nearest that names the package
 * decides, and there the surest kind of file. Nothing is read before a rule asks.
 */
export function createVersions(file: SourceFile, facts: WorkspaceFacts, cache: VersionCache): Versions {
  let own: PackageBounds | undefined;
  const find = (name: string): VersionBounds | undefined => {
    own ??= toBounds(file.notebook ? file.shellParts().flatMap((part) => readInstalls(part.document())) : []);
    const installed = own.get(name);
    if (installed !== undefined) return installed;
    for (const folder of foldersOf(file.path)) {
      for (const { name: fileName, read } of VERSION_FILES) {
        const path = folder + fileName;
        const text = facts.readText?.(path);
        const bounds = text === undefined ? undefined : readCached(cache, path, text, (given) => toBounds(read(given)));
        const found = bounds?.get(name);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  };
  return {
    atLeast(name, version) {
      const bounds = find(name);
      return bounds && isAtLeast(bounds, version);
    },
  };
}

function readCached(
  cache: VersionCache,
  path: string,
  text: string,
  read: (text: string) => PackageBounds,
): PackageBounds {
  const known = cache.get(path);
  if (known?.text === text) return known.bounds;
  const bounds = read(text);
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(path, { text, bounds });
  return bounds;
}

/** From the file's own folder up to the root, each with its `/`; the root is the empty text. */
export function foldersOf(path: string): readonly string[] {
  if (path.startsWith('/')) return [];
  const names = path.split('/').slice(0, -1);
  return names.map((_, index) => `${names.slice(0, names.length - index).join('/')}/`).concat('');
}
