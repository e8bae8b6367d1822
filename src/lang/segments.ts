import type { Segment } from '../core/text-map';

/** A decoded text and where each part of it stands in the outer text. */
export interface Decoded {
  readonly text: string;
  readonly segments: readonly Segment[];
}

/** Collects a decoded text piece by piece. Offsets are UTF-16 code units of the outer text. */
export interface SegmentBuilder {
  /** Takes outer characters as they are. */
  copy(start: number, end: number): void;
  /** Adds text that an indivisible outer span stands for: an escape, a folded line break. */
  unit(inner: string, start: number, end: number): void;
  /** Adds text that has no outer place. */
  gap(inner: string): void;
  finish(): Decoded;
}

/** Starts a decoded text over `outer`. */
export function createSegmentBuilder(outer: string): SegmentBuilder {
  const parts: string[] = [];
  const segments: Segment[] = [];
  let inner = 0;
  let open: { inner: number; start: number; end: number } | undefined;
  const close = (): void => {
    if (open === undefined) return;
    const length = open.end - open.start;
    parts.push(outer.slice(open.start, open.end));
    segments.push({ inner: open.inner, innerLength: length, outer: open.start, outerLength: length });
    open = undefined;
  };
  return {
    copy(start, end) {
      if (end <= start) return;
      if (open?.end === start) open.end = end;
      else {
        close();
        open = { inner, start, end };
      }
      inner += end - start;
    },
    unit(text, start, end) {
      close();
      parts.push(text);
      if (text !== '') segments.push({ inner, innerLength: text.length, outer: start, outerLength: end - start });
      inner += text.length;
    },
    gap(text) {
      close();
      parts.push(text);
      inner += text.length;
    },
    finish() {
      close();
      return { text: parts.join(''), segments };
    },
  };
}
