import { expect } from 'chai';
import { DiagnosticRefreshRequest } from 'vscode-languageserver/node';
import { changeSettings, pulledDiagnostics, rulesOf } from './ask';
import { useClients } from './client';
import { openNotebook } from './notebook';
import { CLEAN, UNSAFE_YAML } from './texts';

describe('a client that asks for diagnostics', () => {
  const start = useClients();

  it('is told that it may', async () => {
    const client = await start({ kind: 'pulling' });
    expect(client.capabilities.diagnosticProvider).to.include({ identifier: 'watertight' });
  });

  it('gets those of files when it asks, and is pushed none', async () => {
    const client = await start({ kind: 'pulling' });
    const uri = client.open('train.py', UNSAFE_YAML);
    expect(rulesOf(await pulledDiagnostics(client, uri))).to.deep.equal(['yaml-unsafe-load']);
    client.edit(uri, CLEAN);
    expect(await pulledDiagnostics(client, uri)).to.deep.equal([]);
    await client.idle();
    expect(client.pushes).to.deep.equal([]);
  });

  it('is pushed those of cells, and gets none of them when it asks', async () => {
    const client = await start({ kind: 'pulling' });
    const notebook = openNotebook(client, 'churn.ipynb', [{ text: UNSAFE_YAML }]);
    expect(rulesOf(await client.diagnostics(notebook.cell(0)))).to.deep.equal(['yaml-unsafe-load']);
    expect(await pulledDiagnostics(client, notebook.cell(0))).to.deep.equal([]);
  });

  it('gets nothing for a file that is not open', async () => {
    const client = await start({ kind: 'pulling', files: { 'train.py': UNSAFE_YAML } });
    expect(await pulledDiagnostics(client, client.folder.uriOf('train.py'))).to.deep.equal([]);
  });

  it('is told to ask again when settings change', async () => {
    const client = await start({ kind: 'pulling' });
    const asked = new Promise<void>((resolve) => {
      client.connection.onRequest(DiagnosticRefreshRequest.type, () => {
        resolve();
      });
    });
    const uri = client.open('train.py', UNSAFE_YAML);
    changeSettings(client, { enable: false });
    await asked;
    expect(await pulledDiagnostics(client, uri)).to.deep.equal([]);
  });

  it('is not told to where it cannot be', async () => {
    const client = await start({ kind: 'pulling', capabilities: { workspace: {} } });
    let isAsked = false;
    client.connection.onRequest(DiagnosticRefreshRequest.type, () => {
      isAsked = true;
    });
    changeSettings(client, { enable: false });
    await client.idle();
    expect(isAsked).to.equal(false);
  });

  it('is never our own, which would show everything twice', async () => {
    const client = await start({ kind: 'own' });
    expect(client.capabilities).not.to.have.property('diagnosticProvider');
    const uri = client.open('train.py', UNSAFE_YAML);
    expect(rulesOf(await client.diagnostics(uri))).to.deep.equal(['yaml-unsafe-load']);
    expect(await pulledDiagnostics(client, uri)).to.deep.equal([]);
  });

  it('is none that does not say so', async () => {
    const client = await start({ kind: 'pushed' });
    expect(client.capabilities).not.to.have.property('diagnosticProvider');
    const uri = client.open('train.py', UNSAFE_YAML);
    expect(rulesOf(await client.diagnostics(uri))).to.deep.equal(['yaml-unsafe-load']);
    expect(client.statuses).to.deep.equal([]);
  });
});
