import * as vscode from 'vscode';
import { activeUri } from '../active-uri';
import type { Extension } from '../activate';
import { requestFixAll } from '../fix-all';
import { plural } from '../words';

/** Mends what can be mended safely in the file or notebook that is being edited. */
export function registerFixAll({ client, ready }: Extension): vscode.Disposable {
  return vscode.commands.registerCommand('watertight.fixAll', async () => {
    const uri = activeUri();
    if (uri === undefined) {
      void vscode.window.showInformationMessage('Open a file or a notebook to fix it.');
      return;
    }
    await ready();
    const fixes = await requestFixAll(client, uri);
    const isApplied = fixes !== undefined && (await vscode.workspace.applyEdit(fixes.edit));
    const text = isApplied
      ? `fixed ${plural(fixes.applied, 'problem')}`
      : 'there is nothing that can be fixed safely here';
    vscode.window.setStatusBarMessage(`Watertight: ${text}.`, 5000);
  });
}
