import type { Tree } from 'web-tree-sitter';
import { readKindNames, type RowReader, type Rows } from './tree-rows';

type KindNames = readonly (string | undefined)[];

/**
 * The named nodes of a syntax tree as plain numbers, so that nothing behind this crosses into WebAssembly and the tree
 * can be freed at once. A node is its index in document order; what stands inside of it are the indices from `node + 1`
 * up to `after(node)`. Left out are nodes without text, which the parser made up, and the insides of string literals.
 * Offsets are UTF-16 code units.
 */
export interface Syntax {
  readonly text: string;
  readonly count: number;
  /** All kinds, by their numbers; undefined for those that no node has. */
  readonly kindNames: KindNames;
  kindNumber(node: number): number;
  kind(node: number): string;
  start(node: number): number;
  end(node: number): number;
  /** -1 for the root. */
  parent(node: number): number;
  /** The first node behind everything that stands inside of this one. */
  after(node: number): number;
  /** Without comments. */
  children(node: number): readonly number[];
  /** One of the children, counted from 0, without making a list of them. */
  child(node: number, index: number): number | undefined;
  slice(node: number): string;
}

/** Copies a tree. The tree may be deleted behind this. */
export function readSyntax(tree: Tree, text: string, readRows: RowReader): Syntax {
  return createSyntax(text, readKindNames(tree.language), readRows(tree));
}

/** A file of which nothing could be parsed. */
export function emptySyntax(text: string): Syntax {
  const rows = { kinds: Uint16Array.of(0), starts: Int32Array.of(0), ends: Int32Array.of(text.length) };
  return createSyntax(text, ['module'], { count: 1, ...rows });
}

function createSyntax(text: string, names: KindNames, { count, kinds, starts, ends }: Rows): Syntax {
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
    kindNames: names,
    kindNumber: (node) => kinds[node] ?? 0,
    kind,
    start,
    end,
    after,
    parent: (node) => parents[node] ?? -1,
    slice: (node) => text.slice(start(node), end(node)),
    child(node, index) {
      let left = index;
      const limit = after(node);
      for (let child = node + 1; child < limit; child = after(child)) {
        if (kind(child) !== 'comment' && left-- === 0) return child;
      }
      return undefined;
    },
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
