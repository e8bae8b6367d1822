import * as vscode from 'vscode';
import type { ItemAction } from '../checklist/types';
import { checklistUrl } from '../core/documentation';
import type { Extension } from './activate';
import { applyScaffold } from './apply-scaffold';
import { isWithin, openPlace } from './checklist-files';
import { fixRule } from './checklist-fixes';
import type { OutputSender } from './output-sender';

/** Does one thing for an item; what came of it, in a sentence, where that does not show by itself. */
export async function carryOut(
  extension: Extension,
  outputs: OutputSender,
  folder: string,
  itemId: string,
  action: ItemAction,
): Promise<string | undefined> {
  switch (action.kind) {
    case 'scaffold':
      await applyScaffold(extension, vscode.Uri.parse(folder), action.scaffold);
      return undefined;
    case 'open':
      if (isWithin(action.path)) await openPlace(folder, action.path, 1);
      return undefined;
    case 'docs':
      await vscode.env.openExternal(vscode.Uri.parse(checklistUrl(itemId)));
      return undefined;
    case 'scan':
      await vscode.commands.executeCommand('watertight.scanWorkspace');
      return undefined;
    case 'fix':
      return fixRule(extension, outputs, { folder, ruleId: action.ruleId });
    case 'run':
      return runCommand(folder, action.command);
    case 'attest':
    case 'not-applicable':
      // The panel asks for the words first, and then sends an attestation.
      return undefined;
  }
}

/** Runs a command that the user has seen and pressed for. */
function runCommand(folder: string, command: string): string | undefined {
  const uri = vscode.Uri.parse(folder);
  if (!vscode.workspace.isTrusted || uri.scheme !== 'file')
    return 'Commands run in trusted folders on this machine only.';
  // A line break would run more than what is seen, and what cannot be seen may be anything.
  if (/[\p{Cc}\p{Cf}]/u.test(command)) return 'This command holds characters that cannot be seen, and was not run.';
  const name = 'Watertight';
  const terminal =
    vscode.window.terminals.find((one) => one.name === name && isIn(one, uri)) ??
    vscode.window.createTerminal({ name, cwd: uri });
  terminal.show();
  terminal.sendText(command);
  return undefined;
}

function isIn({ creationOptions }: vscode.Terminal, folder: vscode.Uri): boolean {
  const { cwd } = creationOptions as vscode.TerminalOptions;
  return cwd instanceof vscode.Uri && cwd.toString() === folder.toString();
}
