import * as vscode from 'vscode';
import { EVALUATE_CHECKLIST, type FolderChecklist } from '../protocol/checklist';
import type { Extension } from './activate';
import { childrenOf, folderNodes, type ChecklistNode } from './checklist-nodes';
import { toTreeItem } from './checklist-items';

export interface ChecklistView extends vscode.Disposable {
  /** Judges the workspace anew and shows it. */
  refresh(): Promise<void>;
  /** Judges it anew when it is looked at next. */
  invalidate(): void;
}

/** The checklist in the side bar: practices, their items, and what speaks for each. */
export function createChecklistView({ client, ready, log }: Extension): ChecklistView {
  const changed = new vscode.EventEmitter<ChecklistNode | undefined>();
  let checklists: Promise<readonly FolderChecklist[]> | undefined;

  const load = async (): Promise<readonly FolderChecklist[]> => {
    await ready();
    return client.sendRequest<readonly FolderChecklist[]>(EVALUATE_CHECKLIST, {});
  };
  const provider: vscode.TreeDataProvider<ChecklistNode> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: toTreeItem,
    async getChildren(node) {
      if (node !== undefined) return childrenOf(node);
      if ((vscode.workspace.workspaceFolders ?? []).length === 0) return [];
      checklists ??= load();
      try {
        return folderNodes(await checklists);
      } catch (error) {
        log.error(`The checklist could not be judged: ${error instanceof Error ? error.message : String(error)}`);
        checklists = undefined;
        return [];
      }
    },
  };
  const view = vscode.window.createTreeView('watertight.checklist', {
    treeDataProvider: provider,
    showCollapseAll: true,
  });

  const invalidate = (): void => {
    checklists = undefined;
    if (view.visible) changed.fire(undefined);
  };
  const folders = vscode.workspace.onDidChangeWorkspaceFolders(invalidate);
  return Object.assign(vscode.Disposable.from(view, changed, folders), {
    invalidate,
    async refresh() {
      checklists = load();
      changed.fire(undefined);
      await checklists.catch(() => undefined);
    },
  });
}
