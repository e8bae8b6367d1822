import { expect } from 'chai';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeptResult } from '../../src/engine/host';
import { createNodeHost } from '../../src/host/node/host';
import { createResultCache } from '../../src/host/node/result-cache';
import { rulesOf, scan, tellOfFiles } from './ask';
import { useClients, type TestClientOptions } from './client';
import { CLEAN, PLAIN_DOWNLOAD, UNSAFE_YAML } from './texts';

describe('a scan of a workspace that an earlier one has seen', () => {
  const start = useClients();
  let cacheFolder: string;
  /** The files that were looked at. */
  let looked: string[];
  beforeEach(() => {
    cacheFolder = mkdtempSync(join(tmpdir(), 'watertight-results-'));
    looked = [];
  });
  afterEach(() => {
    rmSync(cacheFolder, { recursive: true, force: true });
  });

  const createHost: TestClientOptions['createHost'] = (_, log) => {
    const cache = createResultCache({ folder: cacheFolder, build: () => 'build', log });
    const open: typeof cache.open = async (root) => {
      const kept = await cache.open(root);
      return {
        ...kept,
        keep(path: string, settings: string, result: KeptResult) {
          looked.push(path);
          kept.keep(path, settings, result);
        },
      };
    };
    return createNodeHost({ log, cache: { ...cache, open } });
  };

  it('shows the same without looking at a file', async () => {
    const client = await start({
      files: { 'a.py': UNSAFE_YAML, 'deep/b.py': PLAIN_DOWNLOAD, 'c.py': CLEAN },
      createHost,
    });
    const first = await scan(client);
    expect(looked).to.have.members(['a.py', 'deep/b.py', 'c.py']);
    looked = [];
    const second = await scan(client);
    expect(looked).to.deep.equal([]);
    expect({ ...second, milliseconds: 0 }).to.deep.equal({ ...first, milliseconds: 0 });
    expect(rulesOf(await client.diagnostics(client.folder.uriOf('a.py')))).to.deep.equal(['yaml-unsafe-load']);
  });

  it('looks at what has changed, and at open files as they are in the editor', async () => {
    const client = await start({
      files: { 'a.py': UNSAFE_YAML, 'b.py': UNSAFE_YAML, 'c.py': UNSAFE_YAML },
      createHost,
    });
    await scan(client);
    looked = [];
    client.folder.write('b.py', PLAIN_DOWNLOAD);
    client.open('c.py', CLEAN);
    expect(await scan(client)).to.include({ files: 3, findings: 2 });
    expect(looked).to.deep.equal(['b.py']);
    expect(rulesOf(await client.diagnostics(client.folder.uriOf('b.py')))).to.deep.equal(['plain-text-transport']);
  });

  it('still knows which files a module tells something', async () => {
    const files = {
      'config.py': 'DATA_URL = "http://huggingface.co/rows.csv"\n',
      'train.py': 'import requests\nfrom config import DATA_URL\nrows = requests.get(DATA_URL)\n',
    };
    const client = await start({ files, createHost });
    await scan(client);
    const uri = client.folder.uriOf('train.py');
    expect(rulesOf(await client.diagnostics(uri))).to.deep.equal(['plain-text-transport']);
    // The folder starts anew, as after a restart of the editor.
    const folder = { uri: client.folder.uri, name: 'project' };
    const event = { added: [folder], removed: [folder] };
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
    await client.idle();
    looked = [];
    await scan(client);
    expect(looked).to.deep.equal([]);
    expect(rulesOf(await client.diagnostics(uri))).to.deep.equal(['plain-text-transport']);
    client.folder.write('config.py', 'DATA_URL = "https://huggingface.co/rows.csv"\n');
    tellOfFiles(client, 'changed', 'config.py');
    expect(rulesOf(await client.diagnostics(uri))).to.deep.equal([]);
  });

  it('looks again where other settings hold', async () => {
    const client = await start({ files: { 'a.py': UNSAFE_YAML }, createHost });
    await scan(client);
    client.folder.write('.watertight.yaml', 'rules:\n  yaml-unsafe-load: off\n');
    tellOfFiles(client, 'created', '.watertight.yaml');
    expect(await scan(client)).to.include({ findings: 0 });
  });
});
