import type { CST } from 'yaml';
import type { DataScalarValue } from '../data-node';
import { createSegmentBuilder, type Decoded, type SegmentBuilder } from '../segments';

export type ScalarToken = CST.FlowScalar | CST.BlockScalar;

/** Whether a token is a scalar, of whatever style. */
export function isScalarToken(token: CST.Token): token is ScalarToken {
  return token.type === 'block-scalar' || token.type === 'scalar' || token.type.endsWith('-quoted-scalar');
}

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  '\t': '\t',
};
const CODE_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/**
 * Decodes a flow scalar (YAML 1.2.2, chapter 7.3). Structure is read from `structure`, characters are taken from `text`:
 * the two differ where a template was masked.
 */
export function decodeFlowScalar(token: CST.FlowScalar, text: string, structure: string): Decoded {
  const builder = createSegmentBuilder(text);
  const start = token.offset;
  const end = start + token.source.length;
  if (token.type === 'scalar' || token.type === 'alias') {
    decodeLines(builder, structure, start, end, copyPlain);
    return builder.finish();
  }
  const quote = structure.charAt(start);
  const innerEnd = token.source.length > 1 && structure.charAt(end - 1) === quote ? end - 1 : end;
  if (token.type === 'double-quoted-scalar') decodeDoubleQuoted(builder, structure, start + 1, innerEnd);
  else decodeLines(builder, structure, start + 1, innerEnd, copySingleQuoted);
  return builder.finish();
}

type CopyLine = (builder: SegmentBuilder, structure: string, start: number, end: number) => void;

const copyPlain: CopyLine = (builder, _structure, start, end) => {
  builder.copy(start, end);
};

const copySingleQuoted: CopyLine = (builder, structure, start, end) => {
  let from = start;
  for (let at = structure.indexOf("'", from); at >= 0 && at + 1 < end; at = structure.indexOf("'", from)) {
    builder.copy(from, at);
    builder.unit("'", at, at + 2);
    from = at + 2;
  }
  builder.copy(from, end);
};

/** Folds the lines of a plain or single-quoted scalar: one break is a space, each further one a line break. */
function decodeLines(builder: SegmentBuilder, structure: string, start: number, end: number, copy: CopyLine): void {
  let lineStart = start;
  let contentEnd = start;
  let separator = '';
  for (let isFirst = true; ; isFirst = false) {
    const newline = structure.indexOf('\n', lineStart);
    const isLast = newline < 0 || newline >= end;
    const lineEnd = isLast ? end : newline;
    const from = isFirst ? lineStart : skipBlanks(structure, lineStart, lineEnd);
    const to = isLast ? end : trimBlanks(structure, from, lineEnd);
    if (isFirst || isLast || to > from) {
      if (separator !== '') builder.unit(separator, contentEnd, from);
      copy(builder, structure, from, to);
      contentEnd = Math.max(from, to);
      separator = ' ';
    } else separator = separator === ' ' ? '\n' : `${separator}\n`;
    if (isLast) return;
    lineStart = newline + 1;
  }
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text[at] === ' ' || text[at] === '\t')) at += 1;
  return at;
}

function trimBlanks(text: string, start: number, end: number): number {
  let at = end;
  if (at > start && text[at - 1] === '\r') at -= 1;
  while (at > start && (text[at - 1] === ' ' || text[at - 1] === '\t')) at -= 1;
  return at;
}

function decodeDoubleQuoted(builder: SegmentBuilder, structure: string, start: number, end: number): void {
  let at = start;
  while (at < end) {
    const character = structure.charAt(at);
    if (character === '\\' && at + 1 < end) at = decodeEscape(builder, structure, at, end);
    else if (character === '\n' || character === '\r' || character === ' ' || character === '\t') {
      at = decodeBlanks(builder, structure, at, end);
    } else {
      builder.copy(at, at + 1);
      at += 1;
    }
  }
}

/** Reads blanks and line breaks: blanks around a break belong to it. Returns where reading goes on. */
function decodeBlanks(builder: SegmentBuilder, structure: string, start: number, end: number): number {
  let at = start;
  let breaks = 0;
  for (; at < end; at += 1) {
    const character = structure.charAt(at);
    if (character === '\n') breaks += 1;
    else if (character !== ' ' && character !== '\t' && !(character === '\r' && structure[at + 1] === '\n')) break;
  }
  // A lone carriage return is no break: it is taken as it is.
  if (at === start) at = start + 1;
  if (breaks === 0) builder.copy(start, at);
  else builder.unit(breaks === 1 ? ' ' : '\n'.repeat(breaks - 1), start, at);
  return at;
}

/** Reads the escape at `start`. Returns the offset behind it. */
function decodeEscape(builder: SegmentBuilder, structure: string, start: number, end: number): number {
  const next = structure.charAt(start + 1);
  const simple = SIMPLE_ESCAPES[next];
  if (simple !== undefined) {
    builder.unit(simple, start, start + 2);
    return start + 2;
  }
  if (next === '\n' || (next === '\r' && structure[start + 2] === '\n')) {
    return skipBlanks(structure, start + (next === '\n' ? 2 : 3), end);
  }
  const length = CODE_LENGTHS[next];
  const digits = length === undefined ? '' : structure.slice(start + 2, Math.min(end, start + 2 + length));
  const code = digits.length === length && /^[0-9a-fA-F]+$/.test(digits) ? Number.parseInt(digits, 16) : Infinity;
  if (code <= 0x10ffff) {
    builder.unit(String.fromCodePoint(code), start, start + 2 + digits.length);
    return start + 2 + digits.length;
  }
  builder.copy(start, start + 2);
  return start + 2;
}

/** The value of a plain scalar in the core schema of YAML 1.2 (chapter 10.3.2): `yes` and dates stay strings. */
export function resolvePlain(source: string): DataScalarValue {
  // Nothing longer is a keyword or a sensible number.
  if (source.length > 100) return source;
  if (/^(?:|~|null|Null|NULL)$/.test(source)) return null;
  if (/^(?:true|True|TRUE)$/.test(source)) return true;
  if (/^(?:false|False|FALSE)$/.test(source)) return false;
  if (/^[-+]?[0-9]+$/.test(source)) return Number(source);
  if (/^0o[0-7]+$/.test(source) || /^0x[0-9a-fA-F]+$/.test(source)) return Number(source);
  if (/^[-+]?(?:\.[0-9]+|[0-9]+\.?[0-9]*)(?:[eE][-+]?[0-9]+)?$/.test(source)) return Number(source);
  if (/^[-+]?\.(?:inf|Inf|INF)$/.test(source)) return source.startsWith('-') ? -Infinity : Infinity;
  return /^\.(?:nan|NaN|NAN)$/.test(source) ? NaN : source;
}
