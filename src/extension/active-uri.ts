import * as vscode from 'vscode';

/** The file or notebook that is being edited. */
export function activeUri(): vscode.Uri | undefined {
  const editor = vscode.window.activeTextEditor;
  const notebook = vscode.window.activeNotebookEditor?.notebook;
  // Both are set where a cell is being edited; a text editor beside a notebook has a document of its own.
  const isCell = notebook?.getCells().some((cell) => cell.document === editor?.document) ?? false;
  return editor === undefined || isCell ? notebook?.uri : editor.document.uri;
}
