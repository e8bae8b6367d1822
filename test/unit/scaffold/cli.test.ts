import { expect } from 'chai';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CliContext } from '../../../src/cli/context';
import { UsageError } from '../../../src/cli/exit-codes';
import { runScaffold } from '../../../src/cli/scaffold';
import { createNodeHost } from '../../../src/host/node/host';
import { SCAFFOLDS } from '../../../src/scaffold/registry';
import { madeUpToken } from '../../server/texts';

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('watertight scaffold', () => {
  let folder: string;
  let printed: string[];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'watertight-scaffold-'));
    printed = [];
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
  const run = async (...words: readonly string[]): Promise<number> => {
    const context: CliContext = {
      rules: [],
      createEngine: () => Promise.reject(new Error('no engine is needed')),
      host: createNodeHost({ log: SILENT }),
      openCache: () => undefined,
      version: '0.0.0',
      print: (text) => void printed.push(text),
      say: () => undefined,
      hasColour: false,
      width: 100,
    };
    return runScaffold(words, context);
  };

  it('lists what can be created', async () => {
    expect(await run()).to.equal(0);
    expect(printed.join('').split('\n')).to.have.length(SCAFFOLDS.length);
    printed = [];
    expect(await run('--list', '--format', 'json')).to.equal(0);
    expect((JSON.parse(printed.join('')) as { id: string }[]).map(({ id }) => id)).to.include('model-card');
  });

  it('creates files, and leaves them alone the second time', async () => {
    expect(await run('security-policy', folder)).to.equal(0);
    expect(printed.join('')).to.include('SECURITY.md: created');
    const text = read('SECURITY.md');
    printed = [];
    expect(await run('security-policy', folder)).to.equal(0);
    expect(printed.join('')).to.include('SECURITY.md: is as it should be');
    writeFileSync(join(folder, 'SECURITY.md'), 'Ask us.\n');
    printed = [];
    expect(await run('security-policy', folder)).to.equal(0);
    expect(printed.join('')).to.include('SECURITY.md: stays as it is');
    expect([read('SECURITY.md'), text]).to.deep.equal(['Ask us.\n', text]);
  });

  it('puts lines into lists, and shows before what it would write, without secrets', async () => {
    const secret = `TOKEN=${madeUpToken()}`;
    writeFileSync(join(folder, '.gitignore'), `*.tmp\n# ${secret}\n`);
    expect(await run('env-example', folder, '--diff')).to.equal(1);
    expect(printed.join('')).to.include('+.env').and.include(' *.tmp').and.not.include(madeUpToken());
    expect(existsSync(join(folder, '.env.example'))).to.equal(false);
    expect(await run('env-example', folder)).to.equal(0);
    expect(read('.gitignore')).to.equal(`*.tmp\n# ${secret}\n.env\n.env.*\n!.env.example\n`);
    expect(await run('env-example', folder, '--diff')).to.equal(0);
  });

  it('knows nothing else', async () => {
    for (const words of [
      ['model-crad'],
      ['model-card', 'nowhere'],
      ['model-card', folder, 'more'],
      ['--list', 'model-card'],
    ]) {
      let error: unknown;
      await run(...words).catch((thrown: unknown) => (error = thrown));
      expect(error, words.join(' ')).to.be.instanceOf(UsageError);
    }
  });
});
