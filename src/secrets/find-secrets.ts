import type { Range } from '../core/range';
import { createWordScanner } from '../engine/word-finder';
import { endOfRun, isTokenStart } from './characters';
import { judgeSecret } from './judge';
import { createRuns, CREDENTIAL_WORDS_NEARBY, isCredentialGap, type Runs } from './named';
import { PROVIDERS } from './providers/index';
import type { Certainty, NamedProvider, Provider, SecretMatch, StructureProvider, TokenProvider } from './types';
import { keepBest } from './overlaps';

export type { SecretMatch } from './types';

/** Not within a longer word. */
const END = '(?![A-Za-z0-9_-])';

/** A run without blanks and quotes that is longer holds an image or an archive, and no token. */
const MAX_RUN = 10_000;
/** Of the places in one run where a token may start, so many are tried. */
const MAX_TRIES = 32;
const TRIES_PER_LINE = 256;
const CHARACTERS_PER_TRY = 400;

/** What is remembered while a text is read, so that each of its characters is looked at a bounded number of times. */
interface Reading {
  readonly text: string;
  readonly found: SecretMatch[];
  readonly runs: Runs;
  /** The end of the run of characters in which tokens are tried, and how often that was. */
  runEnd: number;
  tries: number;
  /** The end of the line, and how often on it what costs time may still be tried. */
  lineEnd: number;
  credit: number;
  /** Where each structure was last looked for. */
  readonly lastHits: Map<StructureProvider, number>;
}

type Visit = (reading: Reading, end: number) => void;

const VISITS = collectVisits(PROVIDERS);
const scanKeywords = createWordScanner([...VISITS.keys()]);
const visitsOf = [...VISITS.values()];

/** All secrets of a text, in order and without overlaps. Linear in the length of the text. */
export function findSecrets(text: string): readonly SecretMatch[] {
  const reading: Reading = {
    text,
    found: [],
    runs: createRuns(text),
    runEnd: 0,
    tries: 0,
    lineEnd: -1,
    credit: 0,
    lastHits: new Map(),
  };
  scanKeywords(text, (word, end) => {
    for (const visit of visitsOf[word] ?? []) visit(reading, end);
  });
  return reading.found.length === 0 ? reading.found : keepBest(reading.found);
}

/**
 * The literal texts, in the usual spellings of their letters, of which a text with a secret holds at least one. Those of
 * secrets that only a name tells are the words for credentials, one of which must stand beside the vendor's name.
 */
export function secretKeywords(): readonly string[] {
  const exact = PROVIDERS.flatMap((provider) => (provider.kind === 'token' ? provider.keywords : []));
  const named = PROVIDERS.flatMap((provider) => (provider.kind === 'structure' ? provider.keywords : []));
  const spelled = [...named, ...CREDENTIAL_WORDS_NEARBY].flatMap((word) => [
    word,
    word.toLowerCase(),
    word.toUpperCase(),
    word.charAt(0).toUpperCase() + word.slice(1),
  ]);
  const all = [...new Set([...exact, ...spelled])].sort((a, b) => a.length - b.length);
  // A word that holds another one adds nothing.
  return all.filter((word, index) => !all.slice(0, index).some((shorter) => word.includes(shorter)));
}

function collectVisits(providers: readonly Provider[]): ReadonlyMap<string, readonly Visit[]> {
  const visits = new Map<string, Visit[]>();
  for (const provider of providers) {
    for (const keyword of provider.keywords) {
      const word = keyword.toLowerCase();
      visits.set(word, [...(visits.get(word) ?? []), createVisit(provider, keyword)]);
    }
  }
  return visits;
}

function createVisit(provider: Provider, keyword: string): Visit {
  switch (provider.kind) {
    case 'token':
      return visitToken(provider, keyword);
    case 'named':
      return visitNamed(provider, keyword);
    case 'structure':
      return visitStructure(provider, keyword);
  }
}

function visitToken(provider: TokenProvider, keyword: string): Visit {
  const pattern = new RegExp(provider.pattern + END, 'y');
  const before = provider.before ?? 0;
  return (reading, end) => {
    const { text } = reading;
    const hit = end - keyword.length;
    const start = hit - before;
    if (start < 0 || !text.startsWith(keyword, hit) || !isTokenStart(text, start) || !mayTry(reading, hit)) return;
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (match === null || provider.publicNear?.test(text.slice(Math.max(0, start - 300), start + 300)) === true) return;
    add(reading, provider, { start, end: start + match[0].length }, 'certain');
  };
}

/** Bounds the tries of a run, however many keywords it holds, and passes over runs that are too long to be read by people. */
function mayTry(reading: Reading, at: number): boolean {
  if (at >= reading.runEnd) {
    const end = endOfRun(reading.text, at);
    reading.runEnd = end;
    reading.tries = end - at > MAX_RUN ? MAX_TRIES : 0;
  }
  return reading.tries++ < MAX_TRIES;
}

/** Bounds the tries on one line: in one of megabytes a keyword every few characters is no text that anybody wrote. */
function maySpend(reading: Reading, at: number): boolean {
  if (at > reading.lineEnd) {
    const end = reading.text.indexOf('\n', at);
    reading.lineEnd = end === -1 ? reading.text.length : end;
    reading.credit = TRIES_PER_LINE + (reading.lineEnd - at) / CHARACTERS_PER_TRY;
  }
  return reading.credit-- > 0;
}

function visitNamed(provider: NamedProvider, keyword: string): Visit {
  const pattern = new RegExp(provider.pattern + END, 'y');
  return (reading, end) => {
    for (const start of reading.runs.startsFrom(end)) {
      pattern.lastIndex = start;
      const match = pattern.exec(reading.text);
      if (match === null) continue;
      if (!maySpend(reading, end)) return;
      if (!isCredentialGap(reading.text, end - keyword.length, end, start)) continue;
      add(reading, provider, { start, end: start + match[0].length }, 'likely');
      return;
    }
  };
}

function visitStructure(provider: StructureProvider, keyword: string): Visit {
  return (reading, end) => {
    const { text, lastHits, found } = reading;
    const start = end - keyword.length;
    if (provider.mayFind?.(text, { start, end }) === false || !maySpend(reading, end)) return;
    const last = lastHits.get(provider) ?? -Infinity;
    if (start - last < (provider.stride ?? 0)) return;
    if (start - last < (provider.lineStride ?? 0) && !text.slice(last, start).includes('\n')) return;
    lastHits.set(provider, start);
    for (const { range, certainty, variable = provider.variable } of provider.find(text, { start, end })) {
      found.push({ ...describe(provider, range, certainty), variable });
    }
  };
}

function add(reading: Reading, provider: TokenProvider | NamedProvider, range: Range, usual: Certainty): void {
  const certainty = judgeSecret(reading.text.slice(range.start, range.end), provider, usual);
  if (certainty !== undefined) reading.found.push(describe(provider, range, certainty));
}

function describe({ id, name, variable, revokeUrl }: Provider, range: Range, certainty: Certainty): SecretMatch {
  return { range, provider: id, name, variable, certainty, ...(revokeUrl === undefined ? {} : { revokeUrl }) };
}
