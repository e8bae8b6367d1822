import { expect } from 'chai';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { HostError } from '../../src/engine/host';
import { createNodeHost } from '../../src/host/node/host';
import { SCAN_WORKSPACE, type ScanResult } from '../../src/protocol/scan';
import type { ServerParts } from '../../src/server/server';
import { hoverText, scan } from './ask';
import { useClients, type TestClient } from './client';
import { madeUpToken, UNSAFE_YAML } from './texts';

describe('a scan of the workspace', () => {
  const start = useClients();
  const RealNow = Date.now;
  afterEach(() => {
    Date.now = RealNow;
  });

  it('tells how far it is', async () => {
    const client = await start({ files: { 'a.py': UNSAFE_YAML, 'b.py': UNSAFE_YAML, 'c.py': UNSAFE_YAML } });
    // Every look at the clock is later than the last by more than the interval between two messages.
    let now = RealNow();
    Date.now = () => (now += 1000);
    await scan(client);
    expect(client.progress).to.deep.include({ files: 2, findings: 2 });
    expect(client.statuses.map(({ state }) => state)).to.include('scanning');
  });

  it('can be cancelled, and what it found stays', async () => {
    const source = new CancellationTokenSource();
    const { client, readPaths } = await startReading(async (path) => {
      if (!path.endsWith('b.py')) return;
      source.cancel();
      // Messages are taken in order: with this answer the server knows.
      await hoverText(client, client.folder.uriOf('a.py'), { line: 0, character: 0 });
    });
    for (const name of ['a', 'b', 'c', 'd']) client.folder.write(`${name}.py`, UNSAFE_YAML);
    const result: ScanResult = await client.connection.sendRequest(SCAN_WORKSPACE, source.token);
    expect(result).to.include({ isCancelled: true, files: 2 });
    expect(readPaths.filter((path) => path.endsWith('.py'))).to.have.length(2);
    expect(await client.diagnostics(client.folder.uriOf('a.py'))).to.have.length(1);
    expect(client.statuses.at(-1)).to.include({ state: 'idle' });
  });

  it('answers what is asked meanwhile', async () => {
    let text: string | undefined;
    const { client } = await startReading(async (path) => {
      if (path.endsWith('a.py')) text = await hoverText(client, open, { line: 1, character: 20 });
    });
    client.folder.write('a.py', UNSAFE_YAML);
    const open = client.open('open.py', UNSAFE_YAML);
    await scan(client);
    expect(text).to.include('YAML is loaded');
  });

  it('passes over what cannot be read, and says so without its text', async () => {
    const latin = Buffer.from(`name = "caf\xe9" # ${madeUpToken()}\n`, 'latin1');
    const { client } = await startReading((path) => {
      if (path.endsWith('locked.py')) throw new HostError('unreadable', 'reading it is not allowed');
      return Promise.resolve();
    });
    client.folder.write('binary.py', new Uint8Array([0x80, 0, 1, 2]));
    client.folder.write('latin.py', latin);
    client.folder.write('locked.py', UNSAFE_YAML);
    client.folder.write('folder.py/inside.py', UNSAFE_YAML);
    client.folder.write('broken.ipynb', '{"cells": [{"cell_type": "code", "source": ["import ya');
    const result = await scan(client);
    expect(result).to.include({ files: 1, failed: 4, skipped: 0 });
    const logged = client.logs.join('\n');
    expect(logged).to.include('binary.py is left out: it holds binary data');
    expect(logged).to.include('latin.py is left out: it is not UTF-8');
    expect(logged).to.include('locked.py is left out: reading it is not allowed');
    expect(logged).to.include('broken.ipynb: ');
    expect(logged).not.to.include(madeUpToken());
  });

  it('does not run in circles', async () => {
    const client = await start({ files: { 'src/a.py': UNSAFE_YAML } });
    client.folder.link('src/up', '..');
    client.folder.link('src/b.py', 'c.py');
    client.folder.link('src/c.py', 'b.py');
    expect(await scan(client)).to.include({ files: 1, findings: 1, failed: 0 });
  });

  it('skips what is too large, and says so', async () => {
    const client = await start({ files: { 'large.py': UNSAFE_YAML.repeat(20) }, settings: { maxFileSize: 500 } });
    expect(await scan(client)).to.include({ files: 0, failed: 0, skipped: 1 });
    expect(client.logs.join('\n')).to.match(/large\.py is left out: it is larger than 500 bytes/);
  });

  it('is over at once where there is nothing to scan', async () => {
    const client = await start({ folders: [] });
    expect(await scan(client)).to.include({ files: 0, findings: 0, isCancelled: false });
  });

  it('finds nothing where the editor has switched everything off', async () => {
    const client = await start({ files: { 'a.py': UNSAFE_YAML }, settings: { enable: false } });
    expect(await scan(client)).to.include({ files: 0, findings: 0 });
  });

  it('sums up in the log', async () => {
    const client = await start({ files: { 'a.py': UNSAFE_YAML } });
    await scan(client);
    expect(client.logs.at(-1)).to.match(
      /^Scan of the workspace: findings: 1, files: 1, skipped: 0, failed: 0; \d+ ms\.$/,
    );
  });

  /** A client whose server tells before it reads a file. */
  async function startReading(
    beforeRead: (path: string) => Promise<void>,
  ): Promise<{ readonly client: TestClient; readonly readPaths: readonly string[] }> {
    const readPaths: string[] = [];
    const createHost: ServerParts['createHost'] = (_, log) => {
      const host = createNodeHost({ log });
      return {
        ...host,
        async readFile(path) {
          readPaths.push(path);
          await beforeRead(path);
          return host.readFile(path);
        },
      };
    };
    return { client: await start({ createHost }), readPaths };
  }
});
