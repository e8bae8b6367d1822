import { readRole } from '../names/decorators';
import type { Results } from '../names/results';
import type { Syntax } from '../syntax';
import type { ModuleReference } from './types';

export interface ReturnParts {
  readonly syntax: Syntax;
  readonly results: { of(definition: number): Results | undefined };
  readonly nameOf: (node: number) => string | undefined;
  readonly referenceOf: (node: number) => ModuleReference;
}

/**
 * What every call of a function gives, as far as all of its `return`s agree. Undefined for generators, behind decorators
 * that may change it, and where something else is returned, too.
 */
export function returnedBy(parts: ReturnParts, definition: number): ModuleReference | undefined {
  const { syntax, results, nameOf, referenceOf } = parts;
  const found = results.of(definition);
  if (found === undefined || found.isGenerator || readRole(syntax, definition, nameOf) !== 'plain') return undefined;
  const [first, ...others] = found.returned.map(referenceOf);
  const isOne = others.every(({ name, own }) => name === first?.name && own === first?.own);
  return isOne && (first?.name ?? first?.own) !== undefined ? first : undefined;
}
