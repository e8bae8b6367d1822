import type { Language, Tree } from 'web-tree-sitter';

/** Rows of numbers, one for each node that is kept, in document order. Offsets are UTF-16 code units. */
export interface Rows {
  readonly count: number;
  readonly kinds: Uint16Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** The memory of the WebAssembly runtime that holds the trees. It may move whenever a text is parsed. */
export interface TreeMemory {
  readonly buffer: ArrayBufferLike;
}

export type RowReader = (tree: Tree) => Rows;

const ERROR_SYMBOL = 65535;
const LEFT_OUT = new Set(
  'string_start string_end string_content escape_sequence escape_interpolation line_continuation'.split(' '),
);

/**
 * Layout of `Subtree` and `SubtreeHeapData` (lib/src/subtree.h), `TSTree` (lib/src/tree.h) and `TSLanguage`
 * (lib/src/parser.h) of tree-sitter 0.25 to 0.27 on 32 bit. Bytes.
 */
const SUBTREE = { slot: 8, size: 16, childCount: 36, symbol: 40, flags: 44, descendants: 56, production: 66 } as const;
const HEAP_VISIBLE = 1;
const HEAP_EXTRA = 4;
const INLINE = 1;
const INLINE_VISIBLE = 2;
const INLINE_EXTRA = 8;
const TREE_LANGUAGE = 8;
const LANGUAGE = { aliasLength: 36, aliases: 84 } as const;
/** Tree-sitter counts bytes of UTF-16. */
const BYTES_PER_UNIT = 2;
/** Levels; the parser is not given texts that nest deeper (parse-bounds.ts), but `a.b.c…` and `1 + 1 + …` do. */
const START_DEPTH = 1024;

/** Names of kinds by their numbers: the symbols of the language, and behind them the one for errors. */
export function readKindNames({ types }: Language): readonly (string | undefined)[] {
  return [...types, 'ERROR'];
}

/** The kind of the nodes of a symbol, plus one; 0 where they become no rows: anonymous ones, and the insides of strings. */
function readWanted(language: Language): Uint16Array {
  const wanted = new Uint16Array(ERROR_SYMBOL + 1);
  language.types.forEach((name: string | undefined, symbol) => {
    const isWanted = name !== undefined && name !== '' && language.nodeTypeIsNamed(symbol) && !LEFT_OUT.has(name);
    wanted[symbol] = isWanted ? symbol + 1 : 0;
  });
  wanted[ERROR_SYMBOL] = language.types.length + 1;
  return wanted;
}

/** Reads rows through the library's cursor: three crossings into WebAssembly for each node. */
export function createCursorReader(language: Language): RowReader {
  const wanted = readWanted(language);
  return (tree) => {
    const kinds: number[] = [];
    const starts: number[] = [];
    const ends: number[] = [];
    const cursor = tree.walk();
    try {
      for (let isDone = false; !isDone;) {
        const symbol = cursor.nodeTypeId;
        const start = cursor.startIndex;
        const end = cursor.endIndex;
        const kind = wanted[symbol] ?? 0;
        if (kinds.length === 0 || (kind > 0 && (end > start || symbol === ERROR_SYMBOL))) {
          kinds.push(kind - 1);
          starts.push(start);
          ends.push(end);
        }
        if (cursor.gotoFirstChild()) continue;
        while (!isDone && !cursor.gotoNextSibling()) isDone = !cursor.gotoParent();
      }
    } finally {
      cursor.delete();
    }
    return {
      count: kinds.length,
      kinds: Uint16Array.from(kinds),
      starts: Int32Array.from(starts),
      ends: Int32Array.from(ends),
    };
  };
}

/**
 * Reads rows where the tree lies, without crossing into WebAssembly (docs/adr/0006-trees-are-read-in-place.md). The walk
 * is that of ts_node_child: a node's text begins behind its padding, that of its first child lies in its own.
 */
export function createMemoryReader(language: Language, memory: TreeMemory): RowReader {
  const wanted = readWanted(language);
  let nexts = new Int32Array(START_DEPTH);
  let lasts = new Int32Array(START_DEPTH);
  let aliasRows = new Int32Array(START_DEPTH);

  return (tree) => {
    const words = new Uint32Array(memory.buffer);
    const halves = new Uint16Array(memory.buffer);
    const bytes = new Uint8Array(memory.buffer);
    const word = (address: number): number => words[address >>> 2] ?? 0;
    const half = (address: number): number => halves[address >>> 1] ?? 0;
    const byte = (address: number): number => bytes[address] ?? 0;

    const root = tree.rootNode;
    // A node's id is the address of its slot; that of the root is the first field of its tree.
    const rootSlot = root.id;
    const rootData = word(rootSlot);
    const limit = word(rootData + SUBTREE.descendants) + 2;
    const kinds = new Uint16Array(limit);
    const starts = new Int32Array(limit);
    const ends = new Int32Array(limit);
    kinds[0] = (wanted[half(rootData + SUBTREE.symbol)] ?? 0) - 1;
    starts[0] = root.startIndex;
    ends[0] = root.endIndex;
    let count = 1;

    const language = word(rootSlot + TREE_LANGUAGE);
    const aliasLength = half(language + LANGUAGE.aliasLength);
    const aliases = word(language + LANGUAGE.aliases);

    // The open levels: the next child's slot, the end of the slots, and where the next child's alias stands (0: nowhere).
    let depth = 0;
    let at = root.startIndex * BYTES_PER_UNIT;
    const enter = (data: number): void => {
      const children = word(data + SUBTREE.childCount);
      if (depth === nexts.length) {
        nexts = grow(nexts);
        lasts = grow(lasts);
        aliasRows = grow(aliasRows);
      }
      const production = half(data + SUBTREE.production);
      nexts[depth] = data - children * SUBTREE.slot;
      lasts[depth] = data;
      aliasRows[depth] = production === 0 ? 0 : aliases + production * aliasLength * 2;
      depth++;
    };
    if (word(rootData + SUBTREE.childCount) > 0) enter(rootData);
    // The first child of a node lies behind the node's own padding, of which its own is a part: it is not counted again.
    let isFirst = true;
    while (depth > 0) {
      const level = depth - 1;
      const slot = nexts[level] ?? 0;
      if (slot === lasts[level]) {
        depth--;
        continue;
      }
      nexts[level] = slot + SUBTREE.slot;
      const data = word(slot);
      const isInline = (data & INLINE) !== 0;
      const flags = isInline ? data & 255 : half(data + SUBTREE.flags);
      const isExtra = (flags & (isInline ? INLINE_EXTRA : HEAP_EXTRA)) !== 0;
      let alias = 0;
      const aliasRow = aliasRows[level] ?? 0;
      if (aliasRow !== 0 && !isExtra) {
        alias = half(aliasRow);
        aliasRows[level] = aliasRow + 2;
      }
      const padding = isInline ? byte(slot + 6) : word(data + 4);
      const size = isInline ? byte(slot + 7) : word(data + SUBTREE.size);
      if (!isFirst) at += padding;
      isFirst = false;
      const symbol = alias !== 0 ? alias : isInline ? (data >>> 8) & 255 : half(data + SUBTREE.symbol);
      const isVisible = alias !== 0 || (flags & (isInline ? INLINE_VISIBLE : HEAP_VISIBLE)) !== 0;
      const kind = isVisible ? (wanted[symbol] ?? 0) : 0;
      if (kind > 0 && (size > 0 || symbol === ERROR_SYMBOL)) {
        kinds[count] = kind - 1;
        starts[count] = at / BYTES_PER_UNIT;
        ends[count] = (at + size) / BYTES_PER_UNIT;
        count++;
      }
      if (!isInline && word(data + SUBTREE.childCount) > 0) {
        enter(data);
        isFirst = true;
      } else at += size;
    }
    return { count, kinds, starts, ends };
  };
}

function grow(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(values.length * 2);
  larger.set(values);
  return larger;
}
