import type { Language, Parser, Tree } from 'web-tree-sitter';
import { createCursorReader, createMemoryReader, type RowReader, type Rows, type TreeMemory } from './tree-rows';

/** Python's parser, and how its trees are copied. Made once in each process. */
export interface PythonGrammar {
  readonly parser: Parser;
  readonly readRows: RowReader;
  /** Whether trees are read where they lie. */
  readonly isReadInPlace: boolean;
}

/** What the two readers are held against each other on: padding, aliases, errors, characters beyond the first plane. */
const PROBE = [
  '\n# \u{1F600}\nimport a.b as c\nfrom . import (d, e as f,)\n',
  '@g(1)\nasync def h(i, /, j: int = 2, *k, l=f"{i!r:>{j}}\\n{k}", **m) -> n:\n  """o"""\n  print >>p, q\n',
  '  match r:\n    case [s, *_] if t: yield\n  return {**u, "v": -w ** 2 < x <= y}, *z\n',
  'with a as (b, c), d: pass\nexec "e"\nprint\n',
  'lambda: (yield)\nfor f in g) h = = [i\n',
].join('');

/** The parser must have its language. A runtime that lays trees out in another way than ours is read by the cursor. */
export function createPythonGrammar(parser: Parser, language: Language, memory: TreeMemory): PythonGrammar {
  const slow = createCursorReader(language);
  const fast = createMemoryReader(language, memory);
  const tree = parser.parse(PROBE);
  if (tree === null) return { parser, readRows: slow, isReadInPlace: false };
  try {
    const isReadInPlace = isAlike(language, slow(tree), readSafely(tree, fast));
    return { parser, readRows: isReadInPlace ? fast : slow, isReadInPlace };
  } finally {
    tree.delete();
  }
}

/** Undefined where the numbers that are read as sizes are none. */
function readSafely(tree: Tree, read: RowReader): Rows | undefined {
  try {
    return read(tree);
  } catch {
    return undefined;
  }
}

function isAlike({ types }: Language, a: Rows, b: Rows | undefined): boolean {
  if (a.count !== b?.count) return false;
  for (let row = 0; row < a.count; row++) {
    // Several symbols may bear one name, of which the library tells the first.
    const isSameKind = a.kinds[row] === b.kinds[row] || types[a.kinds[row] ?? 0] === types[b.kinds[row] ?? 0];
    if (!isSameKind || a.starts[row] !== b.starts[row] || a.ends[row] !== b.ends[row]) return false;
  }
  return true;
}
