import { lastName } from '../bind';
import type { Syntax } from '../syntax';

/** The name of the first parameter, as far as it is one name. */
export function firstParameter(syntax: Syntax, parameters: number): string | undefined {
  const [first] = syntax.children(parameters);
  if (first === undefined) return undefined;
  const name = syntax.kind(first) === 'identifier' ? first : syntax.children(first)[0];
  return name !== undefined && syntax.kind(name) === 'identifier' ? syntax.slice(name) : undefined;
}

export function isStaticMethod(syntax: Syntax, node: number): boolean {
  const parent = syntax.parent(node);
  if (syntax.kind(parent) !== 'decorated_definition') return false;
  return syntax.children(parent).some((part) => /^@\s*staticmethod\b/.test(syntax.slice(part)));
}

/** The last segment of a base; undefined for `metaclass=…`, `make()` and the like. */
export function readBase(syntax: Syntax, base: number): string | undefined {
  const kind = syntax.kind(base);
  if (kind === 'subscript') return readBase(syntax, syntax.children(base)[0] ?? base);
  return kind === 'identifier' || kind === 'attribute' ? lastName(syntax, base) : undefined;
}
