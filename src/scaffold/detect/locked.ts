import { nodeAt, stringAt } from '../../lang/data-node';
import { parseToml } from '../../lang/toml/document';
import { normalizeName } from '../../lang/requirements/requirement';
import { isWritten, type Sources } from './sources';

/** A package in the one version that is installed. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
}

const PINNED = /^[ \t]*([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?[ \t]*==[ \t]*([\w.!+-]+)/gm;

/** What a lock file fixes, else what the requirements name with `==`; sorted by name. */
export function detectLocked({ texts, folder }: Sources): readonly LockedPackage[] {
  const found = new Map<string, string>();
  for (const [path, text] of texts) {
    if (!path.startsWith(folder) || isWritten(path)) continue;
    const name = path.slice(folder.length);
    for (const [each, version] of /^(?:uv|poetry)\.lock$/.test(name)
      ? readLock(text)
      : /^requirements[^/]*\.(?:txt|lock)$/.test(name)
        ? readRequirements(text)
        : []) {
      if (!found.has(each)) found.set(each, version);
    }
  }
  return [...found].map(([name, version]) => ({ name, version })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readRequirements(text: string): readonly (readonly [string, string])[] {
  return [...text.matchAll(PINNED)].map(([, name = '', version = '']) => [normalizeName(name), version]);
}

/** uv and Poetry both write `[[package]]` with a name and a version; the project itself comes from no registry. */
function readLock(text: string): readonly (readonly [string, string])[] {
  const packages = nodeAt(parseToml(text).root, 'package');
  return (packages?.kind === 'sequence' ? packages.items : []).flatMap(
    (item): readonly (readonly [string, string])[] => {
      const name = stringAt(item, 'name');
      const version = stringAt(item, 'version');
      const isOwn = ['editable', 'virtual', 'directory'].some((key) => nodeAt(item, 'source', key) !== undefined);
      return name === undefined || version === undefined || isOwn ? [] : [[normalizeName(name), version]];
    },
  );
}
