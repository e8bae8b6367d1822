import { expect } from 'chai';
import { DidOpenTextDocumentNotification } from 'vscode-languageserver/node';
import { LIST_FOLDER } from '../../src/protocol/files';
import { rulesOf, scan } from './ask';
import { useClients } from './client';
import { notebookFile } from './notebook';
import { PLAIN_DOWNLOAD, UNSAFE_YAML } from './texts';

describe('a folder that only the client can read', () => {
  const start = useClients();

  it('is judged by its settings file', async () => {
    const client = await start({ isVirtual: true, files: { '.watertight.yaml': 'rules:\n  yaml-unsafe-load: off\n' } });
    const uri = client.open('train.py', UNSAFE_YAML + PLAIN_DOWNLOAD);
    expect(uri).to.match(/^memory:/);
    expect(rulesOf(await client.diagnostics(uri))).to.deep.equal(['plain-text-transport']);
  });

  it('is scanned', async () => {
    const files = {
      'deep/a.py': UNSAFE_YAML,
      'churn.ipynb': notebookFile([{ text: UNSAFE_YAML }]),
      'binary.py': new Uint8Array([0, 1]),
      '.venv/lib/b.py': UNSAFE_YAML,
    };
    const client = await start({ isVirtual: true, files });
    expect(await scan(client)).to.include({ files: 2, findings: 2, failed: 1 });
    expect(await client.diagnostics(client.folder.uriOf('deep/a.py'))).to.have.length(1);
    expect(await client.diagnostics(client.folder.uriOf('churn.ipynb'))).to.have.length(1);
  });

  it('that cannot be listed is passed over', async () => {
    const client = await start({ isVirtual: true, files: { 'a.py': UNSAFE_YAML } });
    client.connection.onRequest(LIST_FOLDER, () => {
      throw new Error('offline');
    });
    expect(await scan(client)).to.include({ files: 0, findings: 0 });
    expect(client.logs.join('\n')).to.include('is left out: it cannot be listed');
  });
});

describe('a text that was never saved', () => {
  const start = useClients();

  for (const kind of ['own', 'pushed'] as const) {
    it(`is looked at, as ${kind === 'own' ? 'our own' : 'another'} client shows it`, async () => {
      const client = await start({ kind });
      const uri = 'untitled:Untitled-1';
      const textDocument = { uri, languageId: 'python', version: 1, text: UNSAFE_YAML };
      await client.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
      expect(rulesOf(await client.diagnostics(uri))).to.deep.equal(['yaml-unsafe-load']);
    });
  }
});
