import { expect } from 'chai';
import {
  DidChangeNotebookDocumentNotification,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  HoverRequest,
  InitializeRequest,
  RegistrationRequest,
} from 'vscode-languageserver/node';
import { defineRule, type RegisteredRule } from '../../src/engine/rule';
import { codeActions, fixAll, hoverText, rulesOf, scan } from './ask';
import { connectServer, useClients } from './client';
import { notebookFile, openNotebook } from './notebook';
import { madeUpToken, printed, UNSAFE_YAML } from './texts';

const throwing: RegisteredRule = {
  ...defineRule({
    id: 'broken-rule',
    meta: {
      summary: 'For the test',
      severity: 'error',
      confidence: 'high',
      fix: 'none',
      since: '0.1.0',
      cwe: [],
      stages: ['development'],
    },
    messages: { never: 'Never.' },
    triggers: ['yaml'],
    check: {
      python() {
        throw new TypeError('a slip');
      },
    },
  }),
  group: 'audit',
};

describe('a server', () => {
  const start = useClients();

  it('survives a rule that throws: the other rules go on, and the log tells', async () => {
    const client = await start({ rules: [throwing] });
    const uri = client.open('train.py', UNSAFE_YAML);
    expect(rulesOf(await client.diagnostics(uri))).to.deep.equal(['yaml-unsafe-load']);
    expect(client.logs.join('\n')).to.include('broken-rule failed on train.py: TypeError: a slip');
    client.edit(uri, `\n${UNSAFE_YAML}`);
    expect(await client.diagnostics(uri)).to.have.length(1);
  });

  it('reads Python that is half typed', async () => {
    const client = await start();
    const whole = `${UNSAFE_YAML}def train(data, *, epochs=3):\n    return f"{data!r:>{epochs}}"\n`;
    const uri = client.open('train.py', '');
    for (let end = 0; end <= whole.length; end += 7) {
      client.edit(uri, whole.slice(0, end));
      await hoverText(client, uri, { line: 1, character: 20 });
    }
    client.edit(uri, `${UNSAFE_YAML}model.fit(x[`);
    expect(rulesOf(await client.diagnostics(uri))).to.deep.equal(['yaml-unsafe-load']);
    expect(client.logs).to.deep.equal([]);
  });

  it('reads a notebook of which one cell is broken', async () => {
    const client = await start();
    const cells = [{ text: 'def broken(:\n  """' }, { text: UNSAFE_YAML }, { text: '%%' }, { text: '!' }, { text: '' }];
    const notebook = openNotebook(client, 'churn.ipynb', cells);
    await client.idle();
    client.edit(notebook.cell(0), 'x = 1');
    expect(rulesOf(await client.diagnostics(notebook.cell(1)))).to.deep.equal(['yaml-unsafe-load']);
    expect(client.logs).to.deep.equal([]);
  });

  it('takes a notebook without cells, and without metadata', async () => {
    const client = await start();
    const notebook = openNotebook(client, 'churn.ipynb', [], {});
    notebook.insert(0, { text: UNSAFE_YAML });
    expect(await client.diagnostics(notebook.cell(0))).to.have.length(1);
    notebook.remove(0);
    await client.idle();
    expect(await fixAll(client, { uri: notebook.uri })).to.deep.equal({ changes: [], cleared: [], applied: 0 });
  });

  it('lives on after messages about documents that are not open', async () => {
    const client = await start();
    const textDocument = { uri: client.folder.uriOf('never.py'), version: 2 };
    void client.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument,
      contentChanges: [{ text: UNSAFE_YAML }],
    });
    void client.connection.sendNotification(DidChangeNotebookDocumentNotification.type, {
      notebookDocument: { uri: client.folder.uriOf('never.ipynb'), version: 2 },
      change: { cells: { structure: { array: { start: 3, deleteCount: 1 } } } },
    });
    void client.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument });
    expect(await codeActions(client, textDocument.uri, { line: 9, character: 9 })).to.deep.equal([]);
    expect(await client.diagnostics(client.open('train.py', UNSAFE_YAML))).to.have.length(1);
  });

  it('lives on with a client that registers nothing', async () => {
    const client = await start();
    client.connection.onRequest(RegistrationRequest.type, () => {
      throw new Error('not here');
    });
    await scan(client);
    expect(await client.diagnostics(client.open('train.py', UNSAFE_YAML))).to.have.length(1);
  });

  it('is asked for nothing that a client has not declared', async () => {
    const client = await start({ kind: 'pushed', capabilities: { workspace: { configuration: true } } });
    expect(await client.diagnostics(client.open('train.py', UNSAFE_YAML))).to.have.length(1);
    await scan(client);
    await client.idle();
    expect(client.registrations).to.deep.equal([]);
  });

  it('refuses requests before it was initialized', async () => {
    const connection = connectServer();
    const textDocument = { uri: 'file:///train.py' };
    const refused = await connection
      .sendRequest(HoverRequest.type, { textDocument, position: { line: 0, character: 0 } })
      .catch((error: unknown) => error);
    expect(refused).to.have.property('code', -32002);
    const params = { processId: null, rootUri: null, capabilities: {}, workspaceFolders: null };
    expect((await connection.sendRequest(InitializeRequest.type, params)).serverInfo?.name).to.equal('Watertight');
    connection.end();
    connection.dispose();
  });
});

describe('a secret', () => {
  const start = useClients();

  it('is in nothing that the server sends', async () => {
    const token = madeUpToken();
    const cells = [{ kind: 'markdown' as const, text: token }, { text: `token = "${token}"` }];
    const outputs = { 1: [printed(token)] };
    const text = `token = "${token}"\n`;
    const files = { 'closed.py': text, 'closed.ipynb': notebookFile(cells, outputs), '.env': `HF_TOKEN=${token}\n` };
    const client = await start({ files, rules: [throwing] });
    const uri = client.open('train.py', `import yaml\n${text}`);
    const notebook = openNotebook(client, 'churn.ipynb', cells);
    notebook.setOutputs(outputs);
    await scan(client);
    await client.idle();
    const at = { line: 0, character: 10 };
    const answers = [
      await hoverText(client, uri, { line: 1, character: 12 }),
      await codeActions(client, uri, { line: 1, character: 12 }),
      await codeActions(client, notebook.cell(1), at),
      await fixAll(client, { uri: notebook.uri, clearsOutputs: true }),
    ];
    const found = client.pushes.flatMap(({ diagnostics }) => rulesOf(diagnostics));
    expect(found).to.include.members(['hard-coded-secret', 'secret-in-output']);
    expect(client.logs).not.to.deep.equal([]);
    for (const sent of [client.pushes, client.logs, client.statuses, answers]) {
      expect(JSON.stringify(sent)).not.to.include(token);
    }
  });
});
