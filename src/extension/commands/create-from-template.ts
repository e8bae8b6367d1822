import * as vscode from 'vscode';
import { LIST_SCAFFOLDS, type ScaffoldSummary } from '../../protocol/scaffold';
import type { Extension } from '../activate';
import { applyScaffold } from '../apply-scaffold';

/** Asks what to create and where. Its arguments, which may be missing: the id of a scaffold and the URI of a folder. */
export function registerCreateFromTemplate(extension: Extension): vscode.Disposable {
  return vscode.commands.registerCommand('watertight.createFromTemplate', async (id?: unknown, folder?: unknown) => {
    const place = typeof folder === 'string' ? vscode.Uri.parse(folder) : await pickFolder();
    if (place === undefined) return;
    const chosen = typeof id === 'string' ? id : await pickScaffold(extension);
    if (chosen !== undefined) await applyScaffold(extension, place, chosen);
  });
}

async function pickFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length <= 1) return folders[0]?.uri;
  return (await vscode.window.showWorkspaceFolderPick({ placeHolder: 'Where to create it' }))?.uri;
}

async function pickScaffold({ client, ready }: Extension): Promise<string | undefined> {
  await ready();
  const scaffolds = await client.sendRequest<readonly ScaffoldSummary[]>(LIST_SCAFFOLDS, {});
  const items = scaffolds.map(({ id, title, summary }) => ({ label: title, detail: summary, id }));
  const options = {
    placeHolder: 'What to create. You see the change before anything is written.',
    matchOnDetail: true,
  };
  return (await vscode.window.showQuickPick(items, options))?.id;
}
