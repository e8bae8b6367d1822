/** A word to look for. */
export interface Word {
  readonly text: string;
  /** Whether it counts only where no identifier goes on in front of it or behind it. */
  readonly isWhole: boolean;
}

/** Which words were found: a flag for each, and the numbers of those found in the order of their first places. */
export interface FoundWords {
  readonly flags: Uint8Array;
  readonly numbers: readonly number[];
}

/**
 * Tells which of some words occur in a text, in one pass however many they are. Where those found so far are enough, the
 * rest of the text is not read.
 */
export type WordFinder = (text: string, isEnough?: (found: FoundWords) => boolean) => FoundWords;

/** Whether it is enough is asked each time that so many code units have been read. */
const STEP = 16_384;

/** Calls `visit` for each place at which one of some words ends (the offset behind its last character), in the order of the text. */
export type WordScanner = (text: string, visit: (word: number, end: number) => void) => void;

/** Code units below this have a column of their own in the table; no word holds others. */
const ALPHABET = 128;

/**
 * An automaton of Aho and Corasick (1975) as one table: state and class of the code unit → state. Words are ASCII and not
 * empty; a word with another character is never found.
 */
export function createWordFinder(words: readonly Word[]): WordFinder {
  const texts = words.map(({ text }) => text);
  const { classes, classCount, table, finals } = buildAutomaton(texts, false);
  return (text, isEnough) => {
    const flags = new Uint8Array(words.length);
    const numbers: number[] = [];
    const found = { flags, numbers };
    let row = 0;
    for (let from = 0; from < text.length; from += STEP) {
      const to = Math.min(from + STEP, text.length);
      for (let at = from; at < to; at++) {
        const code = text.charCodeAt(at);
        row = table[row + (code < ALPHABET ? (classes[code] ?? 0) : 0)] ?? 0;
        if (row >= 0) continue;
        row = ~row;
        for (const number of finals[row / classCount] ?? []) {
          if (flags[number] === 1) continue;
          const word = words[number];
          if (word === undefined || (word.isWhole && !isWholeAt(text, at + 1 - word.text.length, at + 1))) continue;
          flags[number] = 1;
          numbers.push(number);
        }
      }
      if (isEnough?.(found) === true) break;
    }
    return found;
  };
}

/** Whether the identifiers at both ends of a range end with it. In the JSON of a notebook the line break in front of one is written `\n`. */
function isWholeAt(text: string, start: number, end: number): boolean {
  if (isLetterOrDigit(text.charCodeAt(end - 1)) && isPartOfName(text.charCodeAt(end))) return false;
  if (!isLetterOrDigit(text.charCodeAt(start)) || !isPartOfName(text.charCodeAt(start - 1))) return true;
  return text.charCodeAt(start - 2) === BACKSLASH;
}

const BACKSLASH = 92;
const UNDERSCORE = 95;

/** ASCII only, as all words are; `NaN`, beyond the text, is none. */
function isLetterOrDigit(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

function isPartOfName(code: number): boolean {
  return isLetterOrDigit(code) || code === UNDERSCORE;
}

/** The same automaton, which tells every place of every word; letters of both cases count as the same. */
export function createWordScanner(words: readonly string[]): WordScanner {
  const { classes, classCount, table, finals } = buildAutomaton(
    words.map((word) => word.toLowerCase()),
    true,
  );
  return (text, visit) => {
    let row = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      row = table[row + (code < ALPHABET ? (classes[code] ?? 0) : 0)] ?? 0;
      if (row < 0) {
        row = ~row;
        for (const word of finals[row / classCount] ?? []) visit(word, at + 1);
      }
    }
  };
}

interface Automaton {
  readonly classes: Uint8Array;
  readonly classCount: number;
  /**
   * Row + class → row: a state is known by where its row starts. The complement of a row (below zero) says that words end
   * there, so that they are looked up only then.
   */
  readonly table: Int32Array;
  /** By the number of the state. */
  readonly finals: readonly (readonly number[])[];
}

function buildAutomaton(words: readonly string[], foldsCase: boolean): Automaton {
  const { classes, classCount } = classify(words);
  const { table, finals } = linkSuffixes(buildTrie(words, classes, classCount), classCount);
  if (foldsCase) for (let code = 65; code <= 90; code++) classes[code] = classes[code + 32] ?? 0;
  return { classes, classCount, table, finals };
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
  readonly next: Uint16Array;
  /** For each state the words that end there. */
  readonly found: number[][];
}

function buildTrie(words: readonly string[], classes: Uint8Array, classCount: number): Trie {
  const longest = words.reduce((sum, word) => sum + word.length, 1);
  const next = new Uint16Array(longest * classCount);
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
      }
    }
    if (state !== 0) found[state]?.push(id);
  });
  return { next: next.subarray(0, found.length * classCount), found };
}

/**
 * Breadth first: where a state has no way on, that of its longest suffix is taken, and so are the words found there. States
 * are numbered in this order, so that those near the root, where a scan spends its time, lie side by side.
 */
function linkSuffixes({ next, found }: Trie, classCount: number): Pick<Automaton, 'table' | 'finals'> {
  const suffix = new Uint16Array(found.length);
  const queue: number[] = [0];
  for (const state of queue) {
    const fallback = (suffix[state] ?? 0) * classCount;
    if (state !== 0) found[state]?.push(...(found[suffix[state] ?? 0] ?? []));
    for (let column = 0; column < classCount; column++) {
      const cell = state * classCount + column;
      const target = next[cell] ?? 0;
      const other = state === 0 ? 0 : (next[fallback + column] ?? 0);
      if (target === 0) next[cell] = other;
      else {
        suffix[target] = other;
        queue.push(target);
      }
    }
  }
  /** By the old number of a state. */
  const rows = new Int32Array(queue.length);
  queue.forEach((state, number) => {
    const row = number * classCount;
    rows[state] = (found[state]?.length ?? 0) === 0 ? row : ~row;
  });
  const table = new Int32Array(next.length);
  queue.forEach((state, number) => {
    for (let column = 0; column < classCount; column++)
      table[number * classCount + column] = rows[next[state * classCount + column] ?? 0] ?? 0;
  });
  return { table, finals: queue.map((state) => found[state] ?? []) };
}
