import { expect } from 'chai';
import { classifyPath } from '../../../src/lang/classify';

const KINDS: Readonly<Record<string, readonly string[]>> = {
  python: ['a.py', 'a/b.pyi', 'GUI.PYW'],
  notebook: ['a.ipynb'],
  requirements: [
    'requirements.txt', 'requirements-dev.txt', 'dev-requirements.txt', 'requirements_gpu.in', 'requirements/base.txt', 'requirements/cuda.in',
    'constraints.txt', 'constraints-3.12.txt', 'a/dev.in', 'requirements.txt.j2', 'a\\requirements.txt', 'requirements.dev.txt',
  ],
  dockerfile: ['Dockerfile', 'Dockerfile.gpu', 'gpu.dockerfile', 'Containerfile', 'a/Dockerfile-dev', 'dockerfile'],
  shell: ['run.sh', 'a.bash', '.envrc', 'train.slurm', '.bashrc'],
  env: ['.env', '.env.local', 'prod.env', '.env.example', '.flaskenv'],
  ini: ['.dvc/config', 'sub/.dvc/config.local', 'pip.conf', 'setup.cfg', 'airflow.cfg', 'basic_auth.ini', '.aws/credentials', '.pypirc', 'config.properties', 'torchserve.properties'],
  toml: ['pyproject.toml', 'Pipfile', '.streamlit/secrets.toml', 'uv.toml'],
  yaml: ['dvc.yaml', 'a.yml', 'MLproject', 'mlproject', 'x.csv.dvc', 'dvc.lock', '.condarc', '.github/workflows/ci.yml', 'chart/templates/_pod.tpl', 'config.yaml.j2', 'compose.yaml.example'],
  json: ['a.json', 'b.jsonc'],
  groovy: ['Jenkinsfile', 'Jenkinsfile.gpu', 'train.jenkinsfile', 'vars/train.groovy'],
  text: [
    'README.md', 'notes.txt', 'a.R', 'a.jl', 'x.scala', 'q.sql', 'a.ts', 'a.js', 'main.tf', 'log4j.properties', 'x.conf', 'Makefile',
    'script.py.j2', 'uv.lock', 'poetry.lock', 'Pipfile.lock', 'package-lock.json', 'pdm.lock', 'pixi.lock', 'conda-lock.yml', 'gpu.conda-lock.yaml', 'pnpm-lock.yaml', 'pylock.toml',
  ],
}; // prettier-ignore

describe('what a file is', () => {
  for (const [kind, paths] of Object.entries(KINDS)) {
    for (const path of paths) {
      it(`${path} is ${kind}`, () => {
        expect(classifyPath(path)).to.equal(kind);
        expect(classifyPath(`some/folder/${path}`)).to.equal(kind);
      });
    }
  }

  for (const path of [
    'model.bin',
    'weights.safetensors',
    'LICENSE',
    'data.csv',
    'Makefile.in',
    'config.h.in',
    '.dvc',
    'constructor',
    '__proto__',
    '.py',
    '',
  ]) {
    it(`${JSON.stringify(path)} is not ours to read`, () => {
      expect(classifyPath(path)).to.equal(undefined);
    });
  }

  for (const [id, kind] of [
    ['python', 'python'], ['yaml', 'yaml'], ['dockerfile', 'dockerfile'], ['pip-requirements', 'requirements'], ['shellscript', 'shell'], ['jsonc', 'json'], ['toml', 'toml'],
    ['ini', 'ini'], ['dotenv', 'env'], ['dockercompose', 'yaml'], ['github-actions-workflow', 'yaml'], ['azure-pipelines', 'yaml'], ['dvc', 'yaml'], ['properties', 'ini'],
  ] as const) {
    it(`the editor's language ${id} is ${kind}, whatever the name`, () => {
      expect(classifyPath('untitled-1', id)).to.equal(kind);
      if (id !== 'properties') expect(classifyPath('notes.txt', id)).to.equal(kind);
    });
  } // prettier-ignore

  it('is left to the path where the editor has no better idea', () => {
    expect(classifyPath('requirements.txt', 'plaintext')).to.equal('requirements');
    expect(classifyPath('.env', 'properties')).to.equal('env');
    expect(classifyPath('untitled-1', 'constructor')).to.equal(undefined);
  });

  it('is a notebook or a lock file also where the editor says otherwise', () => {
    expect(classifyPath('a.ipynb', 'json')).to.equal('notebook');
    expect(classifyPath('package-lock.json', 'json')).to.equal('text');
    expect(classifyPath('conda-lock.yml', 'yaml')).to.equal('text');
  });
});
