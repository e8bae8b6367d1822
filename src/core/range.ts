/** A half-open span of text. Offsets are UTF-16 code units from the start of the text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A place in a text: 0-based line, 0-based column in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export function containsRange(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Whether two spans share a character. Empty spans share none, except with a span that they stand strictly inside. */
export function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The smallest span that covers both. */
export function coverRanges(a: Range, b: Range): Range {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

export function shiftRange(range: Range, by: number): Range {
  return { start: range.start + by, end: range.end + by };
}
