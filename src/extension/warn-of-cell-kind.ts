import * as vscode from 'vscode';

const CELL_KIND = 'source.fixAll.watertight';
const WARNED = 'watertight.warnedOfCellKind';

/**
 * VS Code runs that kind on all cells at once and drops what one cell's fix changes in another: the kind for notebooks
 * is a different one. Said once.
 */
export function warnOfCellKind(context: vscode.ExtensionContext): vscode.Disposable {
  const check = async (): Promise<void> => {
    const kinds = vscode.workspace.getConfiguration('notebook').get<Record<string, unknown>>('codeActionsOnSave') ?? {};
    const value = kinds[CELL_KIND];
    if (value === undefined || value === false || value === 'never') return;
    if (context.globalState.get(WARNED) === true) return;
    await context.globalState.update(WARNED, true);
    const open = 'Open Settings';
    const choice = await vscode.window.showWarningMessage(
      `"${CELL_KIND}" under notebook.codeActionsOnSave fixes each cell on its own. Use "notebook.${CELL_KIND}" to fix the notebook as a whole.`,
      open,
    );
    if (choice === open)
      await vscode.commands.executeCommand('workbench.action.openSettings', 'notebook.codeActionsOnSave');
  };
  void check();
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('notebook.codeActionsOnSave')) void check();
  });
}
