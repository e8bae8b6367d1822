import { formatPercent, joinPathParts, type KnownText } from '../format';
import { knownCall, type KnownCallContext } from '../known-calls';
import { operatorOf, type Resolver } from '../resolve';
import { decodeContent, readLiteralShape } from '../string-literal';
import type { Syntax } from '../syntax';
import type { ConstantValue } from '../types';
import { isTooLarge, MAX_ITEMS, truthOf, worseForm, type Constant, type Form } from './constant';
import { combine, compare, negate } from './operators';

/** What an expression is in the world that is looked at; undefined where that is not known there. */
export type Lookup = (node: number, depth: number) => Constant | undefined;

/** Makes the value of an expression out of the values of its parts. Names and attributes have none here. */
export interface Reader {
  read: Lookup;
  /** The value of a binary operation whose left side is known. */
  operate(node: number, left: Constant, operand: number, depth: number): Constant | undefined;
}

/** `lookup` tells the values of the parts. Nodes are those of Syntax. */
export function createReader(syntax: Syntax, resolver: Resolver, lookup: Lookup): Reader {
  /** Of what the value is made that is being read. */
  let form: Form = 'plain';

  function get(node: number | undefined, depth: number): Constant | undefined {
    const found = node === undefined ? undefined : lookup(node, depth);
    if (found !== undefined) form = worseForm(form, found.form);
    return found;
  }

  function withOwnForm(read: () => Constant | undefined): Constant | undefined {
    const outer = form;
    form = 'plain';
    const found = read();
    form = outer;
    return found;
  }

  const at = (node: number, value: ConstantValue | undefined): Constant | undefined =>
    value === undefined || isTooLarge(value)
      ? undefined
      : { value, at: { start: syntax.start(node), end: syntax.end(node) }, form };

  function read(node: number, depth: number): Constant | undefined {
    const parts = syntax.children(node);
    const [first, second, third] = parts;
    switch (syntax.kind(node)) {
      case 'string':
        return at(node, readString(node, depth));
      case 'concatenated_string':
        return at(node, joinTexts(parts.map((part) => get(part, depth)?.value)));
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
        return get(first, depth);
      case 'named_expression':
        return get(second, depth);
      case 'unary_operator':
        return at(node, negate(syntax.slice(node).charAt(0), get(first, depth)?.value));
      case 'not_operator': {
        const operand = get(first, depth)?.value;
        return at(node, operand === undefined ? undefined : !truthOf(operand));
      }
      case 'conditional_expression': {
        const test = get(second, depth)?.value;
        return test === undefined ? undefined : get(truthOf(test) ? first : third, depth);
      }
      case 'boolean_operator': {
        const left = get(first, depth);
        if (left === undefined) return undefined;
        return truthOf(left.value) === isOr(syntax, node) ? left : get(second, depth);
      }
      case 'comparison_operator':
        return at(node, readComparison(parts, depth));
      case 'list':
      case 'tuple':
      case 'expression_list':
        return at(node, readItems(parts, depth));
      case 'dictionary':
        return at(node, readDictionary(parts, depth));
      case 'binary_operator': {
        const left = get(first, depth);
        return left === undefined || second === undefined ? undefined : operate(node, left, second, depth);
      }
      case 'subscript':
        return readSubscript(parts, depth);
      case 'call':
        return readCall(node, depth);
      default:
        return undefined;
    }
  }

  function readCall(node: number, depth: number): Constant | undefined {
    const context: KnownCallContext = {
      syntax,
      qualifiedName: (part) => resolver.qualifiedName(part),
      constantOf: (part) => get(part, depth),
      textOf: (part) => textOf(part, depth),
    };
    const value = knownCall(context, node);
    const found = at(node, value);
    return found !== undefined && typeof value === 'string' && isPath(node) ? { ...found, form: 'path' } : found;
  }

  const isPath = (node: number): boolean => resolver.qualifiedName(node)?.startsWith('pathlib.') === true;

  function readString(node: number, depth: number): string | undefined {
    const literal = syntax.slice(node);
    const shape = readLiteralShape(literal);
    if (shape === undefined) return undefined;
    if (shape.isBytes) form = 'bytes';
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
    const found = lookup(node, depth);
    if (found === undefined || found.form === 'bytes') return undefined;
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
      const isSpread = syntax.kind(part) === 'list_splat';
      const item = get(isSpread ? syntax.children(part)[0] : part, depth)?.value;
      if (item === undefined || (isSpread && !Array.isArray(item))) return undefined;
      if (isSpread) items.push(...(item as readonly ConstantValue[]));
      else items.push(item);
    }
    return items;
  }

  function readDictionary(parts: readonly number[], depth: number): ConstantValue | undefined {
    if (parts.length > MAX_ITEMS) return undefined;
    const entries = new Map<string, ConstantValue>();
    for (const part of parts) {
      const [first, second] = syntax.children(part);
      if (syntax.kind(part) === 'dictionary_splat') {
        const other = get(first, depth)?.value;
        if (!(other instanceof Map)) return undefined;
        for (const [key, value] of other as ReadonlyMap<string, ConstantValue>) entries.set(key, value);
        continue;
      }
      const key = get(first, depth)?.value;
      const value = get(second, depth)?.value;
      if (typeof key !== 'string' || value === undefined) return undefined;
      entries.set(key, value);
    }
    return entries;
  }

  function readComparison(parts: readonly number[], depth: number): boolean | undefined {
    const [first, second, ...more] = parts;
    if (first === undefined || second === undefined || more.length > 0) return undefined;
    const left = lookup(first, depth);
    const right = left && lookup(second, depth);
    // Bytes and paths never equal the text that stands for them here.
    if (left?.form !== 'plain' || right?.form !== 'plain') return undefined;
    const between = syntax.text.slice(syntax.end(first), syntax.start(second));
    return compare(between.replace(/\\?\s+/g, ' ').trim(), left.value, right.value);
  }

  function operate(node: number, left: Constant, operand: number, depth: number): Constant | undefined {
    form = worseForm(form, left.form);
    const right = get(operand, depth);
    if (right === undefined) return undefined;
    const operator = operatorOf(syntax, node);
    if (typeof left.value === 'string' && operator === '%') {
      const items = percentItems(operand, depth);
      return at(node, right.form === 'bytes' ? undefined : formatPercent(left.value, items, right.value));
    }
    if (operator !== '/') return at(node, combine(operator, left.value, right.value));
    const isJoined = typeof left.value === 'string' && typeof right.value === 'string' && isPath(node);
    const path = isJoined ? joinPathParts([left.value, right.value]) : undefined;
    const found = at(node, path);
    return found && { ...found, form: 'path' };
  }

  function percentItems(operand: number, depth: number): readonly KnownText[] {
    const nodes = syntax.kind(operand) === 'tuple' ? syntax.children(operand) : [operand];
    return nodes.map((node) => {
      const isNumber = typeof lookup(node, depth)?.value === 'number';
      return { text: textOf(node, depth), isNumber };
    });
  }

  function readSubscript([object, index, ...more]: readonly number[], depth: number): Constant | undefined {
    if (more.length > 0) return undefined;
    const holder = get(object, depth);
    const key = holder && get(index, depth)?.value;
    if (holder === undefined || key === undefined) return undefined;
    const { value } = holder;
    const item =
      value instanceof Map && typeof key === 'string'
        ? (value as ReadonlyMap<string, ConstantValue>).get(key)
        : Array.isArray(value) && typeof key === 'number'
          ? (value as readonly ConstantValue[]).at(key)
          : undefined;
    return item === undefined ? undefined : { value: item, at: holder.at, form: holder.form };
  }

  return {
    read: (node, depth) => withOwnForm(() => read(node, depth)),
    operate: (node, left, operand, depth) => withOwnForm(() => operate(node, left, operand, depth)),
  };
}

/** Whether the operator of a `boolean_operator` is `or`. */
export function isOr(syntax: Syntax, node: number): boolean {
  const [left, right] = syntax.children(node);
  if (left === undefined || right === undefined) return false;
  return /\bor\b/.test(syntax.text.slice(syntax.end(left), syntax.start(right)).replace(/#[^\n]*/g, ''));
}

function joinTexts(texts: readonly (ConstantValue | undefined)[]): string | undefined {
  return texts.every((text) => typeof text === 'string') ? texts.join('') : undefined;
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
