import { EMPTY_SUMMARY } from '../../lang/python/modules/summary';
import type { ModuleSummary } from '../../lang/python/modules/types';
import type { WorkspaceFacts } from '../engine';
import type { ModuleCache } from './module-cache';

/** A module of the workspace. */
export interface Module {
  /** Below the root, with `/`. */
  readonly path: string;
  /** Read when it is first asked for, which takes a parse. */
  readonly summary: ModuleSummary;
  /** What the raw text seems to define under a name, at the start of a line. */
  defines(name: string): 'class' | 'function' | undefined;
}

/** A module that a dotted name leads to, and what of the name is left behind it: `.URL`, `.make_client()`. */
export interface FoundModule {
  readonly module: Module;
  readonly rest: string;
}

export interface Modules {
  /** The module at a path. */
  at(path: string): Module | undefined;
  /** The module that a dotted name means in a file; undefined for libraries and for what is not there. */
  find(from: string, name: string): FoundModule | undefined;
  /** The path of the module that an import statement names, or of the package that it stands in. Nothing is read for it. */
  pathOf(from: string, imported: string): string | undefined;
  /** Raw text at a path, where it is small enough to be a module. */
  textAt(path: string): string | undefined;
}

export interface ModuleParts {
  readonly facts: Pick<WorkspaceFacts, 'hasPath' | 'readText'>;
  readonly cache: ModuleCache;
  readonly read: (text: string) => ModuleSummary;
}

/** UTF-16 code units: longer modules are generated, or data. */
const MAX_LENGTH = 500_000;
/** Dots and packages in one name; more are no name that a person writes. */
const MAX_SEGMENTS = 12;
const NAME = /^(\.*)((?:\w+\.)*\w+)?(.*)$/s;

/** Looks modules up for as long as one file is looked at: what was asked once is remembered. */
export function createModules({ facts, cache, read }: ModuleParts): Modules {
  const modules = new Map<string, Module | undefined>();
  const found = new Map<string, FoundModule | undefined>();
  /** Paths at which there is neither a module nor a folder: most imports are of libraries. */
  const missing = new Set<string>();

  function textAt(path: string): string | undefined {
    // A host that does not know yet is asked for the text at once, which saves it a round.
    const text = facts.hasPath(path) === false ? undefined : facts.readText?.(path);
    return text === undefined || text.length <= MAX_LENGTH ? text : '';
  }

  function at(path: string): Module | undefined {
    if (!modules.has(path)) {
      const text = textAt(path);
      modules.set(path, text === undefined ? undefined : createModule(path, text));
    }
    return modules.get(path);
  }

  function createModule(path: string, text: string): Module {
    let summary: ModuleSummary | undefined;
    let definitions: ReturnType<typeof readDefinitions> | undefined;
    return {
      path,
      get summary() {
        return (summary ??= text === '' ? EMPTY_SUMMARY : cache.summaryOf(path, text, read));
      },
      defines(name) {
        definitions ??= readDefinitions(text);
        return definitions.get(name);
      },
    };
  }

  /** The module at `folder/a/b` for the names `a`, `b`, …: the first that is a file, else the deepest package. */
  function walk(
    folder: string,
    names: readonly string[],
    index: number,
    isImport: boolean,
  ): { readonly module: Module; readonly used: number } | undefined {
    const name = names[index];
    const place = folder + (name ?? '');
    if (name === undefined || missing.has(place)) return undefined;
    const file = at(`${place}.py`);
    if (file !== undefined) return { module: file, used: index + 1 };
    if (facts.hasPath(place) === false) {
      missing.add(place);
      return undefined;
    }
    const own = at(`${place}/__init__.py`);
    const member = names[index + 1];
    // What a package says of a name counts more than a module in it that is called so, too.
    const isMember = own !== undefined && (member === undefined || (!isImport && own.summary.names.has(member)));
    const inner = isMember ? undefined : walk(`${place}/`, names, index + 1, isImport);
    return inner ?? (own && { module: own, used: index + 1 });
  }

  function look(from: string, name: string, isImport: boolean): FoundModule | undefined {
    const [, dots = '', dotted = '', behind = ''] = NAME.exec(name) ?? [];
    const segments = dotted.split('.').filter((segment) => segment !== '');
    if (segments.length === 0 || segments.length > MAX_SEGMENTS) return undefined;
    // `make_client()` is no module, whatever stands in front.
    const names = behind.startsWith('(') ? segments.slice(0, -1) : segments;
    const restFrom = (used: number): string =>
      segments
        .slice(used)
        .map((part) => `.${part}`)
        .join('') + behind;
    for (const folder of dots === '' ? foldersOf(from) : relativeFolder(from, dots.length)) {
      const hit = walk(folder, names, 0, isImport);
      if (hit !== undefined)
        return hit.module.path === from ? undefined : { module: hit.module, rest: restFrom(hit.used) };
      const own = dots === '' ? undefined : at(`${folder}__init__.py`);
      if (own !== undefined && own.path !== from) return { module: own, rest: restFrom(0) };
    }
    return undefined;
  }

  return {
    at,
    textAt,
    pathOf: (from, imported) => look(from, imported, true)?.module.path,
    find(from, name) {
      const key = `${from}\n${name}`;
      if (!found.has(key)) found.set(key, look(from, name, false));
      return found.get(key);
    },
  };
}

function readDefinitions(text: string): ReadonlyMap<string, 'class' | 'function'> {
  return new Map(
    [...text.matchAll(/^(?:async[ \t]+)?(def|class)[ \t]+(\w+)/gm)].map(([, keyword, name = '']) => [
      name,
      keyword === 'class' ? 'class' : 'function',
    ]),
  );
}

/** Where Python may look for a module: the file's folder and those around it up to the root, then `src`. */
export function foldersOf(path: string): readonly string[] {
  if (path.startsWith('/')) return [];
  const names = path.split('/').slice(0, -1);
  const upwards = names.map((_, index) => `${names.slice(0, names.length - index).join('/')}/`).concat('');
  return upwards.includes('src/') ? upwards : [...upwards, 'src/'];
}

/** One dot is the file's own folder; none where that would be above the root. */
function relativeFolder(path: string, dots: number): readonly string[] {
  const names = path.split('/').slice(0, -1);
  if (path.startsWith('/') || dots - 1 > names.length) return [];
  const kept = names.slice(0, names.length - (dots - 1));
  return [kept.length === 0 ? '' : `${kept.join('/')}/`];
}
