import { expect } from 'chai';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { KeptResult, KeptResults } from '../../../src/engine/host';
import { cacheFolder } from '../../../src/host/node/cache-folder';
import { createResultCache } from '../../../src/host/node/result-cache';
import { stampOf, type FileTimes } from '../../../src/host/node/stamp';

const DAY = 86_400_000;
const RESULT: KeptResult = {
  text: 'digest of a.py',
  asked: { questions: [['models/a.pt', true], ['requirements.txt', 'digest'], ['uv.lock', null]], today: '2026-03-01' },
  findings: [],
  suppressed: [],
  failure: 'the JSON ends too early',
}; // prettier-ignore

describe('what is kept between runs', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'watertight-cache-test-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const warnings: string[] = [];
  const log = { info: () => undefined, error: () => undefined, warn: (line: string) => void warnings.push(line) };
  const open = (root: string, { day = 0, build = 'one' } = {}): Promise<KeptResults> =>
    createResultCache({ folder, build: () => build, log, now: () => day * DAY }).open(root);
  const files = (): readonly string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  async function keep(root: string, path: string, options = {}): Promise<void> {
    const kept = await open(root, options);
    kept.keep(path, 'settings', RESULT);
    kept.rememberText(path, 'stamp', RESULT.text);
    await kept.save();
  }

  it('comes back as it was, for the same file and settings', async () => {
    await keep('/project', 'a.py');
    const kept = await open('/project');
    expect(kept.find('a.py', 'settings')).to.deep.equal(RESULT);
    expect(kept.find('a.py', 'other settings')).to.equal(undefined);
    expect(kept.find('b.py', 'settings')).to.equal(undefined);
    expect(kept.textOf('a.py', 'stamp')).to.equal(RESULT.text);
    expect(kept.textOf('a.py', 'newer stamp')).to.equal(undefined);
    expect(kept.textOf('a.py', undefined)).to.equal(undefined);
  });

  it('is nothing to another root or another build', async () => {
    await keep('/project', 'a.py');
    expect((await open('/other')).find('a.py', 'settings')).to.equal(undefined);
    expect((await open('/project', { build: 'two' })).find('a.py', 'settings')).to.equal(undefined);
  });

  it('is for the user alone to read', async () => {
    await keep('/project', 'a.py');
    for (const file of files()) expect(statSync(file).mode & 0o777).to.equal(0o600);
  });

  it('counts for nothing where its file was cut, changed, or written by something else', async () => {
    await keep('/project', 'a.py');
    const [file = ''] = files();
    const text = readFileSync(file, 'utf8');
    const broken = [
      '',
      '{}',
      text.slice(0, -10),
      text.replace('a.py', 'b.py'),
      text.replace(/cache \d/, 'cache 0'),
      '\0\xff',
    ];
    for (const content of broken) {
      writeFileSync(file, content);
      const kept = await open('/project');
      expect(kept.find('a.py', 'settings'), content.slice(0, 40)).to.equal(undefined);
      expect(kept.find('b.py', 'settings'), content.slice(0, 40)).to.equal(undefined);
    }
  });

  it('survives two runs at once: the later one wins, and nothing is left beside it', async () => {
    const [one, other] = await Promise.all([open('/project'), open('/project')]);
    one.keep('a.py', 'settings', RESULT);
    other.keep('b.py', 'settings', RESULT);
    await Promise.all([one.save(), other.save()]);
    const kept = await open('/project');
    const found = [kept.find('a.py', 'settings'), kept.find('b.py', 'settings')].filter(
      (result) => result !== undefined,
    );
    expect(found).to.deep.equal([RESULT]);
    expect(files()).to.have.length(1);
  });

  it('is not written again where nothing is new', async () => {
    await keep('/project', 'a.py');
    const [file = ''] = files();
    rmSync(file);
    const kept = await open('/project');
    await kept.save();
    expect(files()).to.deep.equal([]);
  });

  it('is forgotten when it was of no use for a month', async () => {
    await keep('/project', 'old.py');
    await keep('/project', 'used.py');
    const later = await open('/project', { day: 20 });
    later.find('used.py', 'settings');
    await later.save();
    await keep('/project', 'new.py', { day: 40 });
    const kept = await open('/project', { day: 40 });
    expect(kept.find('old.py', 'settings')).to.equal(undefined);
    expect(kept.find('used.py', 'settings')).to.deep.equal(RESULT);
    expect(kept.textOf('old.py', 'stamp')).to.equal(undefined);
  });

  it('of roots and builds that are gone is removed after a month', async () => {
    await keep('/gone', 'a.py');
    const [gone = ''] = files();
    utimesSync(gone, 0, 0);
    await keep('/project', 'a.py', { day: 40 });
    expect(files()).to.have.length(1).and.not.to.include(gone);
  });

  it('is lost without an error where the folder cannot be written', async () => {
    const path = join(folder, 'file');
    writeFileSync(path, '');
    const kept = await createResultCache({ folder: path, build: () => 'one', log }).open('/project');
    kept.keep('a.py', 'settings', RESULT);
    await kept.save();
    expect(warnings.at(-1)).to.contain('could not be kept');
  });

  it('is nothing where the build cannot be told', async () => {
    const kept = await createResultCache({ folder, build: () => undefined, log }).open('/project');
    kept.keep('a.py', 'settings', RESULT);
    await kept.save();
    expect(files()).to.deep.equal([]);
  });
});

describe('the stamp of a file', () => {
  const stats: FileTimes = { size: 10, mtimeMs: 50_000, ctimeMs: 60_000, ino: 7 };

  it('is another one once its size, its times or the file itself have changed', () => {
    const stamps = [{}, { size: 11 }, { mtimeMs: 50_001 }, { ctimeMs: 60_001 }, { ino: 8 }].map((change) =>
      stampOf({ ...stats, ...change }, 100_000),
    );
    expect(new Set(stamps)).to.have.length(5);
  });

  it('is not given while another change could look the same', () => {
    expect(stampOf(stats, 60_500)).to.equal(undefined);
    expect(stampOf(stats, 0)).to.equal(undefined);
    expect(stampOf({ ...stats, ctimeMs: 0, mtimeMs: 99_000 }, 100_000)).to.equal(undefined);
  });
});

describe('the folder that results are kept in', () => {
  const where = (
    environment: Readonly<Record<string, string>>,
    platform: NodeJS.Platform = 'linux',
    home = '/home/ada',
  ): string | undefined => cacheFolder({ environment, platform, home });

  it('is the user’s own, where the system has such folders', () => {
    expect(where({})).to.equal('/home/ada/.cache/watertight');
    expect(where({ XDG_CACHE_HOME: '/caches' })).to.equal('/caches/watertight');
    expect(where({ XDG_CACHE_HOME: 'caches' })).to.equal('/home/ada/.cache/watertight');
    expect(where({}, 'darwin', '/Users/ada')).to.equal('/Users/ada/Library/Caches/watertight');
    expect(where({ LOCALAPPDATA: '/C/Local' }, 'win32')).to.equal('/C/Local/watertight');
  });

  it('is the one that the environment names, or none', () => {
    expect(where({ WATERTIGHT_CACHE_DIR: '/ci/cache' })).to.equal('/ci/cache');
    expect(where({ WATERTIGHT_CACHE_DIR: '/ci/cache', WATERTIGHT_NO_CACHE: '1' })).to.equal(undefined);
    expect(where({ WATERTIGHT_NO_CACHE: '0' })).to.equal('/home/ada/.cache/watertight');
    expect(where({}, 'linux', '')).to.equal(undefined);
  });
});
