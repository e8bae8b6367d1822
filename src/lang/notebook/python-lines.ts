import { endOfLine, startOfNextLine } from './cell-magic';

/** A line at which a statement of Python, or a magic, may start. Offsets count in the cell's text. */
export interface LogicalLine {
  readonly start: number;
  /** The end of the line without its line end. The statement itself may go on in later lines. */
  readonly end: number;
}

/** How a cell's text ends. */
export interface CellEnd {
  /** Where a string with three quotes starts that the cell does not close. */
  readonly openString: number | undefined;
  /** Where a backslash stands at the very end, which would join the next cell's first line. */
  readonly backslash: number | undefined;
}

/** What the visitor says of a line: where reading goes on behind a magic; undefined where the line is Python. */
export type LineVisitor = (line: LogicalLine) => number | undefined;

const STOP = /["'#\\\n()[\]{}]/g;

/**
 * Visits the lines of a cell at which IPython looks for magics: not those inside of brackets, strings and continued
 * statements, where `%` and `!` mean something else. Linear in the text.
 */
export function visitLogicalLines(text: string, from: number, visit: LineVisitor): CellEnd {
  let at = from;
  let depth = 0;
  let isStart = true;
  while (at < text.length) {
    if (isStart) {
      isStart = false;
      const next = visit({ start: at, end: endOfLine(text, at) });
      if (next !== undefined) {
        at = next;
        isStart = true;
        continue;
      }
    }
    STOP.lastIndex = at;
    const stop = STOP.exec(text);
    if (stop === null) break;
    at = stop.index + 1;
    switch (stop[0]) {
      case '\n':
        isStart = depth === 0;
        break;
      case '#':
        at = endOfLine(text, stop.index);
        break;
      case '\\': {
        // Only a line end is continued; elsewhere a backslash is an error that Python reports.
        if (at < text.length && text[at] !== '\n' && text[at] !== '\r') break;
        const end = startOfNextLine(text, at);
        if (end >= text.length) return { openString: undefined, backslash: stop.index };
        at = end;
        break;
      }
      case '(':
      case '[':
      case '{':
        depth += 1;
        break;
      case ')':
      case ']':
      case '}':
        depth = Math.max(0, depth - 1);
        break;
      default: {
        const end = findPythonStringEnd(text, stop.index);
        if (end === undefined) return { openString: stop.index, backslash: undefined };
        at = end;
      }
    }
  }
  return { openString: undefined, backslash: undefined };
}

/** The end of the string literal whose quote stands at `start`; undefined where three quotes are never closed. */
function findPythonStringEnd(text: string, start: number): number | undefined {
  const quote = text.charAt(start);
  const isTriple = text.startsWith(quote.repeat(3), start);
  const closing = isTriple ? quote.repeat(3) : quote;
  let at = start + closing.length;
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === '\\') at += text.startsWith('\r\n', at + 1) ? 3 : 2;
    else if (text.startsWith(closing, at)) return at + closing.length;
    else if (char === '\n' && !isTriple) return at;
    else at += 1;
  }
  return isTriple ? undefined : text.length;
}
