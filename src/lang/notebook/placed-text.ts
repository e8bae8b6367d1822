import type { Range } from '../../core/range';
import { segmentMap, type Segment, type TextMap } from '../../core/text-map';
import type { EmbeddedText } from '../document';

/** A text with the pieces of the file that it was read from, in the order of the text. Both are made when first asked for. */
export interface PlacedText extends EmbeddedText {
  readonly segments: () => readonly Segment[];
  /** The span of the file in which all segments lie; undefined where the text has no place in the file. */
  readonly bounds: Range | undefined;
}

/** Keeps the result of the first call. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** A map whose segments are made when it is first used. */
export function lazyMap(segments: () => readonly Segment[], encode: TextMap['encode'] = (text) => text): TextMap {
  const map = once(() => segmentMap(segments(), encode));
  return { toOuter: (range) => map().toOuter(range), encode };
}

/** Runs of `text` that are kept, cut out of it: what stands between them (terminal escapes) is dropped. */
export function keepRuns(whole: PlacedText, runs: readonly Range[]): PlacedText {
  const segments = once(() => cutSegments(whole.segments(), runs));
  return {
    text: runs.map(({ start, end }) => whole.text.slice(start, end)).join(''),
    segments,
    map: lazyMap(segments),
    bounds: whole.bounds,
  };
}

/** Both lists are in the order of the text, so one walk over both is enough. */
function cutSegments(segments: readonly Segment[], runs: readonly Range[]): readonly Segment[] {
  const cut: Segment[] = [];
  let inner = 0;
  let index = 0;
  for (const run of runs) {
    const shift = inner - run.start;
    for (; index < segments.length; index++) {
      const segment = segments[index];
      if (segment === undefined || segment.inner >= run.end) break;
      const end = segment.inner + segment.innerLength;
      if (end > run.start) cut.push(cutSegment(segment, run, shift));
      // The same segment may go on in the next run.
      if (end > run.end) break;
    }
    inner += run.end - run.start;
  }
  return cut;
}

function cutSegment(segment: Segment, run: Range, shift: number): Segment {
  const start = Math.max(segment.inner, run.start);
  const end = Math.min(segment.inner + segment.innerLength, run.end);
  const isWhole = start === segment.inner && end === segment.inner + segment.innerLength;
  if (isWhole || segment.innerLength !== segment.outerLength) {
    return { ...segment, inner: start + shift, innerLength: end - start };
  }
  const length = end - start;
  return {
    inner: start + shift,
    innerLength: length,
    outer: segment.outer + start - segment.inner,
    outerLength: length,
  };
}

/** Texts one behind the other. The separators have no place in the file. */
export function joinPlaced(texts: readonly PlacedText[], separator: string): PlacedText {
  const segments = once(() => {
    let shift = 0;
    return texts.flatMap((text) => {
      const own = text.segments().map((segment) => ({ ...segment, inner: segment.inner + shift }));
      shift += text.text.length + separator.length;
      return own;
    });
  });
  return {
    text: texts.map(({ text }) => text).join(separator),
    segments,
    map: lazyMap(segments),
    bounds: texts.reduce<Range | undefined>((all, { bounds }) => coverBoth(all, bounds), undefined),
  };
}

function coverBoth(a: Range | undefined, b: Range | undefined): Range | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

/** Texts of several cells as one, where an edit goes to the cell that it starts in. Between them stands one line end. */
export function joinEmbedded(texts: readonly EmbeddedText[]): EmbeddedText {
  const starts: number[] = [];
  let length = 0;
  for (const { text } of texts) {
    starts.push(length);
    length += text.length + 1;
  }
  const find = (offset: number): { readonly start: number; readonly map: TextMap } | undefined => {
    const index = lastAtOrBefore(starts, offset);
    const text = texts[index];
    return text && { start: starts[index] ?? 0, map: text.map };
  };
  return {
    text: texts.map(({ text }) => text).join('\n'),
    map: {
      toOuter({ start, end }) {
        const first = find(start);
        const last = find(Math.max(start, end - 1));
        if (first === undefined || last === undefined) return undefined;
        if (first.start === last.start)
          return first.map.toOuter({ start: start - first.start, end: end - first.start });
        const from = first.map.toOuter({ start: start - first.start, end: start - first.start });
        const to = last.map.toOuter({ start: Math.max(0, end - 1 - last.start), end: end - last.start });
        return from && to && { start: from.start, end: to.end };
      },
      encode(text, at) {
        const place = find(at);
        return place?.map.encode(text, at - place.start);
      },
    },
  };
}

/** The index of the last number that is not above `offset`, in an ascending list; -1 where there is none. */
export function lastAtOrBefore(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
