import { expect } from 'chai';
import type { WorkspaceFacts } from '../../../src/engine/engine';
import { createVersions } from '../../../src/engine/versions/versions';
import { openSourceFile } from '../../../src/lang/open';
import type { Grammars } from '../../../src/lang/grammars';
import { testGrammars } from '../grammars';

function factsOf(files: Readonly<Record<string, string>>): WorkspaceFacts {
  return { today: '2026-01-01', hasPath: (path) => path in files, readText: (path) => files[path] };
}

describe('versions that a file meets', () => {
  let grammars: Grammars;
  before(async () => {
    grammars = await testGrammars();
  });

  function ask(
    files: Readonly<Record<string, string>>,
    name: string,
    version: string,
    path = 'src/train.py',
  ): boolean | undefined {
    const file = openSourceFile({ path, text: files[path] ?? '' }, grammars);
    return createVersions(file, factsOf(files), new Map()).atLeast(name, version);
  }

  const sources: readonly (readonly [string, string])[] = [
    ['requirements.txt', 'numpy\ntorch==2.7.1+cu126 --hash=sha256:00  # via x\n'],
    ['constraints.txt', 'Torch>=2.6,<3\n'],
    ['pyproject.toml', '[project]\ndependencies = [\n  "torch>=2.6",\n]\n'],
    ['uv.lock', 'version = 1\n\n[[package]]\nname = "torch"\nversion = "2.7.1"\n'],
    ['poetry.lock', '[[package]]\r\nname = "torch"\r\nversion = "2.7.1"\r\n'],
    ['Pipfile', '[packages]\ntorch = "~=2.7"\n'],
    ['Pipfile.lock', '{"default": {"torch": {"version": "==2.7.1"}}}'],
    ['environment.yml', 'dependencies:\n  - conda-forge::pytorch=2.7=py311_0\n'],
    ['environment.yaml', 'dependencies:\n  - pip\n  - pip:\n      - torch==2.7.1\n'],
    ['Dockerfile', 'FROM python:3.11\nRUN pip install --no-cache-dir "torch==2.7.1" numpy\n'],
    ['Dockerfile', 'FROM pytorch/pytorch:2.7.1-cuda12.6-cudnn9-runtime\n'],
  ];
  for (const [path, text] of sources) {
    it(`are read from ${path}: ${text.split('\n').at(-2) ?? ''}`, () => {
      expect(ask({ [path]: text }, 'torch', '2.6')).to.equal(true);
      expect(ask({ [path]: text }, 'torch', '3')).not.to.equal(true);
      expect(ask({ [path]: text }, 'keras', '3')).to.equal(undefined);
    });
  }

  it('of Python itself come from the project, the version file or the image', () => {
    expect(ask({ 'pyproject.toml': '[project]\nrequires-python = ">=3.12"\n' }, 'python', '3.12')).to.equal(true);
    expect(ask({ '.python-version': '3.11.4\n' }, 'python', '3.12')).to.equal(false);
    expect(ask({ Dockerfile: 'FROM python:3.14-slim\n' }, 'python', '3.14')).to.equal(true);
  });

  it('are those of the nearest folder, and there of the lock file', () => {
    const files = {
      'requirements.txt': 'torch==2.7\n',
      'src/requirements.txt': 'torch==2.1\n',
      'src/uv.lock': '[[package]]\nname = "torch"\nversion = "2.5"\n',
    };
    expect(ask(files, 'torch', '2.6')).to.equal(false);
    expect(ask(files, 'torch', '2.5')).to.equal(true);
    expect(ask(files, 'torch', '2.6', 'train.py')).to.equal(true);
  });

  it('are what a notebook installs itself', () => {
    const notebook = JSON.stringify({
      cells: [
        {
          cell_type: 'code',
          metadata: {},
          outputs: [],
          execution_count: null,
          source: ['!pip install -q torch==2.1.0'],
        },
      ],
      metadata: { kernelspec: { name: 'python3', language: 'python', display_name: 'x' } },
      nbformat: 4,
      nbformat_minor: 5,
    });
    const files = { 'requirements.txt': 'torch==2.7\n', 'a.ipynb': notebook };
    expect(ask(files, 'torch', '2.6', 'a.ipynb')).to.equal(false);
  });

  it('are not known where files contradict themselves, name none or hold for some machines only', () => {
    expect(ask({ 'requirements.txt': 'torch==2.1\ntorch==2.7\n' }, 'torch', '2.6')).to.equal(undefined);
    expect(ask({ 'requirements.txt': 'torch\n' }, 'torch', '2.6')).to.equal(undefined);
    expect(ask({ 'requirements.txt': 'torch==2.1; sys_platform == "win32"\n' }, 'torch', '2.6')).to.equal(undefined);
  });
});
