import type { Scope, Scopes } from '../scopes';

/** Which class of which object: of this very class, of one of its heirs too (`self`), or of what it inherits from. */
export type View = 'exact' | 'any' | 'above';

/** Classes of the file by inheritance, told by the last segments of their bases. */
export interface Kin {
  /** Classes that an attribute may come from; undefined where they are too many. */
  around(owner: Scope, view: View): readonly Scope[] | undefined;
  /** The classes of which such an object may be. */
  own(owner: Scope, view: View): readonly Scope[] | undefined;
  parents(owner: Scope): readonly Scope[];
  /** Whether it has a base that may be of a library. */
  isOpen(owner: Scope): boolean;
}

const MAX_KIN = 100;
/** Bases that bring no attribute that anybody asks for. */
const INERT = new Set(['object', 'ABC', 'Generic', 'Protocol']);
const NOBODY: readonly Scope[] = [];

export function createKin({ classes }: Scopes): Kin {
  let byName: ReadonlyMap<string, readonly Scope[]> | undefined;
  let byBase: ReadonlyMap<string, readonly Scope[]> | undefined;
  const above = new Map<Scope, readonly Scope[] | undefined>();
  const below = new Map<Scope, readonly Scope[] | undefined>();

  function parents(owner: Scope): readonly Scope[] {
    byName ??= group(classes, ({ name }) => [name]);
    const names = byName;
    return owner.bases.flatMap((base) => (base === undefined ? NOBODY : (names.get(base) ?? NOBODY)));
  }

  function isOpen({ name, bases }: Scope): boolean {
    byName ??= group(classes, (scope) => [scope.name]);
    const names = byName;
    return bases.some((base) => base === undefined || base === name || (!INERT.has(base) && !names.has(base)));
  }

  function children(owner: Scope): readonly Scope[] {
    byBase ??= group(classes, ({ bases }) => [...new Set(bases)]);
    return owner.name === undefined ? NOBODY : (byBase.get(owner.name) ?? NOBODY);
  }

  function withAncestors(owner: Scope): readonly Scope[] | undefined {
    if (!above.has(owner)) above.set(owner, closure([owner], parents));
    return above.get(owner);
  }

  function withHeirs(owner: Scope): readonly Scope[] | undefined {
    if (!below.has(owner)) below.set(owner, closure([owner], children));
    return below.get(owner);
  }

  return {
    parents,
    isOpen,
    own: (owner, view) => (view === 'any' ? withHeirs(owner) : [owner]),
    around(owner, view) {
      if (view === 'any') {
        const heirs = withHeirs(owner);
        return heirs?.length === 1 ? withAncestors(owner) : heirs && closure(heirs, parents);
      }
      const all = withAncestors(owner);
      return view === 'above' ? all?.filter((one) => one !== owner) : all;
    },
  };
}

/** Undefined beyond a bound, so that long chains of classes take linear time. */
function closure(from: readonly Scope[], next: (scope: Scope) => readonly Scope[]): readonly Scope[] | undefined {
  const found = new Set(from);
  for (const scope of found) {
    const more = next(scope);
    if (found.size + more.length > MAX_KIN) return undefined;
    for (const one of more) found.add(one);
  }
  return [...found];
}

function group(
  classes: readonly Scope[],
  namesOf: (scope: Scope) => readonly (string | undefined)[],
): ReadonlyMap<string, readonly Scope[]> {
  const groups = new Map<string, Scope[]>();
  for (const scope of classes) {
    for (const name of namesOf(scope)) {
      if (name === undefined) continue;
      const list = groups.get(name);
      if (list === undefined) groups.set(name, [scope]);
      else list.push(scope);
    }
  }
  return groups;
}
