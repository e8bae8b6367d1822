import * as vscode from 'vscode';
import type { Extension } from './activate';
import { NOTEBOOK_TYPES } from './client-options';
import { requestFixAll } from './fix-all';

export const NOTEBOOK_FIX_ALL = vscode.CodeActionKind.Notebook.append('source.fixAll.watertight');

/**
 * The fixes of a whole notebook, on save. VS Code asks once, on the first cell, whatever its language: so the selector
 * names none. It stands here and not in the server because only the editor's own edits can clear outputs.
 */
export function registerNotebookFixes({ client, ready, log }: Extension): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, _range, context, token) {
      const { only } = context;
      // Not asked for by name it would stand beside the server's own actions.
      if (only?.contains(NOTEBOOK_FIX_ALL) !== true) return [];
      const notebook = vscode.workspace.notebookDocuments.find((candidate) =>
        candidate.getCells().some((cell) => cell.document === document),
      );
      if (notebook === undefined) return [];
      try {
        await ready();
        const fixes = await requestFixAll(client, notebook.uri, token);
        if (fixes === undefined) return [];
        const action = new vscode.CodeAction('Fix all safe problems in this notebook', NOTEBOOK_FIX_ALL);
        action.edit = fixes.edit;
        return [action];
      } catch (error) {
        // A save must go on whatever happens here.
        log.error(`The notebook was not fixed: ${error instanceof Error ? error.message : String(error)}`);
        return [];
      }
    },
  };
  return vscode.languages.registerCodeActionsProvider(
    NOTEBOOK_TYPES.map((notebookType) => ({ notebookType })),
    provider,
    { providedCodeActionKinds: [NOTEBOOK_FIX_ALL] },
  );
}
