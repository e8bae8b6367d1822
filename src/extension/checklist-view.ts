import * as vscode from 'vscode';
import type { Extension } from './activate';
import { toTreeItem } from './checklist-items';
import { childrenOf, folderNodes, type ChecklistNode } from './checklist-nodes';
import type { ChecklistSource } from './checklist-source';

/** The checklist in the side bar: practices, their items, and what speaks for each. */
export function createChecklistView({ log }: Extension, source: ChecklistSource): vscode.Disposable {
  const changed = new vscode.EventEmitter<ChecklistNode | undefined>();
  const provider: vscode.TreeDataProvider<ChecklistNode> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: toTreeItem,
    async getChildren(node) {
      if (node !== undefined) return childrenOf(node);
      try {
        return folderNodes(await source.get());
      } catch (error) {
        log.error(`The checklist could not be judged: ${error instanceof Error ? error.message : String(error)}`);
        return [];
      }
    },
  };
  const view = vscode.window.createTreeView('watertight.checklist', {
    treeDataProvider: provider,
    showCollapseAll: true,
  });
  const follows = source.onDidChange(() => {
    changed.fire(undefined);
  });
  return vscode.Disposable.from(view, changed, follows);
}
