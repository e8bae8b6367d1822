import type { Range } from '../core/range';

/** A text that was made of another one by leaving out or replacing parts, with the way back. */
export interface Rendering {
  readonly text: string;
  toSource(range: Range): Range;
}

export interface RenderingBuilder {
  /** Adds what stands for `source`: its own characters, or others. */
  add(piece: string, source: Range): void;
  build(): Rendering;
}

interface Piece {
  readonly inner: number;
  readonly innerLength: number;
  readonly source: Range;
}

export function createRendering(): RenderingBuilder {
  const pieces: Piece[] = [];
  const texts: string[] = [];
  let length = 0;
  return {
    add(piece, source) {
      if (piece === '') return;
      pieces.push({ inner: length, innerLength: piece.length, source });
      texts.push(piece);
      length += piece.length;
    },
    build: () => ({
      text: texts.join(''),
      toSource: ({ start, end }) => ({ start: toOuter(pieces, start, false), end: toOuter(pieces, end, true) }),
    }),
  };
}

function toOuter(pieces: readonly Piece[], offset: number, isEnd: boolean): number {
  const piece = pieceAt(pieces, isEnd ? offset - 1 : offset);
  if (piece === undefined) return 0;
  const { inner, innerLength, source } = piece;
  if (innerLength === source.end - source.start) return source.start + offset - inner;
  return isEnd ? source.end : source.start;
}

function pieceAt(pieces: readonly Piece[], offset: number): Piece | undefined {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pieces[middle]?.inner ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return pieces[low - 1];
}
