import { expect } from 'chai';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { discoverFiles } from '../../../src/engine/discover';
import { HostError } from '../../../src/engine/host';
import { DEFAULT_SETTINGS } from '../../../src/engine/settings';
import { createNodeHost } from '../../../src/host/node/host';
import { replaceFile } from '../../../src/host/node/replace-file';

const host = createNodeHost({ log: { info: () => undefined, warn: () => undefined, error: () => undefined } });

describe('files on disk', () => {
  let folder: string;
  const path = (...names: readonly string[]): string => join(folder, ...names);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'watertight-host-test-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function problemOf(promise: Promise<unknown>): Promise<string> {
    try {
      await promise;
    } catch (error) {
      if (error instanceof HostError) return `${error.kind}: ${error.message}`;
      throw error;
    }
    return 'none';
  }

  it('are read as they are, with their byte order mark and line ends', async () => {
    writeFileSync(path('a.py'), '\uFEFFx = "ü💧"\r\n');
    expect(await host.readFile(path('a.py'))).to.equal('\uFEFFx = "ü💧"\r\n');
  });

  it('that are no text are told apart from those that are missing, folders or locked', async () => {
    writeFileSync(path('latin1.py'), Buffer.from([0x78, 0xe4, 0x0a]));
    writeFileSync(path('binary.txt'), Buffer.from([0x78, 0x00, 0x0a]));
    mkdirSync(path('folder.py'));
    symlinkSync('loop.py', path('loop.py'));
    expect(await problemOf(host.readFile(path('latin1.py')))).to.equal('not-text: it is not UTF-8');
    expect(await problemOf(host.readFile(path('binary.txt')))).to.equal('not-text: it holds binary data');
    expect(await problemOf(host.readFile(path('folder.py')))).to.equal('not-a-file: it is a folder');
    expect(await problemOf(host.readFile(path('gone.py')))).to.equal('not-found: it does not exist');
    expect(await problemOf(host.readFile(path('loop.py')))).to.equal('unreadable: its links lead in a circle');
  });

  it('that links name are found, but no folder twice: a circle of links ends', async () => {
    mkdirSync(path('src'));
    writeFileSync(path('src', 'a.py'), '');
    symlinkSync('a.py', path('src', 'linked.py'));
    symlinkSync('..', path('src', 'up'));
    symlinkSync('nowhere.py', path('src', 'dangling.py'));
    mkdirSync(path('x.py'));
    writeFileSync(path('x.py', 'inner.py'), '');
    const found: string[] = [];
    for await (const file of discoverFiles(host, folder, DEFAULT_SETTINGS)) found.push(file);
    expect(found).to.deep.equal(['src/a.py', 'src/linked.py', 'x.py/inner.py']);
  });

  describe('that are replaced', () => {
    it('keep their mode, and nothing is left beside them', async () => {
      writeFileSync(path('run.sh'), 'old\n');
      chmodSync(path('run.sh'), 0o755);
      await replaceFile(path('run.sh'), 'old\n', 'new\n');
      expect(readFileSync(path('run.sh'), 'utf8')).to.equal('new\n');
      expect(statSync(path('run.sh')).mode & 0o777).to.equal(0o755);
      expect(readdirSync(folder)).to.deep.equal(['run.sh']);
    });

    it('stay what a link points to', async () => {
      writeFileSync(path('real.py'), 'old\n');
      symlinkSync('real.py', path('link.py'));
      await replaceFile(path('link.py'), 'old\n', 'new\n');
      expect(readFileSync(path('real.py'), 'utf8')).to.equal('new\n');
      expect(readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isSymbolicLink())).to.have.length(1);
    });

    it('are left alone where somebody changed them meanwhile', async () => {
      writeFileSync(path('a.py'), 'newer\n');
      expect(await problemOf(replaceFile(path('a.py'), 'old\n', 'new\n'))).to.match(/changed while/);
      expect(readFileSync(path('a.py'), 'utf8')).to.equal('newer\n');
      expect(readdirSync(folder)).to.deep.equal(['a.py']);
    });
  });
});
