import type { ChecklistReport, ItemAction, ItemReport, ItemState } from '../checklist/types';
import type { PracticeId, SavedState, Selection } from './model';

/** What the filters leave, in the order of the checklist. */
export function selectItems(
  items: readonly ItemReport[],
  { selection, states, standard }: Pick<SavedState, 'selection' | 'states' | 'standard'>,
): readonly ItemReport[] {
  return items.filter(
    (item) =>
      isSelected(item, selection) &&
      (states.length === 0 || states.includes(item.state)) &&
      (standard === undefined || item.standards.some((entry) => standardOf(entry) === standard)),
  );
}

export function isSelected(item: ItemReport, { practice, stage }: Selection): boolean {
  return (practice === undefined || item.practice === practice) && (stage === undefined || item.stage === stage);
}

export function countStates(items: readonly ItemReport[]): Readonly<Partial<Record<ItemState, number>>> {
  const counts: Partial<Record<ItemState, number>> = {};
  for (const { state } of items) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

/** Items under the headings of their practices. */
export function groupByPractice(
  report: ChecklistReport,
  items: readonly ItemReport[],
): readonly { readonly id: PracticeId; readonly title: string; readonly items: readonly ItemReport[] }[] {
  return report.practices
    .map(({ id, title }) => ({ id: id as PracticeId, title, items: items.filter(({ practice }) => practice === id) }))
    .filter((group) => group.items.length > 0);
}

/** Names of more than one word, or with a number in them. */
const LONG_NAMES = /^(?:ISO 42001|EU AI Act|NIST AI RMF|OWASP (?:ML|LLM|CICD-SEC))/;

/** The standard that an entry such as `GDPR 32(1)(a)` or `CWE-798` points into. */
export function standardOf(entry: string): string {
  return LONG_NAMES.exec(entry)?.[0] ?? entry.split(/[ -]/, 1)[0] ?? entry;
}

/** Every standard that an item points into, by name. */
export function standardsOf(items: readonly ItemReport[]): readonly string[] {
  const names = new Set(items.flatMap(({ standards }) => standards.map(standardOf)));
  return [...names].sort((a, b) => a.localeCompare(b));
}

export interface Gain {
  readonly item: ItemReport;
  /** Points of the whole score, from 0 to 100, that are won once the item is met. */
  readonly points: number;
}

/** How much of an item's weight is reached; undefined where it does not count. */
const SHARES: Readonly<Record<ItemState, number | undefined>> = {
  met: 1,
  attested: 1,
  partial: 0.5,
  unmet: 0,
  unknown: undefined,
  'not-applicable': undefined,
};

/** The items that would raise the score most, of those that something can be done about right here. */
export function biggestGains(items: readonly ItemReport[], count: number): readonly Gain[] {
  const judged = items.filter(({ state }) => SHARES[state] !== undefined);
  const possible = judged.reduce((sum, { weight }) => sum + weight, 0);
  return judged
    .filter(({ state, actions }) => SHARES[state] !== 1 && actions.some(isOwnWork))
    .map((item) => ({ item, points: (100 * item.weight * (1 - (SHARES[item.state] ?? 0))) / possible }))
    .sort((a, b) => b.points - a.points)
    .slice(0, count);
}

/** Whether an action changes something of the project, other than what somebody says of it. */
export function isOwnWork({ kind }: ItemAction): boolean {
  return kind === 'scaffold' || kind === 'fix' || kind === 'open' || kind === 'run';
}

/** The action that a button offers beside an item while it is folded. */
export function mainAction({ actions }: ItemReport): ItemAction | undefined {
  const ORDER: readonly ItemAction['kind'][] = ['fix', 'scaffold', 'open', 'run'];
  return ORDER.map((kind) => actions.find((action) => action.kind === kind)).find((action) => action !== undefined);
}
