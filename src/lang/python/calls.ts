import type { Edit } from '../../core/fix';
import type { Range } from '../../core/range';
import { appendArgument, removeArgument } from './argument-edit';
import { createPassedValue } from './expression';
import type { Model } from './model';
import { calledName, partialArguments } from './partial-arguments';
import type { Syntax } from './syntax';
import type { ConstantValue, PythonArgument, PythonCall, PythonExpression, PythonFunction } from './types';

const SPLATS = new Set(['list_splat', 'list_splat_pattern', 'dictionary_splat']);

/** A class, as expressions are (expression.ts). */
class Call implements PythonCall {
  readonly method: string;
  private readonly model: Model;
  private readonly node: number;
  private readonly calleeNode: number;
  /** The list of arguments. */
  private readonly list: number;
  private own: readonly PythonArgument[] | undefined;
  private passed: ReadonlyMap<string, PythonArgument> | undefined;

  constructor(model: Model, node: number) {
    this.model = model;
    this.node = node;
    this.calleeNode = model.syntax.child(node, 0) ?? node;
    this.list = model.syntax.child(node, 1) ?? node;
    this.method = calledMethod(model.syntax, node);
  }

  get range(): Range {
    const { syntax } = this.model;
    return { start: syntax.start(this.node), end: syntax.end(this.node) };
  }

  get callee(): PythonExpression {
    return this.model.expression(this.calleeNode);
  }

  get name(): string | undefined {
    return calledName(this.model, this.calleeNode);
  }

  get receiver(): PythonExpression | undefined {
    return this.callee.receiver;
  }

  get arguments(): readonly PythonArgument[] {
    return (this.own ??= readOwnArguments(this.model, this.list));
  }

  argument(keyword: string, position?: number): PythonArgument | undefined {
    const { model, list, arguments: own } = this;
    const named = own.find(({ name }) => name === keyword);
    if (named !== undefined) return named;
    const bound = partialArguments(model, this.calleeNode);
    const placed =
      position === undefined || bound.hasMore
        ? undefined
        : (bound.positional[position] ?? positionalArgument(model, list, position - bound.positional.length, own));
    this.passed ??= readKnownKeywords(model, list);
    return placed ?? this.passed.get(keyword) ?? bound.keywords.get(keyword);
  }

  get hasUnknownArguments(): boolean {
    const { model, list } = this;
    return (
      partialArguments(model, this.calleeNode).hasMore ||
      argumentNodes(model.syntax, list).some((part) => isUnknownSplat(model, part))
    );
  }

  appendArgument(text: string): Edit {
    return appendArgument(this.model.syntax, this.list, text);
  }

  removeArgument(argument: PythonArgument): Edit {
    return removeArgument(this.model.syntax, this.list, argument.range);
  }

  get enclosingFunction(): PythonFunction | undefined {
    return this.model.functionAround(this.node);
  }
}

export function createCall(model: Model, node: number): PythonCall {
  return new Call(model, node);
}

/** The last segment of what is called, as written; empty where it is no name. */
export function calledMethod(syntax: Syntax, node: number): string {
  const callee = syntax.child(node, 0);
  if (callee === undefined) return '';
  if (syntax.kind(callee) === 'identifier') return syntax.slice(callee);
  const name = syntax.kind(callee) === 'attribute' ? syntax.child(callee, 1) : undefined;
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
      const expression =
        literal === undefined ? createPassedValue(model, inner, { value, at: known.at }) : model.expression(literal);
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
