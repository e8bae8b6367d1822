import { appendArgument, removeArgument } from './argument-edit';
import type { Model } from './model';
import { calledName, partialArguments } from './partial-arguments';
import type { Syntax } from './syntax';
import type { ConstantValue, PythonArgument, PythonCall, PythonExpression } from './types';

const SPLATS = new Set(['list_splat', 'list_splat_pattern', 'dictionary_splat']);

export function createCall(model: Model, node: number): PythonCall {
  const { syntax } = model;
  const range = { start: syntax.start(node), end: syntax.end(node) };
  const [calleeNode = node, list = node] = syntax.children(node);
  let callee: PythonExpression | undefined;
  let own: readonly PythonArgument[] | undefined;
  let passed: ReadonlyMap<string, PythonArgument> | undefined;
  const readArguments = (): readonly PythonArgument[] => (own ??= readOwnArguments(model, list));
  const readPassed = (): ReadonlyMap<string, PythonArgument> => (passed ??= readKnownKeywords(model, list));

  return {
    range,
    get callee() {
      return (callee ??= model.expression(calleeNode));
    },
    get name() {
      return calledName(model, calleeNode);
    },
    method: calledMethod(syntax, node),
    get receiver() {
      return model.expression(calleeNode).receiver;
    },
    get arguments() {
      return readArguments();
    },
    argument(keyword, position) {
      const named = readArguments().find(({ name }) => name === keyword);
      if (named !== undefined) return named;
      const bound = partialArguments(model, calleeNode);
      const placed =
        position === undefined || bound.hasMore
          ? undefined
          : (bound.positional[position] ??
            positionalArgument(model, list, position - bound.positional.length, readArguments()));
      return placed ?? readPassed().get(keyword) ?? bound.keywords.get(keyword);
    },
    get hasUnknownArguments() {
      return (
        partialArguments(model, calleeNode).hasMore ||
        argumentNodes(syntax, list).some((part) => isUnknownSplat(model, part))
      );
    },
    appendArgument: (text) => appendArgument(syntax, list, text),
    removeArgument: (argument) => removeArgument(syntax, list, argument.range),
    get enclosingFunction() {
      return model.functionAround(node);
    },
  };
}

/** The last segment of what is called, as written; empty where it is no name. */
export function calledMethod(syntax: Syntax, node: number): string {
  const [callee] = syntax.children(node);
  if (callee === undefined) return '';
  if (syntax.kind(callee) === 'identifier') return syntax.slice(callee);
  const name = syntax.kind(callee) === 'attribute' ? syntax.children(callee)[1] : undefined;
  return name === undefined ? '' : syntax.slice(name);
}

/** A generator that is the only argument shares its parentheses with the call. */
function argumentNodes(syntax: Syntax, list: number): readonly number[] {
  return syntax.kind(list) === 'argument_list' ? syntax.children(list) : [list];
}

function readOwnArguments(model: Model, list: number): readonly PythonArgument[] {
  const { syntax } = model;
  return argumentNodes(syntax, list).flatMap((part): readonly PythonArgument[] => {
    const kind = syntax.kind(part);
    if (SPLATS.has(kind) || kind === 'ERROR') return [];
    const range = { start: syntax.start(part), end: syntax.end(part) };
    if (kind !== 'keyword_argument') {
      if (part === list)
        return [{ value: model.expression(part), range: { start: range.start + 1, end: range.end - 1 } }];
      return [{ value: model.expression(part), range }];
    }
    const [name, value] = syntax.children(part);
    if (name === undefined || value === undefined) return [];
    const nameRange = { start: syntax.start(name), end: syntax.end(name) };
    return [{ name: syntax.slice(name), nameRange, value: model.expression(value), range }];
  });
}

/** Behind `*args` nobody knows which position an argument has. */
function positionalArgument(
  { syntax }: Model,
  list: number,
  position: number,
  own: readonly PythonArgument[],
): PythonArgument | undefined {
  const parts = argumentNodes(syntax, list);
  const splat = parts.find((part) => syntax.kind(part).startsWith('list_splat'));
  const limit = splat === undefined ? Infinity : syntax.start(splat);
  return own.filter(({ name, range }) => name === undefined && range.start < limit)[position];
}

/** What `**{…}` and `**options` pass, where the dictionary is known. */
function readKnownKeywords(model: Model, list: number): ReadonlyMap<string, PythonArgument> {
  const { syntax, constants } = model;
  const found = new Map<string, PythonArgument>();
  for (const part of argumentNodes(syntax, list)) {
    if (syntax.kind(part) !== 'dictionary_splat') continue;
    const [inner] = syntax.children(part);
    const known = inner === undefined ? undefined : constants.valueOf(inner);
    if (inner === undefined || !(known?.value instanceof Map)) continue;
    const keywords = known.value as ReadonlyMap<string, ConstantValue>;
    const pairs = literalPairs(syntax, known.at.start, inner);
    const range = { start: syntax.start(part), end: syntax.end(part) };
    for (const [name, value] of keywords) {
      const literal = pairs.get(name);
      const base = model.expression(literal ?? inner);
      const text = (): { value: string; at: typeof known.at } | undefined =>
        typeof value === 'string' ? { value, at: base.value()?.at ?? known.at } : undefined;
      const own = { value, at: known.at };
      const given: Partial<PythonExpression> = {
        text: base.text,
        kind: 'other',
        value: () => own,
        defaultValue: () => own,
        possibleValues: () => ({ values: [own], isComplete: true }),
        stringValue: text,
      };
      const expression: PythonExpression = literal === undefined ? { ...base, ...given } : base;
      found.set(name, { name, value: expression, range });
    }
  }
  return found;
}

/** The value nodes of a dictionary that is written out where it is passed, or called with `dict(…)`. */
function literalPairs(syntax: Syntax, _start: number, node: number): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>();
  if (syntax.kind(node) !== 'dictionary') return pairs;
  for (const pair of syntax.children(node)) {
    // What is spread behind a pair may take its place.
    if (syntax.kind(pair) === 'dictionary_splat') pairs.clear();
    const [key, value] = syntax.children(pair);
    if (key === undefined || value === undefined || syntax.kind(key) !== 'string') continue;
    pairs.set(syntax.slice(key).replace(/^[a-zA-Z]*["']|["']$/g, ''), value);
  }
  return pairs;
}

function isUnknownSplat({ syntax, constants }: Model, part: number): boolean {
  if (!SPLATS.has(syntax.kind(part))) return false;
  const [inner] = syntax.children(part);
  const value = inner === undefined ? undefined : constants.valueOf(inner)?.value;
  return syntax.kind(part) === 'dictionary_splat' ? !(value instanceof Map) : true;
}
