import type { Scope } from '../scopes';
import type { Constant } from './constant';
import { createDataArguments } from './data-arguments';
import { passedValue, readPassed } from './passed';
import type { Surroundings } from './possible';
import type { Lookup } from './reader';

const MAX_BASES = 10;

/** The default of a field of a data class or of settings: `settings.host` where `class Settings` says `host: str = "…"`. */
export function createFields(
  surroundings: Surroundings,
  evaluate: Lookup,
): (object: number, name: string, depth: number) => Constant | undefined {
  const { syntax, scopes, resolver } = surroundings;
  const dataArgument = createDataArguments(surroundings);
  let classes: ReadonlyMap<string | undefined, Scope> | undefined;

  function ownerOf(node: number): Scope | undefined {
    if (syntax.kind(node) !== 'identifier') return undefined;
    const [only, ...others] = resolver.meaning(node)?.bindings ?? [];
    return others.length === 0 ? only?.owner : undefined;
  }

  /** The class of this file that a parameter is annotated with. */
  function annotatedClass(object: number): Scope | undefined {
    const [only, ...others] = syntax.kind(object) === 'identifier' ? (resolver.meaning(object)?.bindings ?? []) : [];
    if (only?.kind !== 'parameter' || only.annotation === undefined || others.length > 0) return undefined;
    const [type] = syntax.children(only.annotation);
    return type === undefined ? undefined : ownerOf(type);
  }

  /** The class of this file whose fields are options of the command line. */
  function parsedClass(object: number): Scope | undefined {
    const type = syntax.kind(object) === 'identifier' ? dataArgument(object) : undefined;
    return type === undefined ? undefined : ownerOf(type);
  }

  /** The value that the class gives the field, or the nearest base of this file that does. */
  function fieldValue(owner: Scope, name: string): number | undefined {
    let scope: Scope | undefined = owner;
    for (let step = 0; scope !== undefined && step < MAX_BASES; step++) {
      const bindings = scope.names.get(name)?.inFlow;
      if (bindings !== undefined) {
        const [only, ...others] = bindings;
        return only?.kind === 'value' && others.length === 0 ? only.value : undefined;
      }
      classes ??= new Map(scopes.classes.map((other) => [other.name, other]));
      const base: string | undefined = scope.bases.find((other) => other !== undefined && classes?.has(other) === true);
      scope = base === undefined ? undefined : classes.get(base);
    }
    return undefined;
  }

  return (object, name, depth) => {
    if (scopes.foreign.has(name) || scopes.foreign.has('*')) return undefined;
    const maker = resolver.originCall(object);
    const made = maker === undefined ? undefined : ownerOf(syntax.children(maker)[0] ?? maker);
    const owner = made ?? ownerOf(object) ?? annotatedClass(object) ?? parsedClass(object);
    if (owner === undefined || owner.attributes.has(name)) return undefined;
    const passed = made === undefined || maker === undefined ? undefined : readPassed(syntax, maker);
    const given = passed && passedValue(passed, name);
    if (given !== undefined) return evaluate(given, depth);
    if (passed !== undefined && (passed.hasMore || passed.positional.length > 0)) return undefined;
    const value = fieldValue(owner, name);
    return value === undefined ? undefined : evaluate(value, depth);
  };
}
