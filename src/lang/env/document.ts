import type { ParseProblem } from '../document';
import type { EnvDocument, EnvironmentEntry } from './types';

/**
 * Reads a dotenv text: `export`, single, double and backtick quotes, double-quoted values over several lines, comments
 * behind white space. A value with an expansion (`$NAME`) is not known. Never throws; linear.
 */
export function parseEnv(text: string): EnvDocument {
  const problems: ParseProblem[] = [];
  const entries: EnvironmentEntry[] = [];
  // Once no closing quote was found behind some place, there is none behind a later one either.
  const missing = new Set<string>();
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    const newline = text.indexOf('\n', at);
    const lineEnd = newline < 0 ? text.length : newline;
    const line = text.slice(at, lineEnd);
    const start = at + (line.length - line.trimStart().length);
    at = lineEnd + 1;
    if (line.trim() === '' || text[start] === '#') continue;
    const head = /^((?:export[ \t]+)?)([A-Za-z_][\w.-]*)[ \t]*=[ \t]*/.exec(text.slice(start, lineEnd));
    const name = head?.[2];
    if (head === null || name === undefined) {
      problems.push({ message: 'Expected `NAME=value`', range: { start, end: start + line.trim().length } });
      continue;
    }
    const nameStart = start + (head[1]?.length ?? 0);
    const value = readValue(text, start + head[0].length, lineEnd, missing);
    if (!value.isClosed) {
      problems.push({ message: 'Missing closing quote', range: { start: value.start, end: value.end } });
    }
    entries.push({
      name,
      nameRange: { start: nameStart, end: nameStart + name.length },
      value: value.text,
      valueRange: { start: value.start, end: value.end },
    });
    if (value.end > lineEnd) {
      const next = text.indexOf('\n', value.end);
      at = next < 0 ? text.length : next + 1;
    }
  }
  return { language: 'env', text, problems, entries };
}

interface Value {
  readonly text: string | undefined;
  readonly start: number;
  readonly end: number;
  readonly isClosed: boolean;
}

function readValue(text: string, start: number, lineEnd: number, missing: Set<string>): Value {
  const quote = text.charAt(start);
  if (start < lineEnd && (quote === '"' || quote === "'" || quote === '`')) {
    const close = missing.has(quote) ? -1 : findClosing(text, start + 1, quote);
    if (close >= 0) {
      const inner = text.slice(start + 1, close);
      const value = quote === '"' ? decodeDoubleQuoted(inner) : inner;
      return { text: value, start, end: close + 1, isClosed: true };
    }
    missing.add(quote);
    return { ...readUnquoted(text, start, lineEnd), isClosed: false };
  }
  return readUnquoted(text, start, lineEnd);
}

function findClosing(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\' && quote === '"') at += 1;
    else if (text[at] === quote) return at;
  }
  return -1;
}

function readUnquoted(text: string, start: number, lineEnd: number): Value {
  const rest = text.slice(start, lineEnd);
  const comment = rest.search(/(?:^|\s)#/);
  const value = (comment < 0 ? rest : rest.slice(0, comment)).trimEnd();
  return { text: hasExpansion(value) ? undefined : value, start, end: start + value.length, isClosed: true };
}

function hasExpansion(value: string): boolean {
  return /\$[A-Za-z_{(]/.test(value);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\', $: '$' };

function decodeDoubleQuoted(inner: string): string | undefined {
  if (hasExpansion(inner.replace(/\\[^]/g, ''))) return undefined;
  return inner.replace(/\r\n/g, '\n').replace(/\\([nrt"\\$])/g, (_, escape: string) => ESCAPES[escape] ?? escape);
}
