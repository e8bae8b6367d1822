import { expect } from 'chai';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import { rulesOf } from './ask';
import { useClients } from './client';
import { CLEAN, PLAIN_DOWNLOAD, UNSAFE_YAML } from './texts';

describe('diagnostics of a file', () => {
  const start = useClients();

  it('are pushed when it is opened, once', async () => {
    const client = await start();
    const uri = client.open('train.py', UNSAFE_YAML);
    expect(rulesOf(await client.diagnostics(uri))).to.deep.equal(['yaml-unsafe-load']);
    expect(client.pushes).to.have.length(1);
  });

  it('name the rule, its page, its severity and its place', async () => {
    const client = await start();
    const uri = client.open('train.py', UNSAFE_YAML);
    const [diagnostic] = await client.diagnostics(uri);
    expect(diagnostic).to.include({
      source: 'watertight',
      code: 'yaml-unsafe-load',
      severity: DiagnosticSeverity.Information,
    });
    expect(diagnostic?.codeDescription?.href).to.match(/^https:.*\/docs\/rules\/yaml-unsafe-load\.md$/);
    expect(diagnostic?.range).to.deep.equal({ start: { line: 1, character: 11 }, end: { line: 1, character: 63 } });
    expect(diagnostic?.data)
      .to.have.property('fingerprint')
      .that.matches(/^[0-9a-f]{16}$/);
  });

  it('are errors, warnings and hints about less as the rules say', async () => {
    const client = await start();
    const text = 'import requests, yaml\nrequests.get("https://a.io", verify=False)\nyaml.full_load("a: 1")\n';
    const uri = client.open('train.py', text);
    const severities = (await client.diagnostics(uri)).map(({ severity }) => severity);
    expect(severities).to.deep.equal([DiagnosticSeverity.Error, DiagnosticSeverity.Information]);
  });

  it('show other places that belong to it', async () => {
    const client = await start();
    const load = 'AutoModel.from_pretrained("org/churn-model")\n';
    const uri = client.open('train.py', `from transformers import AutoModel\n${load}${load}`);
    const [diagnostic] = await client.diagnostics(uri);
    const [related] = diagnostic?.relatedInformation ?? [];
    expect(related?.location.uri).to.equal(uri);
    expect(related?.location.range.start.line).to.equal(2);
  });

  it('do without other places where the editor cannot show them', async () => {
    const client = await start({ capabilities: { textDocument: { publishDiagnostics: {} } } });
    const load = 'AutoModel.from_pretrained("org/churn-model")\n';
    const uri = client.open('train.py', `from transformers import AutoModel\n${load}${load}`);
    const [diagnostic] = await client.diagnostics(uri);
    expect(diagnostic).not.to.have.property('relatedInformation');
  });

  it('follow the text', async () => {
    const client = await start();
    const uri = client.open('train.py', UNSAFE_YAML);
    await client.diagnostics(uri);
    client.edit(uri, CLEAN);
    expect(await client.diagnostics(uri)).to.deep.equal([]);
    client.edit(uri, `\n${UNSAFE_YAML}`);
    const [diagnostic] = await client.diagnostics(uri);
    expect(diagnostic?.range.start.line).to.equal(2);
  });

  it('are those of the newest version when typing is fast', async () => {
    const client = await start();
    const uri = client.open('train.py', CLEAN);
    await client.idle();
    const before = client.pushes.length;
    for (let count = 0; count < 50; count++) client.edit(uri, count % 2 === 0 ? UNSAFE_YAML : CLEAN);
    client.edit(uri, PLAIN_DOWNLOAD);
    expect(rulesOf(await client.diagnostics(uri))).to.deep.equal(['plain-text-transport']);
    const versions = client.pushes.slice(before).map(({ version }) => version ?? 0);
    expect(versions.at(-1)).to.equal(client.documents.get(uri)?.version);
    expect(versions).to.deep.equal(versions.toSorted((a, b) => a - b));
    // On a busy machine some keys may be further apart than the server waits.
    expect(versions.length).to.be.lessThan(10);
  });

  it('are taken back when it is closed', async () => {
    const client = await start();
    const uri = client.open('train.py', UNSAFE_YAML);
    await client.diagnostics(uri);
    client.close(uri);
    expect(await client.diagnostics(uri)).to.deep.equal([]);
    expect(client.statuses.at(-1)).to.deep.equal({ state: 'idle', findings: 0, files: 0 });
  });

  it('are not sent for a file that was closed before it was looked at', async () => {
    const client = await start();
    const uri = client.open('train.py', UNSAFE_YAML);
    client.close(uri);
    expect(await client.diagnostics(uri)).to.deep.equal([]);
  });

  it('come again when it is opened again', async () => {
    const client = await start();
    const uri = client.open('train.py', UNSAFE_YAML);
    await client.idle();
    client.close(uri);
    client.open('train.py', UNSAFE_YAML);
    expect(rulesOf(await client.diagnostics(uri))).to.deep.equal(['yaml-unsafe-load']);
  });

  it('come for files that are not on the disk yet', async () => {
    const client = await start();
    const uri = client.open('new/never-saved.py', UNSAFE_YAML);
    expect(rulesOf(await client.diagnostics(uri))).to.deep.equal(['yaml-unsafe-load']);
  });

  it('do not come for files of kinds that are not read', async () => {
    const client = await start();
    const uri = client.open('picture.svg', UNSAFE_YAML, 'xml');
    expect(await client.diagnostics(uri)).to.deep.equal([]);
  });

  it('are counted in the status that our own client is told', async () => {
    const client = await start();
    client.open('a.py', UNSAFE_YAML);
    client.open('b.py', CLEAN);
    await client.idle();
    expect(client.statuses.at(-1)).to.deep.equal({ state: 'idle', findings: 1, files: 2 });
  });
});
