import type { CellLocation, CellPart } from '../../core/finding';
import { createLineIndex } from '../../core/line-index';
import type { Range } from '../../core/range';
import type { Segment } from '../../core/text-map';
import { lastAtOrBefore, once } from './placed-text';
import type { NotebookDocument } from './types';

/** A text of the notebook with the span of the file that it takes up. */
export interface Place {
  readonly bounds: Range;
  readonly segments: () => readonly Segment[];
  readonly text: () => string;
  readonly cell: number;
  readonly id: string | undefined;
  readonly part: CellPart;
  readonly output?: number;
}

/** The way back from the file to its texts. The spans of places do not overlap. */
export function createLocate(places: readonly Place[]): NotebookDocument['locate'] {
  const ordered = [...places].sort((a, b) => a.bounds.start - b.bounds.start);
  const starts = ordered.map(({ bounds }) => bounds.start);
  const readers = ordered.map((place) => once(() => createReader(place)));
  return (range) => {
    const index = lastAtOrBefore(starts, range.start);
    const place = ordered[index];
    const reader = readers[index];
    // The end of a text belongs to it: something may be put in there.
    if (place === undefined || reader === undefined || range.start > place.bounds.end) return undefined;
    return reader()(range);
  };
}

type Reader = (range: Range) => CellLocation & { readonly part: CellPart };

function createReader({ segments, text, cell, id, part, output }: Place): Reader {
  const lines = createLineIndex(text());
  const ordered = [...segments()].sort((a, b) => a.outer - b.outer);
  const starts = ordered.map(({ outer }) => outer);
  const toInner = (offset: number, isEnd: boolean): number => {
    const segment = ordered[lastAtOrBefore(starts, offset)];
    if (segment === undefined) return ordered[0]?.inner ?? 0;
    const into = offset - segment.outer;
    if (into >= segment.outerLength) return segment.inner + segment.innerLength;
    if (segment.innerLength === segment.outerLength) return segment.inner + into;
    return isEnd && into > 0 ? segment.inner + segment.innerLength : segment.inner;
  };
  return (range) => {
    const start = toInner(range.start, false);
    const end = range.end > range.start ? Math.max(start, toInner(range.end, true)) : start;
    return {
      index: cell,
      ...(id === undefined ? {} : { id }),
      part,
      ...(output === undefined ? {} : { output }),
      start: lines.positionAt(start),
      end: lines.positionAt(end),
    };
  };
}
