import * as vscode from 'vscode';
import type { ChecklistPanel } from '../checklist-panel';
import type { ChecklistSource } from '../checklist-source';

export function registerOpenChecklist(panel: ChecklistPanel, source: ChecklistSource): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('watertight.openChecklist', () => {
      panel.show();
    }),
    // Whoever shows the checklist is told, and says what went wrong.
    vscode.commands.registerCommand('watertight.refreshChecklist', () => source.refresh().catch(() => undefined)),
  );
}
