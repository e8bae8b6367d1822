import * as vscode from 'vscode';
import { documentationUrl } from '../../core/documentation';
import { CLIENT_COMMANDS } from '../../protocol/fixes';

export function registerShowDocumentation(): vscode.Disposable {
  return vscode.commands.registerCommand(CLIENT_COMMANDS.showDocumentation, async (ruleId: unknown) => {
    // Commands can be called by anybody, with anything.
    if (typeof ruleId !== 'string' || !/^[a-z][a-z0-9-]*$/.test(ruleId)) return;
    await vscode.env.openExternal(vscode.Uri.parse(documentationUrl(ruleId)));
  });
}
