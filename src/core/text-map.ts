import type { Range } from './range';

/**
 * Relates a text that was cut out of another one (a cell out of a notebook, a shell script out of a YAML value) to the
 * text it came from. Offsets are UTF-16 code units of the inner or outer text.
 */
export interface TextMap {
  /** The outer span of an inner span; undefined where no outer character corresponds to its start. */
  toOuter(range: Range): Range | undefined;
  /** How new text is written at an inner offset of the outer text; undefined where it cannot be expressed there. */
  encode(text: string, at: number): string | undefined;
}

/** One run of an inner text. Either both lengths are equal, or it is a unit that cannot be divided (an escape). */
export interface Segment {
  readonly inner: number;
  readonly innerLength: number;
  readonly outer: number;
  readonly outerLength: number;
}

export const identityMap: TextMap = {
  toOuter: (range) => range,
  encode: (text) => text,
};

/** The map of a text that stands in the outer text as it is, from `offset` on. */
export function offsetMap(offset: number): TextMap {
  return {
    toOuter: (range) => ({ start: range.start + offset, end: range.end + offset }),
    encode: (text) => text,
  };
}

/** Maps through two levels: `inner` leads to the middle text, `outer` from there outwards. */
export function composeMaps(inner: TextMap, outer: TextMap): TextMap {
  if (inner === identityMap) return outer;
  if (outer === identityMap) return inner;
  return {
    toOuter(range) {
      const middle = inner.toOuter(range);
      return middle && outer.toOuter(middle);
    },
    encode(text, at) {
      const middle = inner.encode(text, at);
      const place = inner.toOuter({ start: at, end: at });
      return middle === undefined || place === undefined ? undefined : outer.encode(middle, place.start);
    },
  };
}

/**
 * A map of segments, ordered by inner offset. Inner characters that no segment covers have no outer place; a span that
 * ends in such a gap ends with the last segment before it.
 */
export function segmentMap(segments: readonly Segment[], encode: TextMap['encode'] = (text) => text): TextMap {
  return { toOuter: (range) => mapThroughSegments(segments, range), encode };
}

function mapThroughSegments(segments: readonly Segment[], range: Range): Range | undefined {
  const first = segments[findSegment(segments, range.start)];
  if (first === undefined || range.start > first.inner + first.innerLength) return undefined;
  // An offset right behind a segment belongs to the next one where that is adjacent; findSegment prefers the later one.
  const start = outerStart(first, range.start);
  if (range.end <= range.start) return { start, end: start };
  const last = segments[findSegment(segments, range.end - 1)];
  if (last === undefined) return undefined;
  return { start, end: Math.max(start, outerEnd(last, range.end)) };
}

/** The index of the last segment that starts at or before the offset; -1 where there is none. */
function findSegment(segments: readonly Segment[], offset: number): number {
  let low = -1;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const segment = segments[middle];
    if (segment !== undefined && segment.inner <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function outerStart(segment: Segment, offset: number): number {
  if (offset >= segment.inner + segment.innerLength) return segment.outer + segment.outerLength;
  return segment.innerLength === segment.outerLength ? segment.outer + (offset - segment.inner) : segment.outer;
}

function outerEnd(segment: Segment, offset: number): number {
  if (offset >= segment.inner + segment.innerLength) return segment.outer + segment.outerLength;
  return segment.innerLength === segment.outerLength
    ? segment.outer + (offset - segment.inner)
    : segment.outer + segment.outerLength;
}
