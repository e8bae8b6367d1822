import type { Range } from '../../core/range';
import type { ParseProblem } from '../document';
import { decodeText } from './json-text';

/** What a value begins with. `none`: the text is broken here, or at its end. */
export type JsonKind = 'object' | 'array' | 'string' | 'literal' | 'none';

/**
 * Reads JSON forwards without building a tree: strings are spans that nobody decodes until they are wanted, and what is
 * not asked for is skipped at the speed of `indexOf`. At the first error everything counts as ended, so that callers
 * keep what stood before. Spans are UTF-16 offsets; those of strings include the quotes.
 */
export interface JsonCursor {
  readonly problem: ParseProblem | undefined;
  /** Looks at the next value, white space skipped. */
  peek(): JsonKind;
  /** Calls back with each key of an object; the callback reads or skips exactly one value. Another value is skipped. */
  object(onKey: (key: string) => void): Range;
  /** Calls back before each element of an array; the callback reads or skips exactly one value. */
  array(onElement: (index: number) => void): Range;
  /** The span of a string with its quotes; undefined, and the value skipped, where it is something else. */
  string(): Range | undefined;
  /** Skips a value of any depth and returns its span. */
  skip(): Range;
  /** Complains about what follows the value that was read last, but for white space. */
  end(): void;
}

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

// Python's json writes NaN and Infinity, and outputs do hold them. The repetitions are counted because V8's regular
// expressions run out of stack on a number of many megabytes.
const LITERAL = /(?:true|false|null|NaN|-?Infinity|-?\d{1,5000}(?:\.\d{1,5000})?(?:[eE][+-]?\d{1,9})?)(?![\w.+-])/y;

/** What `skip` needs to stop at: nesting and strings. The rest of a skipped value is not checked. */
function isStructure(code: number): boolean {
  return (
    code === QUOTE || code === OPEN_BRACKET || code === CLOSE_BRACKET || code === OPEN_BRACE || code === CLOSE_BRACE
  );
}

/** The end of the string that starts at `start`, behind its quote; undefined where it is not closed before `limit`. */
export function findStringEnd(text: string, start: number, limit: number): number | undefined {
  for (let end = text.indexOf('"', start + 1); end !== -1 && end < limit; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (before > start && text.charCodeAt(before) === BACKSLASH) before -= 1;
    if ((end - before) % 2 === 1) return end + 1;
  }
  return undefined;
}

export function createJsonCursor(text: string): JsonCursor {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let problem: ParseProblem | undefined;
  let nextLineEnd = -1;

  /** Ends the reading: all loops see the end of the text. */
  function fail(message: string, start: number): void {
    problem ??= { message, range: { start: Math.min(start, text.length), end: Math.min(start + 1, text.length) } };
    at = text.length;
  }

  function skipSpace(): number {
    let code = text.charCodeAt(at);
    while (code === 32 || code === 10 || code === 13 || code === 9) code = text.charCodeAt(++at);
    return code;
  }

  function failAtNext(expected: string): void {
    if (at >= text.length) fail(`The notebook ends in the middle of its JSON: expected ${expected}`, text.length);
    else fail(`The JSON of the notebook is broken: expected ${expected}`, at);
  }

  /** A string does not reach over a line end; the end of the line is remembered, so that looking for it stays cheap. */
  function endOfString(start: number): number {
    if (nextLineEnd <= start) {
      const found = text.indexOf('\n', start);
      nextLineEnd = found === -1 ? text.length : found;
    }
    const end = findStringEnd(text, start, nextLineEnd);
    if (end !== undefined) return end;
    fail('The JSON of the notebook is broken: a string is not closed', start);
    return nextLineEnd;
  }

  function readString(): Range {
    const start = at;
    const end = endOfString(start);
    if (problem === undefined) at = end;
    return { start, end };
  }

  function skipLiteral(): Range {
    const start = at;
    LITERAL.lastIndex = at;
    if (LITERAL.test(text)) at = LITERAL.lastIndex;
    else failAtNext('a value');
    return { start, end: at };
  }

  function skipNested(): Range {
    const start = at;
    const closers: number[] = [];
    do {
      while (at < text.length && !isStructure(text.charCodeAt(at))) at += 1;
      if (at === text.length) {
        failAtNext('a closing bracket');
        break;
      }
      const code = text.charCodeAt(at);
      if (code === QUOTE) readString();
      else if (code === OPEN_BRACE || code === OPEN_BRACKET) {
        closers.push(code + 2);
        at += 1;
      } else if (closers.pop() === code) at += 1;
      else failAtNext('another closing bracket');
    } while (closers.length > 0 && problem === undefined);
    return { start, end: at };
  }

  function peek(): JsonKind {
    const code = skipSpace();
    if (code === OPEN_BRACE) return 'object';
    if (code === OPEN_BRACKET) return 'array';
    if (code === QUOTE) return 'string';
    return at < text.length ? 'literal' : 'none';
  }

  function skip(): Range {
    const kind = peek();
    if (kind === 'object' || kind === 'array') return skipNested();
    return kind === 'string' ? readString() : skipLiteral();
  }

  const hasFailed = (): boolean => problem !== undefined;

  /** Reads members up to the closing bracket. */
  function readMembers(close: number, readMember: (index: number) => void): Range {
    const start = at;
    at += 1;
    for (let index = 0; !hasFailed(); index++) {
      const code = skipSpace();
      if (code === close && index === 0) break;
      readMember(index);
      if (hasFailed()) break;
      const next = skipSpace();
      if (next === close) break;
      if (next !== COMMA) {
        failAtNext(close === CLOSE_BRACE ? '"," or "}"' : '"," or "]"');
        break;
      }
      at += 1;
    }
    if (!hasFailed()) at += 1;
    return { start, end: at };
  }

  return {
    get problem() {
      return problem;
    },
    peek,
    skip,
    object(onKey) {
      if (peek() !== 'object') return skip();
      return readMembers(CLOSE_BRACE, () => {
        if (peek() !== 'string') {
          failAtNext('a key');
          return;
        }
        const { start, end } = readString();
        if (problem !== undefined) return;
        if (skipSpace() !== COLON) {
          failAtNext('":"');
          return;
        }
        at += 1;
        onKey(decodeText(text, { start, end }));
      });
    },
    array(onElement) {
      if (peek() !== 'array') return skip();
      return readMembers(CLOSE_BRACKET, onElement);
    },
    string() {
      if (peek() === 'string') return readString();
      skip();
      return undefined;
    },
    end() {
      if (problem === undefined && peek() !== 'none') fail('Something follows the JSON of the notebook', at);
    },
  };
}
