import type { Scope, Scopes } from '../scopes';
import type { Syntax } from '../syntax';

/** What a function gives back, as written. */
export interface Results {
  /** Values of `return`, without those that are `None`. */
  readonly returned: readonly number[];
  /** Values of `yield`. */
  readonly yielded: readonly (number | undefined)[];
  readonly isGenerator: boolean;
}

/** More results tell nothing. */
const MAX_RESULTS = 32;
const NONE: Results = { returned: [], yielded: [], isGenerator: false };

interface Found {
  readonly returned: number[];
  readonly yielded: (number | undefined)[];
  isGenerator: boolean;
}

/** Results by function, read in one pass over all nodes when a function is first asked for. */
export function createResults(syntax: Syntax, scopes: Scopes): { of(definition: number): Results | undefined } {
  let all: ReadonlyMap<Scope, Results> | undefined;
  return {
    of(definition) {
      const body = syntax.children(definition).find((part) => syntax.kind(part) === 'block');
      if (body === undefined) return undefined;
      all ??= readResults(syntax, scopes);
      const found = all.get(scopes.scopeOf(body)) ?? NONE;
      return found.returned.length > MAX_RESULTS || found.yielded.length > MAX_RESULTS ? undefined : found;
    },
  };
}

function readResults(syntax: Syntax, scopes: Scopes): ReadonlyMap<Scope, Results> {
  const all = new Map<Scope, Found>();
  for (let node = 0; node < syntax.count; node++) {
    const kind = syntax.kind(node);
    if (kind !== 'return_statement' && kind !== 'yield') continue;
    const scope = scopes.scopeOf(node);
    let found = all.get(scope);
    if (found === undefined) all.set(scope, (found = { returned: [], yielded: [], isGenerator: false }));
    const [value] = syntax.children(node);
    if (kind === 'yield') {
      found.isGenerator = true;
      found.yielded.push(/^yield\s+from\b/.test(syntax.slice(node).slice(0, 20)) ? undefined : value);
    } else if (value !== undefined && syntax.kind(value) !== 'none') found.returned.push(value);
  }
  return all;
}
