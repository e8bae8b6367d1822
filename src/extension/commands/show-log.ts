import * as vscode from 'vscode';
import type { Extension } from '../activate';

export function registerShowLog({ log }: Extension): vscode.Disposable {
  return vscode.commands.registerCommand('watertight.showLog', () => {
    log.show();
  });
}
