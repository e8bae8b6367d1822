import { calledMethod } from '../calls';
import type { Model } from '../model';
import type { Scope } from '../scopes';
import type { Syntax } from '../syntax';
import { FILLING_METHODS } from './carriers';

/** What a name is given in ways that its binding does not tell: by loops, unpacking, or by filling a container. */
export interface Filling {
  /** The offset from which on it holds. */
  readonly at: number;
  readonly value: number;
}

/** Where values move, by the names and scopes that hold them. Nodes are those of Syntax. */
export interface Places {
  /** What is taken apart into a name whose binding takes effect at an offset (-1: anywhere in the scope). */
  unpacked(scope: Scope, name: string, effect: number): readonly number[];
  /** What is put into the container that a name or, for the scope of a class, an attribute holds. */
  fillings(scope: Scope, name: string): readonly Filling[];
  /** What an attribute of `self` is given. */
  attributes(owner: Scope, name: string): readonly number[];
  /** What a function returns or yields. */
  results(scope: Scope): readonly number[];
  /** The definition whose body a scope is: of a function, a lambda or a class. */
  definitionOf(scope: Scope): number | undefined;
  scopeOfDefinition(definition: number): Scope | undefined;
  /** The definition of a function or class that ends at an offset. */
  definitionEndingAt(offset: number): number | undefined;
  /** Names that are used for something else than to be called. */
  mentions(name: string): readonly number[];
}

type ByName<T> = Map<Scope, Map<string, T[]>>;

const SEQUENCES = new Set(['pattern_list', 'tuple_pattern', 'list_pattern', 'tuple', 'list', 'expression_list']);
const TAKEN_APART = new Set(['list_splat', 'list_splat_pattern', 'parenthesized_expression', 'as_pattern_target']);
const HOLDERS = new Set(['argument_list', 'keyword_argument', 'list', 'dictionary']);
const DEFINITIONS = new Set(['function_definition', 'class_definition', 'lambda']);

/** Names that are handed over or put into something. */
function listMentions(syntax: Syntax): ReadonlyMap<string, readonly number[]> {
  const mentions = new Map<string, number[]>();
  for (let node = 0; node < syntax.count; node++) {
    if (syntax.kind(node) !== 'identifier') continue;
    if (HOLDERS.has(syntax.kind(syntax.parent(node)))) push(mentions, syntax.slice(node), node);
  }
  return mentions;
}

/** Reads where values move, in one pass over all nodes. */
export function readPlaces({ syntax, scopes }: Model): Places {
  const unpacked: ByName<number> = new Map();
  const fillings: ByName<Filling> = new Map();
  const attributes: ByName<number> = new Map();
  const results = new Map<Scope, number[]>();
  const definitions = new Map<Scope, number>();
  const bodies = new Map<number, Scope>();
  const ends = new Map<number, number>();
  let mentions: ReadonlyMap<string, readonly number[]> | undefined;

  const holderOf = (node: number): Scope => findHolder(scopes.scopeOf(node), syntax.slice(node));
  const ownerOf = (object: number | undefined): Scope | undefined => {
    if (object === undefined || syntax.kind(object) !== 'identifier') return undefined;
    const { self } = scopes.scopeOf(object);
    return self?.name === syntax.slice(object) ? self.owner : undefined;
  };

  /** Every name of a target, with what it is given. */
  function give(target: number, value: number, effect: number): void {
    const open = [target];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      const kind = syntax.kind(node);
      const parts = syntax.children(node);
      if (kind === 'identifier') add(unpacked, holderOf(node), `${syntax.slice(node)}@${String(effect)}`, value);
      else if (kind === 'attribute') {
        const owner = ownerOf(parts[0]);
        if (owner !== undefined && parts[1] !== undefined) add(attributes, owner, syntax.slice(parts[1]), value);
      } else if (kind === 'subscript') fill(parts[0], value, effect);
      else if (SEQUENCES.has(kind) || TAKEN_APART.has(kind)) open.push(...parts);
    }
  }

  function fill(object: number | undefined, value: number, at: number): void {
    let base = object;
    while (base !== undefined && syntax.kind(base) === 'subscript') base = syntax.children(base)[0];
    if (base === undefined) return;
    if (syntax.kind(base) === 'identifier') add(fillings, holderOf(base), syntax.slice(base), { at, value });
    if (syntax.kind(base) !== 'attribute') return;
    const [holder, name] = syntax.children(base);
    const owner = ownerOf(holder);
    if (owner !== undefined && name !== undefined) add(fillings, owner, syntax.slice(name), { at: -1, value });
  }

  const readers: Readonly<Record<string, (node: number, parts: readonly number[]) => void>> = {
    for_statement(_, [target, source]) {
      if (target !== undefined && source !== undefined) give(target, source, syntax.end(source));
    },
    for_in_clause(_, [target, source]) {
      if (target !== undefined && source !== undefined) give(target, source, -1);
    },
    assignment(node, parts) {
      const [target] = parts;
      const value = parts.length > 1 ? parts.at(-1) : undefined;
      if (target !== undefined && value !== undefined && syntax.kind(value) !== 'type')
        give(target, value, syntax.end(node));
    },
    augmented_assignment(node, [target, value]) {
      if (target === undefined || value === undefined) return;
      give(target, value, syntax.end(node));
      // What it was before is still in it.
      if (syntax.kind(target) === 'identifier') give(target, target, syntax.end(node));
    },
    as_pattern(node, [value, target]) {
      if (target !== undefined && value !== undefined) give(target, value, syntax.end(node));
    },
    return_statement(node, [value]) {
      if (value !== undefined) push(results, scopes.scopeOf(node), value);
    },
    yield(node, [value]) {
      if (value !== undefined) push(results, scopes.scopeOf(node), value);
    },
    call(node, [callee, list]) {
      if (callee === undefined || list === undefined || syntax.kind(callee) !== 'attribute') return;
      const first = FILLING_METHODS.get(calledMethod(syntax, node));
      if (first === undefined) return;
      const [object] = syntax.children(callee);
      for (const value of syntax.children(list).slice(first)) fill(object, value, syntax.end(node));
    },
  };
  const table = syntax.kindNames.map((kind) => (kind === undefined ? undefined : readers[kind]));
  const areDefinitions = syntax.kindNames.map((kind) => kind !== undefined && DEFINITIONS.has(kind));
  for (let node = 0; node < syntax.count; node++) {
    const number = syntax.kindNumber(node);
    if (areDefinitions[number] === true) {
      ends.set(syntax.end(node), node);
      const body = syntax.children(node).at(-1);
      if (body !== undefined) {
        bodies.set(node, scopes.scopeOf(body));
        definitions.set(scopes.scopeOf(body), node);
        if (syntax.kind(node) === 'lambda') push(results, scopes.scopeOf(body), body);
      }
    }
    table[number]?.(node, syntax.children(node));
  }
  return {
    unpacked: (scope, name, effect) => unpacked.get(scope)?.get(`${name}@${String(effect)}`) ?? [],
    fillings: (scope, name) => fillings.get(scope)?.get(name) ?? [],
    attributes: (owner, name) => attributes.get(owner)?.get(name) ?? [],
    results: (scope) => results.get(scope) ?? [],
    definitionOf: (scope) => definitions.get(scope),
    scopeOfDefinition: (definition) => bodies.get(definition),
    definitionEndingAt: (offset) => ends.get(offset),
    mentions: (name) => (mentions ??= listMentions(syntax)).get(name) ?? [],
  };
}

/** The scope that a name belongs to where it is used: the nearest that binds it, classes around functions left out. */
export function findHolder(first: Scope, name: string): Scope {
  for (let scope: Scope | undefined = first; scope !== undefined; scope = scope.parent) {
    const declared = scope.declared.get(name);
    if (declared !== undefined) return declared;
    if (scope.names.has(name) && (scope === first || scope.kind !== 'class')) return scope;
  }
  return first;
}

function add<T>(map: ByName<T>, scope: Scope, name: string, item: T): void {
  const names = map.get(scope) ?? new Map<string, T[]>();
  map.set(scope, names);
  push(names, name, item);
}

function push<K, T>(map: Map<K, T[]>, key: K, item: T): void {
  const items = map.get(key);
  if (items === undefined) map.set(key, [item]);
  else items.push(item);
}
