import type { ItemState } from '../checklist/types';

export const STATE_WORDS: Readonly<Record<ItemState, string>> = {
  met: 'Met',
  attested: 'Attested',
  partial: 'Partly met',
  unmet: 'Not met',
  unknown: 'Unknown',
  'not-applicable': 'Not applicable',
};

/** In the order of the filter: what needs doing first. */
export const STATES: readonly ItemState[] = ['unmet', 'partial', 'met', 'attested', 'unknown', 'not-applicable'];

/** How far the evidence goes, from a mention to a result. */
export const STRENGTH_WORDS = ['only mentioned', 'in the code', 'runs in the pipeline', 'shown by a result'] as const;

export function percent(score: number | null): string {
  return score === null ? '–' : `${String(score)} %`;
}

/** For those who hear it: a dash says nothing. */
export function spokenScore(score: number | null): string {
  return score === null ? 'not judged' : `${String(score)} percent`;
}

export function plural(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

export function weightWord(weight: number): string {
  if (weight >= 10) return 'Critical';
  if (weight >= 7.5) return 'High';
  return weight >= 5 ? 'Medium' : 'Low';
}

/** `2 met, 1 unknown`, without what there is none of. */
export function countsText(counts: Readonly<Partial<Record<ItemState, number>>>): string {
  return STATES.flatMap((state) => {
    const count = counts[state] ?? 0;
    return count === 0 ? [] : [`${String(count)} ${STATE_WORDS[state].toLowerCase()}`];
  }).join(', ');
}
