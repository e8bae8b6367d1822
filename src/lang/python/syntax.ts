import type { Language, Node, Tree } from 'web-tree-sitter';

/**
 * The named nodes of a syntax tree as plain numbers, so that nothing behind this crosses into WebAssembly and the tree
 * can be freed at once. A node is its index in document order; what stands inside of it are the indices from `node + 1`
 * up to `after(node)`. Left out are nodes without text, which the parser made up, and the insides of string literals.
 * Offsets are UTF-16 code units.
 */
export interface Syntax {
  readonly text: string;
  readonly count: number;
  kind(node: number): string;
  start(node: number): number;
  end(node: number): number;
  /** -1 for the root. */
  parent(node: number): number;
  /** The first node behind everything that stands inside of this one. */
  after(node: number): number;
  /** Without comments. */
  children(node: number): readonly number[];
  slice(node: number): string;
}

const LEFT_OUT = new Set(
  'string_start string_end string_content escape_sequence escape_interpolation line_continuation'.split(' '),
);
const ERROR_SYMBOL = 65535;
/**
 * Beyond this length (UTF-16 code units) a cursor walks the tree. It takes half as long again (measured on the standard
 * library: 0.69 of the parse against 0.43), but makes no object for each node, of which a file of 5 MB has millions.
 */
const CURSOR_LENGTH = 1_000_000;

interface Rows {
  readonly kinds: number[];
  readonly starts: number[];
  readonly ends: number[];
}

/** Copies a tree. The tree may be deleted behind this. */
export function readSyntax(tree: Tree, text: string, { cursorLength = CURSOR_LENGTH } = {}): Syntax {
  const { language } = tree;
  const names = language.types.map((name) => name);
  names[ERROR_SYMBOL] = 'ERROR';
  const rows: Rows = { kinds: [], starts: [], ends: [] };
  if (text.length > cursorLength) walkTree(tree, language, rows);
  else listNodes(tree, language, rows);
  return createSyntax(text, names, rows);
}

/** A file of which nothing could be parsed. */
export function emptySyntax(text: string): Syntax {
  return createSyntax(text, ['module'], { kinds: [0], starts: [0], ends: [text.length] });
}

function isWanted(language: Language, symbol: number): boolean {
  const name = language.types[symbol];
  return name !== undefined && name !== '' && language.nodeTypeIsNamed(symbol) && !LEFT_OUT.has(name);
}

function listNodes(tree: Tree, language: Language, { kinds, starts, ends }: Rows): void {
  const wanted = language.types.map((_, symbol) => isWanted(language, symbol));
  const root = tree.rootNode;
  const push = (node: Node): void => {
    const kind = node.typeId;
    const end = node.endIndex;
    // A keyword (`await`, `lambda`) may be called like the node that it stands in.
    const isKept = kind === ERROR_SYMBOL || (wanted[kind] === true && end > node.startIndex);
    if (!isKept && kinds.length > 0) return;
    kinds.push(kind);
    starts.push(node.startIndex);
    ends.push(end);
  };
  const nodes = root.descendantsOfType([...new Set(language.types.filter((_, symbol) => wanted[symbol])), 'ERROR']);
  if (nodes[0]?.id !== root.id) push(root);
  nodes.forEach(push);
}

function walkTree(tree: Tree, language: Language, { kinds, starts, ends }: Rows): void {
  const wanted = language.types.map((_, symbol) => isWanted(language, symbol));
  const cursor = tree.walk();
  try {
    for (;;) {
      const kind = cursor.nodeTypeId;
      const start = cursor.startIndex;
      const end = cursor.endIndex;
      const isKept = kind === ERROR_SYMBOL || (wanted[kind] === true && end > start);
      if (kinds.length === 0 || isKept) {
        kinds.push(kind);
        starts.push(start);
        ends.push(end);
      }
      if (cursor.gotoFirstChild()) continue;
      while (!cursor.gotoNextSibling()) if (!cursor.gotoParent()) return;
    }
  } finally {
    cursor.delete();
  }
}

function createSyntax(text: string, names: readonly string[], rows: Rows): Syntax {
  const count = rows.kinds.length;
  const kinds = Uint16Array.from(rows.kinds);
  const starts = Int32Array.from(rows.starts);
  const ends = Int32Array.from(rows.ends);
  // The root covers everything, also white space in front of the first statement, which its own offsets leave out.
  starts[0] = 0;
  ends[0] = text.length;
  const parents = new Int32Array(count).fill(-1);
  const afters = new Int32Array(count).fill(count);
  const open: number[] = [0];
  for (let node = 1; node < count; node++) {
    const start = starts[node] ?? 0;
    for (;;) {
      const top = open.at(-1) ?? 0;
      if (top === 0 || (ends[top] ?? 0) > start) {
        parents[node] = top;
        break;
      }
      afters[top] = node;
      open.pop();
    }
    open.push(node);
  }
  const after = (node: number): number => afters[node] ?? count;
  const kind = (node: number): string => names[kinds[node] ?? 0] ?? '';
  const start = (node: number): number => starts[node] ?? text.length;
  const end = (node: number): number => ends[node] ?? text.length;
  return {
    text,
    count,
    kind,
    start,
    end,
    after,
    parent: (node) => parents[node] ?? -1,
    slice: (node) => text.slice(start(node), end(node)),
    children(node) {
      const found: number[] = [];
      const limit = after(node);
      for (let child = node + 1; child < limit; child = after(child)) {
        if (kind(child) !== 'comment') found.push(child);
      }
      return found;
    },
  };
}
