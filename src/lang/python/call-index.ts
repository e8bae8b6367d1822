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
  for (const alias of model.scopes.aliases) methods.get(alias)?.forEach(add);
  // `getattr(torch, "load")(path)` is called without a name of its own.
  methods
    .get('')
    ?.filter((node) => givesCallable(model.syntax, model.syntax.children(node)[0] ?? node))
    .forEach(add);
  return groups;
}
