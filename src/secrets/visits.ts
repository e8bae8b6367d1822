import type { Range } from '../core/range';
import { createAllowance, takeOne, type Allowance, type AllowanceTerms } from './allowance';
import { endOfRun, isTokenStart } from './characters';
import { judgeSecret } from './judge';
import { createRuns, isCredentialGap, type Runs } from './named';
import type { Certainty, NamedProvider, Provider, SecretMatch, StructureProvider, TokenProvider } from './types';

/** Not within a longer word. */
const END = '(?![A-Za-z0-9_-])';

/** A run without blanks and quotes that is longer holds an image or an archive, and no token. */
const MAX_RUN = 10_000;
/** Of the places in one run where a token may start, so many are tried. */
const MAX_TRIES = 32;
/** How often a place behind a keyword is looked at, and how often it is judged what stands there: some microseconds each. */
const LOOKS: AllowanceTerms = { burst: 20_000, charactersEach: 100 };
const TRIES: AllowanceTerms = { burst: 2000, charactersEach: 400 };

/** What is remembered while a text is read, so that each of its characters is looked at a bounded number of times. */
export interface Reading {
  readonly text: string;
  readonly found: SecretMatch[];
  readonly runs: Runs;
  /** The end of the run of characters in which tokens are tried, and how often that was. */
  runEnd: number;
  tries: number;
  readonly looks: Allowance;
  readonly judged: Allowance;
  /** Where each structure was last looked for. */
  readonly lastHits: Map<StructureProvider, number>;
}

/** What is done where a keyword ends. */
export type Visit = (reading: Reading, end: number) => void;

export function startReading(text: string): Reading {
  return {
    text,
    found: [],
    runs: createRuns(text),
    runEnd: 0,
    tries: 0,
    looks: createAllowance(LOOKS),
    judged: createAllowance(TRIES),
    lastHits: new Map(),
  };
}

export function createVisit(provider: Provider, keyword: string): Visit {
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
    if (start < 0 || !isTokenStart(text, start) || !text.startsWith(keyword, hit)) return;
    if (!mayTry(reading, hit) || !mayLook(reading, end)) return;
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (match === null || !mayJudge(reading, hit)) return;
    if (provider.publicNear?.test(text.slice(Math.max(0, start - 300), start + 300)) === true) return;
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

function mayLook({ looks }: Reading, at: number): boolean {
  return takeOne(looks, at, LOOKS);
}

function mayJudge({ judged }: Reading, at: number): boolean {
  return takeOne(judged, at, TRIES);
}

/** `data/2024/part1.csv`: Base64 has slashes as well, and no dot. */
const FILE_PATH = /^\/{0,2}(?:[\w.-]{1,60}\/){1,12}[\w-]{1,60}\.[A-Za-z]{2,5}$/;

function visitNamed(provider: NamedProvider, keyword: string): Visit {
  const pattern = new RegExp(provider.pattern + END, 'y');
  return (reading, end) => {
    if (!mayLook(reading, end)) return;
    for (const start of reading.runs.startsFrom(end)) {
      pattern.lastIndex = start;
      const match = pattern.exec(reading.text);
      if (match === null || FILE_PATH.test(match[0])) continue;
      if (!mayJudge(reading, end)) return;
      if (!isCredentialGap(reading.text, end - keyword.length, end, start)) continue;
      add(reading, provider, { start, end: start + match[0].length }, 'likely');
      return;
    }
  };
}

function visitStructure(provider: StructureProvider, keyword: string): Visit {
  const { stride = 0, lineStride = 0, mayFind } = provider;
  const isSpread = stride > 0 || lineStride > 0;
  return (reading, end) => {
    const { text, lastHits, found } = reading;
    const start = end - keyword.length;
    const last = isSpread ? (lastHits.get(provider) ?? -Infinity) : -Infinity;
    if (start - last < stride || !mayLook(reading, end)) return;
    if (mayFind?.(text, { start, end }) === false) return;
    if (start - last < lineStride && !text.slice(last, start).includes('\n')) return;
    if (!mayJudge(reading, end)) return;
    if (isSpread) lastHits.set(provider, start);
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
