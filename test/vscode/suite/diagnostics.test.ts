import { expect } from 'chai';
import * as vscode from 'vscode';
import { notebookText, ruleOf, waitForFindings, writeFile } from '../workspace';

const LEAK = 'import yaml\nsettings = yaml.load(open("settings.yaml"), Loader=yaml.Loader)\n';

describe('findings', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('show in a Python file, with the rule and a link to its page', async () => {
    const document = await vscode.workspace.openTextDocument(await writeFile('findings.py', LEAK));
    await vscode.window.showTextDocument(document);
    const [finding] = await waitForFindings(document.uri);
    expect(finding?.range.start.line).to.equal(1);
    expect(finding === undefined ? undefined : ruleOf(finding)).to.equal('yaml-unsafe-load');
    expect(typeof finding?.code).to.equal('object');
  });

  it('go when the text is mended', async () => {
    const document = await vscode.workspace.openTextDocument(await writeFile('mended.py', LEAK));
    await vscode.window.showTextDocument(document);
    await waitForFindings(document.uri);
    const edit = new vscode.WorkspaceEdit();
    const start = document.getText().indexOf('yaml.load(');
    const range = new vscode.Range(document.positionAt(start), document.lineAt(1).range.end);
    edit.replace(document.uri, range, 'yaml.safe_load(open("settings.yaml"))');
    await vscode.workspace.applyEdit(edit);
    await waitForFindings(document.uri, (findings) => findings.length === 0);
  });

  it('show in the cell of a notebook whose first cell is Markdown, also when another cell imports', async () => {
    const uri = await writeFile(
      'findings.ipynb',
      notebookText([
        { kind: 'markdown', text: '# Churn' },
        { kind: 'code', text: 'import yaml as y' },
        { kind: 'code', text: 'path = "settings.yaml"\nsettings = y.load(open(path), Loader=y.Loader)' },
      ]),
    );
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    await vscode.window.showNotebookDocument(notebook);
    const cell = notebook.cellAt(2).document;
    const [finding] = await waitForFindings(cell.uri);
    expect(finding?.range.start.line).to.equal(1);
    expect(finding === undefined ? undefined : ruleOf(finding)).to.equal('yaml-unsafe-load');
  });
});
