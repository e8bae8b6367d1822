import { expect } from 'chai';
import { codeActions, pick, placeOf, rulesOf } from './ask';
import { useClients } from './client';
import { notebookFile, openNotebook, type TestCell } from './notebook';
import { CLEAN, madeUpToken, UNSAFE_YAML } from './texts';

const IMPORT = 'import yaml as y';
const USE = 'settings = y.load(open("settings.yaml"), Loader=y.Loader)';

const MARKDOWN_FIRST: readonly TestCell[] = [{ kind: 'markdown', text: '# Churn' }, { text: IMPORT }, { text: USE }];

const TOKEN_LINE = (): string => `token = "${madeUpToken()}"`;

describe('diagnostics of a notebook', () => {
  const start = useClients();

  it('stand in the cell, also where another cell imports and Markdown comes first', async () => {
    const client = await start();
    const notebook = openNotebook(client, 'churn.ipynb', MARKDOWN_FIRST);
    const [diagnostic] = await client.diagnostics(notebook.cell(2));
    expect(diagnostic?.code).to.equal('yaml-unsafe-load');
    expect(diagnostic?.range.start).to.deep.equal({ line: 0, character: 11 });
    expect(client.pushes.map(({ uri }) => uri)).to.deep.equal([notebook.cell(2)]);
  });

  it('see a secret in Markdown', async () => {
    const client = await start();
    const notebook = openNotebook(client, 'churn.ipynb', [
      { kind: 'markdown', text: `Use ${madeUpToken()} for now.` },
      { text: 'x = 1' },
    ]);
    expect(rulesOf(await client.diagnostics(notebook.cell(0)))).to.deep.equal(['hard-coded-secret']);
  });

  it('follow the text of a cell that they do not stand in', async () => {
    const client = await start();
    const notebook = openNotebook(client, 'churn.ipynb', MARKDOWN_FIRST);
    await client.idle();
    client.edit(notebook.cell(1), 'import json as y');
    expect(await client.diagnostics(notebook.cell(2))).to.deep.equal([]);
    client.edit(notebook.cell(1), IMPORT);
    expect(rulesOf(await client.diagnostics(notebook.cell(2)))).to.deep.equal(['yaml-unsafe-load']);
  });

  it('come with a cell that is inserted', async () => {
    const client = await start();
    const notebook = openNotebook(client, 'churn.ipynb', [{ text: IMPORT }]);
    expect(await client.diagnostics(notebook.cell(0))).to.deep.equal([]);
    notebook.insert(1, { text: USE });
    expect(rulesOf(await client.diagnostics(notebook.cell(1)))).to.deep.equal(['yaml-unsafe-load']);
  });

  it('are taken back with a cell that is deleted', async () => {
    const client = await start();
    const notebook = openNotebook(client, 'churn.ipynb', MARKDOWN_FIRST);
    const cell = notebook.cell(2);
    await client.idle();
    notebook.remove(2);
    expect(await client.diagnostics(cell)).to.deep.equal([]);
    expect(client.statuses.at(-1)).to.include({ findings: 0 });
  });

  it('follow cells that change places', async () => {
    const client = await start();
    const notebook = openNotebook(client, 'churn.ipynb', MARKDOWN_FIRST);
    const use = notebook.cell(2);
    await client.idle();
    notebook.move(2, 1);
    expect(await client.diagnostics(use), 'used before its import').to.deep.equal([]);
    notebook.move(1, 2);
    expect(rulesOf(await client.diagnostics(use))).to.deep.equal(['yaml-unsafe-load']);
  });

  it('stay with their cell when another one is inserted above', async () => {
    const client = await start();
    const notebook = openNotebook(client, 'churn.ipynb', MARKDOWN_FIRST);
    const use = notebook.cell(2);
    await client.idle();
    notebook.insert(0, { text: 'a = 1\nb = 2' });
    const [diagnostic] = await client.diagnostics(use);
    expect(diagnostic?.range.start).to.deep.equal({ line: 0, character: 11 });
  });

  it('are not looked for again when only the count of executions changes', async () => {
    const client = await start();
    const notebook = openNotebook(client, 'churn.ipynb', [
      { text: UNSAFE_YAML, metadata: { id: 'a', execution_count: 1 } },
    ]);
    await client.idle();
    const { pushes, statuses } = { pushes: client.pushes.length, statuses: client.statuses.length };
    for (const count of [2, null, 3]) notebook.setCellMetadata(0, { id: 'a', execution_count: count });
    await client.idle();
    expect(client.pushes).to.have.length(pushes);
    expect(client.statuses).to.have.length(statuses);
  });

  it('are silenced by metadata of the cell', async () => {
    const client = await start();
    const notebook = openNotebook(client, 'churn.ipynb', [{ text: UNSAFE_YAML, metadata: { id: 'a' } }]);
    await client.idle();
    const ignore = [{ id: 'yaml-unsafe-load', reason: 'our own file' }];
    notebook.setCellMetadata(0, { id: 'a', metadata: { watertight: { ignore } } });
    expect(await client.diagnostics(notebook.cell(0))).to.deep.equal([]);
  });

  it('are those of secrets only where the kernel is not Python', async () => {
    const client = await start();
    const metadata = { kernelspec: { display_name: 'R', language: 'R', name: 'ir' } };
    const cells = [
      { text: UNSAFE_YAML, languageId: 'r' },
      { text: `token <- "${madeUpToken()}"`, languageId: 'r' },
    ];
    const notebook = openNotebook(client, 'churn.ipynb', cells, metadata);
    expect(await client.diagnostics(notebook.cell(0))).to.deep.equal([]);
    expect(rulesOf(await client.diagnostics(notebook.cell(1)))).to.deep.equal(['hard-coded-secret']);
  });

  it('see what shell lines and magics do', async () => {
    const client = await start();
    const notebook = openNotebook(client, 'churn.ipynb', [
      { text: 'rows = 10\n!curl -k https://example.org/data.csv -o data.csv' },
      { text: '%%writefile load.py\n' + UNSAFE_YAML },
    ]);
    const found = await client.diagnostics(notebook.cell(0));
    const download = found.find(({ code }) => code === 'tls-verification-off');
    expect(download?.range.start.line).to.equal(1);
    expect(rulesOf(await client.diagnostics(notebook.cell(1)))).to.include('yaml-unsafe-load');
  });

  it('stand in the JSON where the notebook is opened as text, and are mended there', async () => {
    const client = await start();
    const uri = client.open('churn.ipynb', notebookFile(MARKDOWN_FIRST), 'json');
    expect(rulesOf(await client.diagnostics(uri))).to.deep.equal(['yaml-unsafe-load']);
    const actions = await codeActions(client, uri, placeOf(client, uri, 'y.load('));
    client.apply(pick(actions, 'Use yaml.safe_load (needs review)').edit);
    const mended = MARKDOWN_FIRST.with(2, { text: 'settings = y.safe_load(open("settings.yaml"))' });
    expect(client.documents.get(uri)?.text).to.equal(notebookFile(mended));
  });

  it('are mended across cells, where the fix needs an import', async () => {
    const client = await start();
    const cells = [{ kind: 'markdown' as const, text: '# Churn' }, { text: 'import json' }, { text: TOKEN_LINE() }];
    const notebook = openNotebook(client, 'churn.ipynb', cells);
    const actions = await codeActions(client, notebook.cell(2), { line: 0, character: 12 });
    client.apply(pick(actions, 'Read HF_TOKEN from the environment (needs review)').edit);
    expect(await client.diagnostics(notebook.cell(2))).to.deep.equal([]);
    expect(client.documents.get(notebook.cell(2))?.text).to.include('token = os.environ["HF_TOKEN"]');
    const program = [1, 2].map((index) => client.documents.get(notebook.cell(index))?.text).join('\n');
    expect(program.match(/^import os$/gm)).to.have.length(1);
  });

  it('are taken back when it is closed', async () => {
    const client = await start();
    const notebook = openNotebook(client, 'churn.ipynb', MARKDOWN_FIRST);
    const cell = notebook.cell(2);
    await client.idle();
    notebook.close();
    expect(await client.diagnostics(cell)).to.deep.equal([]);
    expect(client.statuses.at(-1)).to.deep.equal({ state: 'idle', findings: 0, files: 0 });
  });

  it('come for many cells in one go, and only for those with findings', async () => {
    const client = await start();
    const cells = Array.from({ length: 30 }, (_, index) => ({ text: index % 10 === 3 ? UNSAFE_YAML : CLEAN }));
    const notebook = openNotebook(client, 'churn.ipynb', cells);
    await client.idle();
    expect(client.pushes.map(({ uri }) => uri)).to.deep.equal([3, 13, 23].map((index) => notebook.cell(index)));
  });
});
