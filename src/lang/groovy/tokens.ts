import type { Range } from '../../core/range';
import { segmentMap } from '../../core/text-map';
import type { ParseProblem } from '../document';
import { createSegmentBuilder } from '../segments';
import type { GroovyInterpolation, GroovyString } from './types';

export type GroovyToken =
  | { readonly kind: 'word' | 'sign'; readonly text: string; readonly range: Range }
  | { readonly kind: 'string'; readonly text: ''; readonly range: Range; readonly string: GroovyString };

export interface Tokens {
  readonly tokens: readonly GroovyToken[];
  readonly problems: readonly ParseProblem[];
}

const WORD = /[A-Za-z_$][\w$]*/y;
/** Behind these a slash begins a pattern, and not a division. */
const BEFORE_PATTERN = new Set(['(', ',', '=', '[', '~', ':', '!', '&', '|', '?', '{', '}', ';', '+']);
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** Words, strings and signs; comments and patterns are left out. Never throws; linear. */
export function readTokens(text: string): Tokens {
  const tokens: GroovyToken[] = [];
  const problems: ParseProblem[] = [];
  // Once no closing quote was found up to some place, there is none behind a later one up to there either.
  const missing = new Map<string, number>();
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    if (/\s/.test(char)) at += 1;
    else if (text.startsWith('//', at) || (at === 0 && text.startsWith('#!'))) at = endOf(text, '\n', at);
    else if (text.startsWith('/*', at)) at = endOf(text, '*/', at + 2) + 2;
    else if (char === '"' || char === "'") {
      const string = readString(text, at, missing);
      if (string === undefined) {
        problems.push({ message: 'Missing closing quote', range: { start: at, end: at + 1 } });
        at += 1;
      } else {
        tokens.push({ kind: 'string', text: '', range: string.range, string });
        at = string.range.end;
      }
    } else if (char === '/' && isPatternStart(tokens)) at = skipPattern(text, at);
    else {
      WORD.lastIndex = at;
      const word = WORD.exec(text)?.[0];
      const end = at + (word?.length ?? 1);
      tokens.push({ kind: word === undefined ? 'sign' : 'word', text: word ?? char, range: { start: at, end } });
      at = end;
    }
  }
  return { tokens, problems };
}

function endOf(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found;
}

function isPatternStart(tokens: readonly GroovyToken[]): boolean {
  const last = tokens.at(-1);
  return last === undefined || (last.kind === 'sign' && BEFORE_PATTERN.has(last.text));
}

/** Behind the pattern's end on this line, or only behind its slash. */
function skipPattern(text: string, at: number): number {
  const match = /\/(?:[^/\\\n]|\\.){0,2000}\//y;
  match.lastIndex = at;
  return match.exec(text) === null ? at + 1 : match.lastIndex;
}

function readString(text: string, start: number, missing: Map<string, number>): GroovyString | undefined {
  const char = text.charAt(start);
  const triple = char.repeat(3);
  const quote = (text.startsWith(triple, start) ? triple : char) as GroovyString['quote'];
  if (start < (missing.get(quote) ?? 0)) return undefined;
  const close = findClose(text, start + quote.length, quote);
  if (close === undefined) {
    missing.set(quote, quote.length === 3 ? text.length : endOf(text, '\n', start));
    return undefined;
  }
  return decode(text, { start, end: close + quote.length }, quote);
}

function findClose(text: string, from: number, quote: string): number | undefined {
  const isLong = quote.length === 3;
  const doubled = quote.startsWith('"');
  let at = from;
  while (at < text.length) {
    if (text.startsWith(quote, at)) return at;
    const char = text.charAt(at);
    if (char === '\n' && !isLong) return undefined;
    if (char === '\\') at += 2;
    else if (doubled && char === '$' && text.charAt(at + 1) === '{') at = interpolationEnd(text, at, isLong);
    else at += 1;
  }
  return undefined;
}

/** Behind the brace that closes `${`, at most some thousand characters on; where there is none, behind the `$`. */
function interpolationEnd(text: string, start: number, isLong: boolean): number {
  let depth = 0;
  for (let at = start + 1; at < Math.min(text.length, start + 2000); at++) {
    const char = text.charAt(at);
    if (char === '{') depth += 1;
    else if (char === '}' && --depth === 0) return at + 1;
    else if (char === '\n' && !isLong) break;
  }
  return start + 1;
}

function decode(text: string, range: Range, quote: GroovyString['quote']): GroovyString {
  const builder = createSegmentBuilder(text);
  const interpolations: GroovyInterpolation[] = [];
  const end = range.end - quote.length;
  const isDouble = quote.startsWith('"');
  let at = range.start + quote.length;
  while (at < end) {
    const char = text.charAt(at);
    if (char === '\\') {
      const next = text.charAt(at + 1);
      builder.unit(next === '\n' ? '' : (ESCAPES[next] ?? next), at, at + 2);
      at += 2;
    } else if (isDouble && char === '$') {
      const found = readInterpolation(text, at, end, quote.length === 3);
      if (found !== undefined) interpolations.push(found);
      const next = found?.range.end ?? at + 1;
      builder.copy(at, next);
      at = next;
    } else {
      builder.copy(at, at + 1);
      at += 1;
    }
  }
  const decoded = builder.finish();
  return { text: decoded.text, map: segmentMap(decoded.segments, encode), range, quote, interpolations };
}

/** What would end the string or be read as something else cannot be written into it. */
function encode(text: string): string | undefined {
  return /['"\\$\n\r]/.test(text) ? undefined : text;
}

function readInterpolation(text: string, at: number, end: number, isLong: boolean): GroovyInterpolation | undefined {
  if (text.charAt(at + 1) === '{') {
    const close = Math.min(interpolationEnd(text, at, isLong), end);
    if (close <= at + 2) return undefined;
    return { range: { start: at, end: close }, expression: text.slice(at + 2, close - 1).trim() };
  }
  const name = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/.exec(text.slice(at + 1, Math.min(end, at + 200)))?.[0];
  return name === undefined ? undefined : { range: { start: at, end: at + 1 + name.length }, expression: name };
}
