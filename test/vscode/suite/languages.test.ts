import { expect } from 'chai';
import * as vscode from 'vscode';
import { ruleOf, waitForFindings, writeFile } from '../workspace';

const IMPORT = 'deps:\n  - path: data/churn.csv\n    repo:\n      url: https://example.com/telco/registry\n';
const PROJECT = `name: churn\nentry_points:\n  main:\n    parameters: {data: path}\n    command: python train.py '{data}'\n`;

describe('files of pipelines', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  for (const { path, text, language, rule } of [
    { path: 'languages/churn.csv.dvc', text: IMPORT, language: 'dvc', rule: 'unlocked-data-import' },
    // Language tools of YAML, which know no other id, complete it by our schema.
    { path: 'languages/MLproject', text: PROJECT, language: 'yaml', rule: 'quoted-project-parameter' },
  ]) {
    it(`are known by their name and show findings: ${path}`, async () => {
      const document = await vscode.workspace.openTextDocument(await writeFile(path, text));
      await vscode.window.showTextDocument(document);
      expect(document.languageId).to.equal(language);
      expect((await waitForFindings(document.uri)).map(ruleOf)).to.deep.equal([rule]);
    });
  }

  it('are known by their name: dvc.lock', async () => {
    const document = await vscode.workspace.openTextDocument(await writeFile('languages/dvc.lock', "schema: '2.0'\n"));
    expect(document.languageId).to.equal('dvc');
  });
});
