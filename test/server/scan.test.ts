import { expect } from 'chai';
import { clearScanResults, messagesOf, rulesOf, scan, tellOfFiles } from './ask';
import { useClients } from './client';
import { notebookFile, openNotebook } from './notebook';
import { CLEAN, madeUpToken, PLAIN_DOWNLOAD, printed, UNSAFE_YAML } from './texts';

const CELLS = [{ kind: 'markdown' as const, text: '# Churn' }, { text: UNSAFE_YAML }];

describe('a scan of the workspace', () => {
  const start = useClients();

  it('shows what is in files that are not open', async () => {
    const client = await start({ files: { 'a.py': UNSAFE_YAML, 'deep/er/b.py': PLAIN_DOWNLOAD, 'c.py': CLEAN } });
    const result = await scan(client);
    expect(result).to.include({ files: 3, findings: 2, failed: 0, skipped: 0, isCancelled: false });
    expect(rulesOf(await client.diagnostics(client.folder.uriOf('a.py')))).to.deep.equal(['yaml-unsafe-load']);
    expect(rulesOf(await client.diagnostics(client.folder.uriOf('deep/er/b.py')))).to.deep.equal([
      'plain-text-transport',
    ]);
    expect(client.statuses.at(-1)).to.deep.include({ state: 'idle', findings: 2, files: 3, lastScan: result });
  });

  it('shows what is in a closed notebook on the file, with the cell in words', async () => {
    const outputs = { 1: [printed(`\n${madeUpToken()}`)] };
    const client = await start({ files: { 'churn.ipynb': notebookFile(CELLS, outputs) } });
    await scan(client);
    const messages = messagesOf(await client.diagnostics(client.folder.uriOf('churn.ipynb')));
    expect(messages.map((message) => message.slice(0, message.indexOf(': ') + 2)).sort()).to.deep.equal([
      'Cell 2, line 2: ',
      'Cell 2, output, line 2: ',
    ]);
  });

  it('leaves out what git leaves out, and what tools have installed', async () => {
    const files = {
      '.gitignore': 'data/\n',
      'data/a.py': UNSAFE_YAML,
      '.venv/lib/b.py': UNSAFE_YAML,
      'node_modules/c.py': UNSAFE_YAML,
    };
    const client = await start({ files });
    expect(await scan(client)).to.include({ findings: 0 });
  });

  it('does as the nearest settings file says', async () => {
    const files = {
      '.watertight.yaml': 'exclude: ["old/**"]\n',
      'old/a.py': UNSAFE_YAML,
      'new/.watertight.yaml': 'rules:\n  yaml-unsafe-load: off\n',
      'new/b.py': UNSAFE_YAML,
      'new/c.py': PLAIN_DOWNLOAD,
    };
    const client = await start({ files });
    await scan(client);
    expect(client.pushes.map(({ uri }) => uri)).to.deep.equal([client.folder.uriOf('new/c.py')]);
  });

  it('leaves out what the nearest settings file leaves out', async () => {
    const files = { 'new/.watertight.yaml': 'exclude: ["new/generated/**"]\n', 'new/generated/a.py': UNSAFE_YAML };
    const client = await start({ files });
    expect(await scan(client)).to.include({ findings: 0, skipped: 1 });
    expect(await client.diagnostics(client.open('new/generated/a.py', UNSAFE_YAML))).to.deep.equal([]);
  });

  it('reads open files as the editor shows them, and shows them once', async () => {
    const client = await start({ files: { 'a.py': UNSAFE_YAML } });
    const uri = client.open('a.py', PLAIN_DOWNLOAD);
    await client.idle();
    const before = client.pushes.length;
    expect(await scan(client)).to.include({ findings: 1 });
    expect(rulesOf(await client.diagnostics(uri))).to.deep.equal(['plain-text-transport']);
    expect(client.pushes).to.have.length(before);
  });

  it('gives way to a file that opens, and comes back when it closes', async () => {
    const client = await start({ files: { 'a.py': UNSAFE_YAML } });
    await scan(client);
    const uri = client.open('a.py', CLEAN);
    expect(await client.diagnostics(uri)).to.deep.equal([]);
    client.close(uri);
    expect(rulesOf(await client.diagnostics(uri))).to.deep.equal(['yaml-unsafe-load']);
  });

  it('gives way to a notebook that opens, and comes back when it closes', async () => {
    const client = await start({ files: { 'churn.ipynb': notebookFile(CELLS) } });
    await scan(client);
    const notebook = openNotebook(client, 'churn.ipynb', CELLS);
    expect(await client.diagnostics(notebook.uri)).to.deep.equal([]);
    expect(await client.diagnostics(notebook.cell(1))).to.have.length(1);
    notebook.close();
    expect(await client.diagnostics(notebook.uri)).to.have.length(1);
    expect(await client.diagnostics(notebook.cell(1))).to.deep.equal([]);
  });

  it('knows a file again that the editor spells in another way', async () => {
    const client = await start({ files: { 'été (1)+2.py': UNSAFE_YAML } });
    await scan(client);
    const [scanned] = client.pushes.map(({ uri }) => uri);
    const uri = client.open('été (1)+2.py', UNSAFE_YAML);
    expect(await client.diagnostics(uri)).to.have.length(1);
    if (scanned !== uri) expect(await client.diagnostics(scanned ?? '')).to.deep.equal([]);
    expect(client.statuses.at(-1)).to.include({ findings: 1, files: 1 });
  });

  it('is forgotten on request', async () => {
    const client = await start({ files: { 'a.py': UNSAFE_YAML } });
    await scan(client);
    await clearScanResults(client);
    expect(await client.diagnostics(client.folder.uriOf('a.py'))).to.deep.equal([]);
    expect(client.statuses.at(-1)).to.include({ findings: 0, files: 0 });
  });
});

describe('results of a scan', () => {
  const start = useClients();

  it('follow a file that changes on the disk', async () => {
    const client = await start({ files: { 'a.py': UNSAFE_YAML } });
    const uri = client.folder.uriOf('a.py');
    await scan(client);
    client.folder.write('a.py', PLAIN_DOWNLOAD);
    tellOfFiles(client, 'changed', 'a.py');
    expect(rulesOf(await client.diagnostics(uri))).to.deep.equal(['plain-text-transport']);
    client.folder.write('a.py', CLEAN);
    tellOfFiles(client, 'changed', 'a.py');
    expect(await client.diagnostics(uri)).to.deep.equal([]);
  });

  it('follow the last of many changes', async () => {
    const client = await start({ files: { 'a.py': UNSAFE_YAML } });
    await scan(client);
    for (const text of [PLAIN_DOWNLOAD, UNSAFE_YAML, CLEAN]) {
      client.folder.write('a.py', text);
      tellOfFiles(client, 'changed', 'a.py');
    }
    expect(await client.diagnostics(client.folder.uriOf('a.py'))).to.deep.equal([]);
  });

  it('follow the settings', async () => {
    const client = await start({ files: { 'a.py': UNSAFE_YAML, 'b.py': PLAIN_DOWNLOAD } });
    await scan(client);
    client.folder.write('.watertight.yaml', 'rules:\n  yaml-unsafe-load: off\nexclude: [b.py]\n');
    tellOfFiles(client, 'created', '.watertight.yaml');
    expect(await client.diagnostics(client.folder.uriOf('a.py'))).to.deep.equal([]);
    expect(await client.diagnostics(client.folder.uriOf('b.py'))).to.deep.equal([]);
  });

  it('go with a file that is deleted', async () => {
    const client = await start({ files: { 'a.py': UNSAFE_YAML } });
    await scan(client);
    client.folder.remove('a.py');
    tellOfFiles(client, 'deleted', 'a.py');
    expect(await client.diagnostics(client.folder.uriOf('a.py'))).to.deep.equal([]);
    expect(client.statuses.at(-1)).to.include({ findings: 0, files: 0 });
  });

  it('go with a folder that is deleted, of which the editor says no more', async () => {
    const client = await start({ files: { 'old/a.py': UNSAFE_YAML, 'older/b.py': UNSAFE_YAML } });
    await scan(client);
    client.folder.remove('old');
    tellOfFiles(client, 'deleted', 'old');
    expect(await client.diagnostics(client.folder.uriOf('old/a.py'))).to.deep.equal([]);
    expect(await client.diagnostics(client.folder.uriOf('older/b.py'))).to.have.length(1);
  });

  it('go with the next scan where the file is gone', async () => {
    const client = await start({ files: { 'a.py': UNSAFE_YAML, 'b.py': UNSAFE_YAML } });
    await scan(client);
    client.folder.remove('a.py');
    await scan(client);
    expect(await client.diagnostics(client.folder.uriOf('a.py'))).to.deep.equal([]);
    expect(await client.diagnostics(client.folder.uriOf('b.py'))).to.have.length(1);
  });

  it('stay out of the way of open files that change on the disk', async () => {
    const client = await start({ files: { 'a.py': UNSAFE_YAML } });
    await scan(client);
    const uri = client.open('a.py', CLEAN);
    tellOfFiles(client, 'changed', 'a.py');
    expect(await client.diagnostics(uri)).to.deep.equal([]);
  });

  it('have every file watched from the first scan on, once', async () => {
    const client = await start({ files: { 'a.py': UNSAFE_YAML } });
    const countWatchers = (): number =>
      client.registrations.filter(({ registerOptions }) => JSON.stringify(registerOptions).includes('"**/*"')).length;
    await client.idle();
    expect(countWatchers()).to.equal(0);
    await scan(client);
    await scan(client);
    await client.idle();
    expect(countWatchers()).to.equal(1);
  });
});
