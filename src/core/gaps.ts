import type { Range } from './range';

/** A place of a text at which something was left out. Both count UTF-16 code units, `at` those of the text without it. */
export interface Gap {
  readonly at: number;
  readonly length: number;
}

/** Where a span of a text with gaps lies in the whole one. A gap between its ends belongs to it. Gaps come in their order. */
export function restoreRange({ start, end }: Range, gaps: readonly Gap[]): Range {
  const restore = (offset: number): number =>
    gaps.reduce((sum, { at, length }) => (at < offset ? sum + length : sum), offset);
  return { start: restore(start), end: restore(end) };
}
