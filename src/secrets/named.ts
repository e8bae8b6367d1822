import { isHarmlessName } from './credential-names';
import { endOfRun, isNameAt, startOfRun } from './characters';

/** Between the vendor's name and the secret stand at most so many UTF-16 code units. */
const MAX_GAP = 100;
/** Of the runs behind a vendor's name only the first ones are looked at. */
const MAX_RUNS = 3;
const MIN_RUN = 16;

/** One of these must stand between a vendor's name and the secret, or right before the name. */
export const CREDENTIAL_WORDS_NEARBY = [
  'key',
  'token',
  'secret',
  'passw',
  'pwd',
  'credential',
  'login',
  'auth',
  'bearer',
  'client',
  'subscription=',
  'appid=',
  'fernet(',
  '_pat',
  '_sk',
  '_ak',
];
const CREDENTIAL_WORD = new RegExp(
  CREDENTIAL_WORDS_NEARBY.map((word) => (word.startsWith('_') ? `${word}(?![a-z])` : word.replace('(', '\\('))).join(
    '|',
  ),
  'i',
);
/** What commits are written behind: `….git@`, `….git?rev=main#`, `git fetch ….git `, `git checkout -q `. */
const BEFORE_COMMIT = /\.git(?:[@# ]|\?[^\s"'#]{0,100}#)$|\bgit (?:checkout|reset|show|rev-parse)[^\n]{0,30}$/;

/** Places in a text where an unquoted secret may start: long runs of its characters. Asked for in ascending order only. */
export interface Runs {
  /** The starts of the first few runs at or behind an offset. */
  startsFrom(offset: number): readonly number[];
}

/** Every character is looked at once, however often it is asked, and only those within reach. */
export function createRuns(text: string): Runs {
  const starts: number[] = [];
  let scanned = 0;
  let first = 0;
  const scanUntil = (limit: number): void => {
    while (scanned < limit) {
      const start = startOfRun(text, scanned, limit);
      scanned = start < limit ? endOfRun(text, start) : limit;
      if (scanned - start >= MIN_RUN) starts.push(start);
    }
  };
  return {
    startsFrom(offset) {
      // A run that the offset lies in must not count from its middle.
      if (scanned < offset) scanned = endOfRun(text, offset);
      scanUntil(Math.min(offset + MAX_GAP, text.length));
      while (first < starts.length && (starts[first] ?? 0) < offset) first++;
      return first === starts.length ? NO_STARTS : starts.slice(first, first + MAX_RUNS);
    },
  };
}

const NO_STARTS: readonly number[] = [];

/** Whether what stands from a vendor's name up to a value says that the value is a credential, and not a hash or an id. */
export function isCredentialGap(text: string, keywordStart: number, keywordEnd: number, valueStart: number): boolean {
  if (valueStart - keywordEnd > MAX_GAP) return false;
  const gap = text.slice(keywordEnd, valueStart);
  if (/\n[^\n]*\n/.test(gap) || gap.endsWith('://') || BEFORE_COMMIT.test(gap)) return false;
  const before = text.slice(Math.max(0, keywordStart - 40), keywordStart).replace(/^[^]*\n/, '');
  if (!CREDENTIAL_WORD.test(before + text.slice(keywordStart, valueStart))) return false;
  const name = lastNameOf(before + text.slice(keywordStart, valueStart));
  return !isHarmlessName(name);
}

const MAX_NAME = 61;
const MAX_BEHIND_NAME = 20;

/** The name, with dots and hyphens, behind which only some signs follow to the end; empty where there is none. */
function lastNameOf(text: string): string {
  let end = text.length;
  while (end > 0 && text.length - end < MAX_BEHIND_NAME && !isNameAt(text, end - 1)) end--;
  let start = end;
  while (start > 0 && end - start < MAX_NAME && (isNameAt(text, start - 1) || '.-'.includes(text.charAt(start - 1))))
    start--;
  return text.slice(start, end).replace(/^[^A-Za-z_]{1,61}/, '');
}
