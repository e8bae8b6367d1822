/**
 * Tells which of some words occur in a text, in one pass however many they are: one flag for each word. Where those found so
 * far are enough, the rest of the text is not read.
 */
export type WordFinder = (text: string, isEnough?: (flags: Uint8Array) => boolean) => Uint8Array;

/** Whether it is enough is asked each time that so many code units have been read. */
const STEP = 16_384;

/** Calls `visit` for each place at which one of some words ends (the offset behind its last character), in the order of the text. */
export type WordScanner = (text: string, visit: (word: number, end: number) => void) => void;

/** Code units below this have a column of their own in the table; no word holds others. */
const ALPHABET = 128;

/**
 * An automaton of Aho and Corasick (1975) as one table: state × class of the code unit → state. Words are ASCII and not
 * empty; a word with another character is never found.
 */
export function createWordFinder(words: readonly string[]): WordFinder {
  const { classes, classCount, table, isFinal, finals } = buildAutomaton(words, false);
  return (text, isEnough) => {
    const flags = new Uint8Array(words.length);
    let state = 0;
    for (let from = 0; from < text.length; from += STEP) {
      const to = Math.min(from + STEP, text.length);
      for (let at = from; at < to; at++) {
        const code = text.charCodeAt(at);
        state = table[state * classCount + (code < ALPHABET ? (classes[code] ?? 0) : 0)] ?? 0;
        if (isFinal[state] === 1) for (const word of finals[state] ?? []) flags[word] = 1;
      }
      if (isEnough?.(flags) === true) break;
    }
    return flags;
  };
}

/** The same automaton, which tells every place of every word; letters of both cases count as the same. */
export function createWordScanner(words: readonly string[]): WordScanner {
  const { classes, classCount, table, isFinal, finals } = buildAutomaton(
    words.map((word) => word.toLowerCase()),
    true,
  );
  return (text, visit) => {
    let state = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      state = table[state * classCount + (code < ALPHABET ? (classes[code] ?? 0) : 0)] ?? 0;
      if (isFinal[state] === 1) for (const word of finals[state] ?? []) visit(word, at + 1);
    }
  };
}

interface Automaton {
  readonly classes: Uint8Array;
  readonly classCount: number;
  readonly table: Uint16Array;
  /** What a state has found is looked up only where it has found anything. */
  readonly isFinal: Uint8Array;
  readonly finals: readonly (readonly number[])[];
}

function buildAutomaton(words: readonly string[], foldsCase: boolean): Automaton {
  const { classes, classCount } = classify(words);
  const { table, found } = linkSuffixes(buildTrie(words, classes, classCount), classCount);
  if (foldsCase) for (let code = 65; code <= 90; code++) classes[code] = classes[code + 32] ?? 0;
  return {
    classes,
    classCount,
    table,
    isFinal: Uint8Array.from(found, (ids) => (ids.length > 0 ? 1 : 0)),
    finals: found,
  };
}

/** Code units that no word holds share the class 0. */
function classify(words: readonly string[]): { readonly classes: Uint8Array; readonly classCount: number } {
  const classes = new Uint8Array(ALPHABET);
  let classCount = 1;
  for (const word of words) {
    for (let at = 0; at < word.length; at++) {
      const code = word.charCodeAt(at);
      if (code < ALPHABET && classes[code] === 0) classes[code] = classCount++;
    }
  }
  return { classes, classCount };
}

interface Trie {
  /** Flat: state × class → state, 0 where there is none. */
  readonly next: number[];
  /** For each state the words that end there. */
  readonly found: number[][];
}

function buildTrie(words: readonly string[], classes: Uint8Array, classCount: number): Trie {
  const next = new Array<number>(classCount).fill(0);
  const found: number[][] = [[]];
  words.forEach((word, id) => {
    let state = 0;
    for (let at = 0; at < word.length; at++) {
      const code = word.charCodeAt(at);
      if (code >= ALPHABET) return;
      const cell = state * classCount + (classes[code] ?? 0);
      state = next[cell] ?? 0;
      if (state === 0) {
        state = found.length;
        next[cell] = state;
        found.push([]);
        for (let column = 0; column < classCount; column++) next.push(0);
      }
    }
    if (state !== 0) found[state]?.push(id);
  });
  return { next, found };
}

/** Breadth first: where a state has no way on, that of its longest suffix is taken, and so are the words found there. */
function linkSuffixes(
  { next, found }: Trie,
  classCount: number,
): { readonly table: Uint16Array; readonly found: readonly (readonly number[])[] } {
  const table = Uint16Array.from(next);
  const suffix = new Array<number>(found.length).fill(0);
  const queue: number[] = [];
  for (let column = 0; column < classCount; column++) if (table[column]) queue.push(table[column] ?? 0);
  for (const state of queue) {
    const fallback = suffix[state] ?? 0;
    found[state]?.push(...(found[fallback] ?? []));
    for (let column = 0; column < classCount; column++) {
      const cell = state * classCount + column;
      const target = table[cell] ?? 0;
      const other = table[fallback * classCount + column] ?? 0;
      if (target === 0) table[cell] = other;
      else {
        suffix[target] = other;
        queue.push(target);
      }
    }
  }
  return { table, found };
}
