import { expect } from 'chai';
import { codeActions, pick, rulesOf, tellOfFiles, titlesOf } from './ask';
import { useClients } from './client';
import { openNotebook } from './notebook';
import { madeUpToken, printed, UNSAFE_YAML } from './texts';

const AT_LOAD = { line: 1, character: 20 };
const ON_LINE = 'Ignore yaml-unsafe-load on this line';
const IN_CELL = 'Ignore yaml-unsafe-load in this cell';
const IN_FILE = 'Ignore yaml-unsafe-load in this file';

describe('ignoring a finding', () => {
  const start = useClients();

  it('is never preferred', async () => {
    const client = await start();
    const uri = client.open('train.py', UNSAFE_YAML);
    const actions = (await codeActions(client, uri, AT_LOAD)).filter(({ title }) => title.startsWith('Ignore'));
    expect(titlesOf(actions)).to.deep.equal([ON_LINE, IN_FILE]);
    expect(actions.some(({ isPreferred }) => isPreferred)).to.equal(false);
  });

  it('on its line leaves the others', async () => {
    const client = await start();
    const uri = client.open('train.py', `${UNSAFE_YAML}\n${UNSAFE_YAML}`);
    client.apply(pick(await codeActions(client, uri, AT_LOAD), ON_LINE).edit);
    expect(client.documents.get(uri)?.text.split('\n')[1]).to.match(/ {2}# watertight: ignore\[yaml-unsafe-load\]$/);
    expect(await client.diagnostics(uri)).to.have.length(1);
  });

  it('in its file silences all of the rule', async () => {
    const client = await start();
    const uri = client.open('train.py', `#!/usr/bin/env python\n${UNSAFE_YAML}${UNSAFE_YAML}`);
    client.apply(pick(await codeActions(client, uri, { line: 2, character: 20 }), IN_FILE).edit);
    expect(client.documents.get(uri)?.text.split('\n')[1]).to.equal('# watertight: ignore-file[yaml-unsafe-load]');
    expect(await client.diagnostics(uri)).to.deep.equal([]);
  });

  it('in a cell leaves other cells', async () => {
    const client = await start();
    const notebook = openNotebook(client, 'churn.ipynb', [{ text: UNSAFE_YAML + UNSAFE_YAML }, { text: UNSAFE_YAML }]);
    const actions = await codeActions(client, notebook.cell(0), AT_LOAD);
    expect(titlesOf(actions)).to.include.members([ON_LINE, IN_CELL, IN_FILE]);
    client.apply(pick(actions, IN_CELL).edit);
    expect(await client.diagnostics(notebook.cell(0))).to.deep.equal([]);
    expect(await client.diagnostics(notebook.cell(1))).to.have.length(1);
  });

  it('in a notebook silences all cells', async () => {
    const client = await start();
    const cells = [{ kind: 'markdown' as const, text: '# Churn' }, { text: 'import yaml' }, { text: UNSAFE_YAML }];
    const notebook = openNotebook(client, 'churn.ipynb', cells);
    client.apply(pick(await codeActions(client, notebook.cell(2), AT_LOAD), IN_FILE).edit);
    expect(client.documents.get(notebook.cell(1))?.text).to.match(/^# watertight: ignore-file\[yaml-unsafe-load\]\n/);
    expect(await client.diagnostics(notebook.cell(2))).to.deep.equal([]);
  });

  it('in an output is a command of our own client: an output has no comments', async () => {
    const client = await start();
    const notebook = openNotebook(client, 'churn.ipynb', [{ text: 'print(token)' }]);
    notebook.setOutputs({ 0: [printed(madeUpToken())] });
    await client.idle();
    const actions = await codeActions(client, notebook.cell(0), { line: 0, character: 0 });
    const { command } = pick(actions, 'Ignore secret-in-output in this cell');
    expect(command?.command).to.equal('watertight.ignoreInCell');
    expect(command?.arguments).to.deep.equal([notebook.cell(0), 'secret-in-output']);
  });

  it('in a Dockerfile writes the comment above, for it knows none behind an instruction', async () => {
    const client = await start();
    const uri = client.open('Dockerfile', 'FROM python:latest\nRUN true\n', 'dockerfile');
    const actions = await codeActions(client, uri, { line: 0, character: 6 });
    client.apply(pick(actions, 'Ignore unpinned-image on this line').edit);
    expect(client.documents.get(uri)?.text).to.match(/^# watertight: ignore\[unpinned-image\]\nFROM python:latest\n/);
    expect(rulesOf(await client.diagnostics(uri))).not.to.include('unpinned-image');
  });

  it('in JSON goes to the settings file, which is made where there is none', async () => {
    const client = await start();
    const uri = client.open('settings.json', `{ "token": "${madeUpToken()}" }`, 'json');
    const actions = await codeActions(client, uri, { line: 0, character: 14 });
    const { edit } = pick(actions, 'Ignore hard-coded-secret in this file');
    expect(edit?.documentChanges?.[0]).to.include({ kind: 'create', uri: client.folder.uriOf('.watertight.yaml') });
    client.apply(edit);
    expect(client.folder.read('.watertight.yaml')).to.include('settings.json');
    tellOfFiles(client, 'created', '.watertight.yaml');
    expect(await client.diagnostics(uri)).to.deep.equal([]);
  });

  it('in JSON keeps what the settings file says', async () => {
    const client = await start({ files: { '.watertight.yaml': 'level: strict\n' } });
    const uri = client.open('settings.json', `{ "token": "${madeUpToken()}" }`, 'json');
    const actions = await codeActions(client, uri, { line: 0, character: 14 });
    client.apply(pick(actions, 'Ignore hard-coded-secret in this file').edit);
    expect(client.folder.read('.watertight.yaml')).to.match(/^level: strict\nignore:\n/);
  });

  it('adds to a comment that is there', async () => {
    const client = await start();
    const text =
      'import requests\nrequests.get("http://a.org/x", verify=False)  # watertight: ignore[plain-text-transport]\n';
    const uri = client.open('train.py', text);
    const actions = await codeActions(client, uri, { line: 1, character: 35 });
    client.apply(pick(actions, 'Ignore tls-verification-off on this line').edit);
    expect(client.documents.get(uri)?.text).to.include('ignore[plain-text-transport, tls-verification-off]');
    expect(await client.diagnostics(uri)).to.deep.equal([]);
  });
});
