/** Farther than this above a place nothing is looked for. */
const FARTHEST_LINES = 300;
const CONDITION = /^\s*(?:if|elif)\b(.{1,300})/;

/**
 * The conditions of the `if`s and `elif`s around a place in its function, from the innermost on; for an `else` those of its
 * `if` and `elif`s. Read by indentation; `offset` lies anywhere in a statement.
 */
export function enclosingConditions(text: string, offset: number): readonly string[] {
  const conditions: string[] = [];
  let indent = Infinity;
  /** The indentation of an `else` whose `if` is still looked for. */
  let branch: number | undefined;
  let end = offset;
  for (let count = 0; count < FARTHEST_LINES && end >= 0 && (indent > 0 || branch !== undefined); count++) {
    const start = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(start, end);
    end = start - 1;
    const first = line.search(/\S/);
    const own = count === 0 && first === -1 ? line.length : first;
    if (own === -1 || line[own] === '#') continue;
    const isBranch = own === branch && CONDITION.test(line);
    if (own === branch && !/^\s*elif\b/.test(line)) branch = undefined;
    if (own >= indent && !isBranch) continue;
    if (/^\s*(?:async\s+)?(?:def|class)\b/.test(line)) break;
    const condition = CONDITION.exec(line)?.[1];
    if (condition !== undefined) conditions.push(condition);
    if (/^\s*else\b/.test(line)) branch = own;
    indent = Math.min(indent, own);
  }
  return conditions;
}
