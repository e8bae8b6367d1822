import type { WorkspaceFacts } from '../engine/engine';
import { toBounds, VERSION_FILES } from '../engine/versions/sources';
import { foldersOf } from '../engine/versions/versions';
import type { PackageSource, PackageVersions } from './package-source';

/** What each lock file says, kept while its text is the same. */
export type LockCache = Map<string, { readonly text: string; readonly versions: PackageVersions }>;

const LOCKS = VERSION_FILES.filter(({ name }) => name.endsWith('.lock'));
const MAX_CACHED = 200;

/** The lock files around a file, the nearest first. */
export function lockSources(
  path: string,
  facts: Pick<WorkspaceFacts, 'readText'>,
  cache: LockCache,
): readonly PackageSource[] {
  return foldersOf(path).flatMap((folder) =>
    LOCKS.map(({ name, read }): PackageSource => {
      const place = folder + name;
      return {
        source: `the version in ${place}`,
        isLock: true,
        versions: () => {
          const text = facts.readText?.(place);
          if (text === undefined) return new Map<string, never>();
          const known = cache.get(place);
          if (known?.text === text) return known.versions;
          const versions = exactVersions(read(text));
          if (cache.size >= MAX_CACHED) cache.clear();
          cache.set(place, { text, versions });
          return versions;
        },
      };
    }),
  );
}

/** Of a package that is locked in two versions, each for other machines, neither is the one. */
function exactVersions(entries: Parameters<typeof toBounds>[0]): PackageVersions {
  const exact = [...toBounds(entries)].flatMap(([name, { min, max }]) =>
    min !== undefined && max?.version === min && max.isIncluded ? [[name, { version: min }] as const] : [],
  );
  return new Map(exact);
}
