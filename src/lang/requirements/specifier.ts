import type { Range } from '../../core/range';

// PEP 440; `===` compares with any text.
const CLAUSE = /===\s*[^\s,;()]+|(?:~=|==|!=|<=|>=|<|>)\s*[\w.*+!-]+/y;
// What `conda list --export` and `conda env export` write: `name=version` and `name=version=build`.
const CONDA = /=(?!=)\s*[\w.*+!-]+(?:=[\w.*+!-]+)?/y;
const COMMA = /\s*,\s*/y;

export interface Specifier {
  /** Without white space. */
  readonly text: string;
  /** From the first operator to the last version; without parentheses. Empty where there is no specifier. */
  readonly range: Range;
  /** Where reading goes on: behind the closing parenthesis, where there is one. */
  readonly end: number;
}

/**
 * Reads the versions that stand at `at`, with or without parentheses. The style of conda's exports counts as a specifier
 * too, although pip refuses it: such files are common, and what they want is clear. Undefined where a parenthesis is not closed
 * or holds something else. Offsets are UTF-16 code units of `text`.
 */
export function readSpecifier(text: string, at: number): Specifier | undefined {
  if (text[at] !== '(') {
    const end = matchEnd(CONDA, text, at) ?? clausesEnd(text, at);
    return { text: withoutBlanks(text.slice(at, end)), range: { start: at, end }, end };
  }
  const close = text.indexOf(')', at);
  const start = skipBlanks(text, at + 1);
  const end = clausesEnd(text, start);
  if (close < 0 || skipBlanks(text, end) !== close) return undefined;
  return { text: withoutBlanks(text.slice(start, end)), range: { start, end }, end: close + 1 };
}

function clausesEnd(text: string, at: number): number {
  let end = at;
  let next: number | undefined = at;
  while (next !== undefined) {
    const clause = matchEnd(CLAUSE, text, next);
    if (clause === undefined) return end;
    end = clause;
    next = matchEnd(COMMA, text, end);
  }
  return end;
}

function matchEnd(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** The first offset at or behind `at` where no white space stands. */
export function skipBlanks(text: string, at: number): number {
  let end = at;
  while (end < text.length && text.charAt(end).trim() === '') end += 1;
  return end;
}

function withoutBlanks(text: string): string {
  return text.replace(/\s+/g, '');
}
