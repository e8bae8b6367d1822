import type { ModuleSummary } from '../../lang/python/modules/types';
import type { ForeignConstant, ForeignNames } from '../../lang/python/types';
import { isStandardModule } from '../../lang/python/standard-library';
import type { WorkspaceFacts } from '../engine';
import { createLinker, type Linker, type Target } from './linker';
import type { ModuleCache } from './module-cache';
import { createModules, type Modules } from './modules';
import { asks, findMounts } from './mounts';
import { createSettingsFiles } from './settings-files';

/** What the Python files of a workspace tell each other, read when a file asks, for as long as that file is looked at. */
export interface WorkspaceIndex {
  /** Other modules as seen from a file, by its path below the root. */
  seenFrom(path: string): ForeignNames;
  /**
   * The raw texts of the modules that a raw text imports, and of those that these import, since constants are handed on;
   * and those of the settings files that it names.
   */
  textsImportedBy(path: string, text: string): readonly string[];
}

export interface WorkspaceIndexParts {
  readonly facts: Pick<WorkspaceFacts, 'hasPath' | 'readText'>;
  readonly cache: ModuleCache;
  /** Reads a module. A summary is kept in `cache` for as long as the module's text is the same. */
  readonly read: (text: string) => ModuleSummary;
}

export function createWorkspaceIndex(parts: WorkspaceIndexParts): WorkspaceIndex {
  const modules = createModules(parts);
  const linker = createLinker(modules);
  const settings = createSettingsFiles(parts.facts);
  return {
    seenFrom: (path) => ({
      qualifiedName: (name) => libraryName(linker, path, name),
      isInside: (name) => !isStandardModule(name) && modules.find(path, name) !== undefined,
      constant: (name) => constantOf(linker.follow(path, name)),
      settings: (source) => settings.read(path, source),
      asks: (name) => asks(linker, path, name),
      mounts: (owner) => findMounts(modules, linker, path, owner),
    }),
    textsImportedBy: (path, text) => [...listImported(modules, path, text), ...settings.textsNamedIn(path, text)],
  };
}

/** Names that end at a module of the workspace are left as they are written: they mean nothing to a rule. */
function libraryName(linker: Linker, path: string, name: string): string | undefined {
  if (!name.includes('.') && !name.includes('(')) return undefined;
  const target = linker.followToLibrary(path, name);
  return target?.kind === 'library' && target.name !== name ? target.name : undefined;
}

/** The constant that a name ends at: a name of a module, an attribute of a class or of its instance. */
function constantOf(target: Target | undefined): ForeignConstant | undefined {
  if (target?.kind !== 'own') return undefined;
  const { entry, rest, module } = target;
  const field = /^(?:\(\))?\.(\w+)$/.exec(rest)?.[1];
  const found = rest === '' ? entry.constant : field === undefined ? undefined : entry.fields?.get(field);
  return found && { ...found, place: { ...found.place, file: module.path } };
}

function listImported(modules: Modules, path: string, text: string): readonly string[] {
  const texts = new Map([[path, text]]);
  let latest: readonly (readonly [string, string])[] = [...texts];
  for (let depth = 0; depth < MAX_IMPORT_DEPTH; depth++) {
    latest = latest.flatMap(([from, content]) =>
      importedNames(content).flatMap((name) => {
        const found = modules.pathOf(from, name);
        if (found === undefined || texts.has(found) || texts.size > MAX_IMPORTED) return [];
        const own = modules.textAt(found) ?? '';
        texts.set(found, own);
        return [[found, own] as const];
      }),
    );
  }
  texts.delete(path);
  return [...texts.values()];
}

/** In the text of a file, and in the JSON of a notebook. */
const IMPORT = /(?:^|[\n"]|\\n)[ \t]*(?:from[ \t]+([.\w]+)[ \t]+import[ \t(]+(\w*)|import[ \t]+([\w., \t]+))/g;
const MAX_IMPORTS = 200;
const MAX_IMPORT_DEPTH = 3;
const MAX_IMPORTED = 30;

/** Each module that import statements name, with a member behind it where they name one. */
function importedNames(text: string): readonly string[] {
  const names: string[] = [];
  for (const [, from, member = '', plain = ''] of text.matchAll(IMPORT)) {
    if (from !== undefined) names.push(from.endsWith('.') ? from + member : from);
    else names.push(...plain.split(',').map((part) => part.trim().split(/\s/, 1)[0] ?? ''));
    if (names.length > MAX_IMPORTS) break;
  }
  return [...new Set(names)].filter((name) => name !== '' && !isStandardModule(name));
}
