import type { Range } from '../../../core/range';

/** Those of the items around a span, outermost first. */
export type Around<T> = (span: Range) => readonly T[];

/** Sorts the items once, when the first question is asked, so that a file of many secrets takes no square of their number. */
export function indexSpans<T>(list: () => readonly T[], rangeOf: (item: T) => Range): Around<T> {
  let index: { readonly items: readonly T[]; readonly ends: readonly number[] } | undefined;

  function build(): NonNullable<typeof index> {
    const items = [...list()].sort((a, b) => rangeOf(a).start - rangeOf(b).start || rangeOf(b).end - rangeOf(a).end);
    let end = 0;
    return { items, ends: items.map((item) => (end = Math.max(end, rangeOf(item).end))) };
  }

  return (span) => {
    const { items, ends } = (index ??= build());
    let low = 0;
    let high = items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const item = items[middle];
      if (item !== undefined && rangeOf(item).start <= span.start) low = middle + 1;
      else high = middle;
    }
    const found: T[] = [];
    for (let at = low - 1; at >= 0 && (ends[at] ?? 0) >= span.end; at--) {
      const item = items[at];
      if (item !== undefined && rangeOf(item).end >= span.end) found.unshift(item);
    }
    return found;
  };
}
