import { expect } from 'chai';
import type { KnownPins } from '../../../src/engine/pins';
import { openSourceFile } from '../../../src/lang/open';
import { createPinFinder } from '../../../src/pins/find-pins';
import { testGrammars } from '../grammars';
import { code, writeNotebook } from '../notebook/write';
import { commit, factsOf } from './memory';

const installed = (base: string, ...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [`${base}/${name}.dist-info/METADATA`, '']));
const SITE = '.venv/lib/python3.12/site-packages';

describe('the version of a package', () => {
  let grammars: Awaited<ReturnType<typeof testGrammars>>;
  before(async () => {
    grammars = await testGrammars();
  });

  function pinsOf(files: Readonly<Record<string, string>>, path = 'setup.sh', text = ''): KnownPins {
    return createPinFinder()(openSourceFile({ path, text }, grammars), factsOf(files));
  }

  it('is what is installed in the environment of the project', () => {
    const pins = pinsOf(installed(SITE, 'scikit_learn-1.7.2', 'torch-2.8.0+cu128', 'Pillow-11.3.0', 'six'));
    expect(pins.packageVersion('scikit-learn')).to.deep.equal({
      value: '1.7.2',
      source: 'the version installed in .venv',
    });
    expect(pins.packageVersion('Scikit.Learn')?.value).to.equal('1.7.2');
    expect(pins.packageVersion('torch')?.value, 'a build for one kind of machine').to.equal('2.8.0');
    expect(pins.packageVersion('pillow')?.value).to.equal('11.3.0');
    expect(pins.packageVersion('six')).to.equal(undefined);
  });

  it('is found on Windows, with conda, and in the environment that is active', () => {
    const windows = pinsOf(installed('venv/Lib/site-packages', 'numpy-2.3.5'));
    expect(windows.packageVersion('numpy')?.source).to.equal('the version installed in venv');
    const conda = pinsOf({
      ...installed('.conda/lib/python3.11/site-packages', 'numpy-1.26.4'),
      '.conda/lib/python3.11/site-packages/numpy-1.26.4.dist-info/direct_url.json':
        '{"dir_info": {}, "url": "file:///home/conda/feedstock_root/build_artifacts/numpy"}',
    });
    expect(conda.packageVersion('numpy')?.value).to.equal('1.26.4');
    const active = pinsOf(installed('<environment>/lib/python3.13/site-packages', 'numpy-2.3.5'));
    expect(active.packageVersion('numpy')).to.deep.equal({
      value: '2.3.5',
      source: 'the version installed in the active environment',
    });
  });

  it('is not known of what was not installed from an index, nor of what is there twice', () => {
    const pins = pinsOf({
      ...installed(SITE, 'tools-1.0.0', 'numpy-2.3.4', 'numpy-2.3.5', 'toolbox-0.4.0'),
      [`${SITE}/tools-1.0.0.dist-info/direct_url.json`]:
        '{"url": "file:///home/me/tools", "dir_info": {"editable": true}}',
      [`${SITE}/toolbox-0.4.0.dist-info/direct_url.json`]: JSON.stringify({
        url: 'https://github.com/team/toolbox',
        vcs_info: { vcs: 'git', commit_id: commit('a') },
      }),
    });
    expect(pins.packageVersion('tools')).to.equal(undefined);
    expect(pins.packageVersion('numpy')).to.equal(undefined);
    expect(pins.packageVersion('toolbox')).to.equal(undefined);
    expect(pins.packageCommit('toolbox', 'git+https://github.com/team/toolbox.git@main')).to.deep.equal({
      value: commit('a'),
      source: 'the commit installed in .venv',
    });
    expect(pins.packageCommit('toolbox', 'git+https://github.com/others/toolbox')).to.equal(undefined);
  });

  it('is first what the nearest lock file says', () => {
    const lock = (version: string): string => `[[package]]\nname = "numpy"\nversion = "${version}"\n`;
    const files = { ...installed(SITE, 'numpy-2.3.5'), 'uv.lock': lock('2.3.4'), 'serve/poetry.lock': lock('2.3.3') };
    expect(pinsOf(files).packageVersion('numpy')).to.deep.equal({
      value: '2.3.4',
      source: 'the version in uv.lock',
      isLocked: true,
    });
    expect(pinsOf(files, 'serve/setup.sh').packageVersion('numpy')).to.deep.equal({
      value: '2.3.3',
      source: 'the version in serve/poetry.lock',
      isLocked: true,
    });
    const twice = { 'uv.lock': lock('2.3.4') + lock('1.26.4') };
    expect(pinsOf(twice).packageVersion('numpy')).to.equal(undefined);
    const pipfile = { 'Pipfile.lock': '{"default": {"numpy": {"version": "==2.3.2"}}}' };
    expect(pinsOf(pipfile).packageVersion('numpy')?.value).to.equal('2.3.2');
  });

  it('is one that the code lets in, or none', () => {
    const pins = pinsOf(installed(SITE, 'numpy-1.26.4'));
    const isKnown = (specifier: string): boolean => pins.packageVersion('numpy', specifier) !== undefined;
    for (const specifier of ['', '>=1.20', '<2', '~=1.26.0', '==1.*', '!=1.26.3', '>1.26.3']) {
      expect(isKnown(specifier), specifier).to.equal(true);
    }
    for (const specifier of ['>=2', '<1.26.4', '~=1.25.0', '!=1.26.4', '!=1.26.*', '>1.26.4', 'nonsense']) {
      expect(isKnown(specifier), specifier).to.equal(false);
    }
  });

  describe('in a notebook', () => {
    const stream = (text: string): unknown => ({ output_type: 'stream', name: 'stdout', text });
    const versionIn = (name: string, ...cells: Parameters<typeof writeNotebook>[0]): string | undefined =>
      pinsOf(installed(SITE, 'torch-2.0.0'), 'train.ipynb', writeNotebook(cells)).packageVersion(name)?.value;

    it('is what its outputs say that was installed', () => {
      const pip = code('%pip install torch', {
        outputs: [stream('Collecting torch\nSuccessfully installed scikit-learn-1.7.2 torch-2.3.1+cu121\n')],
      });
      expect(versionIn('torch', pip)).to.equal('2.3.1');
      expect(versionIn('scikit-learn', pip)).to.equal('1.7.2');
      const there = code('!pip install "pandas>=2"', {
        outputs: [
          stream(
            'Requirement already satisfied: pandas>=2 in /usr/lib/python3/dist-packages (2.2.3)\n' +
              'Requirement already satisfied: six>=1.5 in /usr/lib/python3/dist-packages (from python-dateutil>=2.8->pandas) (1.17.0)\n',
          ),
        ],
      });
      expect(versionIn('pandas', there)).to.equal('2.2.3');
      expect(versionIn('six', there)).to.equal('1.17.0');
      const uv = code('!uv pip install polars', {
        outputs: [stream('Installed 1 package in 5ms\n + polars==1.31.0\n')],
      });
      expect(versionIn('polars', uv)).to.equal('1.31.0');
    });

    it('is what it printed', () => {
      const shown = code(
        'import torch, sklearn\nimport numpy as np\nprint(torch.__version__, np.__version__)\nsklearn.__version__',
        {
          outputs: [
            stream('2.3.1 1.26.4\n'),
            { output_type: 'execute_result', execution_count: 1, metadata: {}, data: { 'text/plain': "'1.7.2'" } },
          ],
        },
      );
      expect(versionIn('torch', shown)).to.equal('2.3.1');
      expect(versionIn('numpy', shown)).to.equal('1.26.4');
      expect(versionIn('scikit-learn', shown)).to.equal('1.7.2');
    });

    it('is not guessed where it is not clear which is whose', () => {
      const mixed = code('import sys, torch\nprint(sys.version_info, torch.__version__, torch.version.cuda)', {
        outputs: [stream('3.12.1 2.3.1 12.1\n')],
      });
      expect(versionIn('torch', mixed), 'what is installed counts then').to.equal('2.0.0');
    });
  });
});
