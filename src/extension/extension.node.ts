import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import * as vscode from 'vscode';
import { activateWith, type Api } from './activate';
import { createClientOptions } from './client-options';

export function activate(context: vscode.ExtensionContext): Api {
  return activateWith(context, (log) => {
    const module = vscode.Uri.joinPath(context.extensionUri, 'dist', 'server.node.js').fsPath;
    const server = { module, transport: TransportKind.ipc };
    return new LanguageClient(
      'watertight',
      'Watertight',
      server,
      createClientOptions(log, () => ({ client: 'watertight' })),
    );
  });
}
