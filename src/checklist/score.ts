import { PRACTICES, STAGES } from '../core/finding';
import { PRACTICE_TITLES, STAGE_TITLES } from './items';
import type { ChecklistReport, ItemReport, ItemState, Score, ScoredCell, ScoredGroup, StateCounts } from './types';

/** What part of its weight an item brings; unknown and not applicable items leave the score, as in OpenSSF Scorecard. */
const SHARES: Readonly<Record<ItemState, number | undefined>> = {
  met: 1,
  attested: 1,
  partial: 0.5,
  unmet: 0,
  unknown: undefined,
  'not-applicable': undefined,
};

/** The items with the scores of all, of practices, stages and cells. */
export function scoreItems(items: readonly ItemReport[]): ChecklistReport {
  const group = (id: string, title: string, isMember: (item: ItemReport) => boolean): ScoredGroup => ({
    ...{ id, title },
    ...scored(items.filter(isMember)),
  });
  return {
    schemaVersion: 1,
    ...scored(items),
    practices: PRACTICES.map((id) => group(id, PRACTICE_TITLES[id], ({ practice }) => practice === id)),
    stages: STAGES.map((id) => group(id, STAGE_TITLES[id], ({ stage }) => stage === id)),
    cells: PRACTICES.flatMap((practice) =>
      STAGES.map((stage): ScoredCell => ({
        ...{ practice, stage },
        ...scored(items.filter((item) => item.practice === practice && item.stage === stage)),
      })),
    ),
    items,
  };
}

function scored(items: readonly ItemReport[]): { readonly score: Score; readonly counts: StateCounts } {
  return { score: scoreOf(items), counts: countStates(items) };
}

function scoreOf(items: readonly ItemReport[]): Score {
  let reached = 0;
  let possible = 0;
  for (const { state, weight } of items) {
    const share = SHARES[state];
    if (share === undefined) continue;
    reached += weight * share;
    possible += weight;
  }
  return possible === 0 ? null : Math.round((100 * reached) / possible);
}

function countStates(items: readonly ItemReport[]): StateCounts {
  const counts = { met: 0, partial: 0, unmet: 0, 'not-applicable': 0, attested: 0, unknown: 0 };
  for (const { state } of items) counts[state]++;
  return counts;
}
