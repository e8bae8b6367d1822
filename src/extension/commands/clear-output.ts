import * as vscode from 'vscode';
import { CLIENT_COMMANDS } from '../../protocol/fixes';
import type { ClearedOutputs } from '../../protocol/outputs';
import { toClearingEdit } from '../notebook-edits';

/** Removes outputs of a cell, and nothing else of it; named by the server's code actions. */
export function registerClearOutput(): vscode.Disposable {
  return vscode.commands.registerCommand(
    CLIENT_COMMANDS.clearOutput,
    async (_notebook: string, cleared: ClearedOutputs) => {
      const edit = toClearingEdit(cleared);
      if (edit === undefined) {
        vscode.window.setStatusBarMessage('Watertight: the output has changed, nothing was cleared.', 5000);
        return;
      }
      await vscode.workspace.applyEdit(edit);
    },
  );
}
