import { expect } from 'chai';
import { DidChangeWorkspaceFoldersNotification, type WorkspaceFoldersChangeEvent } from 'vscode-languageserver/node';
import { rulesOf, scan } from './ask';
import { useClients, type TestClient } from './client';
import { UNSAFE_YAML } from './texts';

const OFF = 'rules:\n  yaml-unsafe-load: off\n';

describe('a workspace of several folders', () => {
  const start = useClients();

  it('has each file judged by the settings of its own folder', async () => {
    const client = await start({ files: { 'a/.watertight.yaml': OFF, 'b/x.py': '' }, folders: ['a', 'b'] });
    expect(await client.diagnostics(client.open('a/x.py', UNSAFE_YAML))).to.deep.equal([]);
    expect(await client.diagnostics(client.open('b/x.py', UNSAFE_YAML))).to.have.length(1);
  });

  it('has a file belong to the innermost folder', async () => {
    const files = { '.watertight.yaml': OFF, 'inner/x.py': UNSAFE_YAML };
    const client = await start({ files, folders: ['', 'inner'] });
    expect(await client.diagnostics(client.open('x.py', UNSAFE_YAML))).to.deep.equal([]);
    expect(await client.diagnostics(client.open('inner/y.py', UNSAFE_YAML))).to.have.length(1);
  });

  it('is scanned once where one folder lies in another', async () => {
    const client = await start({ files: { 'a.py': UNSAFE_YAML, 'inner/b.py': UNSAFE_YAML }, folders: ['', 'inner'] });
    expect(await scan(client)).to.include({ files: 2, findings: 2 });
  });

  it('does not take a folder for another one with the same beginning', async () => {
    const client = await start({ files: { 'app/.watertight.yaml': OFF }, folders: ['app'] });
    expect(await client.diagnostics(client.open('app2/x.py', UNSAFE_YAML))).to.have.length(1);
  });

  it('may change', async () => {
    const files = { '.watertight.yaml': OFF, 'inner/x.py': '' };
    const client = await start({ files });
    const uri = client.open('inner/x.py', UNSAFE_YAML);
    expect(await client.diagnostics(uri)).to.deep.equal([]);
    const inner = { uri: client.folder.uriOf('inner'), name: 'inner' };
    changeFolders(client, { added: [inner], removed: [] });
    expect(await client.diagnostics(uri)).to.have.length(1);
    changeFolders(client, { added: [], removed: [inner] });
    expect(await client.diagnostics(uri)).to.deep.equal([]);
  });

  it('forgets what a scan found in a folder that is taken out', async () => {
    const client = await start({ files: { 'a/x.py': UNSAFE_YAML, 'b/x.py': UNSAFE_YAML }, folders: ['a', 'b'] });
    await scan(client);
    changeFolders(client, { added: [], removed: [{ uri: client.folder.uriOf('a'), name: 'a' }] });
    expect(await client.diagnostics(client.folder.uriOf('a/x.py'))).to.deep.equal([]);
    expect(await client.diagnostics(client.folder.uriOf('b/x.py'))).to.have.length(1);
  });
});

describe('a workspace of one folder', () => {
  const start = useClients();

  it('may be told in the way of older editors', async () => {
    const client = await start({ files: { '.watertight.yaml': OFF, 'a/x.py': UNSAFE_YAML }, hasFolders: false });
    expect(await client.diagnostics(client.open('a/x.py', UNSAFE_YAML))).to.deep.equal([]);
    expect(await scan(client)).to.include({ files: 2, findings: 0 });
  });
});

describe('a file outside of all folders', () => {
  const start = useClients();

  it('is looked at, by the settings of its own folder', async () => {
    const client = await start({ files: { 'strays/off/.watertight.yaml': OFF, 'a/x.py': '' }, folders: ['a'] });
    expect(rulesOf(await client.diagnostics(client.open('strays/x.py', UNSAFE_YAML)))).to.deep.equal([
      'yaml-unsafe-load',
    ]);
    expect(await client.diagnostics(client.open('strays/off/x.py', UNSAFE_YAML))).to.deep.equal([]);
  });

  it('is looked at where no folder is open', async () => {
    const client = await start({ folders: [] });
    expect(await client.diagnostics(client.open('x.py', UNSAFE_YAML))).to.have.length(1);
  });

  it('is not scanned', async () => {
    const client = await start({ files: { 'a/x.py': UNSAFE_YAML }, folders: ['a'] });
    client.open('strays/x.py', UNSAFE_YAML);
    expect(await scan(client)).to.include({ files: 1, findings: 1 });
  });
});

function changeFolders(client: TestClient, event: WorkspaceFoldersChangeEvent): void {
  void client.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, { event });
}
