/**
 * Which names of columns, attributes and variables stand for facts about a person. Names are taken apart into words, so that
 * `num_uncertainty`, `emailed_count` and `pip` hold none; what a name is about stands at its end (`user_email`, not
 * `email_template`).
 */

import { createWordScanner, type WordScanner } from '../../../engine/word-finder';
import {
  LONGEST_NAME,
  LONGEST_PHRASE,
  MESSAGE_WORDS,
  NEGATING,
  NUMBERS,
  OWN_WORDS,
  TABLE,
  TAILS,
  type PersonalKind,
} from './name-table';

export type { PersonalKind } from './name-table';

/** `strong`: says so on its own. `weak`: often means something else (a file's name), so that two kinds are wanted. */
export interface PersonalName {
  readonly kind: PersonalKind;
  readonly isStrong: boolean;
  /** As written. */
  readonly name: string;
}

/** Whether a text holds one of these names at all: a look before anything is parsed. */
export function mayNamePersonalData(text: string): boolean {
  if (text !== lastText) {
    lastText = text;
    lastAnswer = holdsName(text);
  }
  return lastAnswer;
}

function holdsName(text: string): boolean {
  scanHeads ??= createWordScanner([...new Set(personalTriggers().map((trigger) => trigger.toLowerCase()))]);
  let isFound = false;
  scanHeads(text, (_, end) => {
    isFound ||= personalName(wordsAround(text, end)) !== undefined;
  });
  return isFound;
}

/** Made when it is first needed: the automaton takes some milliseconds. */
let scanHeads: WordScanner | undefined;

/** The identifier, or the few words in front of the end of one, that a place lies in: `Date of birth`, `user_email_hash`. */
function wordsAround(text: string, at: number): string {
  let start = at;
  let end = at;
  while (start > 0 && at - start < LONGEST_NAME && isPartOfPhrase(text.charCodeAt(start - 1))) start--;
  while (end - at < LONGEST_NAME && isPartOfWord(text.charCodeAt(end))) end++;
  return text.slice(start, end);
}

function isPartOfPhrase(code: number): boolean {
  return isPartOfWord(code) || code === 32 || code === 45;
}

function isPartOfWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
}

/** A dozen rules ask of the same text, one after another. */
let lastText = '';
let lastAnswer = false;

/** `customerEmail`, `customer_email` and `Customer E-mail` as lower-case words. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/(?<=[a-z])['’]s\b/g, 's')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

/** What a name says about a person; undefined where it says nothing of that kind. */
export function personalName(name: string): PersonalName | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  if (answers.has(name)) return answers.get(name);
  if (answers.size >= MAX_ANSWERS) answers.clear();
  const answer = judgeName(name);
  answers.set(name, answer);
  return answer;
}

/** A program uses the same few names again and again. */
const answers = new Map<string, PersonalName | undefined>();
const MAX_ANSWERS = 2000;

function judgeName(name: string): PersonalName | undefined {
  const words = wordsOf(name);
  const found = phraseAtEnd(words);
  if (found === undefined) return undefined;
  const rest = words.slice(0, found.start);
  if (rest.some((word) => NEGATING.has(word))) return undefined;
  if (found.kind === 'email' && rest.some((word) => MESSAGE_WORDS.has(word))) return undefined;
  return { kind: found.kind, isStrong: found.isStrong && !isBarePlural(name), name };
}

/** `phones` are the sounds of a language as often as numbers. */
function isBarePlural(name: string): boolean {
  return /^phones$/i.test(name);
}

interface Phrase {
  readonly kind: PersonalKind;
  readonly isStrong: boolean;
  /** Where it starts, counted in words. */
  readonly start: number;
}

function phraseAtEnd(words: readonly string[]): Phrase | undefined {
  for (let tails = 0; tails <= 2 && tails < words.length; tails++) {
    if (tails > 0 && !TAILS.has(words[words.length - tails] ?? '')) return undefined;
    const found = longestPhrase(words.slice(0, words.length - tails), words[words.length - tails]);
    if (found === undefined) continue;
    // What is weak is nothing with a word behind it: `name_id`, `address_list`.
    return tails > 0 && !found.isStrong ? undefined : found;
  }
  return undefined;
}

function longestPhrase(words: readonly string[], next: string | undefined): Phrase | undefined {
  const last = words.at(-1) ?? '';
  const ends = [
    last,
    last.replace(/s$/, ''),
    last.replace(/sses$/, 'ss'),
    ...(NUMBERS.has(next ?? '') ? [`${last} number`] : []),
  ];
  for (let length = Math.min(LONGEST_PHRASE, words.length); length > 0; length--) {
    const start = words.length - length;
    const head = words.slice(start, -1);
    for (const end of ends) {
      const entry = TABLE.get([...head, end].join(' '));
      if (entry === undefined || isOtherName(entry, words, start)) continue;
      return { kind: entry[0], isStrong: entry[1], start };
    }
  }
  return undefined;
}

/** A weak word with another one in front is about something else: `product_name`, `memory_address`. */
function isOtherName(
  [kind, isStrong]: readonly [PersonalKind, boolean],
  words: readonly string[],
  start: number,
): boolean {
  if (isStrong || start === 0) return false;
  return kind === 'person-name' || kind === 'postal' || words.slice(0, start).some((word) => OWN_WORDS.has(word));
}

/** What a name in a table of people stands next to; names with addresses and places may well be those of shops. */
const BESIDE_NAMES: ReadonlySet<PersonalKind> = new Set(['salary', 'medical', 'ip', 'biometric']);

/** Strong names count alone; of weak ones the name of somebody and a fact that only people have. */
export function arePersonal(names: readonly PersonalName[]): boolean {
  if (names.some(({ isStrong }) => isStrong)) return true;
  return names.some(({ kind }) => kind === 'person-name') && names.some(({ kind }) => BESIDE_NAMES.has(kind));
}

const LABELS: Readonly<Record<PersonalKind, string>> = {
  email: 'e-mail addresses',
  phone: 'phone numbers',
  'national-id': 'identity numbers',
  birth: 'dates of birth',
  postal: 'postal addresses',
  bank: 'bank or card numbers',
  medical: 'medical facts',
  salary: 'incomes',
  'person-name': 'names of people',
  ip: 'IP addresses',
  location: 'places',
  biometric: 'biometric data',
};

/** The kinds for a message: `e-mail addresses, names of people and dates of birth`; at most three. */
export function listKinds(kinds: readonly PersonalKind[]): string {
  const labels = [...new Set(kinds)].slice(0, 3).map((kind) => LABELS[kind]);
  return labels.length < 2
    ? (labels[0] ?? 'personal data')
    : `${labels.slice(0, -1).join(', ')} and ${labels.at(-1) ?? ''}`;
}

/** The words of strong names, and of weak ones that count beside a name, in the ways of writing them: triggers of rules. */
export function personalTriggers(): readonly string[] {
  const phrases = [...TABLE].flatMap(([phrase, [kind, isStrong]]) =>
    isStrong || BESIDE_NAMES.has(kind) ? [phrase] : [],
  );
  // `email address` is found by `email`.
  const needed = phrases.filter((phrase) => !phrases.some((other) => other !== phrase && phrase.includes(other)));
  // A number is also written `no` and `num`.
  const heads = needed.map((phrase) => phrase.replace(/ number$/, ' n'));
  return [...new Set(heads.flatMap((phrase) => spellings(phrase.split(' '))))];
}

function spellings(words: readonly string[]): readonly string[] {
  const capitals = words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  const camel = [words[0] ?? '', ...capitals.slice(1)].join('');
  const sentence = [capitals[0] ?? '', ...words.slice(1)];
  const spaced = [words.join('-'), sentence.join('-'), capitals.join('-'), sentence.join(' '), capitals.join(' ')];
  return [words.join('_'), camel, capitals.join(''), words.join('_').toUpperCase(), ...spaced];
}
