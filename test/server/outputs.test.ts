import { expect } from 'chai';
import { codeActions, fixAll, messagesOf, pick, rulesOf } from './ask';
import { useClients } from './client';
import { openNotebook } from './notebook';
import { madeUpToken, printed } from './texts';

const CELLS = [{ kind: 'markdown' as const, text: '# Churn' }, { text: 'token = read()\nprint(token)' }];

describe('outputs of a notebook', () => {
  const start = useClients();

  it('that show a secret are reported on the first line of their cell', async () => {
    const client = await start();
    const notebook = openNotebook(client, 'churn.ipynb', CELLS);
    notebook.setOutputs({ 1: [printed(`${'\n'.repeat(5)}${madeUpToken()}\n`)] });
    const [diagnostic] = await client.diagnostics(notebook.cell(1));
    expect(diagnostic?.code).to.equal('secret-in-output');
    expect(messagesOf(diagnostic === undefined ? [] : [diagnostic])[0]).to.match(/^In the output of this cell: /);
    expect(diagnostic?.range).to.deep.equal({ start: { line: 0, character: 0 }, end: { line: 0, character: 14 } });
  });

  it('may come before the notebook is open', async () => {
    const client = await start();
    const earlier = openNotebook(client, 'churn.ipynb', CELLS);
    earlier.close();
    earlier.setOutputs({ 1: [printed(madeUpToken())] });
    // Cells have the same URIs again.
    const notebook = openNotebook(client, 'churn.ipynb', CELLS);
    expect(rulesOf(await client.diagnostics(notebook.cell(1)))).to.deep.equal(['secret-in-output']);
  });

  it('that are cleared take their findings back', async () => {
    const client = await start();
    const notebook = openNotebook(client, 'churn.ipynb', CELLS);
    notebook.setOutputs({ 1: [printed(madeUpToken())] });
    await client.idle();
    notebook.setOutputs({});
    expect(await client.diagnostics(notebook.cell(1))).to.deep.equal([]);
  });

  it('that did not change are not looked at again', async () => {
    const client = await start();
    const notebook = openNotebook(client, 'churn.ipynb', CELLS);
    notebook.setOutputs({ 1: [printed(madeUpToken())] });
    await client.idle();
    const before = client.pushes.length;
    notebook.setOutputs({ 1: [printed(madeUpToken())] });
    await client.idle();
    expect(client.pushes).to.have.length(before);
  });

  it('stay with their cell when it moves', async () => {
    const client = await start();
    const notebook = openNotebook(client, 'churn.ipynb', CELLS);
    notebook.setOutputs({ 1: [printed(madeUpToken())] });
    notebook.move(1, 0);
    expect(rulesOf(await client.diagnostics(notebook.cell(0)))).to.deep.equal(['secret-in-output']);
  });

  it('of any shape are survived', async () => {
    const client = await start();
    const notebook = openNotebook(client, 'churn.ipynb', CELLS);
    notebook.setOutputs({ 1: [null, 7, 'text', {}, { output_type: 'stream' }, printed(madeUpToken())] });
    expect(rulesOf(await client.diagnostics(notebook.cell(1)))).to.deep.equal(['secret-in-output']);
  });

  it('are cleared by a command of our client, after a look', async () => {
    const client = await start();
    const notebook = openNotebook(client, 'churn.ipynb', CELLS);
    notebook.setOutputs({ 1: [printed('epoch 1'), printed(madeUpToken())] }, 'stamp-7');
    await client.idle();
    const actions = await codeActions(client, notebook.cell(1), { line: 0, character: 0 });
    const action = pick(actions, 'Clear this output (needs review)');
    const cleared = { cell: notebook.cell(1), outputs: [1], stamp: 'stamp-7' };
    expect(action.command?.command).to.equal('watertight.clearOutput');
    expect(action.command?.arguments).to.deep.equal([notebook.uri, cleared]);
    expect(action.isPreferred).not.to.equal(true);
  });

  it('are cleared by "fix all" only where that is asked for', async () => {
    const client = await start();
    const notebook = openNotebook(client, 'churn.ipynb', CELLS);
    notebook.setOutputs({ 1: [printed(madeUpToken())] }, 'stamp-7');
    expect(await fixAll(client, { uri: notebook.uri })).to.deep.equal({ changes: [], cleared: [], applied: 0 });
    expect(await fixAll(client, { uri: notebook.uri, clearsOutputs: true })).to.deep.equal({
      changes: [],
      cleared: [{ cell: notebook.cell(1), outputs: [0], stamp: 'stamp-7' }],
      applied: 1,
    });
  });

  it('are cleared by "fix all" where the settings say so', async () => {
    const client = await start({ settings: { notebook: { clearLeakingOutputsOnSave: true } } });
    const notebook = openNotebook(client, 'churn.ipynb', CELLS);
    notebook.setOutputs({ 1: [printed(madeUpToken())] });
    expect((await fixAll(client, { uri: notebook.uri })).cleared).to.have.length(1);
    expect((await fixAll(client, { uri: notebook.uri, clearsOutputs: false })).cleared).to.deep.equal([]);
  });
});
