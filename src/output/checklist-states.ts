import type { ItemState, Score } from '../checklist/types';

interface StateWords {
  readonly mark: string;
  readonly word: string;
}

/** A state is never told by colour alone. */
export const STATE_WORDS: Readonly<Record<ItemState, StateWords>> = {
  met: { mark: '✓', word: 'met' },
  attested: { mark: '☑', word: 'attested' },
  partial: { mark: '◐', word: 'partly met' },
  unmet: { mark: '✗', word: 'not met' },
  unknown: { mark: '?', word: 'nothing to judge by' },
  'not-applicable': { mark: '–', word: 'not applicable' },
};

export const STATES = Object.keys(STATE_WORDS) as readonly ItemState[];

/** What every report says of itself. */
export const HONESTY =
  'This shows evidence found in this workspace. It is no certificate; the names of standards are pointers.';

export function showScore(score: Score): string {
  return score === null ? 'nothing to judge by' : `${String(score)} %`;
}

/** `3 met, 1 not met`; states that no item has are left out. */
export function showCounts(counts: Readonly<Record<ItemState, number>>): string {
  const parts = STATES.filter((state) => counts[state] > 0).map(
    (state) => `${String(counts[state])} ${STATE_WORDS[state].word}`,
  );
  return parts.length === 0 ? 'no items' : parts.join(', ');
}
