import { expect } from 'chai';
import { CodeActionKind } from 'vscode-languageserver/node';
import { codeActions, pick, placeOf, rulesOf, titlesOf } from './ask';
import { useClients } from './client';
import { openNotebook } from './notebook';
import { PLAIN_DOWNLOAD, PLAIN_DOWNLOADS, UNSAFE_YAML } from './texts';

const FIX_ALL = 'source.fixAll.watertight';
const AT_URL = { line: 1, character: 20 };

describe('code actions', () => {
  const start = useClients();

  it('offer the fix of a finding, which mends it', async () => {
    const client = await start();
    const uri = client.open('train.py', UNSAFE_YAML);
    const action = pick(
      await codeActions(client, uri, placeOf(client, uri, 'load(')),
      'Use yaml.safe_load (needs review)',
    );
    expect(action.kind).to.equal(CodeActionKind.QuickFix);
    expect(rulesOf(action.diagnostics ?? [])).to.deep.equal(['yaml-unsafe-load']);
    client.apply(action.edit);
    expect(client.documents.get(uri)?.text).to.equal('import yaml\nsettings = yaml.safe_load(open("settings.yaml"))\n');
    expect(await client.diagnostics(uri)).to.deep.equal([]);
  });

  it('prefer safe fixes, and nothing that a person must look at', async () => {
    const client = await start();
    const safe = client.open('safe.py', PLAIN_DOWNLOAD);
    const unsafe = client.open('unsafe.py', UNSAFE_YAML);
    const ofSafe = await codeActions(client, safe, AT_URL);
    expect(titlesOf(ofSafe.filter(({ isPreferred }) => isPreferred))).to.deep.equal(['Use https']);
    const ofUnsafe = await codeActions(client, unsafe, { line: 1, character: 20 });
    expect(ofUnsafe.filter(({ isPreferred }) => isPreferred)).to.deep.equal([]);
  });

  it('are none where nothing was found', async () => {
    const client = await start();
    const uri = client.open('train.py', UNSAFE_YAML);
    expect(await codeActions(client, uri, { line: 0, character: 0 })).to.deep.equal([]);
    expect(await codeActions(client, client.folder.uriOf('closed.py'), { line: 0, character: 0 })).to.deep.equal([]);
  });

  it('offer all safe fixes at once where there are more than one', async () => {
    const client = await start();
    const one = client.open('one.py', PLAIN_DOWNLOAD);
    expect(titlesOf(await codeActions(client, one, AT_URL))).not.to.include('Fix all safe problems in this file');
    const uri = client.open('two.py', PLAIN_DOWNLOADS);
    client.apply(pick(await codeActions(client, uri, AT_URL), 'Fix all safe problems in this file').edit);
    expect(client.documents.get(uri)?.text).to.equal(PLAIN_DOWNLOADS.replaceAll('http:', 'https:'));
  });

  it('show the documentation of a rule in our own client only', async () => {
    const own = await start();
    const uri = own.open('train.py', UNSAFE_YAML);
    const action = pick(await codeActions(own, uri, AT_URL), 'Show documentation for yaml-unsafe-load');
    expect(action.command?.command).to.equal('watertight.showDocumentation');
    expect(action.command?.arguments).to.deep.equal(['yaml-unsafe-load']);
    const other = await start({ kind: 'pushed' });
    const actions = await codeActions(other, other.open('train.py', UNSAFE_YAML), AT_URL);
    expect(actions).not.to.deep.equal([]);
    expect(actions.filter(({ command }) => command !== undefined)).to.deep.equal([]);
  });

  it('do not mend twice what a diagnostic of an older text says', async () => {
    const client = await start();
    const uri = client.open('train.py', PLAIN_DOWNLOAD);
    const diagnostics = [...(await client.diagnostics(uri))];
    client.apply(pick(await codeActions(client, uri, AT_URL, { diagnostics }), 'Use https').edit);
    const mended = client.documents.get(uri)?.text;
    expect(mended).to.include('"https://huggingface.co');
    expect(await codeActions(client, uri, AT_URL, { diagnostics })).to.deep.equal([]);
    const only = [FIX_ALL];
    expect(await codeActions(client, uri, AT_URL, { diagnostics, only })).to.deep.equal([]);
    expect(client.documents.get(uri)?.text).to.equal(mended);
  });

  it('carry plain changes for an editor that knows no versions', async () => {
    const client = await start({ kind: 'pushed', capabilities: { workspace: { configuration: true } } });
    const uri = client.open('train.py', PLAIN_DOWNLOAD);
    const { edit } = pick(await codeActions(client, uri, AT_URL), 'Use https');
    expect(edit).not.to.have.property('documentChanges');
    client.apply(edit);
    expect(client.documents.get(uri)?.text).to.include('https:');
  });
});

describe('code actions of a kind', () => {
  const start = useClients();

  it('are declared', async () => {
    const own = await start();
    expect(own.capabilities.codeActionProvider).to.deep.include({ codeActionKinds: ['quickfix', FIX_ALL] });
    const other = await start({ kind: 'pushed' });
    const kinds = ['quickfix', FIX_ALL, `notebook.${FIX_ALL}`];
    expect(other.capabilities.codeActionProvider).to.deep.include({ codeActionKinds: kinds });
  });

  for (const only of ['source', 'source.fixAll', FIX_ALL]) {
    it(`${only}: all safe fixes of the file, and no other`, async () => {
      const client = await start();
      const uri = client.open('train.py', PLAIN_DOWNLOADS + UNSAFE_YAML);
      const actions = await codeActions(client, uri, { line: 0, character: 0 }, { only: [only] });
      expect(actions.map(({ kind }) => kind)).to.deep.equal([FIX_ALL]);
      client.apply(actions[0]?.edit);
      expect(client.documents.get(uri)?.text).to.equal(PLAIN_DOWNLOADS.replaceAll('http:', 'https:') + UNSAFE_YAML);
    });
  }

  for (const only of ['refactor', 'source.organizeImports', 'source.fixAll.other', 'source.fixAll.watertightly']) {
    it(`${only}: none`, async () => {
      const client = await start();
      const uri = client.open('train.py', PLAIN_DOWNLOADS);
      expect(await codeActions(client, uri, AT_URL, { only: [only] })).to.deep.equal([]);
    });
  }

  it('quickfix: nothing that runs on save', async () => {
    const client = await start();
    const uri = client.open('train.py', PLAIN_DOWNLOADS);
    const kinds = (await codeActions(client, uri, AT_URL, { only: ['quickfix'] })).map(({ kind }) => kind);
    expect([...new Set(kinds)]).to.deep.equal(['quickfix']);
  });

  it('source.fixAll: mends its own cell only, for the editor drops other edits', async () => {
    const client = await start();
    const notebook = openNotebook(client, 'churn.ipynb', [{ text: PLAIN_DOWNLOAD }, { text: PLAIN_DOWNLOADS }]);
    const [action] = await codeActions(client, notebook.cell(1), { line: 0, character: 0 }, { only: [FIX_ALL] });
    client.apply(action?.edit);
    expect(client.documents.get(notebook.cell(0))?.text).to.equal(PLAIN_DOWNLOAD);
    expect(client.documents.get(notebook.cell(1))?.text).to.equal(PLAIN_DOWNLOADS.replaceAll('http:', 'https:'));
  });

  it('notebook.source.fixAll: mends the whole notebook, asked on Markdown too', async () => {
    const client = await start({ kind: 'pushed' });
    const cells = [{ kind: 'markdown' as const, text: '# Churn' }, { text: PLAIN_DOWNLOAD }, { text: PLAIN_DOWNLOADS }];
    const notebook = openNotebook(client, 'churn.ipynb', cells);
    const only = [`notebook.${FIX_ALL}`];
    const [action] = await codeActions(client, notebook.cell(0), { line: 0, character: 0 }, { only });
    client.apply(action?.edit);
    expect(client.documents.get(notebook.cell(1))?.text).to.equal(PLAIN_DOWNLOAD.replaceAll('http:', 'https:'));
    expect(client.documents.get(notebook.cell(2))?.text).to.equal(PLAIN_DOWNLOADS.replaceAll('http:', 'https:'));
  });

  it('notebook.source.fixAll: our own client answers for it itself', async () => {
    const client = await start();
    const notebook = openNotebook(client, 'churn.ipynb', [{ text: PLAIN_DOWNLOAD }]);
    const only = [`notebook.${FIX_ALL}`];
    expect(await codeActions(client, notebook.cell(0), { line: 0, character: 0 }, { only })).to.deep.equal([]);
  });
});
