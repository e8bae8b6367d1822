import { knownCall, type KnownCallContext } from './known-calls';
import { formatPercent, joinPathParts, type KnownText } from './format';
import { operatorOf, type Resolver } from './resolve';
import type { Scopes } from './scopes';
import { decodeContent, readLiteralShape } from './string-literal';
import type { Syntax } from './syntax';
import type { ConstantValue, Known } from './types';

export type KnownValue = Known<ConstantValue>;

export interface Constants {
  valueOf(node: number): KnownValue | undefined;
}

/** Beyond these a value is no use to a rule, and `a = a + a` in a row would grow without bound. */
const MAX_LENGTH = 200_000;
const MAX_ITEMS = 10_000;
const MAX_DEPTH = 60;

export function createConstants(syntax: Syntax, scopes: Scopes, resolver: Resolver): Constants {
  const known = new Map<number, KnownValue | undefined>();
  /** Nodes whose value is made of bytes, which `str()` writes in another way. */
  const bytes = new Set<number>();
  let isMadeOfBytes = false;

  function evaluate(node: number, depth: number): KnownValue | undefined {
    if (known.has(node)) {
      isMadeOfBytes ||= bytes.has(node);
      return known.get(node);
    }
    if (depth > MAX_DEPTH) return undefined;
    const isOuterMadeOfBytes = isMadeOfBytes;
    isMadeOfBytes = false;
    // A name that is defined by itself has no value.
    known.set(node, undefined);
    const found = read(node, depth + 1);
    known.set(node, found);
    noteBytes(node, isOuterMadeOfBytes);
    return found;
  }

  function noteBytes(node: number, isOuterMadeOfBytes: boolean): void {
    if (isMadeOfBytes) bytes.add(node);
    isMadeOfBytes ||= isOuterMadeOfBytes;
  }

  const at = (node: number, value: ConstantValue | undefined): KnownValue | undefined =>
    value === undefined || isTooLarge(value)
      ? undefined
      : { value, at: { start: syntax.start(node), end: syntax.end(node) } };

  function read(node: number, depth: number): KnownValue | undefined {
    const parts = syntax.children(node);
    const [first] = parts;
    switch (syntax.kind(node)) {
      case 'string':
        return at(node, readString(node, depth));
      case 'concatenated_string':
        return at(node, joinTexts(parts.map((part) => evaluate(part, depth))));
      case 'integer':
        return at(node, readInteger(syntax.slice(node)));
      case 'float':
        return at(node, readFloat(syntax.slice(node)));
      case 'true':
        return at(node, true);
      case 'false':
        return at(node, false);
      case 'none':
        return at(node, null);
      case 'parenthesized_expression':
        return first === undefined ? undefined : evaluate(first, depth);
      case 'named_expression':
        return parts[1] === undefined ? undefined : evaluate(parts[1], depth);
      case 'unary_operator':
        return at(node, negate(syntax.slice(node).charAt(0), first === undefined ? undefined : evaluate(first, depth)));
      case 'not_operator': {
        const operand = first === undefined ? undefined : evaluate(first, depth)?.value;
        return at(node, typeof operand === 'boolean' ? !operand : undefined);
      }
      case 'list':
      case 'tuple':
      case 'expression_list':
        return at(node, readItems(parts, depth));
      case 'dictionary':
        return at(node, readDictionary(parts, depth));
      case 'binary_operator':
        return readOperation(node, depth);
      case 'identifier':
        return readName(node, depth);
      case 'attribute':
        return readAttribute(node, depth);
      case 'subscript':
        return readSubscript(parts, depth);
      case 'call':
        return at(node, knownCall(callContext(depth), node));
      default:
        return undefined;
    }
  }

  function callContext(depth: number): KnownCallContext {
    return {
      syntax,
      qualifiedName: (node) => resolver.qualifiedName(node),
      valueOf: (node) => evaluate(node, depth)?.value,
      textOf: (node) => textOf(node, depth),
    };
  }

  function readString(node: number, depth: number): string | undefined {
    const literal = syntax.slice(node);
    const shape = readLiteralShape(literal);
    if (shape === undefined) return undefined;
    isMadeOfBytes ||= shape.isBytes;
    const pieces: string[] = [];
    const start = syntax.start(node);
    let from = shape.openLength;
    const take = (to: number): boolean => {
      const piece = decodeContent(literal.slice(from, to), shape);
      if (piece !== undefined) pieces.push(piece);
      return piece !== undefined;
    };
    for (const part of shape.isFormatted ? syntax.children(node) : []) {
      if (syntax.kind(part) !== 'interpolation' || !take(syntax.start(part) - start)) return undefined;
      const [inner, ...rest] = syntax.children(part);
      // `{name!r}`, `{name:>10}` and `{name=}` write the value in another way.
      const isPlain = rest.length === 0 && inner !== undefined && !/=\s*\}$/.test(syntax.slice(part).slice(-20));
      const text = isPlain ? textOf(inner, depth) : undefined;
      if (text === undefined) return undefined;
      pieces.push(text);
      from = syntax.end(part) - start;
    }
    return take(literal.length - shape.closeLength) ? pieces.join('') : undefined;
  }

  /** What `str()` makes of a value, where that is certain. */
  function textOf(node: number, depth: number): string | undefined {
    const found = evaluate(node, depth);
    if (found === undefined || bytes.has(node)) return undefined;
    const { value } = found;
    if (typeof value === 'string') return value;
    if (typeof value === 'boolean') return value ? 'True' : 'False';
    if (value === null) return 'None';
    // A float is written with its point, which the value does not show.
    const isInteger = typeof value === 'number' && /^-?\d+$/.test(syntax.text.slice(found.at.start, found.at.end));
    return isInteger ? String(value) : undefined;
  }

  function readItems(parts: readonly number[], depth: number): ConstantValue | undefined {
    if (parts.length > MAX_ITEMS) return undefined;
    const items: ConstantValue[] = [];
    for (const part of parts) {
      const item = evaluate(part, depth);
      if (item === undefined) return undefined;
      items.push(item.value);
    }
    return items;
  }

  function readDictionary(parts: readonly number[], depth: number): ConstantValue | undefined {
    if (parts.length > MAX_ITEMS) return undefined;
    const entries = new Map<string, ConstantValue>();
    for (const part of parts) {
      const [first, second] = syntax.children(part);
      if (first === undefined) return undefined;
      if (syntax.kind(part) === 'dictionary_splat') {
        const other = evaluate(first, depth)?.value;
        if (!(other instanceof Map)) return undefined;
        for (const [key, value] of other as ReadonlyMap<string, ConstantValue>) entries.set(key, value);
        continue;
      }
      const key = evaluate(first, depth)?.value;
      const value = second === undefined ? undefined : evaluate(second, depth);
      if (typeof key !== 'string' || value === undefined) return undefined;
      entries.set(key, value.value);
    }
    return entries;
  }

  /** Long sums lean to the left: they are taken apart in a loop, not by recursion. */
  function readOperation(node: number, depth: number): KnownValue | undefined {
    const rights: { readonly operation: number; readonly operand: number }[] = [];
    let left: number | undefined = node;
    while (left !== undefined && syntax.kind(left) === 'binary_operator' && (left === node || !known.has(left))) {
      const [next, right]: readonly (number | undefined)[] = syntax.children(left);
      if (right === undefined) return undefined;
      rights.push({ operation: left, operand: right });
      left = next;
    }
    let result = left === undefined ? undefined : evaluate(left, depth);
    for (const { operation, operand } of rights.reverse()) {
      result = result === undefined ? undefined : at(operation, operate(operation, operand, result, depth));
      known.set(operation, result);
    }
    return result;
  }

  function operate(node: number, operand: number, left: KnownValue, depth: number): ConstantValue | undefined {
    const right = evaluate(operand, depth);
    if (right === undefined) return undefined;
    const operator = operatorOf(syntax, node);
    if (typeof left.value === 'string') {
      if (operator === '%') {
        return bytes.has(operand) ? undefined : formatPercent(left.value, percentItems(operand, depth), right.value);
      }
      if (typeof right.value !== 'string') return undefined;
      if (operator === '+') return left.value + right.value;
      const isPath = operator === '/' && resolver.qualifiedName(node) === 'pathlib.Path()';
      return isPath ? joinPathParts([left.value, right.value]) : undefined;
    }
    if (Array.isArray(left.value) && Array.isArray(right.value) && operator === '+') {
      return [...(left.value as readonly ConstantValue[]), ...(right.value as readonly ConstantValue[])];
    }
    if (typeof left.value !== 'number' || typeof right.value !== 'number') return undefined;
    const results: Readonly<Record<string, number>> = {
      '+': left.value + right.value,
      '-': left.value - right.value,
      '*': left.value * right.value,
    };
    const result = results[operator];
    return result !== undefined && Number.isSafeInteger(result) ? result : undefined;
  }

  function percentItems(operand: number, depth: number): readonly KnownText[] {
    const nodes = syntax.kind(operand) === 'tuple' ? syntax.children(operand) : [operand];
    return nodes.map((node) => {
      const isNumber = typeof evaluate(node, depth)?.value === 'number';
      return { text: textOf(node, depth), isNumber };
    });
  }

  function readName(node: number, depth: number): KnownValue | undefined {
    const bindings = resolver.meaning(node)?.bindings ?? [];
    const [only] = bindings;
    if (bindings.length !== 1 || only?.kind !== 'value' || only.value === undefined) return undefined;
    return unlessMutated(syntax.slice(node), evaluate(only.value, depth));
  }

  function readAttribute(node: number, depth: number): KnownValue | undefined {
    const value = resolver.attributeValue(node);
    const name = syntax.children(node)[1];
    return value === undefined || name === undefined
      ? undefined
      : unlessMutated(syntax.slice(name), evaluate(value, depth));
  }

  /** A list or dictionary that is changed in place somewhere may hold anything by now. */
  function unlessMutated(name: string, found: KnownValue | undefined): KnownValue | undefined {
    const isContainer = typeof found?.value === 'object' && found.value !== null;
    return isContainer && scopes.mutated.has(name) ? undefined : found;
  }

  function readSubscript([object, index, ...more]: readonly number[], depth: number): KnownValue | undefined {
    if (object === undefined || index === undefined || more.length > 0) return undefined;
    const holder = evaluate(object, depth);
    const key = holder && evaluate(index, depth)?.value;
    if (holder === undefined || key === undefined) return undefined;
    const { value } = holder;
    const item =
      value instanceof Map && typeof key === 'string'
        ? (value as ReadonlyMap<string, ConstantValue>).get(key)
        : Array.isArray(value) && typeof key === 'number'
          ? (value as readonly ConstantValue[]).at(key)
          : undefined;
    return item === undefined ? undefined : { value: item, at: holder.at };
  }

  return { valueOf: (node) => evaluate(node, 0) };
}

function isTooLarge(value: ConstantValue): boolean {
  if (typeof value === 'string') return value.length > MAX_LENGTH;
  return Array.isArray(value) ? value.length > MAX_ITEMS : value instanceof Map && value.size > MAX_ITEMS;
}

function joinTexts(parts: readonly (KnownValue | undefined)[]): string | undefined {
  const texts = parts.map((part) => part?.value);
  return texts.every((text) => typeof text === 'string') ? texts.join('') : undefined;
}

function negate(operator: string, operand: KnownValue | undefined): number | undefined {
  if (typeof operand?.value !== 'number') return undefined;
  return operator === '-' ? -operand.value : operator === '+' ? operand.value : undefined;
}

function readInteger(text: string): number | undefined {
  const digits = text.replaceAll('_', '');
  const value = /^(?:\d+|0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+)$/.test(digits) ? Number(digits) : NaN;
  return Number.isSafeInteger(value) ? value : undefined;
}

function readFloat(text: string): number | undefined {
  const value = Number(text.replaceAll('_', ''));
  return Number.isFinite(value) ? value : undefined;
}
