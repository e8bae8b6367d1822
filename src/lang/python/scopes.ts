/** A stretch of code that runs as a whole or not at all: a branch, the body of a loop, a function. */
export interface Region {
  /** `attempt` may be left in the middle, by an exception that is caught around it. */
  readonly kind: 'root' | 'branch' | 'loop' | 'attempt' | 'conditional';
  readonly start: number;
  readonly end: number;
  /** The statement whose branches exclude each other, for the kind `branch`. */
  readonly choice: { readonly start: number; readonly end: number } | undefined;
  /** The node of the `try` statement whose block it is, or that of a handler of it. */
  readonly attempt: number | undefined;
  /** Undefined for the root of a scope. */
  readonly parent: Region | undefined;
  /** Whether it is a loop, or stands in one of the same scope. */
  readonly isRepeated: boolean;
  /** Whether it ends with `return` or `raise`, so that nothing behind it sees what it binds. */
  readonly leaves: boolean;
}

/** One place where a name gets its meaning. Nodes are those of Syntax. */
export interface Binding {
  /**
   * `value`: assigned `value`. `context`: entered by `with value as`. `parameter`, `declaration`: only a type may be
   * known. `self`: the instance in a method. `definition`: a function or class of this file. `unknown`: anything else.
   */
  readonly kind: 'import' | 'value' | 'context' | 'parameter' | 'declaration' | 'self' | 'definition' | 'unknown';
  /** From where on it holds: an offset. */
  readonly effect: number;
  readonly region: Region;
  readonly value?: number;
  readonly annotation?: number;
  readonly qualifiedName?: string;
  /** The class whose instance it is, for the kind `self`; the class itself for a `definition`. */
  readonly owner?: Scope;
  /** The function or class of a `definition`; the method of a `self`. */
  readonly definition?: number;
}

export interface NameBindings {
  /** In the order in which they take effect: see `sortBindings`. */
  readonly inFlow: Binding[];
  /** Made by other functions through `global` or `nonlocal`: at any time. */
  readonly outOfFlow: Binding[];
}

export interface Scope {
  /** `generator`: a comprehension that may run later than where it stands. */
  readonly kind: 'module' | 'function' | 'lambda' | 'class' | 'comprehension' | 'generator';
  readonly parent: Scope | undefined;
  /** The region that the scope stands in. */
  readonly outerRegion: Region | undefined;
  readonly names: Map<string, NameBindings>;
  /** Names declared `global` or `nonlocal`, and the scope that holds them. */
  readonly declared: Map<string, Scope>;
  /** What methods of a class assign to attributes of `self`; undefined stands for an unknown value. */
  readonly attributes: Map<string, (number | undefined)[]>;
  /** The types that attributes of `self` are declared with, in a class. */
  readonly attributeTypes: Map<string, number[]>;
  /** Of a class: its definition. */
  readonly node: number | undefined;
  /** Of a class: the last segments of its bases, undefined where a base is no name. */
  readonly bases: readonly (string | undefined)[];
  /** Of a class: what it is called. */
  readonly name: string | undefined;
  /** Of a class: whether a decorator stands in front of it. */
  readonly isDecorated: boolean;
  /** The name of the instance in a method, and in functions inside of it. */
  readonly self: { readonly name: string; readonly owner: Scope } | undefined;
}

export interface StarImport {
  readonly module: string;
  readonly effect: number;
  readonly region: Region;
}

/** Who sees what: the scope and region of every node, and what is bound where. */
export interface Scopes {
  readonly module: Scope;
  scopeOf(node: number): Scope;
  regionOf(node: number): Region;
  /** `from module import *` at the level of the module, in document order. */
  readonly stars: readonly StarImport[];
  /** All classes of the file. */
  readonly classes: readonly Scope[];
  /** What attributes are assigned from outside of methods, as `Scope.attributes`; `*` stands for any. */
  readonly foreign: Scope['attributes'];
  /** Names of lists and dictionaries that are changed in place somewhere in the file. */
  readonly mutated: { has(name: string): boolean };
  /** Names and attributes that are given another callable or another module, so that their own name tells nothing. */
  readonly aliases: ReadonlySet<string>;
}

/** The root of a scope, or a loop in it. */
export function createRegion(kind: 'root' | 'loop', start: number, end: number, parent: Region | undefined): Region {
  const isRepeated = kind === 'loop';
  return { kind, start, end, choice: undefined, attempt: undefined, parent, isRepeated, leaves: false };
}

const NO_CLASS = {
  bases: [],
  name: undefined,
  isDecorated: false,
  node: undefined,
  attributeTypes: new Map<string, number[]>(),
};

/** Shared by the many scopes that never get any. */
const NOTHING_DECLARED: Scope['declared'] = new Map();
const NO_ATTRIBUTES: Scope['attributes'] = new Map();

export function createScope(
  kind: Scope['kind'],
  parent: Scope | undefined,
  outerRegion: Region | undefined,
  self?: Scope['self'],
  type: Pick<Scope, 'bases' | 'name' | 'isDecorated' | 'node' | 'attributeTypes'> = NO_CLASS,
): Scope {
  return {
    kind,
    parent,
    outerRegion,
    names: new Map(),
    declared: kind === 'function' || kind === 'class' ? new Map<string, Scope>() : NOTHING_DECLARED,
    attributes: kind === 'class' ? new Map<string, (number | undefined)[]>() : NO_ATTRIBUTES,
    self,
    bases: type.bases,
    name: type.name,
    isDecorated: type.isDecorated,
    node: type.node,
    attributeTypes: type.attributeTypes,
  };
}

export function addBinding(scope: Scope, name: string, binding: Binding): void {
  const holder = scope.declared.get(name);
  const target = holder ?? scope;
  let bindings = target.names.get(name);
  if (bindings === undefined) {
    bindings = { inFlow: [], outOfFlow: [] };
    target.names.set(name, bindings);
  }
  (holder === undefined ? bindings.inFlow : bindings.outOfFlow).push(binding);
}

/**
 * Brings the bindings of a scope into the order in which they take effect: `a = (a := 1) + 1` is read from outside
 * inwards, and takes effect from inside outwards.
 */
export function sortBindings(scope: Scope): void {
  for (const { inFlow } of scope.names.values()) {
    const isInOrder = inFlow.every(({ effect }, index) => effect >= (inFlow[index - 1]?.effect ?? -1));
    if (!isInOrder) inFlow.sort((a, b) => a.effect - b.effect);
  }
}

/** The function that a scope lies in, or is. */
export function functionAround(scope: Scope | undefined): Scope | undefined {
  let around = scope;
  while (around !== undefined && around.kind !== 'function') around = around.parent;
  return around;
}

/** The first scope outwards that is no comprehension. */
export function outOfComprehensions(scope: Scope): Scope {
  let holder = scope;
  while ((holder.kind === 'comprehension' || holder.kind === 'generator') && holder.parent !== undefined) {
    holder = holder.parent;
  }
  return holder;
}
