import { expect } from 'chai';
import * as vscode from 'vscode';
import { readFile, writeFile } from '../workspace';

const folder = (): vscode.Uri => {
  const found = vscode.workspace.workspaceFolders?.[0];
  if (found === undefined) throw new Error('No folder is open.');
  return found.uri;
};

async function exists(path: string): Promise<boolean> {
  return vscode.workspace.fs.stat(vscode.Uri.joinPath(folder(), path)).then(
    () => true,
    () => false,
  );
}

/** Asks for a template, waits for the preview of the change, and takes it or not. */
async function create(id: string, answer: 'refactorPreview.apply' | 'refactorPreview.discard'): Promise<void> {
  const command = vscode.commands.executeCommand('watertight.createFromTemplate', id, folder().toString());
  const created = Promise.resolve(command).then(() => 'created' as const);
  // There is no event for the preview; its commands do nothing before it is there.
  const tryAnswer = async (): Promise<'asked'> => {
    await vscode.commands.executeCommand(answer);
    return 'asked';
  };
  while ((await Promise.race([created, tryAnswer()])) === 'asked');
}

describe('templates', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('create nothing where the preview is discarded', async () => {
    await create('security-policy', 'refactorPreview.discard');
    expect(await exists('SECURITY.md')).to.equal(false);
  });

  it('create a file once the change was seen, open it, and take it back with one undo', async () => {
    await create('security-policy', 'refactorPreview.apply');
    const uri = vscode.Uri.joinPath(folder(), 'SECURITY.md');
    expect(await readFile(uri)).to.match(/^# Security policy of /);
    expect(vscode.window.activeTextEditor?.document.uri.toString()).to.equal(uri.toString());
    await vscode.commands.executeCommand('undo');
    expect(await exists('SECURITY.md')).to.equal(false);
  });

  it('put lines into a list that is there, and save it', async () => {
    const uri = await writeFile('.gitignore', '*.tmp\n');
    await create('env-example', 'refactorPreview.apply');
    expect(await readFile(uri)).to.equal('*.tmp\n.env\n.env.*\n!.env.example\n');
    expect(await exists('.env.example')).to.equal(true);
    await vscode.workspace.fs.delete(uri);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), '.env.example'));
  });
});
