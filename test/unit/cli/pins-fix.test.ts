import { expect } from 'chai';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { code, writeNotebook } from '../notebook/write';
import { ensureDist, runCli, type Ran } from './built';
import { createProject, type Project } from './project';

const COMMIT = 'a'.repeat(40);
const OTHER = 'b'.repeat(40);
const TRAIN = 'from transformers import AutoModel\n\nmodel = AutoModel.from_pretrained("team/classifier")\n';

function writeAt(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const download = (commit: string): Readonly<Record<string, string>> => ({
  'hub/models--team--classifier/refs/main': commit,
  [`hub/models--team--classifier/snapshots/${commit}/config.json`]: '{}',
});

describe('pins that this machine knows, on the command line', () => {
  let folder: string;
  let machine: string;
  before(ensureDist);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'watertight-cli-'));
    machine = mkdtempSync(join(tmpdir(), 'watertight-machine-'));
  });
  afterEach(() => {
    for (const path of [folder, machine]) rmSync(path, { recursive: true, force: true });
  });
  const run = (...words: readonly string[]): Ran =>
    runCli(folder, words, '', {
      ...{ WATERTIGHT_NO_CACHE: '1', HF_HOME: machine, HF_HUB_CACHE: '', VIRTUAL_ENV: '', CONDA_PREFIX: '' },
    });

  it('are shown by fix --diff, and written by fix --unsafe', () => {
    writeAt(machine, download(COMMIT));
    writeAt(folder, { 'train.py': TRAIN });
    const shown = run('fix', '--unsafe', '--diff', 'train.py');
    expect(shown.stdout).to.contain(`+model = AutoModel.from_pretrained("team/classifier", revision="${COMMIT}")`);
    expect(shown.code).to.equal(1);
    expect(run('fix', '--diff', 'train.py').stdout, 'a person has to look').to.equal('');
    expect(run('fix', '--unsafe', 'train.py').code).to.equal(0);
    expect(readFileSync(join(folder, 'train.py'), 'utf8')).to.contain(`revision="${COMMIT}"`);
  });

  it('are none where nothing was downloaded or installed', () => {
    writeAt(folder, { 'train.py': TRAIN, 'setup.sh': 'pip install torch\n' });
    expect(run('fix', '--unsafe', '--diff').stdout).to.equal('');
  });

  it('are those of the environment and of the workflows around', () => {
    writeAt(folder, {
      '.venv/lib/python3.12/site-packages/torch-2.8.0.dist-info/METADATA': '',
      'setup.sh': 'pip install torch\n',
      '.github/workflows/a.yml': `on: push\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: team/setup@${COMMIT} # v4.1.0\n`,
      '.github/workflows/b.yml': `on: push\npermissions: {}\njobs:\n  b:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: team/setup@v4\n`,
    });
    const { stdout } = run('fix', '--unsafe', '--diff', '--select', 'unpinned-package,unpinned-action');
    expect(stdout).to.contain('+pip install torch==2.8.0\n');
    expect(stdout).to.contain(`+      - uses: team/setup@${COMMIT} # v4.1.0\n`);
  });

  it('are those that a notebook ran with', () => {
    const output = { output_type: 'stream', name: 'stdout', text: 'Successfully installed torch-2.3.1\n' };
    writeAt(folder, {
      'train.ipynb': writeNotebook([code('%pip install torch', { outputs: [output] })]),
      '.venv/lib/python3.12/site-packages/torch-2.8.0.dist-info/METADATA': '',
    });
    const { stdout } = run('scan', '--format', 'json', '--select', 'unpinned-package');
    const { findings } = JSON.parse(stdout) as {
      readonly findings: readonly { readonly fix?: { readonly title: string } }[];
    };
    expect(findings.map(({ fix }) => fix?.title)).to.deep.equal([
      "Write torch==2.3.1, the version that this notebook's outputs show",
    ]);
  });
});

describe('a scan of unchanged files', () => {
  let project: Project;
  let machine: string;
  const before = process.env['HF_HOME'];
  beforeEach(() => {
    project = createProject();
    machine = mkdtempSync(join(tmpdir(), 'watertight-machine-'));
    process.env['HF_HOME'] = machine;
  });
  afterEach(() => {
    project.dispose();
    rmSync(machine, { recursive: true, force: true });
    if (before === undefined) delete process.env['HF_HOME'];
    else process.env['HF_HOME'] = before;
  });
  const scan = async (): Promise<{ readonly looked: readonly string[]; readonly titles: readonly string[] }> => {
    const { looked, results } = await project.run();
    const titles = results.flatMap(({ findings }) => findings.flatMap(({ fix }) => fix?.title ?? []));
    return { looked, titles };
  };

  it('looks again once another commit was downloaded, or the cache is another folder', async () => {
    project.write('train.py', TRAIN);
    expect(await scan()).to.deep.equal({ looked: ['train.py'], titles: [] });
    expect(await scan()).to.deep.equal({ looked: [], titles: [] });
    writeAt(machine, download(COMMIT));
    const title = `Write revision="aaaaaaaa…", the commit in this machine's Hugging Face cache`;
    expect(await scan()).to.deep.equal({ looked: ['train.py'], titles: [title] });
    expect(await scan()).to.deep.equal({ looked: [], titles: [title] });
    writeAt(machine, download(OTHER));
    expect(await scan()).to.deep.equal({ looked: ['train.py'], titles: [title.replaceAll('a'.repeat(8), 'bbbbbbbb')] });
    process.env['HF_HOME'] = join(machine, 'nowhere');
    expect(await scan()).to.deep.equal({ looked: ['train.py'], titles: [] });
  });
});
