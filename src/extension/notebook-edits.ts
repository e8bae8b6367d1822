import * as vscode from 'vscode';
import type { DocumentChange, FixAllResult, TextChange } from '../protocol/fixes';
import type { ClearedOutputs } from '../protocol/outputs';
import { outputsStamp } from './cell-outputs';

/**
 * All fixes of a file or notebook as one edit. Undefined where a document or an output has changed since the server
 * looked at it: then nothing of it holds.
 */
export function toEdit(result: FixAllResult): vscode.WorkspaceEdit | undefined {
  const edit = new vscode.WorkspaceEdit();
  const cleared = new Map(result.cleared.map((cell) => [vscode.Uri.parse(cell.cell).toString(), cell]));
  for (const change of result.changes) {
    const uri = vscode.Uri.parse(change.uri);
    const document = findDocument(uri);
    if (document?.version !== change.version) return undefined;
    // A cell that loses outputs is replaced as a whole, below.
    if (!cleared.has(uri.toString())) edit.set(uri, change.edits.map(toTextEdit));
  }
  const replaced = [...cleared].map(([uri, outputs]) =>
    replaceCell(
      outputs,
      result.changes.find((change) => vscode.Uri.parse(change.uri).toString() === uri),
    ),
  );
  return setNotebookEdits(edit, replaced) ? edit : undefined;
}

/** The edit that removes outputs of one cell; undefined where they are not there any more. */
export function toClearingEdit(cleared: ClearedOutputs): vscode.WorkspaceEdit | undefined {
  const edit = new vscode.WorkspaceEdit();
  return setNotebookEdits(edit, [replaceCell(cleared)]) ? edit : undefined;
}

interface CellReplacement {
  readonly notebook: vscode.NotebookDocument;
  readonly edit: vscode.NotebookEdit;
}

function setNotebookEdits(edit: vscode.WorkspaceEdit, replaced: readonly (CellReplacement | undefined)[]): boolean {
  const byNotebook = new Map<vscode.NotebookDocument, vscode.NotebookEdit[]>();
  for (const replacement of replaced) {
    if (replacement === undefined) return false;
    byNotebook.set(replacement.notebook, [...(byNotebook.get(replacement.notebook) ?? []), replacement.edit]);
  }
  for (const [notebook, edits] of byNotebook) edit.set(notebook.uri, edits);
  return true;
}

/** There is no edit of outputs alone: the cell is replaced by one that has everything but them. */
function replaceCell(cleared: ClearedOutputs, change?: DocumentChange): CellReplacement | undefined {
  const cell = findCell(cleared.cell);
  if (cell === undefined || outputsStamp(cell) !== cleared.stamp) return undefined;
  const text = change === undefined ? cell.document.getText() : applyChanges(cell.document, change.edits);
  const data = new vscode.NotebookCellData(cell.kind, text, cell.document.languageId);
  data.outputs = cell.outputs.filter((_, index) => !cleared.outputs.includes(index));
  data.metadata = cell.metadata;
  if (cell.executionSummary !== undefined) data.executionSummary = cell.executionSummary;
  const range = new vscode.NotebookRange(cell.index, cell.index + 1);
  return { notebook: cell.notebook, edit: vscode.NotebookEdit.replaceCells(range, [data]) };
}

export function findCell(uri: string): vscode.NotebookCell | undefined {
  const wanted = vscode.Uri.parse(uri).toString();
  return vscode.workspace.notebookDocuments
    .flatMap((notebook) => notebook.getCells())
    .find((cell) => cell.document.uri.toString() === wanted);
}

function findDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
}

function toRange({ start, end }: TextChange['range']): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

function toTextEdit({ range, newText }: TextChange): vscode.TextEdit {
  return new vscode.TextEdit(toRange(range), newText);
}

function applyChanges(document: vscode.TextDocument, changes: readonly TextChange[]): string {
  const text = document.getText();
  const ordered = changes
    .map(({ range, newText }) => ({
      start: document.offsetAt(toRange(range).start),
      end: document.offsetAt(toRange(range).end),
      newText,
    }))
    .sort((a, b) => b.start - a.start);
  return ordered.reduce(
    (result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end),
    text,
  );
}
