import { PROVIDERS } from './providers/index';
import type { Certainty, SecretMatch } from './types';

const CERTAINTIES = ['certain', 'likely', 'possible'] as const;

/** An id further away than this is no half of a pair. In UTF-16 code units. */
const PAIR_DISTANCE = 400;

const ORDER = new Map(PROVIDERS.map(({ id }, index) => [id, index]));
const WHOLES = new Map(
  PROVIDERS.flatMap((provider) =>
    provider.kind === 'token' && provider.partOf !== undefined ? [[provider.id, provider.partOf]] : [],
  ),
);

/**
 * Of matches that overlap the surest, then the longest, then the one whose provider is listed first; without the ids whose
 * secret stands nearby. In the order of the text.
 */
export function keepBest(found: readonly SecretMatch[]): readonly SecretMatch[] {
  const byWeight = [...found].sort(
    (a, b) =>
      CERTAINTIES.indexOf(a.certainty) - CERTAINTIES.indexOf(b.certainty) ||
      lengthOf(b) - lengthOf(a) ||
      orderOf(a) - orderOf(b),
  );
  return withoutHalves(dropOverlaps(byWeight));
}

export function isSurer(a: Certainty, b: Certainty): boolean {
  return CERTAINTIES.indexOf(a) < CERTAINTIES.indexOf(b);
}

/** Kinds of the settings come first: somebody has described them for these very files. */
function orderOf({ provider }: SecretMatch): number {
  return ORDER.get(provider) ?? -1;
}

function lengthOf({ range }: SecretMatch): number {
  return range.end - range.start;
}

/** `matches` by weight. The kept ones are held in order of their start, so that neighbours are found by halving. */
function dropOverlaps(matches: readonly SecretMatch[]): readonly SecretMatch[] {
  const ordered = matches
    .map((match, weight) => ({ match, weight }))
    .sort((a, b) => a.match.range.start - b.match.range.start || a.weight - b.weight);
  const kept: { match: SecretMatch; weight: number }[] = [];
  for (const next of ordered) {
    const last = kept.at(-1);
    if (last === undefined || next.match.range.start >= last.match.range.end) kept.push(next);
    else if (next.weight < last.weight) kept[kept.length - 1] = next;
  }
  return kept.map(({ match }) => match);
}

function withoutHalves(matches: readonly SecretMatch[]): readonly SecretMatch[] {
  return matches.filter((match, index) => {
    const whole = WHOLES.get(match.provider);
    if (whole === undefined) return true;
    return ![matches[index - 1], matches[index + 1]].some(
      (other) =>
        other?.provider === whole &&
        Math.max(match.range.start - other.range.end, other.range.start - match.range.end) <= PAIR_DISTANCE,
    );
  });
}
