import { ALL_CHARACTERS, complementOf, setOf, setOfClass, setOfRange, type CharacterSet } from './character-set';

/** A regular expression as the matcher goes through it. */
export type PatternNode =
  | { readonly kind: 'characters'; readonly set: CharacterSet }
  /** `^`, `$`, `\b`: takes no character. */
  | { readonly kind: 'edge' }
  | { readonly kind: 'reference' }
  | { readonly kind: 'look'; readonly of: PatternNode }
  | { readonly kind: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly ways: readonly PatternNode[] }
  /** `max` is Infinity where there is no bound. */
  | { readonly kind: 'repeat'; readonly of: PatternNode; readonly min: number; readonly max: number };

const CONTROLS: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, f: 12, v: 11, '0': 0 };
const LINE_ENDS = setOf([10, 13]);

/** Reads the source of a regular expression that `RegExp` takes without the flags `u` and `v`. */
export function readPattern(source: string): PatternNode {
  let at = 0;

  function readChoice(): PatternNode {
    const ways = [readSequence()];
    while (source[at] === '|') {
      at++;
      ways.push(readSequence());
    }
    return ways.length === 1 && ways[0] !== undefined ? ways[0] : { kind: 'choice', ways };
  }

  function readSequence(): PatternNode {
    const parts: PatternNode[] = [];
    while (at < source.length && source[at] !== '|' && source[at] !== ')') parts.push(readTimes(readAtom()));
    return { kind: 'sequence', parts };
  }

  function readTimes(of: PatternNode): PatternNode {
    const quantifier = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(source.slice(at, at + 40));
    if (quantifier === null) return of;
    at += quantifier[0].length;
    const [, sign, from = '', comma, to = ''] = quantifier;
    if (sign !== undefined) return { kind: 'repeat', of, min: sign === '+' ? 1 : 0, max: sign === '?' ? 1 : Infinity };
    return {
      kind: 'repeat',
      of,
      min: Number(from),
      max: comma === '' ? Number(from) : to === '' ? Infinity : Number(to),
    };
  }

  function readAtom(): PatternNode {
    const character = source.charAt(at++);
    switch (character) {
      case '(':
        return readGroup();
      case '[':
        return { kind: 'characters', set: readSet() };
      case '.':
        return { kind: 'characters', set: complementOf(LINE_ENDS) };
      case '^':
      case '$':
        return { kind: 'edge' };
      case '\\':
        return readEscape();
      default:
        return { kind: 'characters', set: setOf([character.charCodeAt(0)]) };
    }
  }

  function readGroup(): PatternNode {
    const opening = /^\?(?:[:=!]|<[=!]|<\w+>)/.exec(source.slice(at))?.[0] ?? '';
    at += opening.length;
    const of = readChoice();
    at++;
    return /[=!]$/.test(opening) ? { kind: 'look', of } : of;
  }

  function readEscape(): PatternNode {
    const letter = source.charAt(at);
    if (letter === 'b' || letter === 'B') {
      at++;
      return { kind: 'edge' };
    }
    const reference = /^(?:[1-9]\d*|k<\w+>)/.exec(source.slice(at, at + 80))?.[0];
    if (reference === undefined) return { kind: 'characters', set: readEscapedSet() };
    at += reference.length;
    return { kind: 'reference' };
  }

  /** What stands behind a backslash, as a set; in sets as well. */
  function readEscapedSet(): CharacterSet {
    const letter = source.charAt(at++);
    const known = setOfClass(letter);
    if (known !== undefined) return known;
    const hex = /^(?:x([0-9a-f]{2})|u([0-9a-f]{4})|c([a-z]))/i.exec(source.slice(at - 1, at + 5));
    if (hex !== null) {
      at += hex[0].length - 1;
      return setOf([hex[3] === undefined ? parseInt(hex[1] ?? hex[2] ?? '', 16) : hex[3].charCodeAt(0) % 32]);
    }
    return setOf([CONTROLS[letter] ?? letter.charCodeAt(0)]);
  }

  function readSet(): CharacterSet {
    const isNegated = source[at] === '^';
    if (isNegated) at++;
    let set: CharacterSet = 0n;
    while (at < source.length && source[at] !== ']') {
      const first = readSetItem();
      if (first.code !== undefined && source[at] === '-' && source[at + 1] !== ']') {
        at++;
        const last = readSetItem();
        set |= last.code === undefined ? first.set | last.set | setOf([45]) : setOfRange(first.code, last.code);
      } else set |= first.set;
    }
    at++;
    return isNegated ? complementOf(set) : set;
  }

  /** `code` where it is one character, which may start or end a range. */
  function readSetItem(): { readonly set: CharacterSet; readonly code?: number } {
    const code = source.charCodeAt(at++);
    if (code !== 92) return { set: setOf([code]), code };
    const isClass = setOfClass(source.charAt(at)) !== undefined;
    if (source[at] === 'b') {
      at++;
      return { set: setOf([8]), code: 8 };
    }
    const set = readEscapedSet();
    return isClass ? { set } : { set, code: codeOf(set) };
  }

  return readChoice();
}

/** The only character of a set. Those outside of ASCII count as the first of them. */
function codeOf(set: CharacterSet): number {
  return (set & ALL_CHARACTERS).toString(2).length - 1;
}
