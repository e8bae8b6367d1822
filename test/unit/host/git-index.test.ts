import { expect } from 'chai';
import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createGitIndexes, parseGitIndex } from '../../../src/host/node/git-index';

describe('which files git tracks', () => {
  let root: string;
  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'watertight-git-')));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  const git = (...args: readonly string[]): void => {
    const settings = ['-c', 'user.name=Test', '-c', 'user.email=test@watertight-labs.net', '-c', 'core.autocrlf=false'];
    execFileSync('git', [...settings, ...args], {
      cwd: root,
      stdio: 'ignore',
      env: { PATH: process.env['PATH'], HOME: root },
    });
  };
  const write = (path: string, text = ''): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const isTracked = (path: string): boolean | undefined => createGitIndexes()(join(root, path));

  it('is not known outside of a repository', () => {
    write('.env');
    expect(isTracked('.env')).to.equal(undefined);
  });

  it('is what was added, from whichever folder it is asked', () => {
    git('init');
    write('.env');
    write('app/.env');
    expect(isTracked('.env')).to.equal(false);
    git('add', 'app/.env');
    expect(isTracked('.env')).to.equal(false);
    expect(isTracked('app/.env')).to.equal(true);
  });

  it('changes with the index, for one who asks again', () => {
    git('init');
    write('.env');
    const ask = createGitIndexes();
    git('add', '.env');
    expect(ask(join(root, '.env'))).to.equal(true);
    git('rm', '--cached', '.env');
    expect(ask(join(root, '.env'))).to.equal(false);
  });

  it('is that of the inner repository, and of a worktree', () => {
    git('init');
    write('a.txt');
    git('add', '.');
    git('commit', '-m', 'First');
    git('worktree', 'add', join(root, 'tree'));
    write('tree/.env');
    expect(isTracked('tree/.env')).to.equal(false);
    expect(isTracked('tree/a.txt')).to.equal(true);
  });

  for (const version of ['2', '3', '4']) {
    it(`is read from an index of version ${version}, with names of every length`, () => {
      const names = ['ä/.env', ...Array.from({ length: 40 }, (_, at) => `folder/${'n'.repeat(at + 1)}/.env`)];
      git('init');
      for (const name of names) write(name);
      git('add', '.');
      write('later');
      // An entry that is only meant to be added makes git write version 3.
      if (version === '3') git('add', '--intent-to-add', 'later');
      else git('update-index', '--index-version', version);
      const bytes = readFileSync(join(root, '.git/index'));
      expect(bytes.readUInt32BE(4)).to.equal(Number(version));
      const paths = [...(parseGitIndex(bytes) ?? [])].filter((path) => path !== 'later');
      expect(paths).to.have.members(names);
    });
  }

  it('is not known where the index does not hold every path, or has other hashes', () => {
    git('init');
    write('.env');
    git('add', '.');
    git('update-index', '--split-index');
    expect(isTracked('.env')).to.equal(undefined);
    rmSync(join(root, '.git'), { recursive: true });
    git('init', '--object-format=sha256');
    git('add', '.');
    expect(isTracked('.env')).to.equal(undefined);
  });

  it('is not known of anything else than an index, and never throws', () => {
    git('init');
    for (const name of ['a', 'b/c', '.env']) write(name);
    git('add', '.');
    const bytes = readFileSync(join(root, '.git/index'));
    for (let end = 0; end < bytes.length - 20; end++) parseGitIndex(bytes.subarray(0, end));
    const change = fc.record({ at: fc.nat(bytes.length - 1), to: fc.nat(255) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
        const changed = Buffer.from(bytes);
        for (const { at, to } of changes) changed.writeUInt8(to, at);
        parseGitIndex(changed);
      }),
    );
    fc.assert(fc.property(fc.uint8Array(), (text) => parseGitIndex(Buffer.from(text)) === undefined));
  });
});
