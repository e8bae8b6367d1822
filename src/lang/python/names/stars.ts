import { BUILTINS } from '../builtins';
import type { Binding, NameBindings, Scopes, StarImport } from '../scopes';
import { givenByStar, type Given } from './star-names';

/** More star imports tell nothing. */
const MAX_STARS = 32;

export interface Stars {
  /** The bindings of a name of the module, with those that star imports of known modules make. */
  bindingsOf(name: string): NameBindings | undefined;
}

/** `isInside` tells whether a name leads to a module of the workspace. */
export function createStars({ module, stars }: Scopes, isInside?: (name: string) => boolean): Stars {
  const known = new Map<string, NameBindings | undefined>();
  if (stars.length === 0) return { bindingsOf: (name) => module.names.get(name) };
  return {
    bindingsOf(name) {
      if (!known.has(name)) known.set(name, readBindings(name));
      return known.get(name);
    },
  };

  function readBindings(name: string): NameBindings | undefined {
    const own = module.names.get(name);
    if (stars.length > MAX_STARS) return own;
    const given = stars.map((star) => ({ ...star, given: givenByStar(star.module, name) }));
    const first = given.findIndex(({ given: what }) => typeof what === 'object');
    if (first < 0) return own ?? (isInside && broughtByOne(name, given, isInside));
    // Behind a module that gives the name, one that is not known may give it too.
    const bound = given.slice(first).flatMap(({ effect, region, given: what }): readonly Binding[] => {
      if (what === undefined) return [];
      if (what === 'perhaps') return [{ kind: 'unknown', effect, region }];
      return [{ kind: 'import', effect, region, qualifiedName: what.qualifiedName }];
    });
    const inFlow = [...(own?.inFlow ?? []), ...bound].sort((a, b) => a.effect - b.effect);
    return { inFlow, outOfFlow: own?.outOfFlow ?? [] };
  }
}

/** A name that nothing else binds is from the module of the workspace whose star import alone may bring it. */
function broughtByOne(
  name: string,
  stars: readonly (StarImport & { readonly given: Given })[],
  isInside: (name: string) => boolean,
): NameBindings | undefined {
  const [only, ...others] = stars.filter(({ given }) => given === 'perhaps');
  if (only === undefined || others.length > 0 || name.startsWith('_') || BUILTINS.has(name)) return undefined;
  const { module, effect, region } = only;
  if (!isInside(module)) return undefined;
  const qualifiedName = module.endsWith('.') ? module + name : `${module}.${name}`;
  return { inFlow: [{ kind: 'import', effect, region, qualifiedName }], outOfFlow: [] };
}
