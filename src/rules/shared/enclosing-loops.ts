/** Farther than this above a place nothing is looked for. */
const FARTHEST_LINES = 300;

/** Where the lines of the `for`s and `while`s around a place in its function start, from the innermost on; by indentation. */
export function enclosingLoops(text: string, offset: number): readonly number[] {
  const loops: number[] = [];
  let indent = Infinity;
  let end = text.indexOf('\n', offset);
  if (end === -1) end = text.length;
  for (let count = 0; count < FARTHEST_LINES && end >= 0 && indent > 0; count++) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    end = start - 1;
    const first = line.search(/\S/);
    if (first === -1 || first >= indent || line[first] === '#' || /[)\]}]/.test(line[first] ?? '')) continue;
    indent = first;
    if (/^\s*(?:async\s+)?(?:def|class)\b/.test(line)) break;
    if (count > 0 && /^\s*(?:async\s+)?(?:for|while)\b/.test(line)) loops.push(start);
  }
  return loops;
}
