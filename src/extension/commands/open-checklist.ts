import * as vscode from 'vscode';
import type { ChecklistView } from '../checklist-view';

export function registerOpenChecklist(view: ChecklistView): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('watertight.openChecklist', async () => {
      await vscode.commands.executeCommand('watertight.checklist.focus');
      await view.refresh();
    }),
    vscode.commands.registerCommand('watertight.refreshChecklist', () => view.refresh()),
  );
}
