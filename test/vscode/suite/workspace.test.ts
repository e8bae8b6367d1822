import { expect } from 'chai';
import * as vscode from 'vscode';
import { findingsOf, notebookText, ruleOf, waitForFindings, writeFile } from '../workspace';

const LEAK = 'import yaml\nsettings = yaml.load(stream, Loader=yaml.Loader)\n';

interface ScanResult {
  readonly files: number;
  readonly findings: number;
  readonly isCancelled: boolean;
}

function scan(): Thenable<ScanResult> {
  return vscode.commands.executeCommand<ScanResult>('watertight.scanWorkspace');
}

describe('a scan of the workspace', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('watertight.clearScanResults');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('shows what is in files and notebooks that are not open, until they change', async () => {
    const file = await writeFile('closed.py', LEAK);
    const notebook = await writeFile('closed.ipynb', notebookText([{ kind: 'code', text: LEAK }]));
    const result = await scan();
    expect(result.isCancelled).to.equal(false);
    expect(result.findings).to.be.at.least(2);
    expect((await waitForFindings(file)).map(ruleOf)).to.deep.equal(['yaml-unsafe-load']);
    const [inCell] = await waitForFindings(notebook);
    expect(inCell?.message).to.match(/^Cell 1, line 2: /);
    await writeFile('closed.py', 'print("fine")\n');
    await waitForFindings(file, (findings) => findings.length === 0);
  });

  it('gives way to the cells of a notebook that opens', async () => {
    const uri = await writeFile('opening.ipynb', notebookText([{ kind: 'code', text: LEAK }]));
    await scan();
    await waitForFindings(uri);
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    await vscode.window.showNotebookDocument(notebook);
    await waitForFindings(notebook.cellAt(0).document.uri);
    await waitForFindings(uri, (findings) => findings.length === 0);
  });

  it('is forgotten on request', async () => {
    const uri = await writeFile('forgotten.py', LEAK);
    await scan();
    await waitForFindings(uri);
    await vscode.commands.executeCommand('watertight.clearScanResults');
    await waitForFindings(uri, (findings) => findings.length === 0);
  });
});

describe('the extension', () => {
  it('finds again what it found after its server was restarted', async () => {
    const uri = await writeFile('restarted.py', LEAK);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document);
    await waitForFindings(uri);
    await vscode.commands.executeCommand('watertight.restart');
    await waitForFindings(uri);
    expect(findingsOf(uri)).to.have.length(1);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('follows the settings file while it is open', async () => {
    const uri = await writeFile('settled.py', LEAK);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    await waitForFindings(uri);
    const settings = await writeFile('.watertight.yaml', 'rules:\n  yaml-unsafe-load: off\n');
    await waitForFindings(uri, (findings) => findings.length === 0);
    await vscode.workspace.fs.delete(settings);
    await waitForFindings(uri);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
