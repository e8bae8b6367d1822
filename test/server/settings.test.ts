import { expect } from 'chai';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import { createNodeHost } from '../../src/host/node/host';
import type { ServerParts } from '../../src/server/server';
import { changeSettings, hoverText, messagesOf, rulesOf, tellOfFiles } from './ask';
import { useClients } from './client';
import { openNotebook } from './notebook';
import { CLEAN, UNSAFE_YAML } from './texts';

/** One finding of low confidence, which only the level `strict` shows. */
const MUTABLE = 'from transformers import AutoModel\nAutoModel.from_pretrained("org/churn-model", revision="v2")\n';

describe('the settings file', () => {
  const start = useClients();

  it('switches a rule off', async () => {
    const client = await start({ files: { '.watertight.yaml': 'rules:\n  yaml-unsafe-load: off\n' } });
    expect(await client.diagnostics(client.open('train.py', UNSAFE_YAML))).to.deep.equal([]);
  });

  it('sets the severity of a rule', async () => {
    const client = await start({ files: { '.watertight.yaml': 'rules:\n  yaml-unsafe-load: error\n' } });
    const [diagnostic] = await client.diagnostics(client.open('train.py', UNSAFE_YAML));
    expect(diagnostic?.severity).to.equal(DiagnosticSeverity.Error);
  });

  it('leaves files out', async () => {
    const client = await start({ files: { '.watertight.yaml': 'exclude: ["generated/**", "*.ipynb"]\n' } });
    expect(await client.diagnostics(client.open('generated/a.py', UNSAFE_YAML))).to.deep.equal([]);
    const notebook = openNotebook(client, 'churn.ipynb', [{ text: UNSAFE_YAML }]);
    expect(await client.diagnostics(notebook.cell(0))).to.deep.equal([]);
    expect(await client.diagnostics(client.open('src/a.py', UNSAFE_YAML))).to.have.length(1);
  });

  it('sets the level', async () => {
    const client = await start({ files: { 'strict/.watertight.yaml': 'level: strict\n' } });
    expect(await client.diagnostics(client.open('a.py', MUTABLE))).to.deep.equal([]);
    expect(rulesOf(await client.diagnostics(client.open('strict/a.py', MUTABLE)))).to.deep.equal([
      'unpinned-hub-revision',
    ]);
  });

  it('wins over what the editor says', async () => {
    const files = { '.watertight.yaml': 'rules:\n  yaml-unsafe-load: info\n' };
    const client = await start({ files, settings: { rules: { 'yaml-unsafe-load': 'error' } } });
    const [diagnostic] = await client.diagnostics(client.open('train.py', UNSAFE_YAML));
    expect(diagnostic?.severity).to.equal(DiagnosticSeverity.Information);
  });

  it('has its bad values shown on their line, and the rest holds', async () => {
    const text = 'level: strict\nrules:\n  yaml-unsafe-lod: off\n  yaml-unsafe-load: loud\n';
    const client = await start({ files: { '.watertight.yaml': text } });
    const problems = await client.diagnostics(client.open('.watertight.yaml', text, 'yaml'));
    expect(problems.map(({ range }) => range.start.line)).to.deep.equal([2, 3]);
    expect(messagesOf(problems)[0]).to.include('Did you mean "yaml-unsafe-load"?');
    expect(problems[0]).to.include({ source: 'watertight', code: 'settings', severity: DiagnosticSeverity.Warning });
    expect(rulesOf(await client.diagnostics(client.open('a.py', MUTABLE)))).to.deep.equal(['unpinned-hub-revision']);
  });

  it('has its bad values shown while they are typed, also where it leaves itself out', async () => {
    const text = 'include: ["src/**"]\n';
    const client = await start({ files: { '.watertight.yaml': text } });
    const uri = client.open('.watertight.yaml', text, 'yaml');
    expect(await client.diagnostics(uri)).to.deep.equal([]);
    client.edit(uri, `${text}levl: strict\n`);
    expect(messagesOf(await client.diagnostics(uri))).to.deep.equal([
      'There is no setting called "levl". Did you mean "level"?',
    ]);
  });

  it('has open files looked at again when it changes', async () => {
    const client = await start();
    const uri = client.open('train.py', UNSAFE_YAML);
    const notebook = openNotebook(client, 'churn.ipynb', [{ text: UNSAFE_YAML }]);
    await client.idle();
    client.folder.write('.watertight.yaml', 'rules:\n  yaml-unsafe-load: off\n');
    tellOfFiles(client, 'created', '.watertight.yaml');
    expect(await client.diagnostics(uri)).to.deep.equal([]);
    expect(await client.diagnostics(notebook.cell(0))).to.deep.equal([]);
    client.folder.remove('.watertight.yaml');
    tellOfFiles(client, 'deleted', '.watertight.yaml');
    expect(await client.diagnostics(uri)).to.have.length(1);
    expect(await client.diagnostics(notebook.cell(0))).to.have.length(1);
  });

  it('is watched where the editor can do that', async () => {
    const client = await start();
    await client.idle();
    const watched = client.registrations.filter(({ method }) => method === 'workspace/didChangeWatchedFiles');
    expect(JSON.stringify(watched)).to.include('.watertight.yaml');
  });
});

describe('the settings of the editor', () => {
  const start = useClients();

  it('switch everything off, and on again', async () => {
    const client = await start({ settings: { enable: false } });
    const uri = client.open('train.py', UNSAFE_YAML);
    expect(await client.diagnostics(uri)).to.deep.equal([]);
    expect(await hoverText(client, uri, { line: 1, character: 20 })).to.equal(undefined);
    changeSettings(client, { enable: true });
    expect(await client.diagnostics(uri)).to.have.length(1);
    changeSettings(client, { enable: false });
    expect(await client.diagnostics(uri)).to.deep.equal([]);
  });

  it('set the level', async () => {
    const client = await start({ settings: { level: 'strict' } });
    expect(rulesOf(await client.diagnostics(client.open('a.py', MUTABLE)))).to.deep.equal(['unpinned-hub-revision']);
  });

  it('are heard while somebody asks', async () => {
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const createHost: ServerParts['createHost'] = (_, log) => {
      const host = createNodeHost({ log });
      return { ...host, stat: (path) => gate.then(() => host.stat(path)) };
    };
    const client = await start({ createHost });
    const uri = client.open('train.py', UNSAFE_YAML);
    // The answer waits for the settings file; the editor's settings are read by then.
    const asked = hoverText(client, uri, { line: 1, character: 20 });
    await hoverText(client, 'file:///closed.py', { line: 0, character: 0 });
    changeSettings(client, { rules: { 'yaml-unsafe-load': 'off' } });
    await hoverText(client, 'file:///closed.py', { line: 0, character: 0 });
    open();
    await asked;
    expect(await client.diagnostics(uri)).to.deep.equal([]);
  });

  it('of the wrong type are left out', async () => {
    const settings = { enable: 'no', level: 7, rules: { 'yaml-unsafe-load': 'loud' }, include: 'src', maxFileSize: -1 };
    const client = await start({ settings });
    expect(await client.diagnostics(client.open('train.py', UNSAFE_YAML))).to.have.length(1);
  });

  it('leave out what is too large', async () => {
    const client = await start({ settings: { maxFileSize: 100 } });
    const uri = client.open('train.py', UNSAFE_YAML);
    expect(await client.diagnostics(uri)).to.have.length(1);
    client.edit(uri, UNSAFE_YAML + UNSAFE_YAML);
    expect(await client.diagnostics(uri)).to.deep.equal([]);
  });

  it('may be sent by an editor that is not asked for them', async () => {
    const client = await start({ kind: 'pushed', capabilities: { workspace: { configuration: false } } });
    const uri = client.open('train.py', UNSAFE_YAML);
    await client.idle();
    changeSettings(client, { enable: false });
    expect(await client.diagnostics(uri)).to.deep.equal([]);
  });

  it('may be asked for in vain', async () => {
    const client = await start({ settings: { enable: false } });
    client.connection.onRequest('workspace/configuration', () => {
      throw new Error('not now');
    });
    expect(await client.diagnostics(client.open('train.py', UNSAFE_YAML))).to.have.length(1);
  });

  it('can make it wait until a file is saved', async () => {
    const client = await start({ settings: { run: 'onSave' } });
    const uri = client.open('train.py', UNSAFE_YAML);
    expect(await client.diagnostics(uri), 'opened').to.have.length(1);
    client.edit(uri, CLEAN);
    expect(await client.diagnostics(uri), 'typed').to.have.length(1);
    expect(await hoverText(client, uri, { line: 1, character: 20 }), 'asked').to.equal(undefined);
    client.save(uri);
    expect(await client.diagnostics(uri), 'saved').to.deep.equal([]);
  });

  it('can make it wait until a notebook is saved', async () => {
    const client = await start({ settings: { run: 'onSave' } });
    const notebook = openNotebook(client, 'churn.ipynb', [{ text: CLEAN }]);
    await client.idle();
    client.edit(notebook.cell(0), UNSAFE_YAML);
    expect(await client.diagnostics(notebook.cell(0))).to.deep.equal([]);
    notebook.save();
    expect(await client.diagnostics(notebook.cell(0))).to.have.length(1);
  });
});
