import { readAssignment } from './assignments';
import type { RawScript, RawWord, WordPart } from './raw';

/** Longer values are not put together: a script could double one with every line. In UTF-16 code units. */
const MAX_VALUE_LENGTH = 1000;

interface Known {
  readonly value: string;
  /** Whether it is one word without quotes too. */
  readonly isOneWord: boolean;
  readonly from: number;
  readonly until: number;
}

export interface Values {
  /** The text of a word where it stands; undefined where it is not known, or where it may be no word or several. */
  ofWord(word: RawWord): string | undefined;
  /** The text of an assignment, with its name. White space in variables splits nothing there. */
  ofAssignment(word: RawWord): string | undefined;
}

/**
 * The values of words. A variable is known where one assignment in the whole script sets it, which has surely been run
 * before, and nothing between may have changed it.
 */
export function createValues(text: string, script: RawScript): Values {
  const assignments = script.assignments
    .flatMap(({ word, isCertain }) => {
      const head = readAssignment(text, word);
      return head === undefined ? [] : [{ word, isCertain, ...head }];
    })
    .sort((a, b) => a.word.start - b.word.start);
  const counts = new Map<string, number>();
  for (const { name } of assignments) counts.set(name, (counts.get(name) ?? 0) + 1);

  const forgets = [...script.forgets].sort((a, b) => a - b);
  const known = new Map<string, Known>();
  let nextForget = 0;
  const resolve = (word: RawWord, isAssignment: boolean): string | undefined => {
    let value = '';
    for (const part of word.parts) {
      const own = valueOf(part, known, word.start, isAssignment);
      if (own === undefined) return undefined;
      if (typeof part !== 'string' && value.length + own.length > MAX_VALUE_LENGTH) return undefined;
      value += own;
    }
    return value;
  };
  for (const { word, name, isCertain, isWhole, valueStart } of assignments) {
    if (!isCertain || !isWhole || script.touched.has(name) || counts.get(name) !== 1) continue;
    while (nextForget < forgets.length && (forgets[nextForget] ?? 0) < word.end) nextForget += 1;
    const value = resolve(word, true)?.slice(valueStart - word.start);
    if (value === undefined) continue;
    const until = forgets[nextForget] ?? Infinity;
    known.set(name, { value, isOneWord: /^\S+$/.test(value), from: word.end, until });
  }
  return { ofWord: (word) => resolve(word, false), ofAssignment: (word) => resolve(word, true) };
}

function valueOf(
  part: WordPart,
  known: ReadonlyMap<string, Known>,
  at: number,
  isAssignment: boolean,
): string | undefined {
  if (part === undefined || typeof part === 'string') return part;
  const found = known.get(part.name);
  if (found === undefined || at < found.from || at > found.until) return undefined;
  return isAssignment || part.isQuoted || found.isOneWord ? found.value : undefined;
}
