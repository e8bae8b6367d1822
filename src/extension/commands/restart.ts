import * as vscode from 'vscode';
import type { Extension } from '../activate';
import type { OutputSender } from '../output-sender';

export function registerRestart({ log, restart }: Extension, outputs: OutputSender): vscode.Disposable {
  return vscode.commands.registerCommand('watertight.restart', async () => {
    log.info('Restarting the language server.');
    await restart();
    outputs.sendAll();
  });
}
