import { expect } from 'chai';
import * as vscode from 'vscode';
import { notebookText, waitForFindings, writeFile } from '../workspace';

/** A documented dummy: it is reported like a token and is none. */
const DUMMY = 'hf_WatertightDummyWatertightDummyWate';
const LEAK = `login(token="${DUMMY}")`;
const MENDED = 'login(token=os.environ["HF_TOKEN"])';

/** The first action at the first finding whose title begins like this. */
async function actionFor(uri: vscode.Uri, title: string): Promise<vscode.CodeAction> {
  const [finding] = await waitForFindings(uri);
  const range = finding?.range ?? new vscode.Range(0, 0, 0, 0);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    uri,
    range,
  );
  const action = actions.find((each) => each.title.startsWith(title));
  if (action === undefined) throw new Error(`"${title}" is not among: ${actions.map((each) => each.title).join('; ')}`);
  return action;
}

async function applyEditOf({ title, edit }: vscode.CodeAction): Promise<void> {
  if (edit === undefined || !(await vscode.workspace.applyEdit(edit))) throw new Error(`"${title}" was not applied.`);
}

/** As the editor has it: files that are written into together are saved by the light bulb, not by this call. */
async function textAt(uri: vscode.Uri): Promise<string> {
  return (await vscode.workspace.openTextDocument(uri)).getText();
}

async function showCells(path: string, cells: Parameters<typeof notebookText>[0]): Promise<vscode.NotebookDocument> {
  const uri = await writeFile(path, notebookText(cells));
  const notebook = await vscode.workspace.openNotebookDocument(uri);
  await vscode.window.showNotebookDocument(notebook);
  return notebook;
}

describe('a secret', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('in a cell is read from the environment, and one undo takes that back', async () => {
    const notebook = await showCells('secret-cell.ipynb', [{ kind: 'code', text: LEAK }]);
    const { document } = notebook.cellAt(0);
    await applyEditOf(await actionFor(document.uri, 'Read HF_TOKEN from the environment'));
    expect(document.getText()).to.equal(`import os\n\n${MENDED}`);
    await waitForFindings(document.uri, (findings) => findings.length === 0);
    // Each cell has a history of its own, that of the cell that is being edited counts.
    await vscode.commands.executeCommand('notebook.cell.edit');
    await vscode.commands.executeCommand('undo');
    expect(document.getText()).to.equal(LEAK);
  });

  it('in an output is cleared, and one undo takes that back', async () => {
    const notebook = await showCells('secret-output.ipynb', [
      { kind: 'code', text: 'print(1)', output: '1\n' },
      { kind: 'code', text: 'print(token)', output: `${DUMMY}\n` },
    ]);
    const { command } = await actionFor(notebook.cellAt(1).document.uri, 'Clear this output');
    await vscode.commands.executeCommand(command?.command ?? '', ...((command?.arguments ?? []) as unknown[]));
    expect(notebook.cellAt(1).outputs).to.have.length(0);
    expect(notebook.cellAt(0).outputs).to.have.length(1);
    await vscode.commands.executeCommand('undo');
    expect(notebook.cellAt(1).outputs).to.have.length(1);
    expect(notebook.cellAt(1).document.getText()).to.equal('print(token)');
  });

  it('in a compose file is read from the environment, and one undo takes that back', async () => {
    const text = `services:\n  train:\n    build: .\n    environment:\n      HF_TOKEN: ${DUMMY}\n`;
    const uri = await writeFile('secret/compose.yaml', text);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await applyEditOf(await actionFor(uri, 'Read HF_TOKEN from the environment'));
    expect(document.getText()).to.equal(text.replace(DUMMY, '${HF_TOKEN:?}'));
    await waitForFindings(uri, (findings) => findings.every(({ range }) => range.start.line !== 4));
    await vscode.commands.executeCommand('undo');
    expect(document.getText()).to.equal(text);
  });

  it('moves from a compose file into the .env beside it, which git ignores then', async () => {
    const text = `services:\n  train:\n    build: .\n    environment:\n      HF_TOKEN: ${DUMMY}\n`;
    const uri = await writeFile('moved/compose.yaml', text);
    const env = uri.with({ path: uri.path.replace('compose.yaml', '.env') });
    const gitignore = uri.with({ path: uri.path.replace('moved/compose.yaml', '.gitignore') });
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await applyEditOf(await actionFor(uri, 'Move it to moved/.env'));
    expect(document.getText()).to.equal(text.replace(DUMMY, '${HF_TOKEN:?}'));
    expect(await textAt(env)).to.equal(`HF_TOKEN=${DUMMY}\n`);
    expect((await textAt(gitignore)).split('\n')).to.include('.env');
  });

  it('moves from a cell into .env', async () => {
    const notebook = await showCells('moved.ipynb', [
      { kind: 'code', text: 'import os' },
      { kind: 'code', text: LEAK },
    ]);
    const { document } = notebook.cellAt(1);
    await applyEditOf(await actionFor(document.uri, 'Move it to .env'));
    expect(document.getText()).to.equal(MENDED);
    const env = notebook.uri.with({ path: notebook.uri.path.replace('moved.ipynb', '.env') });
    expect(await textAt(env)).to.equal(`HF_TOKEN=${DUMMY}\n`);
  });
});
