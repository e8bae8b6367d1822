import type { Edit } from '../../core/fix';
import type { Range } from '../../core/range';
import type { JsonCursor } from './json-cursor';
import { renderJson } from './json-render';
import { decodeText, readJsonText, type JsonFile, type JsonTextSpans } from './json-text';
import { joinPlaced, keepRuns, lazyMap, once, type PlacedText } from './placed-text';
import type { OutputText } from './types';

/** A text of an output before its place in the notebook is known. */
export interface OutputTextDraft {
  readonly kind: OutputText['kind'];
  readonly mime?: string;
  readonly placed: PlacedText;
}

export interface OutputDraft {
  readonly texts: readonly OutputTextDraft[];
  readonly removal: readonly Edit[];
}

interface OutputFields {
  readonly strings: Map<string, JsonTextSpans>;
  readonly data: readonly (readonly [mime: string, text: JsonTextSpans | undefined, value: Range])[];
}

/** The keys of nbformat 3, which has no mime types; images are left out. */
const OLD_MIMES: Readonly<Record<string, string>> = {
  text: 'text/plain',
  html: 'text/html',
  latex: 'text/latex',
  json: 'application/json',
};

/** Reads an array of outputs of nbformat 3 or 4. What is no text is skipped without a look at it. */
export function readOutputs(cursor: JsonCursor, file: JsonFile): readonly OutputDraft[] {
  const elements: { readonly range: Range; readonly fields: OutputFields }[] = [];
  const array = cursor.array(() => {
    const { fields, range } = readFields(cursor);
    elements.push({ range, fields });
  });
  const ranges = elements.map(({ range }) => range);
  const isWhole = cursor.problem === undefined;
  return elements.map(({ fields }, index) => ({
    texts: readTexts(file, fields),
    removal: isWhole ? removeElement(array, ranges, index) : [],
  }));
}

function readFields(cursor: JsonCursor): { readonly fields: OutputFields; readonly range: Range } {
  const strings = new Map<string, JsonTextSpans>();
  let data: OutputFields['data'] = [];
  const range = cursor.object((key) => {
    if (key === 'data') data = readData(cursor);
    else if (isTextKey(key)) strings.set(key, readText(cursor) ?? { strings: [], array: undefined });
    else cursor.skip();
  });
  return { fields: { strings, data }, range };
}

function isTextKey(key: string): boolean {
  return ['output_type', 'ename', 'evalue', 'traceback'].includes(key) || Object.hasOwn(OLD_MIMES, key);
}

function readData(cursor: JsonCursor): OutputFields['data'] {
  const data: [string, JsonTextSpans | undefined, Range][] = [];
  cursor.object((mime) => {
    if (mime.startsWith('text/')) {
      const text = readText(cursor);
      if (text) data.push([mime, text, { start: 0, end: 0 }]);
    } else if (isJsonMime(mime)) data.push([mime, undefined, cursor.skip()]);
    else cursor.skip();
  });
  return data;
}

function isJsonMime(mime: string): boolean {
  return mime === 'application/json' || mime.endsWith('+json');
}

/** A string or an array of strings; undefined, and the value skipped, where it is something else. */
export function readText(cursor: JsonCursor): JsonTextSpans | undefined {
  const kind = cursor.peek();
  if (kind === 'string') {
    const span = cursor.string();
    return span && { strings: [span], array: undefined };
  }
  if (kind !== 'array') {
    cursor.skip();
    return undefined;
  }
  const strings: Range[] = [];
  const array = cursor.array(() => {
    const span = cursor.string();
    if (span) strings.push(span);
  });
  return { strings, array };
}

function readTexts(file: JsonFile, { strings, data }: OutputFields): readonly OutputTextDraft[] {
  const type = readType(file, strings.get('output_type'));
  if (type === 'error' || type === 'pyerr') return readError(file, strings);
  const text = strings.get('text');
  if (type === 'stream') return text ? [{ kind: 'stream', placed: stripEscapes(readJsonText(file, text)) }] : [];
  const modern = data.map(([mime, spans, value]) =>
    describe(mime, spans ? readJsonText(file, spans) : render(file, value)),
  );
  const old = Object.entries(OLD_MIMES).flatMap(([key, mime]): readonly OutputTextDraft[] => {
    const spans = strings.get(key);
    return spans ? [describe(mime, readJsonText(file, spans))] : [];
  });
  return [...modern, ...old];
}

function readType(file: JsonFile, spans: JsonTextSpans | undefined): string | undefined {
  const span = spans?.strings[0];
  return span && decodeText(file.text, span);
}

function describe(mime: string, placed: PlacedText): OutputTextDraft {
  const kind = isJsonMime(mime) ? 'json' : mime === 'text/html' ? 'html' : 'text';
  return { kind, mime, placed: kind === 'text' ? stripEscapes(placed) : placed };
}

function render(file: JsonFile, value: Range): PlacedText {
  const rendered = once(() => renderJson(file.text, value));
  const segments = (): ReturnType<typeof rendered>['segments'] => rendered().segments;
  return {
    get text() {
      return rendered().text;
    },
    segments,
    map: lazyMap(segments),
    bounds: value,
  };
}

/** The lines of a traceback. Name and value of the error stand in front only where the traceback does not show them. */
function readError(file: JsonFile, strings: OutputFields['strings']): readonly OutputTextDraft[] {
  const piece = (key: string): PlacedText => readJsonText(file, strings.get(key) ?? { strings: [], array: undefined });
  const lines = (strings.get('traceback')?.strings ?? []).map((span) =>
    readJsonText(file, { strings: [span], array: undefined }),
  );
  const traceback = stripEscapes(joinPlaced(lines, '\n'));
  const value = piece('evalue');
  if (traceback.text !== '' && traceback.text.includes(value.text)) return [{ kind: 'error', placed: traceback }];
  const head = joinPlaced([piece('ename'), stripEscapes(value)], ': ');
  return [{ kind: 'error', placed: traceback.text === '' ? head : joinPlaced([head, traceback], '\n') }];
}

// eslint-disable-next-line no-control-regex -- Terminal sequences: CSI, OSC, and the short ones.
const TERMINAL = /\u001b(?:\[[0-?]{0,100}[ -/]{0,10}[@-~]|\][^\u0007\u001b]{0,2000}(?:\u0007|\u001b\\)?|[@-Z\\^_])/g;

/** Drops the colours and cursor movements of a terminal, which cut words in two. */
function stripEscapes(whole: PlacedText): PlacedText {
  const kept = once(() => {
    const { text } = whole;
    if (!text.includes('\u001b')) return whole;
    const runs: Range[] = [];
    let from = 0;
    for (const match of text.matchAll(TERMINAL)) {
      if (match.index > from) runs.push({ start: from, end: match.index });
      from = match.index + match[0].length;
    }
    if (from < text.length) runs.push({ start: from, end: text.length });
    return keepRuns(whole, runs);
  });
  return {
    get text() {
      return kept().text;
    },
    segments: () => kept().segments(),
    map: { toOuter: (range) => kept().map.toOuter(range), encode: (text, at) => kept().map.encode(text, at) },
    bounds: whole.bounds,
  };
}

/** The edit that takes one element out of an array, with a comma and the white space next to it. */
function removeElement(array: Range, elements: readonly Range[], index: number): readonly Edit[] {
  const own = elements[index];
  const before = elements[index - 1];
  const after = elements[index + 1];
  if (own === undefined) return [];
  if (after) return [{ range: { start: own.start, end: after.start }, text: '' }];
  if (before) return [{ range: { start: before.end, end: own.end }, text: '' }];
  return [{ range: { start: array.start + 1, end: array.end - 1 }, text: '' }];
}
