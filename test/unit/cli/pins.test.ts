import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { code, writeNotebook } from '../notebook/write';
import { ensureDist, runCli, type Ran } from './built';

interface Pins {
  readonly schemaVersion: number;
  readonly pins: readonly {
    readonly kind: string;
    readonly name: string;
    readonly state: string;
    readonly pin?: string;
    readonly from?: string;
    readonly places: readonly { readonly file: string; readonly line: number; readonly cell?: unknown }[];
  }[];
  readonly files: {
    readonly scanned: number;
    readonly skipped: readonly unknown[];
    readonly failed: readonly unknown[];
  };
}

describe('watertight pins', () => {
  let folder: string;
  before(ensureDist);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'watertight-pins-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const run = (...words: readonly string[]): Ran =>
    runCli(folder, ['pins', ...words], '', { HF_HOME: join(folder, 'none'), VIRTUAL_ENV: '', CONDA_PREFIX: '' });
  const json = (...words: readonly string[]): Pins => JSON.parse(run('--format', 'json', ...words).stdout) as Pins;

  it('lists what is loaded, with where and in which version', () => {
    write(
      'load.py',
      'from urllib.request import urlretrieve\nurlretrieve("https://example.com/a.csv", "data/a.csv")\n',
    );
    write('data/a.csv', 'a,b\n');
    write('train.ipynb', writeNotebook([code('x = 1'), code('%pip install torch')]));
    const { schemaVersion, pins, files } = json();
    expect(schemaVersion).to.equal(1);
    expect(files.scanned).to.be.greaterThan(1);
    expect(pins.map(({ kind, name, state }) => `${kind} ${name} ${state}`)).to.deep.equal([
      'package torch unpinned',
      'download https://example.com/a.csv known',
    ]);
    const [torch, file] = pins;
    expect(torch?.places).to.have.length(1);
    expect(torch?.places[0]).to.deep.include({ file: 'train.ipynb', cell: { index: 1, line: 1 } });
    expect(file?.pin).to.equal(`sha256:${createHash('sha256').update('a,b\n').digest('hex')}`);
    expect(file?.from).to.equal('that of the data/a.csv that is here');
  });

  it('ends with 0 whatever is found, and with 2 on wrong words', () => {
    write('setup.sh', 'pip install torch\n');
    const { code: ended, stdout } = run();
    expect(ended).to.equal(0);
    expect(stdout).to.contain('✗ torch  not pinned');
    expect(run('nowhere').code).to.equal(2);
    expect(run('--format', 'sarif').code).to.equal(2);
    expect(run('--config', 'nowhere.yaml').code).to.equal(2);
  });

  it('looks at the paths that are given, and not at what the settings exclude', () => {
    write('a/setup.sh', 'pip install torch\n');
    write('b/setup.sh', 'pip install numpy\n');
    write('.watertight.yaml', 'exclude: [b/**]\n');
    expect(json().pins.map(({ name }) => name)).to.deep.equal(['torch']);
    expect(json('--no-config').pins.map(({ name }) => name)).to.deep.equal(['numpy', 'torch']);
    expect(json('--no-config', 'b').pins.map(({ name }) => name)).to.deep.equal(['numpy']);
  });

  it('writes a bill of materials that is the same each time', () => {
    write('setup.sh', 'pip install torch==2.8.0\n');
    const { stdout } = run('--format', 'cyclonedx');
    const bom = JSON.parse(stdout) as { readonly specVersion: string; readonly components: readonly unknown[] };
    expect(bom.specVersion).to.equal('1.6');
    expect(bom.components).to.have.length(1);
    expect(run('--format', 'cyclonedx').stdout).to.equal(stdout);
  });
});
