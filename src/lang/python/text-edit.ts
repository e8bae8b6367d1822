import { Edit, type Point } from 'web-tree-sitter';

/** The one edit that makes one text of another: what stands between their common start and their common end. */
export function describeEdit(before: string, after: string): Edit {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (
    tail < most - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  const startPosition = walkTo(before, 0, start, { row: 0, column: 0 });
  const oldEndIndex = before.length - tail;
  const newEndIndex = after.length - tail;
  return new Edit({
    startIndex: start,
    oldEndIndex,
    newEndIndex,
    startPosition,
    oldEndPosition: walkTo(before, start, oldEndIndex, startPosition),
    newEndPosition: walkTo(after, start, newEndIndex, startPosition),
  });
}

/** The place of an offset, from a place before it. Rows and columns count from 0, columns in UTF-16 code units. */
function walkTo(text: string, from: number, to: number, { row, column }: Point): Point {
  let line = row;
  let lineStart = from - column;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) {
    line++;
    lineStart = at + 1;
  }
  return { row: line, column: to - lineStart };
}
