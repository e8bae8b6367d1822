import { createClassValues } from './class-values';
import { createForeignValues } from './foreign';
import type { Resolver } from './resolve';
import type { Binding, Scope, Scopes } from './scopes';
import type { Syntax } from './syntax';
import type { ForeignConstant, ForeignNames, PossibleValues } from './types';
import { isContainer, isSameConstant, type Constant } from './values/constant';
import { createReader, type Lookup } from './values/reader';
import { createDefaults } from './values/defaults';
import { createPossible, type Surroundings } from './values/possible';

/** See PythonExpression, whose `value`, `defaultValue` and `possibleValues` these are. Nodes are those of Syntax. */
export interface Constants {
  valueOf(node: number): Constant | undefined;
  defaultOf(node: number): Constant | undefined;
  possibleOf(node: number): PossibleValues;
}

/**
 * Where the values of a program are looked at: as they are whatever happens, or as they are where nobody says otherwise.
 */
export interface World {
  /** What a binding other than an assignment gives its name. */
  bindingValue(node: number, binding: Binding, depth: number): Constant | undefined;
  /** Which of several bindings counts that do not agree. */
  choose(
    node: number,
    bindings: readonly Binding[],
    valueOf: (binding: Binding) => Constant | undefined,
    depth: number,
  ): Constant | undefined;
  /** What an expression is of which the code alone does not tell the value. */
  otherwise(node: number, depth: number): Constant | undefined;
}

const MAX_DEPTH = 60;

export function createConstants(syntax: Syntax, scopes: Scopes, resolver: Resolver, foreign?: ForeignNames): Constants {
  const objects = createObjects(syntax, scopes, resolver);
  const surroundings = { syntax, scopes, resolver, objects, foreign };
  const foreignValue = createForeignValues(syntax, scopes, resolver, foreign);
  const certain = createEvaluator(surroundings, foreignValue);
  let defaults: Lookup | undefined;
  let possible: ((node: number) => PossibleValues) | undefined;

  function byDefault(node: number, depth: number): Constant | undefined {
    const value = certain(node, depth);
    if (value !== undefined) return value;
    defaults ??= createEvaluator(surroundings, foreignValue, (evaluate) => createDefaults(surroundings, evaluate));
    return defaults(node, depth);
  }

  return {
    valueOf: (node) => certain(node, 0),
    defaultOf: (node) => byDefault(node, 0),
    possibleOf: (node) => (possible ??= createPossible(surroundings, certain, byDefault))(node),
  };
}

/** Evaluates expressions in a world: without one, whatever happens. */
function createEvaluator(
  { syntax, resolver, objects }: Surroundings,
  foreignValue: (node: number) => ForeignConstant | undefined,
  createWorld?: (evaluate: Lookup) => World,
): Lookup {
  const known = new Map<number, Constant | undefined>();
  const reader = createReader(syntax, resolver, evaluate);
  const world = createWorld?.(evaluate);

  function evaluate(node: number, depth: number): Constant | undefined {
    if (known.has(node)) return known.get(node);
    if (depth > MAX_DEPTH) return undefined;
    // A name that is defined by itself has no value.
    known.set(node, undefined);
    const found = read(node, depth + 1) ?? readForeign(node) ?? world?.otherwise(node, depth + 1);
    known.set(node, found);
    return found;
  }

  function read(node: number, depth: number): Constant | undefined {
    switch (syntax.kind(node)) {
      case 'identifier': {
        const bindings = resolver.meaning(node)?.bindings ?? [];
        const valueOf = (binding: Binding): Constant | undefined => bindingValue(node, binding, depth);
        const chosen =
          agree(bindings, valueOf) ?? (bindings.length > 1 ? world?.choose(node, bindings, valueOf, depth) : undefined);
        return objects.unlessChanged(syntax.slice(node), chosen);
      }
      case 'attribute': {
        const name = syntax.children(node)[1];
        const values = objects.attributeValues(node);
        if (name === undefined) return undefined;
        return objects.unlessChanged(
          syntax.slice(name),
          agree(values, (value) => (value === undefined ? undefined : evaluate(value, depth))),
        );
      }
      case 'binary_operator':
        return readOperation(node, depth);
      default:
        return reader.read(node, depth);
    }
  }

  /** It stands where it is used, and may be a path there. */
  function readForeign(node: number): Constant | undefined {
    const kind = syntax.kind(node);
    const found = kind === 'identifier' || kind === 'attribute' ? foreignValue(node) : undefined;
    if (found === undefined || (found.isDefault && world === undefined)) return undefined;
    const at = { start: syntax.start(node), end: syntax.end(node) };
    return { value: found.value, at, form: 'path', elsewhere: found.place };
  }

  function bindingValue(node: number, binding: Binding, depth: number): Constant | undefined {
    if (binding.kind === 'value') return binding.value === undefined ? undefined : evaluate(binding.value, depth);
    return world?.bindingValue(node, binding, depth);
  }

  /** Long sums lean to the left: they are taken apart in a loop, not by recursion. */
  function readOperation(node: number, depth: number): Constant | undefined {
    const rights: { readonly operation: number; readonly operand: number }[] = [];
    let left: number | undefined = node;
    while (left !== undefined && syntax.kind(left) === 'binary_operator' && (left === node || !known.has(left))) {
      const [next, right]: readonly (number | undefined)[] = syntax.children(left);
      if (right === undefined) return undefined;
      rights.push({ operation: left, operand: right });
      left = next;
    }
    let result = left === undefined ? undefined : evaluate(left, depth);
    for (const { operation, operand } of rights.reverse()) {
      result = result === undefined ? undefined : reader.operate(operation, result, operand, depth);
      known.set(operation, result);
    }
    return result;
  }

  return evaluate;
}

/** One value for all of them; undefined where they differ, or one of them is not known. */
function agree<T>(all: readonly T[], read: (one: T) => Constant | undefined): Constant | undefined {
  const [first, ...others] = all;
  const value = first === undefined ? undefined : read(first);
  if (value === undefined) return undefined;
  const isAgreed = others.every((other) => {
    const found = read(other);
    return found !== undefined && isSameConstant(found, value);
  });
  return isAgreed ? value : undefined;
}

/** What is known of objects whose class is in this file. */
export interface Objects {
  /** What the attribute is given, in its class and from outside; undefined in place of what is not known. */
  attributeValues(node: number): readonly (number | undefined)[];
  /** A list or dictionary that is changed in place somewhere, under its name or another one, may hold anything by now. */
  unlessChanged(name: string, found: Constant | undefined): Constant | undefined;
}

function createObjects(syntax: Syntax, scopes: Scopes, resolver: Resolver): Objects {
  const classValues = createClassValues(scopes);

  /** The class that an expression is itself, or of which it is an instance for sure. */
  function classOf(node: number): Scope | undefined {
    if (syntax.kind(node) === 'call') return madeClass(node);
    if (syntax.kind(node) !== 'identifier') return undefined;
    const [only, ...others] = resolver.meaning(node)?.bindings ?? [];
    if (only === undefined || others.length > 0) return undefined;
    const { kind, owner, value } = only;
    return kind === 'value' && value !== undefined && syntax.kind(value) === 'call' ? madeClass(value) : owner;
  }

  function madeClass(call: number): Scope | undefined {
    const [callee] = syntax.children(call);
    if (callee === undefined || syntax.kind(callee) !== 'identifier') return undefined;
    const [only, ...others] = resolver.meaning(callee)?.bindings ?? [];
    const owner = others.length === 0 && only?.kind === 'definition' ? only.owner : undefined;
    // What a decorator or `__new__` hands out may be anything.
    return owner === undefined || owner.isDecorated || owner.names.has('__new__') ? undefined : owner;
  }

  return {
    attributeValues(node) {
      const [object, name] = syntax.children(node);
      const owner = object === undefined ? undefined : classOf(object);
      return owner === undefined || name === undefined ? [] : classValues.valuesOf(owner, syntax.slice(name));
    },
    unlessChanged: (name, found) => (isContainer(found?.value) && scopes.mutated.has(name) ? undefined : found),
  };
}
