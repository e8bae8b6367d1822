import { isStandardModule } from '../../lang/python/standard-library';
import type { ModuleName, ModuleReference } from '../../lang/python/modules/types';
import type { Module, Modules } from './modules';

/** Where a dotted name ends: at a name of a library, or at one of a module of the workspace with what is asked of it. */
export type Target =
  | { readonly kind: 'library'; readonly name: string }
  | {
      readonly kind: 'own';
      readonly module: Module;
      readonly name: string;
      readonly entry: ModuleName;
      /** What is written behind the name: `.url`, `().url`. */
      readonly rest: string;
    };

export interface Linker {
  /** Follows a name from a file through modules of the workspace; undefined where it is lost on the way. */
  follow(from: string, name: string): Target | undefined;
  /** The same, but gives up early where the name cannot end in a library: most names are functions and classes. */
  followToLibrary(from: string, name: string): Target | undefined;
  /** The same, but stops at the module that makes the value: only imports are followed. */
  locate(from: string, name: string): Target | undefined;
}

/** Modules that are gone through for one name, import cycles included. */
const MAX_MODULES = 5;
/** Names that are gone through inside of modules. */
const MAX_STEPS = 20;
/** Star imports of one module that are looked into, and of all modules for all names of a file. */
const MAX_STARS = 10;
const MAX_STAR_STEPS = 20_000;
const MEMBER = /^\.(\w+)(.*)$/s;
const OWN = /^(\w+)(.*)$/s;

interface Way {
  readonly modules: number;
  readonly steps: number;
  readonly purpose: 'any' | 'library' | 'maker';
}

export function createLinker(modules: Modules): Linker {
  const known = new Map<string, Target | undefined>();
  let starSteps = 0;

  function once(key: string, find: () => Target | undefined): Target | undefined {
    if (known.has(key)) return known.get(key);
    // Names that lead to each other, round and round, lead nowhere.
    known.set(key, undefined);
    const target = find();
    known.set(key, target);
    return target;
  }

  function follow(from: string, name: string, way: Way): Target | undefined {
    if (way.modules > MAX_MODULES) return undefined;
    if (isStandardModule(name)) return libraryOf(name);
    return once(`${way.purpose}\n${from}\n${name}`, () => {
      const found = modules.find(from, name);
      return found === undefined ? libraryOf(name) : followMember(found.module, found.rest, deeper(way));
    });
  }

  function followMember(module: Module, rest: string, way: Way): Target | undefined {
    const [, name, behind = ''] = MEMBER.exec(rest) ?? [];
    return name === undefined ? undefined : followOwn(module, name, behind, way);
  }

  function followOwn(module: Module, name: string, rest: string, way: Way): Target | undefined {
    return once(`${way.purpose}\n${module.path}\n:${name}${rest}`, () => readOwn(module, name, rest, way));
  }

  function readOwn(module: Module, name: string, rest: string, way: Way): Target | undefined {
    if (way.steps > MAX_STEPS || (way.purpose === 'library' && isDefinition(module, name, rest))) return undefined;
    const { names, stars } = module.summary;
    const entry = names.get(name);
    if (entry === undefined) return followStars(module, stars, name + rest, way);
    const step = { ...way, steps: way.steps + 1 };
    if (entry.isImport && entry.name !== undefined) return follow(module.path, entry.name + rest, step);
    if (way.purpose === 'maker') return { kind: 'own', module, name, entry, rest };
    if (entry.returned !== undefined && rest.startsWith('()')) {
      return followReference(module, entry.returned, rest.slice(2), step);
    }
    const further = entry.constant === undefined ? followReference(module, entry, rest, step) : undefined;
    return further ?? { kind: 'own', module, name, entry, rest };
  }

  function followReference(module: Module, { own, name }: ModuleReference, rest: string, way: Way): Target | undefined {
    const [, first, behind = ''] = own === undefined ? [] : (OWN.exec(own) ?? []);
    const inside = first === undefined ? undefined : followOwn(module, first, behind + rest, way);
    return inside ?? (name === undefined ? undefined : follow(module.path, name + rest, way));
  }

  /** The last star import that brings a name counts. Names that begin with `_` are not brought. */
  function followStars(module: Module, stars: readonly string[], name: string, way: Way): Target | undefined {
    if (name.startsWith('_') || way.modules >= MAX_MODULES) return undefined;
    for (const star of stars.slice(-MAX_STARS).reverse()) {
      const found = starSteps++ < MAX_STAR_STEPS ? modules.find(module.path, star) : undefined;
      const target = found?.rest === '' ? followMember(found.module, `.${name}`, deeper(way)) : undefined;
      if (target !== undefined) return target;
    }
    return undefined;
  }

  return {
    follow: (from, name) => follow(from, name, { modules: 0, steps: 0, purpose: 'any' }),
    followToLibrary: (from, name) => follow(from, name, { modules: 0, steps: 0, purpose: 'library' }),
    locate: (from, name) => follow(from, name, { modules: 0, steps: 0, purpose: 'maker' }),
  };
}

/** Only what a function returns may come out of a library. */
function isDefinition(module: Module, name: string, rest: string): boolean {
  const kind = module.defines(name);
  return kind === 'class' || (kind === 'function' && !rest.startsWith('()'));
}

const deeper = (way: Way): Way => ({ ...way, modules: way.modules + 1 });

/** A relative name that leads to no module leads nowhere. */
function libraryOf(name: string): Target | undefined {
  return name.startsWith('.') ? undefined : { kind: 'library', name };
}
