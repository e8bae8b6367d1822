import { expect } from 'chai';
import * as vscode from 'vscode';
import { notebookText, readFile, ruleOf, waitForFindings, writeFile } from '../workspace';

const PLAIN = 'rows = pd.read_csv("http://huggingface.co/datasets/team/rows/resolve/main/rows.csv")';
const ENCRYPTED = PLAIN.replace('http:', 'https:');
const LEAK = 'settings = yaml.load(stream, Loader=yaml.Loader)';
/** A documented dummy: it is reported like a token and is none. */
const DUMMY = 'hf_WatertightDummyWatertightDummyWate';

async function actionsAt(uri: vscode.Uri, range: vscode.Range): Promise<readonly vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range);
}

describe('fixes', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('are offered where the finding is, before ways to ignore it', async () => {
    const uri = await writeFile('offered.py', `import yaml\n${LEAK}\n`);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    const [finding] = await waitForFindings(uri);
    const actions = await actionsAt(uri, finding?.range ?? new vscode.Range(1, 0, 1, 0));
    const titles = actions.map(({ title }) => title);
    expect(titles[0]).to.equal('Use yaml.safe_load (needs review)');
    expect(titles.some((title) => title.startsWith('Ignore yaml-unsafe-load on this line'))).to.equal(true);
    const [fix] = actions;
    if (fix?.edit === undefined) throw new Error('The fix has no edit.');
    await vscode.workspace.applyEdit(fix.edit);
    expect(document.getText()).to.equal('import yaml\nsettings = yaml.safe_load(stream)\n');
    await waitForFindings(uri, (findings) => findings.length === 0);
  });

  it('that are safe are made by one command in a file; what wants a look stays', async () => {
    const uri = await writeFile('command.py', `import pandas as pd\nimport yaml\n${PLAIN}\n${LEAK}\n`);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await waitForFindings(uri, (findings) => findings.length === 2);
    await vscode.commands.executeCommand('watertight.fixAll');
    const left = await waitForFindings(uri, (findings) => findings.length === 1);
    expect(left.map(ruleOf)).to.deep.equal(['yaml-unsafe-load']);
    expect(document.getText()).to.contain(ENCRYPTED);
  });

  it('that are safe are made by one command in all cells of a notebook', async () => {
    const uri = await writeFile(
      'command.ipynb',
      notebookText([
        { kind: 'markdown', text: '# Rows' },
        { kind: 'code', text: `import pandas as pd\n${PLAIN}` },
        { kind: 'code', text: PLAIN, output: 'three rows\n' },
      ]),
    );
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    await vscode.window.showNotebookDocument(notebook);
    const [, first, second] = notebook.getCells();
    if (first === undefined || second === undefined) throw new Error('Cells are missing.');
    await waitForFindings(first.document.uri);
    await waitForFindings(second.document.uri);
    await vscode.commands.executeCommand('watertight.fixAll');
    await waitForFindings(first.document.uri, (findings) => findings.length === 0);
    await waitForFindings(second.document.uri, (findings) => findings.length === 0);
    expect(second.document.getText()).to.equal(ENCRYPTED);
    expect(second.outputs).to.have.length(1);
  });

  it('for an output clear that output and nothing else', async () => {
    const uri = await writeFile(
      'output.ipynb',
      notebookText([
        { kind: 'code', text: 'print(1)', output: '1\n' },
        { kind: 'code', text: 'print(token)', output: `${DUMMY}\n` },
      ]),
    );
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    await vscode.window.showNotebookDocument(notebook);
    const cell = notebook.cellAt(1);
    const [finding] = await waitForFindings(cell.document.uri);
    expect(finding?.message)
      .to.match(/^In the output of this cell: /)
      .and.not.contain(DUMMY);
    const actions = await actionsAt(cell.document.uri, finding?.range ?? new vscode.Range(0, 0, 0, 0));
    const clear = actions.find(({ title }) => title.startsWith('Clear this output'))?.command;
    if (clear === undefined) throw new Error('Clearing is not offered.');
    await vscode.commands.executeCommand(clear.command, ...((clear.arguments ?? []) as unknown[]));
    await waitForFindings(cell.document.uri, (findings) => findings.length === 0);
    await notebook.save();
    const saved = await readFile(uri);
    expect(saved).not.to.contain(DUMMY);
    expect(saved).to.contain('"1\\n"');
  });
});
