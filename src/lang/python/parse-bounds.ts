import type { Parser, Tree } from 'web-tree-sitter';

/**
 * Open brackets at one place. CPython refuses more than 200 (MAXLEVEL of its tokenizer); those of string literals are
 * counted here too. Some patterns of many thousands overflow the WebAssembly stack, and no grammar works after that.
 */
const MAX_OPEN_BRACKETS = 1000;
/**
 * Milliseconds that a parse may take: ten times what plain Python takes (5 MB/s, design.md section 4), and a start.
 * Recovery from errors costs more than linear time on texts that only look like Python: 30 kB of `not ,` took 7.5 s.
 */
const START_BUDGET = 300;
const BUDGET_PER_CHARACTER = 0.002;

/**
 * Undefined where the text is nested too deep, the time is up, or memory ran out. With the tree of the text as it was,
 * edited, only what the edit can have changed is parsed.
 */
export function parseWithinBounds(text: string, parser: Parser, edited?: Tree): Tree | undefined {
  if (countOpenBrackets(text) > MAX_OPEN_BRACKETS) return undefined;
  const deadline = Date.now() + START_BUDGET + text.length * BUDGET_PER_CHARACTER;
  try {
    const tree = parser.parse(text, edited ?? null, { progressCallback: () => Date.now() > deadline });
    // Otherwise the next parse would go on with this one.
    if (tree === null) parser.reset();
    return tree ?? undefined;
  } catch {
    return undefined;
  }
}

/** The most brackets that are open at once. A closing one without its opening one counts for nothing. */
function countOpenBrackets(text: string): number {
  let open = 0;
  let most = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // ( [ { and ) ] }
    if (code === 40 || code === 91 || code === 123) {
      open += 1;
      if (open > most) most = open;
    } else if ((code === 41 || code === 93 || code === 125) && open > 0) open -= 1;
  }
  return most;
}
