import type { Range } from '../core/range';
import { isNameAt } from './characters';
import { strengthOfName, wordsOfName, type NameStrength } from './credential-names';
import { judgeGenericValue } from './generic-value';
import type { FoundPart } from './types';

/** The words that may name a credential. Most of their places are passed over by their name, with no pattern run. */
export const CREDENTIAL_WORDS = [
  'password',
  'passwd',
  'pwd',
  'passphrase',
  'secret',
  'token',
  'key',
  '_pass',
  '_pat',
  'credential',
  'auth',
];

const MAX_NAME = 60;
/** What follows the word in a name: `_production`. */
const MAX_SUFFIX = 16;
const ENDS_OF_NAMES = ' \t\n\r"\'])=:,(|\\';

/** What stands between a name and its quoted value: closers of the name, a type, an operator. */
const QUOTED =
  /(?:\\{0,7}["'\])]){0,4}\s{0,8}(?::\s{0,2}(?:str|bytes|SecretStr|String|string|&str|Optional\[str\]|Final)\s{0,2}(?==))?(?:===?|=>|:=|=|:|,|\(|\|)\s{0,40}(?:(?:SecretStr|Secret|str|bytes)\()?[bBrRuU]{0,2}(\\{0,7}["'`])/y;
const UNQUOTED = /(?:\s{0,4}(?:=|:)\s{0,4})([^\s"'`,;()[\]{}<>&|\\]{8,200})(?=[\s"'`,;\\<&|]|$)/y;
/** `--api-key VALUE`, `ENV API_KEY VALUE`, and the cells of a printed table. */
const SPACED = /(?:\s{0,8}\|\s{0,8}|[ \t]{1,12}|\s{1,12})([A-Za-z0-9_+/.~-]{12,200}={0,2})(?=[\s"'|\\]|$)/y;

/** The value that a name with one of the words is given, where the name is a credential's and the value looks random. */
export function findGeneric(text: string, hit: Range): readonly FoundPart[] {
  const name = nameAround(text, hit);
  const strength = strengthOfName(text.slice(name.start, name.end));
  if (strength === undefined || isHashOf(text, name)) return [];
  const value = valueBehind(text, name);
  if (value === undefined) return [];
  const certainty = judgeGenericValue(text.slice(value.start, value.end), {
    name: text.slice(name.start, name.end),
    strength,
    isQuoted: value.isQuoted,
  });
  if (certainty === undefined) return [];
  return [
    {
      range: { start: value.start, end: value.end },
      certainty: isForSearch(text, value) ? 'possible' : certainty,
      variable: variableOf(text.slice(name.start, name.end)),
    },
  ];
}

/** Keys of Algolia are of one form: the one that stands beside the name of an index is what a page searches with. */
function isForSearch(text: string, { start, end }: Range): boolean {
  if (end - start !== 32) return false;
  return /\b(?:indexName|appId|docsearch)\b/i.test(text.slice(Math.max(0, start - 150), end + 150));
}

/** Annotations of charts: `checksum/secret: …`. */
function isHashOf(text: string, { start }: Range): boolean {
  return text[start - 1] === '/' && /(?:checksum|hash|sha\d{1,3})\/$/.test(text.slice(Math.max(0, start - 9), start));
}

/** Whether the word at a hit ends a name behind which a value may follow. */
export function mayNameValue(text: string, hit: Range): boolean {
  if (isLongerWord(text, hit) || isBareKey(text, hit)) return false;
  let end = hit.end;
  while (end - hit.end < MAX_SUFFIX && isNamePart(text, end)) end++;
  return ENDS_OF_NAMES.includes(text.charAt(end));
}

/** `tokenizer`, `keyboard`, `secretary`: the word goes on. */
function isLongerWord(text: string, { start, end }: Range): boolean {
  const next = text.charCodeAt(end);
  const isUpper = isUpperAt(text, end - 1);
  if (isUpper ? isUpperAt(text, end) : next >= 97 && next <= 122) return true;
  // `monkey`, but not `apikey`: that word ends with a whole one and is looked up as it is.
  if (isUpper || text.charCodeAt(start) < 97 || isEscapeBefore(text, start)) return false;
  return /[a-z]/.test(text.charAt(start - 1)) && !isKnownOwner(text, start);
}

/** Whether `\n` or the like ends here: within a text that another one holds it is no part of a word. */
function isEscapeBefore(text: string, at: number): boolean {
  return text[at - 2] === '\\' && /[nrt]/.test(text.charAt(at - 1));
}

function isUpperAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 65 && code <= 90;
}

/** `api`, `access` or `auth` right before the word. */
function isKnownOwner(text: string, start: number): boolean {
  return /(?:api|access|secret|auth|bearer|refresh|session|db|user|admin|root|sql|mysql|pg)$/.test(
    text.slice(Math.max(0, start - 8), start),
  );
}

/** A `key` that nothing stands before is that of a dictionary or of a sort. */
function isBareKey(text: string, { start, end }: Range): boolean {
  return end - start === 3 && text.charCodeAt(end - 1) !== 100 && !isNameAt(text, start - 1) && text[start - 1] !== '-';
}

/** `db.servicePassword` becomes `SERVICE_PASSWORD`. */
function variableOf(name: string): string {
  return wordsOfName(name.slice(name.lastIndexOf('.') + 1))
    .join('_')
    .toUpperCase();
}

export interface NamedValue {
  readonly name: string;
  readonly strength: NonNullable<NameStrength>;
  readonly isQuoted: boolean;
}

/** The whole identifier around a hit, with dots and hyphens. */
function nameAround(text: string, { start, end }: Range): Range {
  let from = start;
  let to = end;
  while (start - from < MAX_NAME && isNamePart(text, from - 1) && !isEscapeBefore(text, from)) from--;
  while (to - end < MAX_NAME && isNamePart(text, to)) to++;
  return { start: from, end: to };
}

function isNamePart(text: string, at: number): boolean {
  const character = text[at];
  return isNameAt(text, at) || ((character === '.' || character === '-') && isNameAt(text, at + 1));
}

function valueBehind(text: string, name: Range): (Range & { readonly isQuoted: boolean }) | undefined {
  QUOTED.lastIndex = name.end;
  const opening = QUOTED.exec(text);
  if (opening?.[0].includes(',') === true && !isFirstArgument(text, name)) return undefined;
  if (opening !== null) return quotedValue(text, name.end + opening[0].length, opening[1] ?? '"');
  UNQUOTED.lastIndex = name.end;
  const isSpaced =
    /^[A-Z][A-Z0-9]*_[A-Z0-9_]+$/.test(text.slice(name.start, name.end)) || text.startsWith('--', name.start);
  SPACED.lastIndex = name.end;
  const value = (UNQUOTED.exec(text) ??
    (isSpaced || text.startsWith('--', name.start - 2) ? SPACED.exec(text) : null))?.[1];
  if (value === undefined) return undefined;
  const start = text.indexOf(value, name.end);
  return { start, end: start + value.length, isQuoted: false };
}

/** `setdefault("TOKEN", "…")` gives a value, the next name of a list does not. */
function isFirstArgument(text: string, name: Range): boolean {
  return /\(\s{0,4}["']$/.test(text.slice(Math.max(0, name.start - 6), name.start));
}

/** Up to the quote that closes it, on the same line; undefined where there is none within 200 characters. */
function quotedValue(text: string, start: number, quote: string): (Range & { readonly isQuoted: boolean }) | undefined {
  const window = text.slice(start, start + 200);
  const end = window.indexOf(quote);
  const line = window.search(/[\r\n]/);
  if (end <= 0 || (line !== -1 && line < end)) return undefined;
  return { start, end: start + end, isQuoted: true };
}
