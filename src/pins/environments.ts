import type { WorkspaceFacts } from '../engine/engine';
import { machinePath } from '../engine/machine';
import { foldersOf } from '../engine/versions/versions';
import { parseJson } from '../lang/json/document';
import { normalizeName } from '../lang/requirements/requirement';
import { stringAt } from '../lang/data-node';
import { isCommit } from './commit';
import type { PackageSource, PackageState } from './package-source';

type Facts = Pick<WorkspaceFacts, 'hasPath' | 'readText' | 'listFolder'>;

/** What venv, virtualenv, uv, conda and pixi call the environment of a project. */
const FOLDERS = ['.venv', 'venv', 'env', '.conda', '.pixi/envs/default'];
const DIST_INFO = /^(.+)-([^-]+)\.dist-info$/;
/** Where conda builds its packages; they note it as if they came from there. */
const CONDA_BUILD = /feedstock_root|\/croot\/|\/conda-bld\/|\/bld\/rattler-build/;

/** The Python environments of the folders around a file, the nearest first, then the one that is active. */
export function environmentSources(path: string, facts: Facts): readonly PackageSource[] {
  const own = foldersOf(path).flatMap((folder) =>
    FOLDERS.map((name): PackageSource => ({
      source: `the version installed in ${folder}${name}`,
      versions: () =>
        facts.hasPath(folder + name) === true
          ? readEnvironment(facts, `${folder}${name}/`)
          : new Map<string, PackageState>(),
    })),
  );
  const active = {
    source: 'the version installed in the active environment',
    versions: () => readEnvironment(facts, machinePath('environment')),
  };
  return [...own, active];
}

function readEnvironment(facts: Facts, base: string): ReadonlyMap<string, PackageState> {
  const packages = findSitePackages(facts, base);
  if (packages === undefined) return new Map();
  const found = new Map<string, PackageState>();
  const doubtful = new Set<string>();
  for (const name of facts.listFolder?.(packages) ?? []) {
    const [, project = '', version = ''] = DIST_INFO.exec(name) ?? [];
    if (version === '') continue;
    const key = normalizeName(project);
    if (found.has(key)) doubtful.add(key);
    found.set(key, lazyState(facts, `${packages}/${name}`, version));
  }
  // Left behind by an install that broke off: which of them is imported is not known.
  for (const name of doubtful) found.delete(name);
  return found;
}

/** `lib/python3.12/site-packages`, on Windows `Lib/site-packages`. */
function findSitePackages(facts: Facts, base: string): string | undefined {
  const versions = (facts.listFolder?.(`${base}lib`) ?? []).filter((name) => /^python3\.\d+t?$/.test(name));
  const newest = versions.sort((a, b) => Number(a.split('.')[1]) - Number(b.split('.')[1])).at(-1);
  if (newest !== undefined) return `${base}lib/${newest}/site-packages`;
  return facts.listFolder?.(`${base}Lib/site-packages`) === undefined ? undefined : `${base}Lib/site-packages`;
}

/** Where a package came from is read of the one that is asked for, not of hundreds. */
function lazyState(facts: Facts, folder: string, version: string): PackageState {
  let state: PackageState | undefined;
  const read = (): PackageState => (state ??= readState(facts, folder, version));
  return {
    get version() {
      return read().version;
    },
    get origin() {
      return read().origin;
    },
  };
}

/** https://packaging.python.org/en/latest/specifications/direct-url/: there only for what no index gave. */
function readState(facts: Facts, folder: string, version: string): PackageState {
  const text = facts.readText?.(`${folder}/direct_url.json`);
  if (text === undefined) return { version };
  const { root } = parseJson(text);
  const url = stringAt(root, 'url') ?? '';
  if (CONDA_BUILD.test(url)) return { version };
  const commit = stringAt(root, 'vcs_info', 'commit_id');
  return commit !== undefined && isCommit(commit) ? { origin: { url, commit } } : {};
}
