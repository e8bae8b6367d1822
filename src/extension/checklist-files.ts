import * as vscode from 'vscode';
import type { FileChange } from '../protocol/checklist';

/**
 * Writes one file of a folder as the server worked it out, in one step that can be undone. What is open is edited and saved;
 * anything else is replaced on the disk, so that no editor opens for it.
 */
export async function applyFileChange(folder: string, { path, text }: FileChange): Promise<boolean> {
  const uri = vscode.Uri.joinPath(vscode.Uri.parse(folder), path);
  const edit = new vscode.WorkspaceEdit();
  const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri.toString());
  if (document === undefined) edit.createFile(uri, { contents: new TextEncoder().encode(text), overwrite: true });
  else edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  if (!(await vscode.workspace.applyEdit(edit))) return false;
  return document === undefined || document.save();
}

/** Opens a file of a folder at a line, counted from 1; a notebook as a whole. */
export async function openPlace(folder: string, file: string, line: number): Promise<void> {
  const uri = vscode.Uri.joinPath(vscode.Uri.parse(folder), file);
  const start = new vscode.Position(Math.max(0, line - 1), 0);
  const options = file.endsWith('.ipynb') ? [] : [{ selection: new vscode.Range(start, start), preview: true }];
  await vscode.commands.executeCommand('vscode.open', uri, ...options);
}

/** Whether a path stays within the folder that it is relative to. */
export function isWithin(path: string): boolean {
  return path !== '' && !/^[/\\]|^[a-z]:|(^|[/\\])\.\.([/\\]|$)/i.test(path);
}
