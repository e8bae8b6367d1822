import { expect } from 'chai';
import { hoverText, placeOf } from './ask';
import { useClients } from './client';
import { openNotebook } from './notebook';
import { CLEAN, PLAIN_DOWNLOAD, UNSAFE_YAML } from './texts';

describe('hovering', () => {
  const start = useClients();

  it('over a finding tells what it is about, how to mend it and where to read more', async () => {
    const client = await start();
    const uri = client.open('train.py', UNSAFE_YAML);
    const text = await hoverText(client, uri, placeOf(client, uri, 'load('));
    expect(text).to.include('YAML is loaded in a way that can create any Python object');
    expect(text).to.include('A fix that needs review is there: Use yaml.safe_load.');
    expect(text).to.include('/docs/rules/yaml-unsafe-load.md');
    expect(text).to.include('CWE-502');
    expect(text).to.include('watertight: ignore[yaml-unsafe-load]');
  });

  it('over a finding with a safe fix says so', async () => {
    const client = await start();
    const uri = client.open('train.py', PLAIN_DOWNLOAD);
    expect(await hoverText(client, uri, placeOf(client, uri, 'huggingface'))).to.include('A safe fix is there');
  });

  it('repeats the message for other editors only', async () => {
    const message = 'reads plain data to the same result';
    for (const kind of ['own', 'pushed'] as const) {
      const client = await start({ kind });
      const uri = client.open('train.py', UNSAFE_YAML);
      const text = (await hoverText(client, uri, placeOf(client, uri, 'load('))) ?? '';
      expect(text.includes(message), kind).to.equal(kind === 'pushed');
    }
  });

  it('elsewhere tells nothing', async () => {
    const client = await start();
    const uri = client.open('train.py', UNSAFE_YAML);
    expect(await hoverText(client, uri, { line: 0, character: 3 })).to.equal(undefined);
    expect(await hoverText(client, uri, { line: 1, character: 2 })).to.equal(undefined);
    expect(await hoverText(client, client.open('clean.py', CLEAN), { line: 1, character: 20 })).to.equal(undefined);
    expect(await hoverText(client, client.folder.uriOf('closed.py'), { line: 0, character: 0 })).to.equal(undefined);
  });

  it('works in cells', async () => {
    const client = await start();
    const notebook = openNotebook(client, 'churn.ipynb', [
      { kind: 'markdown', text: '# Churn' },
      { text: UNSAFE_YAML },
    ]);
    const cell = notebook.cell(1);
    expect(await hoverText(client, cell, placeOf(client, cell, 'load('))).to.include('YAML is loaded');
    expect(await hoverText(client, notebook.cell(0), { line: 0, character: 2 })).to.equal(undefined);
  });

  it('tells of the text as it is now, not as it was when it was last looked at', async () => {
    const client = await start();
    const uri = client.open('train.py', UNSAFE_YAML);
    await client.idle();
    client.edit(uri, CLEAN);
    expect(await hoverText(client, uri, { line: 1, character: 18 })).to.equal(undefined);
  });
});
