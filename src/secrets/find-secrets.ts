import type { Range } from '../core/range';
import { findUrlPasswords } from './connection-strings';
import { entropyOf, isDocumentedDummy, isPlaceholder } from './placeholders';
import { NEARBY_WINDOW, PROVIDERS, type Certainty, type Provider } from './providers';

/** A secret in a text. It tells where and what kind it is, never what it says. */
export interface SecretMatch {
  readonly range: Range;
  readonly provider: string;
  /** With its article: "a GitHub token". */
  readonly name: string;
  /** The environment variable that should hold it. */
  readonly variable: string;
  readonly certainty: Certainty;
}

/** All secrets of a text, in order and without overlaps. Linear in the length of the text. */
export function findSecrets(text: string): readonly SecretMatch[] {
  const matches = [...PROVIDERS.flatMap((provider) => findOfProvider(text, provider)), ...findPasswords(text)];
  return withoutOverlaps(matches);
}

function findOfProvider(text: string, provider: Provider): readonly SecretMatch[] {
  const found: SecretMatch[] = [];
  for (const anchor of provider.anchors) {
    for (let at = text.indexOf(anchor); at !== -1; at = text.indexOf(anchor, at + anchor.length)) {
      const range = provider.place === 'prefix' ? matchAt(text, at, provider) : matchNearby(text, at, anchor, provider);
      if (range === undefined) continue;
      const secret = text.slice(range.start, range.end);
      if (isReal(secret, provider)) found.push({ ...describe(provider, secret), range });
    }
  }
  return found;
}

function matchAt(text: string, at: number, provider: Provider): Range | undefined {
  if (at > 0 && /[A-Za-z0-9_]/.test(text[at - 1] ?? '') && !isEscape(text, at)) return undefined;
  provider.pattern.lastIndex = at;
  const match = provider.pattern.exec(text);
  return match === null ? undefined : { start: at, end: at + match[0].length };
}

/** Behind `\n` or `\t` of a string that was not unescaped a secret starts as well. */
function isEscape(text: string, at: number): boolean {
  return text[at - 2] === '\\' && /[ntr]/.test(text[at - 1] ?? '');
}

function matchNearby(text: string, at: number, anchor: string, provider: Provider): Range | undefined {
  const start = at + anchor.length;
  const window = text.slice(start, start + NEARBY_WINDOW);
  const line = window.split(/\r?\n(?!\s*["'])/, 1)[0] ?? '';
  provider.pattern.lastIndex = 0;
  const match = provider.pattern.exec(line);
  const secret = match?.[1];
  if (match === null || secret === undefined) return undefined;
  const from = start + match.index + match[0].length - secret.length;
  return { start: from, end: from + secret.length };
}

function isReal(secret: string, provider: Provider): boolean {
  if (isDocumentedDummy(secret)) return true;
  if (provider.id === 'private-key') return !/example|dummy|fake|placeholder|\.\.\./i.test(secret);
  if (provider.hasChecksum?.(secret) === true) return true;
  return !isPlaceholder(secret) && entropyOf(secret) >= (provider.minEntropy ?? 0);
}

function describe(provider: Provider, secret: string): Omit<SecretMatch, 'range'> {
  const { id, name, variable, hasChecksum, place } = provider;
  const isProven =
    hasChecksum === undefined ? place === 'prefix' : hasChecksum(secret) || secret.startsWith('github_pat_');
  return { provider: id, name, variable, certainty: isProven || isDocumentedDummy(secret) ? 'certain' : 'likely' };
}

function findPasswords(text: string): readonly SecretMatch[] {
  return findUrlPasswords(text).map(({ range }) => ({
    range,
    provider: 'url-password',
    name: 'a password in a URL',
    variable: 'DATABASE_URL',
    certainty: 'likely' as const,
  }));
}

function withoutOverlaps(matches: readonly SecretMatch[]): readonly SecretMatch[] {
  const ordered = [...matches].sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end);
  const kept: SecretMatch[] = [];
  for (const match of ordered) {
    if (match.range.start >= (kept.at(-1)?.range.end ?? 0)) kept.push(match);
  }
  return kept;
}
