/** Edits of a YAML text that keep every comment, quote, anchor and indentation that they are not about. */
import type { Edit } from '../../core/fix';
import type { Range } from '../../core/range';
import type { DataEntry, DataMap, DataNode, DataSequence } from '../data-node';

interface Source {
  readonly text: string;
}

/**
 * Takes an entry out of its mapping, with the comment behind it on its line. Undefined where that cannot be told from the
 * text alone: behind an alias, where it holds an anchor that others may use, and where nothing would be left.
 */
export function removeEntry({ text }: Source, map: DataMap, entry: DataEntry): Edit | undefined {
  const span = { start: entry.keyRange.start, end: Math.max(entry.keyRange.end, entry.value.range.end) };
  const neighbours = map.entries.map(({ keyRange, value }) => ({ start: keyRange.start, end: value.range.end }));
  return remove(text, map, entry.value, span, neighbours);
}

/** Takes an item out of its list, on the same terms. */
export function removeItem({ text }: Source, list: DataSequence, item: DataNode): Edit | undefined {
  const isFlow = text[list.range.start] === '[';
  const span = isFlow ? item.range : { start: dashBefore(text, item.range.start), end: item.range.end };
  return remove(
    text,
    list,
    item,
    span,
    list.items.map(({ range }) => range),
  );
}

/** Replaces a scalar as it is written, quotes included; the same text in the same style where it needs quotes. */
export function replaceScalar(node: DataNode, text: string): Edit | undefined {
  if (node.kind !== 'scalar' || node.alias !== undefined) return undefined;
  if (node.style === 'literal' || node.style === 'folded') return undefined;
  const quote = node.style === 'single' ? "'" : node.style === 'double' ? '"' : '';
  return { range: node.range, text: quote + text + quote };
}

/** Writes an entry, such as `persist-credentials: false`, as the last one of a mapping that has others. */
export function appendEntry({ text }: Source, map: DataMap, entry: string): Edit | undefined {
  const last = map.entries.findLast(
    ({ value }) => value.range.end <= map.range.end && value.range.start >= map.range.start,
  );
  if (map.alias !== undefined || last === undefined) return undefined;
  if (text[map.range.start] === '{') return { range: at(last.value.range.end), text: `, ${entry}` };
  return { range: at(lineEnd(text, last.value.range.end)), text: lineBreak(text) + indentOf(text, map) + entry };
}

/** Writes lines in front of an entry of a block mapping, indented as it is. `lines` beyond the first bring their own steps. */
export function insertBefore(
  { text }: Source,
  map: DataMap,
  entry: DataEntry,
  lines: readonly string[],
): Edit | undefined {
  if (map.alias !== undefined || text[map.range.start] === '{') return undefined;
  const indent = indentOf(text, map);
  const start = entry.keyRange.start;
  return { range: at(start), text: lines.map((line) => line + lineBreak(text) + indent).join('') };
}

function remove(
  text: string,
  parent: DataMap | DataSequence,
  node: DataNode,
  span: Range,
  all: readonly Range[],
): Edit | undefined {
  if (parent.alias !== undefined || node.alias !== undefined || all.length < 2) return undefined;
  if (/(?:^|[\s[{,])&\S/.test(text.slice(span.start, span.end))) return undefined;
  if (/[[{]/.test(text[parent.range.start] ?? '')) return removeInFlow(text, span, all);
  const start = lineStart(text, span.start);
  const before = text.slice(start, span.start);
  // Of a template that begins or ends on this line, the other half may stand elsewhere.
  if (before.includes('{{') || /^[ \t]*\{[{%]/.test(text.slice(span.end, span.end + 40))) return undefined;
  // The first entry of a list's item stands behind its dash, which has to stay.
  if (before.trim() !== '') return removeBehindDash(text, span);
  return { range: { start, end: behindLine(text, span.end) }, text: '' };
}

/** The next entry moves up to where the first one stood. */
function removeBehindDash(text: string, span: Range): Edit | undefined {
  const next = /^[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*/.exec(text.slice(span.end));
  if (next === null || next[0].includes('#')) return undefined;
  return { range: { start: span.start, end: span.end + next[0].length }, text: '' };
}

/** With the comma behind it, or for the last one that in front. */
function removeInFlow(text: string, span: Range, all: readonly Range[]): Edit | undefined {
  const next = all.find(({ start }) => start > span.start);
  if (next !== undefined) return cutFlow(text, { start: span.start, end: next.start });
  const previous = all.findLast(({ start }) => start < span.start);
  return previous && cutFlow(text, { start: previous.end, end: span.end });
}

function cutFlow(text: string, range: Range): Edit | undefined {
  return text.slice(range.start, range.end).includes('#') ? undefined : { range, text: '' };
}

function at(offset: number): Range {
  return { start: offset, end: offset };
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end < 0) return text.length;
  return text[end - 1] === '\r' ? end - 1 : end;
}

/** Behind the line's end; a block scalar's own end is behind its last line already. */
function behindLine(text: string, offset: number): number {
  if (text[offset - 1] === '\n') return offset;
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

function dashBefore(text: string, offset: number): number {
  const dash = text.lastIndexOf('-', offset - 1);
  return text.slice(dash + 1, offset).trim() === '' ? dash : offset;
}

/** The spaces in front of the entries of a block mapping; a dash counts as one. */
function indentOf(text: string, map: DataMap): string {
  const first = map.entries[0]?.keyRange.start ?? map.range.start;
  return text.slice(lineStart(text, first), first).replace(/[^\t]/g, ' ');
}

function lineBreak(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
