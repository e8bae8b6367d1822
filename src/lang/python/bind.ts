import { addBinding, type Binding, type Region, type Scope } from './scopes';
import type { Syntax } from './syntax';

/** What is bound: a value, or something unknown. */
export interface Bound {
  readonly kind: Binding['kind'];
  readonly effect: number;
  readonly value?: number;
  readonly annotation?: number;
}

export interface Binder {
  /** Binds the names of a target, also those inside of tuples and lists. */
  bindTarget(target: number, scope: Scope, region: Region, bound: Bound): void;
  readonly mutated: ReadonlySet<string>;
  /** See Scopes. */
  readonly foreign: Scope['attributes'];
  noteMutated(name: string): void;
  /** An attribute of any object gets an unknown value. */
  noteAttribute(name: string): void;
}

const SEQUENCES = new Set(['pattern_list', 'tuple_pattern', 'list_pattern', 'tuple', 'list', 'expression_list']);
const VALUE_SEQUENCES = new Set(['tuple', 'list', 'expression_list']);
const SPLATS = new Set(['list_splat', 'list_splat_pattern', 'dictionary_splat_pattern']);

export function createBinder(syntax: Syntax): Binder {
  const mutated = new Set<string>();
  const foreign: Scope['attributes'] = new Map();

  function bindTarget(target: number, scope: Scope, region: Region, bound: Bound): void {
    // Most targets are one name.
    if (syntax.kind(target) === 'identifier') {
      addBinding(scope, syntax.slice(target), { ...bound, region });
      return;
    }
    const open: { readonly node: number; readonly bound: Bound }[] = [{ node: target, bound }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { node, bound: own } = next;
      const kind = syntax.kind(node);
      if (kind === 'identifier') addBinding(scope, syntax.slice(node), { ...own, region });
      else if (kind === 'attribute') bindAttribute(node, scope, own);
      else if (kind === 'subscript') noteBase(node);
      else if (SEQUENCES.has(kind)) open.push(...pairTargets(syntax, node, own).reverse());
      else if (SPLATS.has(kind)) pushUnknown(open, node, own.effect);
      else if (kind === 'parenthesized_expression' || kind === 'as_pattern_target') {
        const [inner] = syntax.children(node);
        if (inner !== undefined) open.push({ node: inner, bound: own });
      }
    }
  }

  function pushUnknown(open: { node: number; bound: Bound }[], node: number, effect: number): void {
    const [inner] = syntax.children(node);
    if (inner !== undefined) open.push({ node: inner, bound: { kind: 'unknown', effect } });
  }

  function bindAttribute(node: number, scope: Scope, { kind, value, annotation }: Bound): void {
    const [object, name] = syntax.children(node);
    if (object === undefined || name === undefined) return;
    const self = scope.self;
    const isOwn = syntax.kind(object) === 'identifier' && self?.name === syntax.slice(object);
    const attributes = isOwn ? self.owner.attributes : foreign;
    const attribute = syntax.slice(name);
    if (isOwn && annotation !== undefined) push(self.owner.attributeTypes, attribute, annotation);
    push(attributes, attribute, kind === 'value' || kind === 'context' ? value : undefined);
  }

  /** `config["a"]["b"] = 1` changes what `config` holds. */
  function noteBase(node: number): void {
    let base: number | undefined = node;
    while (base !== undefined && syntax.kind(base) === 'subscript') base = syntax.children(base)[0];
    if (base !== undefined) mutated.add(lastName(syntax, base));
  }

  return {
    bindTarget,
    mutated,
    foreign,
    noteAttribute: (name) => {
      push(foreign, name, undefined);
    },
    noteMutated: (name) => {
      mutated.add(name);
    },
  };
}

function push<T>(lists: Map<string, T[]>, name: string, item: T): void {
  const list = lists.get(name);
  if (list === undefined) lists.set(name, [item]);
  else list.push(item);
}

/** The last segment of a dotted name. */
export function lastName(syntax: Syntax, node: number): string {
  return syntax.kind(node) === 'attribute' ? syntax.slice(syntax.child(node, 1) ?? node) : syntax.slice(node);
}

/** Each target of `a, b = 1, 2` with its own value, where the two sides match one to one. */
export function pairTargets(syntax: Syntax, node: number, bound: Bound): { node: number; bound: Bound }[] {
  const targets = syntax.children(node);
  const { value, effect } = bound;
  const isSequence = bound.kind === 'value' && value !== undefined && VALUE_SEQUENCES.has(syntax.kind(value));
  const values = isSequence ? syntax.children(value) : [];
  const isPaired =
    values.length === targets.length && ![...targets, ...values].some((part) => SPLATS.has(syntax.kind(part)));
  return targets.map((target, index) => {
    const own = isPaired ? values[index] : undefined;
    return {
      node: target,
      bound: own === undefined ? { kind: 'unknown', effect } : { kind: 'value', effect, value: own },
    };
  });
}
