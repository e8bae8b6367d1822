import type { CST } from 'yaml';
import { createSegmentBuilder, type Decoded, type SegmentBuilder } from '../segments';

/** A block scalar (YAML 1.2.2, chapter 8.1), decoded. */
export interface BlockText extends Decoded {
  /** The number of spaces in front of each line's content. */
  readonly indent: number;
}

interface Line {
  readonly start: number;
  /** Behind the leading spaces. */
  readonly content: number;
  /** In front of the line break. */
  readonly end: number;
  /** Behind the line break; equal to `end` where the text ends. */
  readonly next: number;
}

interface Header {
  readonly isFolded: boolean;
  readonly chomp: string;
  readonly indent: number;
}

/** Decodes a literal or folded scalar. Characters are taken from `text`, so that templates come out as written. */
export function decodeBlockScalar(token: CST.BlockScalar, text: string): BlockText {
  const header = readHeader(token);
  const start = token.offset + token.props.reduce((sum, part) => sum + ('source' in part ? part.source.length : 0), 0);
  const lines = splitLines(text, start, start + token.source.length);
  const trailing = lines.findLastIndex((line) => line.content < line.end) + 1;
  const builder = createSegmentBuilder(text);
  const first = lines.findIndex((line) => line.content < line.end);
  const firstLine = lines[first];
  if (firstLine === undefined) {
    if (header.chomp === '+') for (const line of lines.slice(0, -1)) addBreak(builder, line);
    return { ...builder.finish(), indent: Math.max(0, token.indent) + Math.max(1, header.indent) };
  }
  const indent = header.indent > 0 ? Math.max(0, token.indent) + header.indent : firstLine.content - firstLine.start;
  // Trailing lines of nothing but spaces, more than the indentation, are content.
  const deeper = lines.findLastIndex((line) => line.content - line.start > indent) + 1;
  const count = Math.max(trailing, deeper);
  const body = lines.slice(0, count);
  if (header.isFolded) addFolded(builder, text, body, first, indent);
  else addLiteral(builder, body, indent);
  const last = body.at(-1);
  if (header.chomp === '+') {
    if (last && last.next > last.end) addBreak(builder, last);
    else builder.gap('\n');
    for (const line of lines.slice(count)) {
      builder.copy(Math.min(line.start + indent, line.content), line.content);
      if (line.next > line.end) addBreak(builder, line);
    }
  } else if (header.chomp === '' && last) addBreak(builder, last);
  return { ...builder.finish(), indent };
}

function readHeader(token: CST.BlockScalar): Header {
  const first = token.props[0];
  const source = first !== undefined && 'source' in first ? first.source : '|';
  const digit = /[1-9]/.exec(source);
  const chomp = /[-+]/.exec(source);
  return { isFolded: source.startsWith('>'), chomp: chomp?.[0] ?? '', indent: digit ? Number(digit[0]) : 0 };
}

function splitLines(text: string, start: number, end: number): readonly Line[] {
  const lines: Line[] = [];
  let at = start;
  for (;;) {
    const newline = text.indexOf('\n', at);
    const isLast = newline < 0 || newline >= end;
    const next = isLast ? end : newline + 1;
    const lineEnd = isLast ? end : newline > at && text[newline - 1] === '\r' ? newline - 1 : newline;
    let content = at;
    while (content < lineEnd && text[content] === ' ') content += 1;
    lines.push({ start: at, content, end: lineEnd, next });
    if (isLast) return lines;
    at = next;
  }
}

function addBreak(builder: SegmentBuilder, line: Line): void {
  if (line.next === line.end + 1) builder.copy(line.end, line.next);
  else if (line.next > line.end) builder.unit('\n', line.end, line.next);
  else builder.gap('\n');
}

function addLiteral(builder: SegmentBuilder, lines: readonly Line[], indent: number): void {
  lines.forEach((line, index) => {
    builder.copy(Math.min(line.start + indent, line.content), line.end);
    if (index < lines.length - 1) addBreak(builder, line);
  });
}

/** Folds lines: a break between two lines of text is a space; next to a more indented line all breaks stay. */
function addFolded(builder: SegmentBuilder, text: string, lines: readonly Line[], first: number, indent: number): void {
  for (const line of lines.slice(0, first)) {
    builder.copy(Math.min(line.start + indent, line.content), line.content);
    addBreak(builder, line);
  }
  let kept = '';
  let separator = '';
  let wasDeeper = false;
  let pendingFrom = lines[first]?.start ?? 0;
  for (const line of lines.slice(first)) {
    const from = Math.min(line.start + indent, line.content);
    const isDeeper = line.content - line.start > indent || text[line.content] === '\t';
    if (!isDeeper && line.content >= line.end) {
      if (separator === '\n') kept += '\n';
      else separator = '\n';
      continue;
    }
    if (isDeeper) {
      if (separator === ' ') separator = '\n';
      else if (!wasDeeper && separator === '\n') separator = '\n\n';
    }
    builder.unit(kept + separator, pendingFrom, from);
    builder.copy(from, line.end);
    kept = '';
    separator = isDeeper ? '\n' : ' ';
    wasDeeper = isDeeper;
    pendingFrom = line.end;
  }
  if (kept !== '') builder.gap(kept);
}
