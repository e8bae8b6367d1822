import type { Range } from '../../../core/range';
import type { Around } from './spans';

/** A Python literal of one piece: `rb"…"`. */
export interface Literal {
  readonly range: Range;
  /** What stands between the quotes. */
  readonly content: Range;
  /** In small letters. */
  readonly prefix: string;
  readonly quote: string;
}

/** Longer ones hold a file, and what is written instead is for a person to decide. */
const MAX_LENGTH = 10_000;

/** The literal that a span of a Python text is; undefined where it is made of several, or has quotes inside of braces. */
export function readLiteral(text: string, range: Range): Literal | undefined {
  if (range.end - range.start > MAX_LENGTH) return undefined;
  const [head = '', prefix = '', quote = ''] =
    /^([A-Za-z]{0,2})("""|'''|"|')/.exec(text.slice(range.start, range.start + 5)) ?? [];
  if (quote === '') return undefined;
  const start = range.start + head.length;
  for (let at = start; at < range.end; at++) {
    if (text[at] === '\\') at++;
    else if (text.startsWith(quote, at)) {
      const isWhole = at + quote.length === range.end;
      return isWhole ? { range, content: { start, end: at }, prefix: prefix.toLowerCase(), quote } : undefined;
    }
  }
  return undefined;
}

/**
 * The span of the literals side by side, or joined by `+`, that hold `secret` from the first quote to the last and nothing
 * else.
 */
export function readSplitLiteral(
  text: string,
  stringsAround: Around<{ readonly range: Range }>,
  secret: Range,
): Range | undefined {
  const first = stringsAround({ start: secret.start - 1, end: secret.start + 1 }).at(-1);
  const last = stringsAround({ start: secret.end - 1, end: secret.end + 1 }).at(-1);
  if (first === undefined || last === undefined) return undefined;
  const range = { start: first.range.start, end: last.range.end };
  const written = text.slice(range.start, range.end);
  const isWhole = secret.start - range.start <= 2 && secret.end === range.end - 1;
  if (!isWhole || !/^(?:[rRuU]?(?:"[^"'\\]*"|'[^"'\\]*')[\s\\+]*){2,}$/.test(written.slice(0, MAX_LENGTH)))
    return undefined;
  // What binds closer than `+` would then bind to something else.
  const isBound =
    /[.%*]\s*$/.test(text.slice(Math.max(0, range.start - 80), range.start)) ||
    isFollowed(text, range.end, /^\s*[.%*[]/);
  return isBound ? undefined : range;
}

export function isFollowed(text: string, end: number, pattern: RegExp): boolean {
  return pattern.test(text.slice(end, end + 80));
}
