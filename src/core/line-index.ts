import type { Position, Range } from './range';

/**
 * Converts between offsets and positions of one text. Lines end at `\n`, `\r\n` or a lone `\r`, as in the language
 * server protocol. Offsets and columns are UTF-16 code units; lines are 0-based.
 */
export interface LineIndex {
  readonly lineCount: number;
  /** The 0-based line of an offset; offsets outside of the text are clamped to it. */
  lineAt(offset: number): number;
  positionAt(offset: number): Position;
  /** The offset of a position; lines and columns outside of the text are clamped to it. */
  offsetAt(position: Position): number;
  /** The span of a line without its line end. */
  lineRange(line: number): Range;
}

/** The text is read when the first question is asked: of most files nobody asks any. */
export function createLineIndex(text: string): LineIndex {
  let found: readonly number[] | undefined;
  const readStarts = (): readonly number[] => (found ??= findLineStarts(text));
  const startOf = (line: number): number => readStarts()[line] ?? text.length;

  function lineAt(offset: number): number {
    const starts = readStarts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  function lineRange(line: number): Range {
    const starts = readStarts();
    const clamped = Math.min(Math.max(line, 0), starts.length - 1);
    const start = startOf(clamped);
    let end = clamped + 1 < starts.length ? startOf(clamped + 1) : text.length;
    if (clamped + 1 < starts.length) {
      end -= 1;
      if (end > start && text.charCodeAt(end) === 10 && text.charCodeAt(end - 1) === 13) end -= 1;
    }
    return { start, end };
  }

  return {
    get lineCount() {
      return readStarts().length;
    },
    lineAt,
    positionAt(offset) {
      const clamped = Math.min(Math.max(offset, 0), text.length);
      const line = lineAt(clamped);
      return { line, character: clamped - startOf(line) };
    },
    offsetAt({ line, character }) {
      if (line < 0) return 0;
      if (line >= readStarts().length) return text.length;
      const range = lineRange(line);
      return Math.min(range.start + Math.max(character, 0), range.end);
    },
    lineRange,
  };
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) starts.push(at + 1);
    else if (code === 13 && text.charCodeAt(at + 1) !== 10) starts.push(at + 1);
  }
  return starts;
}
