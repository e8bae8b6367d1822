import type { Evidence, ItemReport, ScoredGroup } from '../checklist/types';
import type { FolderChecklist } from '../protocol/checklist';

/** A row of the checklist tree. */
export type ChecklistNode =
  | { readonly kind: 'folder'; readonly checklist: FolderChecklist }
  | { readonly kind: 'practice'; readonly practice: ScoredGroup; readonly checklist: FolderChecklist }
  | { readonly kind: 'item'; readonly item: ItemReport; readonly folder: string }
  | { readonly kind: 'evidence'; readonly evidence: Evidence; readonly folder: string };

/** The top of the tree: the practices, or with several folders these. */
export function folderNodes(checklists: readonly FolderChecklist[]): ChecklistNode[] {
  const [only] = checklists;
  if (only !== undefined && checklists.length === 1) return practiceNodes(only);
  return checklists.map((checklist) => ({ kind: 'folder', checklist }));
}

export function childrenOf(node: ChecklistNode): ChecklistNode[] {
  switch (node.kind) {
    case 'folder':
      return practiceNodes(node.checklist);
    case 'practice':
      return itemsOf(node).map((item) => ({ kind: 'item', item, folder: node.checklist.folder }));
    case 'item':
      return node.item.evidence.map((evidence) => ({ kind: 'evidence', evidence, folder: node.folder }));
    case 'evidence':
      return [];
  }
}

function practiceNodes(checklist: FolderChecklist): ChecklistNode[] {
  return checklist.report.practices.map((practice) => ({ kind: 'practice', practice, checklist }));
}

export function itemsOf(node: Extract<ChecklistNode, { kind: 'practice' }>): readonly ItemReport[] {
  return node.checklist.report.items.filter((item) => item.practice === node.practice.id);
}
