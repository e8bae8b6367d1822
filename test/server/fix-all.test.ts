import { expect } from 'chai';
import { editOf, fixAll } from './ask';
import { useClients } from './client';
import { openNotebook } from './notebook';
import { CLEAN, PLAIN_DOWNLOAD, PLAIN_DOWNLOADS, UNSAFE_YAML } from './texts';

describe('fixing all safe problems', () => {
  const start = useClients();

  it('of a file keeps what needs review', async () => {
    const client = await start();
    const uri = client.open('train.py', PLAIN_DOWNLOADS + UNSAFE_YAML);
    const { changes, applied } = await fixAll(client, { uri });
    expect(applied).to.equal(2);
    expect(changes.map(({ version }) => version)).to.deep.equal([1]);
    client.apply(editOf(changes));
    expect(client.documents.get(uri)?.text).to.equal(PLAIN_DOWNLOADS.replaceAll('http:', 'https:') + UNSAFE_YAML);
    expect(await fixAll(client, { uri })).to.deep.equal({ changes: [], cleared: [], applied: 0 });
  });

  it('of a notebook changes each cell that needs it, once', async () => {
    const client = await start();
    const texts = [CLEAN, PLAIN_DOWNLOAD, UNSAFE_YAML, PLAIN_DOWNLOADS];
    const cells = [{ kind: 'markdown' as const, text: '# Churn' }, ...texts.map((text) => ({ text }))];
    const notebook = openNotebook(client, 'churn.ipynb', cells);
    const { changes, applied } = await fixAll(client, { uri: notebook.uri });
    expect(applied).to.equal(3);
    expect(changes.map(({ uri }) => uri)).to.deep.equal([notebook.cell(2), notebook.cell(4)]);
    client.apply(editOf(changes));
    const after = texts.map((_, index) => client.documents.get(notebook.cell(index + 1))?.text);
    expect(after).to.deep.equal(texts.map((text) => text.replaceAll('http:', 'https:')));
  });

  it('uses what other cells say', async () => {
    const client = await start();
    const notebook = openNotebook(client, 'churn.ipynb', [
      { text: 'import requests as web' },
      { text: 'host = "huggingface.co"' },
      { text: 'web.get("http://huggingface.co/data.csv")' },
    ]);
    client.apply(editOf((await fixAll(client, { uri: notebook.uri })).changes));
    expect(client.documents.get(notebook.cell(2))?.text).to.equal('web.get("https://huggingface.co/data.csv")');
  });

  it('keeps line ends and whatever else stands in the text', async () => {
    const client = await start();
    const text = `\uFEFF# 🌊\r\n${PLAIN_DOWNLOADS.replaceAll('\n', '\r\n')}`;
    const uri = client.open('train.py', text);
    client.apply(editOf((await fixAll(client, { uri })).changes));
    expect(client.documents.get(uri)?.text).to.equal(text.replaceAll('http:', 'https:'));
  });

  it('gives nothing for what is not open', async () => {
    const client = await start({ files: { 'train.py': PLAIN_DOWNLOAD } });
    const uri = client.folder.uriOf('train.py');
    expect(await fixAll(client, { uri })).to.deep.equal({ changes: [], cleared: [], applied: 0 });
  });
});
