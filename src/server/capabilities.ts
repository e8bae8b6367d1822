import { CodeActionKind, TextDocumentSyncKind, type ServerCapabilities } from 'vscode-languageserver';
import { FIX_ALL_KIND, NOTEBOOK_FIX_ALL_KIND } from './on-code-action';
import type { ClientFacts } from './session';

export function capabilitiesFor(client: ClientFacts): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    notebookDocumentSync: {
      // Without a filter for cells: otherwise a notebook that begins with Markdown is not fixed on save.
      notebookSelector: [
        { notebook: { notebookType: 'jupyter-notebook' } },
        { notebook: { notebookType: 'interactive' } },
      ],
      save: true,
    },
    hoverProvider: true,
    codeActionProvider: {
      // Our own client answers for the notebook's kind itself.
      codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL_KIND, ...(client.isOwn ? [] : [NOTEBOOK_FIX_ALL_KIND])],
    },
    ...(client.pullsDiagnostics
      ? { diagnosticProvider: { identifier: 'watertight', interFileDependencies: true, workspaceDiagnostics: false } }
      : {}),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}
