import { calledMethod } from './calls';
import type { ImportStatement } from './imports';
import type { Model } from './model';
import { givesCallable } from './names/makers';
import type { Syntax } from './syntax';

/** Finds calls without looking at each of them. */
export interface CallIndex {
  byName(names: readonly string[]): readonly number[];
  byMethod(methods: readonly string[]): readonly number[];
}

export function createCallIndex(model: Model, imports: readonly ImportStatement[]): CallIndex {
  const mayName = createRootLook(model, imports);
  let aliased: ReadonlyMap<string, readonly number[]> | undefined;
  // Calls through another name (`from torch import load as read`) are few: their names are resolved at once.
  const readAliased = (): ReadonlyMap<string, readonly number[]> => (aliased ??= groupAliased(model));

  return {
    byMethod: (wanted) => inOrder([...new Set(wanted)].flatMap((method) => model.callNodesNamed(method))),
    byName(wanted) {
      const found = new Set<number>();
      const names = new Set(wanted);
      for (const [tail, ofTail] of groupByTail(wanted)) {
        const nodes = model.callNodesNamed(tail);
        if (nodes.length === 0 || !ofTail.some(mayName)) continue;
        for (const node of nodes) {
          const name = model.call(node).name;
          if (name !== undefined && names.has(name)) found.add(node);
        }
      }
      for (const name of names) for (const node of readAliased().get(name) ?? []) found.add(node);
      return inOrder([...found]);
    },
  };
}

function groupByTail(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const name of names) push(groups, lastSegment(name), name);
  return groups;
}

/**
 * Tells whether anything in the file can have a qualified name: the module that it begins with stands in the text, but
 * where modules of the workspace hand names on. Resolving each `get` to see that it is none of `requests` takes longer.
 */
function createRootLook(
  { syntax: { text }, foreign }: Model,
  imports: readonly ImportStatement[],
): (name: string) => boolean {
  const isFromInside = ({ names, isStar }: ImportStatement): boolean =>
    isStar || names.some(({ qualifiedName }) => foreign?.isInside(qualifiedName) === true);
  const isOpen = foreign !== undefined && imports.some(isFromInside);
  const known = new Map<string, boolean>();
  return (name) => {
    if (isOpen) return true;
    const [root = name] = name.split('.', 1);
    const isThere = known.get(root) ?? text.includes(root);
    known.set(root, isThere);
    return isThere;
  };
}

function lastSegment(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function inOrder(nodes: number[]): readonly number[] {
  return nodes.sort((a, b) => a - b);
}

/** Calls by the last segment of what is called. */
export function groupByMethod(syntax: Syntax, calls: readonly number[]): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const node of calls) push(groups, calledMethod(syntax, node), node);
  return groups;
}

function push<T>(groups: Map<string, T[]>, name: string, item: T): void {
  const group = groups.get(name);
  if (group === undefined) groups.set(name, [item]);
  else group.push(item);
}

function groupAliased(model: Model): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  const add = (node: number): void => {
    const name = model.call(node).name;
    if (name !== undefined) push(groups, name, node);
  };
  addForeign(model, groups);
  for (const alias of model.scopes.aliases) model.callNodesNamed(alias).forEach(add);
  // `getattr(torch, "load")(path)` is called without a name of its own.
  model
    .callNodesNamed('')
    .filter((node) => givesCallable(model.syntax, model.syntax.children(node)[0] ?? node))
    .forEach(add);
  return groups;
}

/** Calls through names that other files of the workspace gave to what they call. */
function addForeign(model: Model, groups: Map<string, number[]>): void {
  const { syntax, callNodes } = model;
  const inside = importedFromInside(model);
  if (inside.size === 0) return;
  for (const node of callNodes) {
    const [callee = node] = syntax.children(node);
    // `load(…)` and `io.load(…)`: what stands further in front is seldom a module.
    const root = syntax.kind(callee) === 'attribute' ? callee + 1 : callee;
    if (syntax.kind(root) !== 'identifier' || !inside.has(syntax.slice(root))) continue;
    const { name, method } = model.call(node);
    if (name !== undefined && lastSegment(name) !== method) push(groups, name, node);
  }
}

/** Names that the file imports from modules of the workspace. */
function importedFromInside({ scopes, foreign }: Model): ReadonlySet<string> {
  const inside = new Set<string>();
  if (foreign === undefined) return inside;
  for (const [name, { inFlow }] of scopes.module.names) {
    const isInside = inFlow.some(
      ({ kind, qualifiedName }) => kind === 'import' && qualifiedName !== undefined && foreign.isInside(qualifiedName),
    );
    if (isInside) inside.add(name);
  }
  return inside;
}
