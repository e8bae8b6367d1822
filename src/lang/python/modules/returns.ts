import type { Scopes } from '../scopes';
import type { Syntax } from '../syntax';
import type { ModuleReference } from './types';

/** Decorators that give on what a function returns. */
const TRANSPARENT = /^@\s*(?:functools\.)?(?:cache|lru_cache)\b/;
const MAX_RETURNS = 10;

/**
 * What every call of a function gives, as far as all of its `return`s agree. Undefined for generators, behind decorators
 * that may change it, and where something else is returned, too.
 */
export function returnedBy(
  syntax: Syntax,
  scopes: Scopes,
  definition: number,
  referenceOf: (node: number) => ModuleReference,
): ModuleReference | undefined {
  const parent = syntax.parent(definition);
  const decorators =
    syntax.kind(parent) === 'decorated_definition'
      ? syntax.children(parent).filter((part) => syntax.kind(part) === 'decorator')
      : [];
  if (!decorators.every((decorator) => TRANSPARENT.test(syntax.slice(decorator)))) return undefined;
  const body = syntax.children(definition).find((part) => syntax.kind(part) === 'block');
  if (body === undefined) return undefined;
  const returned: ModuleReference[] = [];
  const own = scopes.scopeOf(body);
  const limit = syntax.after(body);
  for (let node = body; node < limit; node++) {
    const kind = syntax.kind(node);
    if ((kind !== 'return_statement' && kind !== 'yield') || scopes.scopeOf(node) !== own) continue;
    const [value] = syntax.children(node);
    if (kind === 'yield' || value === undefined || returned.length >= MAX_RETURNS) return undefined;
    returned.push(referenceOf(value));
  }
  const [first, ...others] = returned;
  const isOne = others.every(({ name, own: local }) => name === first?.name && local === first?.own);
  return isOne && (first?.name ?? first?.own) !== undefined ? first : undefined;
}
