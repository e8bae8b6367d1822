import { calledMethod } from './calls';
import type { Model } from './model';
import { givesCallable } from './names/makers';

/** Finds calls without looking at each of them. */
export interface CallIndex {
  byName(names: readonly string[]): readonly number[];
  byMethod(methods: readonly string[]): readonly number[];
}

export function createCallIndex(model: Model): CallIndex {
  let methods: ReadonlyMap<string, readonly number[]> | undefined;
  let aliased: ReadonlyMap<string, readonly number[]> | undefined;
  const readMethods = (): ReadonlyMap<string, readonly number[]> => (methods ??= groupByMethod(model));
  // Calls through another name (`from torch import load as read`) are few: their names are resolved at once.
  const readAliased = (): ReadonlyMap<string, readonly number[]> => (aliased ??= groupAliased(model, readMethods()));

  return {
    byMethod: (wanted) => inOrder([...new Set(wanted)].flatMap((method) => readMethods().get(method) ?? [])),
    byName(wanted) {
      const found = new Set<number>();
      const names = new Set(wanted);
      for (const tail of new Set(wanted.map(lastSegment))) {
        for (const node of readMethods().get(tail) ?? []) {
          const name = model.call(node).name;
          if (name !== undefined && names.has(name)) found.add(node);
        }
      }
      for (const name of names) for (const node of readAliased().get(name) ?? []) found.add(node);
      return inOrder([...found]);
    },
  };
}

function lastSegment(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function inOrder(nodes: number[]): readonly number[] {
  return nodes.sort((a, b) => a - b);
}

function groupByMethod({ syntax, callNodes }: Model): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const node of callNodes) {
    push(groups, calledMethod(syntax, node), node);
  }
  return groups;
}

function push(groups: Map<string, number[]>, name: string, node: number): void {
  const group = groups.get(name);
  if (group === undefined) groups.set(name, [node]);
  else group.push(node);
}

function groupAliased(
  model: Model,
  methods: ReadonlyMap<string, readonly number[]>,
): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  const add = (node: number): void => {
    const name = model.call(node).name;
    if (name !== undefined) push(groups, name, node);
  };
  addForeign(model, groups);
  for (const alias of model.scopes.aliases) methods.get(alias)?.forEach(add);
  // `getattr(torch, "load")(path)` is called without a name of its own.
  methods
    .get('')
    ?.filter((node) => givesCallable(model.syntax, model.syntax.children(node)[0] ?? node))
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
