import type { ChecklistReport, ItemReport, ItemState, StateCounts } from '../../../src/checklist/types';
import { PRACTICES, STAGES } from '../../../src/core/finding';
import type { FolderChecklist } from '../../../src/protocol/checklist';
import { EMPTY_STATE, type State } from '../../../src/webview/model';
import type { VNode } from '../../../src/webview/vnode';

export const FOLDER = 'file:///work/churn';

export function anItem(given: Partial<ItemReport> = {}): ItemReport {
  return {
    id: 'ENC-M1',
    title: 'No secrets in code',
    practice: 'encryption',
    stage: 'development',
    weight: 10,
    state: 'unmet',
    explanation: 'A secret was found.',
    reasons: [],
    evidence: [{ file: 'train.py', line: 3, text: 'Finding: hard-coded-secret' }],
    actions: [],
    standards: [],
    ...given,
  };
}

export function aChecklist(items: readonly ItemReport[], given: Partial<FolderChecklist> = {}): FolderChecklist {
  return {
    folder: FOLDER,
    name: 'churn',
    report: aReport(items),
    profile: {},
    questions: [],
    history: [],
    problems: [],
    ...given,
  };
}

/** A report with these items; its scores are no matter of the panel. */
function aReport(items: readonly ItemReport[]): ChecklistReport {
  const countsOf = (some: readonly ItemReport[]): StateCounts => {
    const count = (state: ItemState): number => some.filter((item) => item.state === state).length;
    return {
      met: count('met'),
      partial: count('partial'),
      unmet: count('unmet'),
      attested: count('attested'),
      unknown: count('unknown'),
      'not-applicable': count('not-applicable'),
    };
  };
  const group = (key: 'practice' | 'stage') => (id: string) => {
    return { id, title: `The ${id}`, score: 50, counts: countsOf(items.filter((item) => item[key] === id)) };
  };
  return {
    schemaVersion: 1,
    score: 23,
    counts: countsOf(items),
    practices: PRACTICES.map(group('practice')),
    stages: STAGES.map(group('stage')),
    cells: PRACTICES.flatMap((practice) =>
      STAGES.map((stage) => {
        const own = items.filter((item) => item.practice === practice && item.stage === stage);
        return { practice, stage, score: own.length === 0 ? null : 50, counts: countsOf(own) };
      }),
    ),
    items,
  };
}

export function aState(items: readonly ItemReport[], given: Partial<State> = {}): State {
  return { ...EMPTY_STATE, checklists: [aChecklist(items)], ...given };
}

/** All elements of a page, outer ones first. */
export function elementsOf(node: VNode | string): readonly VNode[] {
  return typeof node === 'string' ? [] : [node, ...node.children.flatMap(elementsOf)];
}
