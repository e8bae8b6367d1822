import type { Model } from '../model';
import type { Binding, Scope } from '../scopes';
import { COMMAND, FORM, INERT_TYPE, PROVIDED_TYPE, ROUTE, ROUTER } from './sources';
import type { Places } from './places';

/** A parameter of a definition in this file. */
export interface Parameter {
  readonly name: string;
  /** The whole parameter. */
  readonly node: number;
  /** Counted without `self`; undefined for those that are passed by keyword only, and for `*args`. */
  readonly position: number | undefined;
  readonly type: number | undefined;
  readonly fallback: number | undefined;
}

/** What a function is handed by whoever calls it from outside. */
export type Audience = 'request' | 'user-input' | undefined;

export interface LocalFunctions {
  /** The function of this file that a call runs: for a class its `__init__`. */
  called(call: number): number | undefined;
  /** The calls in this file that run a function. */
  callers(definition: number): readonly number[];
  parameter(definition: number, name: string): Parameter | undefined;
  /** What is passed for a parameter; undefined where the call leaves it out. */
  argument(call: number, parameter: Parameter): number | undefined;
  audience(definition: number): Audience;
}

const MAX_CALLERS = 40;

export function createLocalFunctions(model: Model, places: Places): LocalFunctions {
  const { syntax, scopes, resolver } = model;
  const known = new Map<number, readonly number[]>();
  const targets = new Map<number, number | undefined>();
  const audiences = new Map<number, Audience>();
  const parameters = new Map<number, ReadonlyMap<string, Parameter>>();

  function nameOf(definition: number): string {
    const name = syntax.children(definition).find((part) => syntax.kind(part) === 'identifier');
    return name === undefined ? '' : syntax.slice(name);
  }

  const definitionOf = ({ kind, effect }: Binding): number | undefined =>
    kind === 'definition' ? places.definitionEndingAt(effect) : undefined;

  function method(owner: Scope, name: string): number | undefined {
    const bindings = owner.names.get(name)?.inFlow ?? [];
    const [only] = bindings;
    return bindings.length === 1 && only !== undefined ? definitionOf(only) : undefined;
  }

  function findCalled(call: number): number | undefined {
    const [callee] = syntax.children(call);
    if (callee === undefined) return undefined;
    if (syntax.kind(callee) === 'identifier') {
      const bindings = resolver.meaning(callee)?.bindings ?? [];
      const [only] = bindings;
      if (bindings.length !== 1 || only === undefined) return undefined;
      return only.owner === undefined ? definitionOf(only) : method(only.owner, '__init__');
    }
    if (syntax.kind(callee) !== 'attribute') return undefined;
    const [object, name] = syntax.children(callee);
    if (object === undefined || name === undefined) return undefined;
    const owner = classOf(object);
    return owner === undefined ? undefined : method(owner, syntax.slice(name));
  }

  /** The class of this file that an object belongs to, or that it is. */
  function classOf(object: number): Scope | undefined {
    if (syntax.kind(object) === 'identifier') {
      const bindings = resolver.meaning(object)?.bindings ?? [];
      const owner = bindings.length === 1 ? bindings[0]?.owner : undefined;
      if (owner !== undefined) return owner;
    }
    const maker = resolver.originCall(object);
    const [callee] = maker === undefined ? [] : syntax.children(maker);
    if (callee === undefined || syntax.kind(callee) !== 'identifier') return undefined;
    const bindings = resolver.meaning(callee)?.bindings ?? [];
    return bindings.length === 1 ? bindings[0]?.owner : undefined;
  }

  function called(call: number): number | undefined {
    if (!targets.has(call)) targets.set(call, findCalled(call));
    return targets.get(call);
  }

  const classAround = (definition: number): number | undefined => {
    const scope = scopes.scopeOf(definition);
    return scope.kind === 'class' ? places.definitionOf(scope) : undefined;
  };

  function readAudience(definition: number): Audience {
    const parent = syntax.parent(definition);
    const decorators = syntax.kind(parent) === 'decorated_definition' ? syntax.children(parent) : [];
    for (const decorator of decorators) {
      if (syntax.kind(decorator) !== 'decorator') continue;
      const [expression] = syntax.children(decorator);
      if (expression === undefined) continue;
      const isCall = syntax.kind(expression) === 'call';
      const callee = isCall ? (syntax.children(expression)[0] ?? expression) : expression;
      const name = resolver.qualifiedName(callee);
      if (COMMAND.test(name ?? syntax.slice(callee))) return 'user-input';
      if (!isCall || !ROUTE.test(syntax.slice(callee))) continue;
      if (name === undefined ? /\(\s*["']\//.test(syntax.slice(expression).slice(0, 200)) : ROUTER.test(name))
        return 'request';
    }
    const [nameNode] = syntax.children(definition);
    if (nameNode !== undefined && model.answersRequests(nameNode)) return 'request';
    return places.mentions(nameOf(definition)).some(isForm) ? 'request' : undefined;
  }

  function isForm(mention: number): boolean {
    let node = mention;
    for (let depth = 0; depth < 4 && syntax.kind(node) !== 'call'; depth++) node = syntax.parent(node);
    if (syntax.kind(node) !== 'call') return false;
    const [callee] = syntax.children(node);
    return callee !== undefined && FORM.test(resolver.qualifiedName(callee) ?? '');
  }

  return {
    called,
    callers(definition) {
      const found = known.get(definition);
      if (found !== undefined) return found;
      const name = nameOf(definition);
      const around = name === '__init__' ? classAround(definition) : undefined;
      const candidates = model.callNodesNamed(around === undefined ? name : nameOf(around));
      const callers =
        name === '' || candidates.length > MAX_CALLERS ? [] : candidates.filter((call) => called(call) === definition);
      known.set(definition, callers);
      return callers;
    },
    parameter(definition, name) {
      const found =
        parameters.get(definition) ?? readParameters(model, definition, classAround(definition) !== undefined);
      parameters.set(definition, found);
      return found.get(name);
    },
    argument(call, { name, position, node }) {
      const list = syntax.children(call)[1];
      if (list === undefined || syntax.kind(list) !== 'argument_list') return list;
      const parts = syntax.children(list);
      const named = parts.find(
        (part) => syntax.kind(part) === 'keyword_argument' && syntax.slice(syntax.children(part)[0] ?? part) === name,
      );
      if (named !== undefined) return syntax.children(named)[1];
      // `*args` and `**options` may be anything that is passed, and so may what a spread argument gives.
      const spread = parts.find((part) => syntax.kind(part).endsWith('splat'));
      if (syntax.kind(node).includes('splat')) return list;
      const placed = parts.filter((part) => syntax.kind(part) !== 'keyword_argument');
      const own = position === undefined ? undefined : placed[position];
      return own === undefined || (spread !== undefined && spread <= own) ? spread : own;
    },
    audience(definition) {
      if (!audiences.has(definition)) audiences.set(definition, readAudience(definition));
      return audiences.get(definition);
    },
  };
}

function readParameters({ syntax }: Model, definition: number, isMethod: boolean): ReadonlyMap<string, Parameter> {
  const list = syntax.children(definition).find((part) => /^(?:lambda_)?parameters$/.test(syntax.kind(part)));
  const isStatic = /@\s*staticmethod\b/.test(syntax.slice(syntax.parent(definition)).slice(0, 200));
  const found = new Map<string, Parameter>();
  let position: number | undefined = isMethod && !isStatic ? -1 : 0;
  for (const node of list === undefined ? [] : syntax.children(list)) {
    const kind = syntax.kind(node);
    if (kind === 'positional_separator') continue;
    const parts = /^(?:typed_parameter|default_parameter|typed_default_parameter)$/.test(kind)
      ? syntax.children(node)
      : [node];
    let [name = node] = parts;
    const isSplat = syntax.kind(name).endsWith('splat_pattern');
    if (isSplat) name = syntax.children(name)[0] ?? name;
    if (kind === 'keyword_separator' || isSplat) position = undefined;
    if (syntax.kind(name) !== 'identifier') continue;
    const type = parts.find((part) => syntax.kind(part) === 'type');
    const fallback = parts.slice(1).find((part) => syntax.kind(part) !== 'type');
    const text = syntax.slice(name);
    found.set(text, { name: text, node: isSplat ? (parts[0] ?? node) : node, position, type, fallback });
    if (position !== undefined) position++;
  }
  return found;
}

/** Whether a parameter of a route or command holds text of a stranger: not a service, nor a number. */
export function isForeignText({ syntax }: Model, { type, fallback }: Parameter): boolean {
  const annotation = type === undefined ? '' : syntax.slice(type);
  const value = fallback === undefined ? '' : syntax.slice(fallback).slice(0, 200);
  return !PROVIDED_TYPE.test(annotation) && !PROVIDED_TYPE.test(value) && !INERT_TYPE.test(annotation.trim());
}
