import * as vscode from 'vscode';
import { CLIENT_COMMANDS } from '../../protocol/fixes';
import { findCell } from '../notebook-edits';

interface Ignore {
  readonly id: string;
  readonly reason?: string;
  readonly until?: string;
}

/** Writes a suppression into the metadata of a cell: Markdown, outputs and other languages have no comments of ours. */
export function registerIgnoreInCell(): vscode.Disposable {
  return vscode.commands.registerCommand(CLIENT_COMMANDS.ignoreInCell, async (cellUri: string, ruleId: string) => {
    const cell = findCell(cellUri);
    if (cell === undefined) return;
    const edit = new vscode.WorkspaceEdit();
    const metadata = withIgnore(cell.metadata, ruleId);
    edit.set(cell.notebook.uri, [vscode.NotebookEdit.updateCellMetadata(cell.index, metadata)]);
    await vscode.workspace.applyEdit(edit);
  });
}

/** VS Code's notebook reader keeps the file's own metadata one level deeper. */
function withIgnore(metadata: Readonly<Record<string, unknown>>, ruleId: string): Record<string, unknown> {
  const inner = asRecord(metadata['metadata']);
  const own = asRecord(inner['watertight']);
  const before = Array.isArray(own['ignore']) ? (own['ignore'] as readonly Ignore[]) : [];
  const ignore = before.some(({ id }) => id === ruleId) ? before : [...before, { id: ruleId }];
  return { ...metadata, metadata: { ...inner, watertight: { ...own, ignore } } };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
