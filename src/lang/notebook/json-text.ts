import type { Range } from '../../core/range';
import type { Segment, TextMap } from '../../core/text-map';
import { decodeJsonString } from '../json/string';
import { createJsonEncoder, type JsonEncoder } from './json-encode';
import { lazyMap, once, type PlacedText } from './placed-text';

/** A text as nbformat keeps it: one string, or the strings of an array one behind the other. Spans include the quotes. */
export interface JsonTextSpans {
  readonly strings: readonly Range[];
  /** The span of the array with its brackets; undefined where the text is one string. */
  readonly array: Range | undefined;
}

/** What all texts of a file share. */
export interface JsonFile {
  readonly text: string;
  readonly encoder: JsonEncoder;
}

export function createJsonFile(text: string): JsonFile {
  return { text, encoder: createJsonEncoder(text) };
}

/** The text of an empty array or of a missing key: there is nowhere to put anything in. */
const NOTHING: PlacedText = {
  text: '',
  segments: () => [],
  map: { toOuter: () => undefined, encode: () => undefined },
  bounds: undefined,
};

/** A text of the file, decoded when it is first asked for. */
export function readJsonText(file: JsonFile, spans: JsonTextSpans): PlacedText {
  if (spans.strings.length === 0) return NOTHING;
  const first = spans.strings[0];
  const last = spans.strings.at(-1);
  const decoded = once(() => decodeStrings(file.text, spans));
  const segments = once(() => decodeSegments(file.text, spans.strings));
  return {
    get text() {
      return decoded();
    },
    segments,
    map: spans.array ? createArrayMap(file, spans, segments, decoded) : lazyMap(segments, file.encoder.encode),
    bounds: first && last && { start: first.start + 1, end: contentEnd(file.text, last) },
  };
}

/** An array of lines is decoded at once where it is valid JSON and holds nothing else. */
function decodeStrings(file: string, { strings, array }: JsonTextSpans): string {
  if (array !== undefined && strings.length > 1) {
    const lines = parseStrings(file.slice(array.start, array.end));
    if (lines?.length === strings.length) return lines.join('');
  }
  return strings.map((span) => decodeText(file, span)).join('');
}

function parseStrings(written: string): readonly unknown[] | undefined {
  try {
    const lines: unknown = JSON.parse(written);
    return Array.isArray(lines) && lines.every((line) => typeof line === 'string') ? lines : undefined;
  } catch {
    return undefined;
  }
}

/** The string that a span holds. Fast where the string is valid JSON; otherwise decoded with forgiveness. */
export function decodeText(file: string, { start, end }: Range): string {
  const written = file.slice(start, end);
  if (!written.includes('\\')) return file.slice(start + 1, contentEnd(file, { start, end }));
  try {
    return String(JSON.parse(written));
  } catch {
    return decodeJsonString(file, start, end).text;
  }
}

/** The end of what a string holds; its closing quote may be missing where the file is broken. */
function contentEnd(file: string, { start, end }: Range): number {
  return end - start > 1 && file[end - 1] === '"' ? end - 1 : end;
}

function decodeSegments(file: string, strings: readonly Range[]): readonly Segment[] {
  const segments: Segment[] = [];
  let shift = 0;
  for (const { start, end } of strings) {
    const decoded = decodeJsonString(file, start, end);
    for (const segment of decoded.segments) segments.push({ ...segment, inner: segment.inner + shift });
    shift += decoded.text.length;
  }
  const first = strings[0];
  // An empty text still has a place where something can be put in.
  if (segments.length === 0 && first) {
    segments.push({ inner: 0, innerLength: 0, outer: first.start + 1, outerLength: 0 });
  }
  return segments;
}

/**
 * The map of an array of strings, one for each line. A span that ends with a line reaches to the start of the next
 * element, so that a whole line is replaced together with its own quotes and comma, and diffs stay one line each.
 */
function createArrayMap(
  file: JsonFile,
  spans: JsonTextSpans,
  segments: () => readonly Segment[],
  text: () => string,
): TextMap {
  const plain = lazyMap(segments);
  const separator = once(() => ownSeparator(file.text, spans) ?? file.encoder.separator());
  return {
    toOuter(range) {
      const outer = plain.toOuter(range);
      if (outer === undefined || range.end <= range.start || range.end >= text().length) return outer;
      if (text().charCodeAt(range.end - 1) !== 10) return outer;
      return { start: outer.start, end: plain.toOuter({ start: range.end, end: range.end })?.start ?? outer.end };
    },
    encode(added, at) {
      const isAtEnd = at >= text().length;
      const lines = added.split(/(?<=\n)/);
      // At the end of the text a last line end closes the last element: nothing follows that would need a new one.
      const last = lines.at(-1);
      if (!isAtEnd && last?.endsWith('\n') === true) lines.push('');
      const written = lines.map(file.encoder.escape).join(`"${separator()}"`);
      return isAtEnd && text().endsWith('\n') && added !== '' ? `"${separator()}"${written}` : written;
    },
  };
}

/** What stands between two elements of an array: the comma and the white space. Undefined where the array shows none. */
export function ownSeparator(file: string, { strings, array }: JsonTextSpans): string | undefined {
  const [first, second] = strings;
  if (first === undefined || array === undefined) return undefined;
  if (second !== undefined) {
    const between = file.slice(first.end, second.start);
    return between.trim() === ',' ? between : undefined;
  }
  const indent = file.slice(array.start + 1, first.start);
  return indent !== '' && indent.trim() === '' ? `,${indent}` : undefined;
}
