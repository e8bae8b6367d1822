import type { Edit } from '../../core/fix';
import type { Range } from '../../core/range';
import type { Syntax } from './syntax';

/** The edit that appends an argument to the list of a call (or to the generator that is its only argument). */
export function appendArgument(syntax: Syntax, list: number, argument: string): Edit {
  const { text } = syntax;
  const start = syntax.start(list);
  const end = syntax.end(list);
  if (syntax.kind(list) !== 'argument_list') {
    // A generator beside other arguments needs parentheses of its own.
    return { range: { start, end }, text: `(${text.slice(start, end)}, ${argument})` };
  }
  const last = syntax.children(list).at(-1);
  if (last === undefined) return insert(start + 1, argument);
  const lastEnd = syntax.end(last);
  const comma = findComma(text, lastEnd, end);
  const indent = ownIndent(text, syntax.start(last), start);
  const from = comma === undefined ? lastEnd : comma + 1;
  if (indent === undefined) {
    if (comma === undefined) return insert(lastEnd, `, ${argument}`);
    const isOnLines = /[\r\n]/.test(text.slice(comma, end));
    return insert(from, isOnLines ? ` ${argument},` : ` ${argument}`);
  }
  const own = `${lineEndOf(text)}${indent}${argument}`;
  const tail = restOfLine(text, from, end);
  if (comma === undefined) return { range: { start: lastEnd, end: tail }, text: `,${text.slice(lastEnd, tail)}${own}` };
  return insert(tail, `${own},`);
}

/** The edit that removes an argument with its comma; with its whole line, where it stands there alone. */
export function removeArgument(syntax: Syntax, list: number, argument: Range): Edit {
  const { text } = syntax;
  const end = syntax.end(list);
  if (syntax.kind(list) !== 'argument_list') return remove(argument);
  const parts = syntax.children(list);
  const index = parts.findIndex((part) => syntax.start(part) === argument.start);
  const previous = parts[index - 1];
  const next = parts[index + 1];
  const comma = findComma(text, argument.end, end);
  const behind = comma === undefined ? argument.end : comma + 1;
  const indent = ownIndent(text, argument.start, syntax.start(list));
  const line = restOfLine(text, behind, end);
  if (indent !== undefined && isLineEnd(text, line)) {
    const lineStart = argument.start - indent.length;
    return remove({ start: lineStart, end: line + (text.startsWith('\r\n', line) ? 2 : 1) });
  }
  if (next !== undefined) {
    const nextStart = syntax.start(next);
    return remove({ start: argument.start, end: isPlain(text, behind, nextStart) ? nextStart : behind });
  }
  if (previous === undefined) return remove({ start: argument.start, end: behind });
  const previousEnd = syntax.end(previous);
  if (isPlain(text, previousEnd, argument.start)) return remove({ start: previousEnd, end: argument.end });
  return remove({ start: argument.start, end: behind });
}

function insert(at: number, text: string): Edit {
  return { range: { start: at, end: at }, text };
}

function remove(range: Range): Edit {
  return { range, text: '' };
}

/** The comma behind an argument, past white space and comments. */
function findComma(text: string, from: number, end: number): number | undefined {
  for (let at = from; at < end; at++) {
    const letter = text.charAt(at);
    if (letter === ',') return at;
    if (letter === '#') at = lineEndAt(text, at);
    else if (!/[\s\\]/.test(letter)) return undefined;
  }
  return undefined;
}

/** The white space before an argument that starts a line of its own; undefined where something stands before it. */
function ownIndent(text: string, start: number, listStart: number): string | undefined {
  let lineStart = start;
  while (lineStart > listStart && /[ \t\f]/.test(text.charAt(lineStart - 1))) lineStart -= 1;
  return /[\r\n]/.test(text.charAt(lineStart - 1)) ? text.slice(lineStart, start) : undefined;
}

/** Where white space and a comment end that follow on the same line; `from` where something else follows. */
function restOfLine(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && /[ \t\f]/.test(text.charAt(at))) at += 1;
  if (text.charAt(at) === '#') return lineEndAt(text, at);
  return isLineEnd(text, at) ? at : from;
}

function isLineEnd(text: string, at: number): boolean {
  return /[\r\n]/.test(text.charAt(at));
}

function lineEndAt(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isLineEnd(text, at)) at += 1;
  return at;
}

function isPlain(text: string, from: number, to: number): boolean {
  return !text.slice(from, to).includes('#');
}

/** The line end that the text uses. */
export function lineEndOf(text: string): string {
  const first = text.indexOf('\n');
  return first > 0 && text.charAt(first - 1) === '\r' ? '\r\n' : '\n';
}
