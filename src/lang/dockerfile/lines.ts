import type { Range } from '../../core/range';
import { segmentMap, type TextMap } from '../../core/text-map';
import { createSegmentBuilder } from '../segments';
import { isSpace } from './words';

/** A line of an instruction: without its line end, and without the escape character that continues it. */
export interface LinePart {
  readonly start: number;
  /** Where the text ends. On all parts but the last the escape character stands here. */
  readonly end: number;
  /** Where the next line of the file starts. */
  readonly next: number;
}

/**
 * The lines of an instruction as BuildKit joins them: continuations, and the comment lines and empty lines between, are
 * gone. Offsets in `text` are mapped by `map` to the file.
 */
export interface LogicalLine {
  readonly text: string;
  readonly map: TextMap;
  readonly parts: readonly LinePart[];
  /** Where the line behind this one starts. */
  readonly next: number;
}

const DIRECTIVE = /^#[ \t]*([a-z][a-z0-9]*)[ \t]*=(.*)$/i;
const DIRECTIVES = new Set(['syntax', 'escape', 'check']);

/** Where a file's text starts: behind a byte order mark. */
export function textStart(text: string): number {
  return text.startsWith('\uFEFF') ? 1 : 0;
}

/** The character that continues lines: a backslash, unless a directive at the top of the file says backtick. */
export function readEscape(text: string): string {
  for (let at = textStart(text); at < text.length;) {
    const line = readPhysicalLine(text, at);
    const directive = DIRECTIVE.exec(text.slice(line.content, line.end));
    const name = directive?.[1]?.toLowerCase() ?? '';
    if (!DIRECTIVES.has(name)) return '\\';
    if (name === 'escape') return directive?.[2]?.trim() === '`' ? '`' : '\\';
    at = line.next;
  }
  return '\\';
}

/** Joins the lines of the instruction that starts at or behind `at`. The text is empty for comments and empty lines. */
export function readLogicalLine(text: string, at: number, escape: string): LogicalLine {
  const builder = createSegmentBuilder(text);
  const parts: LinePart[] = [];
  let next = at;
  while (next < text.length) {
    const line = readPhysicalLine(text, next);
    const isSkipped = line.content === line.end || text.charAt(line.content) === '#';
    const start = parts.length === 0 ? line.content : line.start;
    next = line.next;
    if (isSkipped && parts.length === 0) break;
    if (isSkipped) continue;
    const continuation = findContinuation(text, start, line.end, escape);
    const end = continuation ?? line.end;
    builder.copy(start, end);
    parts.push({ start, end, next });
    if (continuation === undefined) break;
  }
  const { text: joined, segments } = builder.finish();
  return { text: joined.trimEnd(), map: segmentMap(segments), parts, next };
}

/** The place of a span of the joined text in the file. */
export function placeOf(line: LogicalLine, start: number, end: number): Range {
  const first = line.parts[0]?.start ?? line.next;
  return line.map.toOuter({ start, end }) ?? { start: first, end: first };
}

interface PhysicalLine {
  readonly start: number;
  /** Behind the indentation. */
  readonly content: number;
  /** In front of the line end. */
  readonly end: number;
  readonly next: number;
}

/** The line of the file that starts at an offset. Line ends are LF and CRLF. */
export function readPhysicalLine(text: string, start: number): PhysicalLine {
  const newline = text.indexOf('\n', start);
  const next = newline < 0 ? text.length : newline + 1;
  let end = newline < 0 ? text.length : newline;
  while (end > start && text.charAt(end - 1) === '\r') end -= 1;
  let content = start;
  while (content < end && isSpace(text.charAt(content))) content += 1;
  return { start, content, end, next };
}

/** The escape character that ends a line, blanks behind it left out; two of them in a row are a character of the text. */
function findContinuation(text: string, start: number, end: number, escape: string): number | undefined {
  let at = end - 1;
  while (at >= start && (text.charAt(at) === ' ' || text.charAt(at) === '\t')) at -= 1;
  if (at < start || text.charAt(at) !== escape) return undefined;
  return at > start && text.charAt(at - 1) === escape ? undefined : at;
}
