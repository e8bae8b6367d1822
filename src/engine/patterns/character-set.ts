/** The characters that one place of a pattern takes: a bit for each ASCII character, one for all others, one for their blanks. */
export type CharacterSet = bigint;

const OTHERS = 128;
const OTHER_BLANKS = 129;
export const NO_CHARACTERS: CharacterSet = 0n;
export const ALL_CHARACTERS: CharacterSet = (1n << 130n) - 1n;

export function setOf(codes: Iterable<number>): CharacterSet {
  let set = NO_CHARACTERS;
  for (const code of codes) set |= 1n << BigInt(Math.min(code, OTHERS));
  return set;
}

/** Both ends included. */
export function setOfRange(from: number, to: number): CharacterSet {
  let set = NO_CHARACTERS;
  for (let code = Math.min(from, OTHERS); code <= Math.min(to, OTHERS); code++) set |= 1n << BigInt(code);
  return set;
}

/** Of what is outside of ASCII, some may be in a set and others in its complement. */
export function complementOf(set: CharacterSet): CharacterSet {
  return (ALL_CHARACTERS & ~set) | (1n << BigInt(OTHERS));
}

/** The set with the other case of its letters. */
export function foldCase(set: CharacterSet): CharacterSet {
  const upper = setOfRange(65, 90);
  const lower = setOfRange(97, 122);
  return set | ((set & upper) << 32n) | ((set & lower) >> 32n);
}

export function overlap(a: CharacterSet, b: CharacterSet): boolean {
  return (a & b) !== 0n;
}

const DIGIT = setOfRange(48, 57);
const WORD = setOfRange(65, 90) | setOfRange(97, 122) | DIGIT | setOf([95]);
const SPACE = setOf([9, 10, 11, 12, 13, 32]) | (1n << BigInt(OTHER_BLANKS));

/** `\d`, `\W` and their kind; undefined for other letters. */
export function setOfClass(letter: string): CharacterSet | undefined {
  switch (letter) {
    case 'd':
      return DIGIT;
    case 'D':
      return complementOf(DIGIT);
    case 'w':
      return WORD;
    case 'W':
      return complementOf(WORD);
    case 's':
      return SPACE;
    case 'S':
      return complementOf(SPACE);
    default:
      return undefined;
  }
}
