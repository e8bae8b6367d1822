import type { Model } from './model';
import type { Syntax } from './syntax';
import type { PythonFunction, PythonParameter } from './types';

/** The functions of a file and the one around each place. */
export interface Functions {
  readonly all: readonly PythonFunction[];
  around(node: number): PythonFunction | undefined;
}

export function createFunctions(model: Model, nodes: readonly number[]): Functions {
  const byNode = new Map(nodes.map((node) => [node, createFunction(model, node)]));
  const { syntax } = model;
  // Nodes of one function are numbered in a row, so the innermost one around a node is found from its own number.
  const around = new Map<number, number | undefined>();
  const open: number[] = [];
  for (const node of nodes) {
    while (open.length > 0 && syntax.after(open.at(-1) ?? 0) <= node) open.pop();
    around.set(node, open.at(-1));
    open.push(node);
  }
  return {
    all: [...byNode.values()],
    around(node) {
      let candidate = lastBefore(nodes, node);
      while (candidate !== undefined && !isInBody(syntax, candidate, node)) candidate = around.get(candidate);
      return candidate === undefined ? undefined : byNode.get(candidate);
    },
  };
}

function isInBody(syntax: Syntax, definition: number, node: number): boolean {
  const body = bodyOf(syntax, definition);
  return body !== undefined && body < node && node < syntax.after(body);
}

function bodyOf(syntax: Syntax, node: number): number | undefined {
  return syntax.children(node).find((part) => syntax.kind(part) === 'block');
}

/** The last of the ascending nodes that comes before another one. */
function lastBefore(nodes: readonly number[], node: number): number | undefined {
  return nodes[firstIndexFrom(nodes, node) - 1];
}

/** The index of the first of the ascending nodes that is not before another one. */
export function firstIndexFrom(nodes: readonly number[], node: number): number {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle] ?? 0) < node) low = middle + 1;
    else high = middle;
  }
  return low;
}

function createFunction(model: Model, node: number): PythonFunction {
  const { syntax, callNodes } = model;
  const parts = syntax.children(node);
  const name = parts.find((part) => syntax.kind(part) === 'identifier');
  const list = parts.find((part) => syntax.kind(part) === 'parameters');
  const body = bodyOf(syntax, node);
  const rangeOf = (part: number) => ({ start: syntax.start(part), end: syntax.end(part) });
  const end = { start: syntax.end(node), end: syntax.end(node) };
  return {
    name: name === undefined ? '' : syntax.slice(name),
    nameRange: name === undefined ? end : rangeOf(name),
    range: rangeOf(node),
    bodyRange: body === undefined ? end : rangeOf(body),
    isAsync: /^async\b/.test(syntax.text.slice(syntax.start(node), syntax.start(node) + 6)),
    get decorators() {
      return decoratorNodes(syntax, node).map((decorator) => model.expression(decorator));
    },
    get parameters() {
      return list === undefined ? [] : syntax.children(list).flatMap((part) => readParameter(model, part));
    },
    calls() {
      if (body === undefined) return [];
      const inside = callNodes.slice(firstIndexFrom(callNodes, body), firstIndexFrom(callNodes, syntax.after(body)));
      return inside.map((call) => model.call(call));
    },
    returns() {
      return body === undefined ? [] : returnedNodes(syntax, body).map((value) => model.expression(value));
    },
  };
}

/** What a body returns, without what the functions and classes inside of it return. */
function returnedNodes(syntax: Syntax, body: number): readonly number[] {
  const found: number[] = [];
  for (let node = body; node < syntax.after(body);) {
    const kind = syntax.kind(node);
    const [value] = kind === 'return_statement' ? syntax.children(node) : [];
    if (value !== undefined) found.push(value);
    node = kind === 'function_definition' || kind === 'class_definition' ? syntax.after(node) : node + 1;
  }
  return found;
}

function decoratorNodes(syntax: Syntax, node: number): readonly number[] {
  const parent = syntax.parent(node);
  if (syntax.kind(parent) !== 'decorated_definition') return [];
  return syntax
    .children(parent)
    .filter((part) => syntax.kind(part) === 'decorator')
    .flatMap((part) => syntax.children(part).slice(0, 1));
}

const PARAMETERS = new Set(['typed_parameter', 'default_parameter', 'typed_default_parameter']);

function readParameter(model: Model, node: number): readonly PythonParameter[] {
  const { syntax } = model;
  const parts = PARAMETERS.has(syntax.kind(node)) ? syntax.children(node) : [node];
  const [target = node] = parts;
  const name = syntax.kind(target) === 'identifier' ? target : syntax.children(target)[0];
  // `/` and a lone `*` are separators, and tuples of parameters went with Python 2.
  if (name === undefined || syntax.kind(name) !== 'identifier' || syntax.kind(target) === 'tuple_pattern') return [];
  const annotation = parts.find((part) => syntax.kind(part) === 'type');
  const value = parts.slice(1).find((part) => syntax.kind(part) !== 'type');
  return [
    {
      name: syntax.slice(name),
      range: { start: syntax.start(node), end: syntax.end(node) },
      annotation: annotation === undefined ? undefined : model.expression(annotation),
      defaultValue: value === undefined ? undefined : model.expression(value),
    },
  ];
}
