import { createClassValues } from '../class-values';
import type { Scope, Scopes } from '../scopes';
import type { Syntax } from '../syntax';
import type { ModuleConstant } from './types';

/** Beyond that a class is a table of data. */
const MAX_FIELDS = 200;
/** Calls that describe a field, whose default is the first argument or `default=`. */
const FIELD = /(?:^|\.)(?:Field|field)$/;

/**
 * The attributes of classes that have one constant value in every instance, and the defaults of fields: what a caller or
 * the environment may set instead.
 */
export function createFieldReader(
  syntax: Syntax,
  scopes: Scopes,
  constantOf: (node: number, name: string, isDefault: boolean) => ModuleConstant | undefined,
): (owner: Scope) => ReadonlyMap<string, ModuleConstant> {
  const classValues = createClassValues(scopes);
  return (owner) => {
    const fields = new Map<string, ModuleConstant>();
    const isData = owner.isDecorated || owner.bases.some((base) => base !== 'object');
    for (const name of [...owner.names.keys(), ...owner.attributes.keys()].slice(0, MAX_FIELDS)) {
      const [only, ...others] = classValues.valuesOf(owner, name);
      const known = only === undefined || others.length > 0 ? undefined : constantOf(only, name, false);
      const found = known ?? (isData ? defaultOf(owner, name) : undefined);
      if (found !== undefined) fields.set(name, found);
    }
    return fields;
  };

  function defaultOf(owner: Scope, name: string): ModuleConstant | undefined {
    const [only, ...others] = owner.names.get(name)?.inFlow ?? [];
    const isField = only?.kind === 'value' && only.annotation !== undefined && others.length === 0;
    if (!isField || only.value === undefined || owner.attributes.has(name) || scopes.foreign.has(name))
      return undefined;
    return constantOf(fieldDefault(only.value) ?? only.value, name, true);
  }

  function fieldDefault(value: number): number | undefined {
    const [callee, list] = syntax.kind(value) === 'call' ? syntax.children(value) : [];
    if (callee === undefined || list === undefined || !FIELD.test(syntax.slice(callee))) return undefined;
    const given = syntax.children(list);
    const keywords = given
      .filter((part) => syntax.kind(part) === 'keyword_argument')
      .map((part) => syntax.children(part));
    const named = (name: string): number | undefined =>
      keywords.find(([keyword]) => keyword !== undefined && syntax.slice(keyword) === name)?.[1];
    const [first] = given;
    const factory = named('default_factory');
    // What a lambda without parameters gives.
    const made = factory !== undefined && syntax.kind(factory) === 'lambda' ? syntax.children(factory) : [];
    if (made.length === 1) return made[0];
    return named('default') ?? (first !== undefined && syntax.kind(first) !== 'keyword_argument' ? first : undefined);
  }
}
