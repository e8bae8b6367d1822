import type { Range } from '../core/range';
import type { SecretPattern } from '../engine/settings';
import { findSecretsInHtml } from './html';
import { findSplitSecrets } from './split-literals';

/** What stands in place of each character of a secret, so that columns stay what they are. */
const MASK = '*';
/** Shorter ones stand in other words as well. */
const MIN_REPEATED = 12;
/** Of so many different secrets the text is looked for again. */
const MAX_REPEATED = 500;

/**
 * The text with every character of a secret replaced by `*`, line ends kept; also of the settings' own kinds. A secret that
 * its surroundings give away in one place is hidden in all others as well.
 */
export function maskSecrets(text: string, own?: readonly SecretPattern[]): string {
  const found = [...findSecretsInHtml(text, own), ...findSplitSecrets(text, own)].map(({ range }) => range);
  const ranges = [...found, ...findAgain(text, found)].sort((a, b) => a.start - b.start);
  let masked = '';
  let at = 0;
  for (const { start, end } of ranges) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    masked += text.slice(at, from) + text.slice(from, end).replace(/[^\r\n]/g, MASK);
    at = end;
  }
  return masked + text.slice(at);
}

/** Every place where the text of one of the ranges stands. */
function findAgain(text: string, found: readonly Range[]): readonly Range[] {
  const secrets = new Set(found.map(({ start, end }) => text.slice(start, end)));
  const ranges: Range[] = [];
  for (const secret of [...secrets].filter(({ length }) => length >= MIN_REPEATED).slice(0, MAX_REPEATED)) {
    for (let start = text.indexOf(secret); start !== -1; start = text.indexOf(secret, start + secret.length)) {
      ranges.push({ start, end: start + secret.length });
    }
  }
  return ranges;
}
