import { expect } from 'chai';
import { openSourceFile } from '../../../src/lang/open';
import { createPinFinder } from '../../../src/pins/find-pins';
import { collectExternals } from '../../../src/pins/inventory/collect';
import { hubUses } from '../../../src/rules/shared/hub-repositories';
import { testGrammars } from '../grammars';
import { commit, factsOf } from './memory';

const DIGEST = 'c'.repeat(64);

describe('what a file loads from elsewhere', () => {
  let grammars: Awaited<ReturnType<typeof testGrammars>>;
  before(async () => {
    grammars = await testGrammars();
  });

  /** `line kind name state pin`, one a thing. */
  function listOf(path: string, text: string, files: Readonly<Record<string, string>> = {}): readonly string[] {
    const facts = { ...factsOf(files), sha256: (name: string) => (files[name] === undefined ? undefined : DIGEST) };
    const file = openSourceFile({ path, text }, grammars);
    try {
      return collectExternals(file, {
        pins: createPinFinder()(file, facts),
        hubUses: (document) => hubUses(document, facts.hasPath),
      }).map(({ range, map, kind, name, requested = '-', state, pin = '-' }) => {
        const { start } = file.locate(map.toOuter(range) ?? { start: 0, end: 0 });
        return [start.line + 1, kind, name, requested, state, pin].join(' ');
      });
    } finally {
      file.dispose();
    }
  }

  it('is models and data sets, with their commits', () => {
    const text = `from transformers import AutoModel, pipeline
from datasets import load_dataset
import mlflow, torch, dvc.api
AutoModel.from_pretrained("team/classifier")
AutoModel.from_pretrained("team/classifier", revision="${commit('a')}")
AutoModel.from_pretrained("team/classifier", revision=chosen())
AutoModel.from_pretrained("./local")
load_dataset("team/tickets", revision="v2")
mlflow.pyfunc.load_model("models:/churn/3")
mlflow.pyfunc.load_model("models:/churn@champion")
torch.hub.load("team/hub:main", "net")
dvc.api.read("data.csv", repo="https://github.com/team/registry", rev="main")
`;
    const files = {
      '<hub-cache>/models--team--classifier/refs/main': commit('b'),
      [`<hub-cache>/models--team--classifier/snapshots/${commit('b')}/config.json`]: '{}',
      'mlruns/models/churn/aliases/champion': '7',
    };
    expect(listOf('train.py', text, files)).to.deep.equal([
      `4 model team/classifier - known ${commit('b')}`,
      `5 model team/classifier - pinned ${commit('a')}`,
      '6 model team/classifier - unpinned -',
      '8 dataset team/tickets v2 unpinned -',
      '9 model churn - pinned 3',
      '10 model churn champion known 7',
      '11 model team/hub main unpinned -',
      '12 dataset https://github.com/team/registry main unpinned -',
    ]);
  });

  it('is files that are fetched, with the digest of those that are here', () => {
    const text = `import pandas as pd, pooch
from urllib.request import urlretrieve
urlretrieve("https://user:word@example.com/data.csv?token=1", "data/data.csv")
urlretrieve("https://example.com/other.csv", "../other.csv")
pooch.retrieve("https://example.com/known.csv", known_hash="${DIGEST}")
pooch.retrieve("https://example.com/any.csv", known_hash=None)
pd.read_csv("https://example.com/rows.csv")
pd.read_csv("rows.csv")
`;
    expect(listOf('load.py', text, { 'data/data.csv': '' })).to.deep.equal([
      `3 download https://example.com/data.csv - known sha256:${DIGEST}`,
      '4 download https://example.com/other.csv - unpinned -',
      `5 download https://example.com/known.csv - pinned sha256:${DIGEST}`,
      '6 download https://example.com/any.csv - unpinned -',
      '7 download https://example.com/rows.csv - unpinned -',
    ]);
    const script = `curl -fsSL https://example.com/model.pt -o model.pt
wget -q https://example.com/weights.bin
curl https://example.com/health
`;
    expect(listOf('get.sh', script, { 'model.pt': '' })).to.deep.equal([
      `1 download https://example.com/model.pt - known sha256:${DIGEST}`,
      '2 download https://example.com/weights.bin - unpinned -',
    ]);
    const checked = `curl -fLO https://example.com/model.pt\necho "${DIGEST}  model.pt" | sha256sum -c\n`;
    expect(listOf('get.sh', checked)).to.deep.equal([
      `1 download https://example.com/model.pt - pinned sha256:${DIGEST}`,
    ]);
  });

  it('is packages, pinned where they are installed by a lock file', () => {
    const lock = { 'uv.lock': '[[package]]\nname = "torch"\nversion = "2.8.0"\n' };
    const project = '[project]\ndependencies = ["torch>=2", "numpy==2.3.5"]\n[dependency-groups]\ndev = ["pytest"]\n';
    expect(listOf('pyproject.toml', project, lock)).to.deep.equal([
      '2 package torch >=2 pinned 2.8.0',
      '2 package numpy - pinned 2.3.5',
      '4 package pytest - unpinned -',
    ]);
    expect(listOf('requirements.txt', 'torch>=2\n-e .\n./wheels/a.whl\n', lock)).to.deep.equal([
      '1 package torch >=2 known 2.8.0',
    ]);
    expect(listOf('constraints.txt', 'torch<3\n', lock)).to.deep.equal([]);
    const poetry = '[tool.poetry.dependencies]\npython = "^3.12"\ntorch = "^2.0"\nnumpy = {version = "2.3.5"}\n';
    expect(listOf('pyproject.toml', poetry)).to.deep.equal([
      '3 package torch ^2.0 unpinned -',
      '4 package numpy - pinned 2.3.5',
    ]);
    const conda =
      'name: ml\nchannels: [conda-forge]\ndependencies:\n  - python=3.12\n  - pytorch\n  - pip:\n      - einops==0.8.1\n';
    expect(listOf('environment.yml', conda)).to.deep.equal([
      '4 package python - pinned 3.12',
      '5 package pytorch - unpinned -',
      '7 package einops - pinned 0.8.1',
    ]);
    const script = `pip install -q torch "numpy==2.3.5" -r other.txt\nuv add polars\npip install git+https://github.com/team/toolbox@v1\n`;
    expect(listOf('setup.sh', script, lock)).to.deep.equal([
      '1 package torch - known 2.8.0',
      '1 package numpy - pinned 2.3.5',
      '2 package polars - unpinned -',
      '3 package https://github.com/team/toolbox v1 unpinned -',
    ]);
  });

  it('is what pipelines run', () => {
    const workflow = `on: push
jobs:
  a:
    runs-on: ubuntu-24.04
    container: python:3.12-slim
    steps:
      - uses: actions/checkout@${commit('a')} # v4.2.2
      - uses: team/setup/deep@v1
      - uses: ./local
      - run: pip install torch
`;
    const others = { '.github/workflows/b.yml': `uses: team/setup@${commit('b')} # v1.0.3\n` };
    expect(listOf('.github/workflows/a.yml', workflow, others)).to.deep.equal([
      '5 image python 3.12-slim unpinned -',
      `7 action actions/checkout - pinned ${commit('a')}`,
      `8 action team/setup/deep v1 known ${commit('b')}`,
      '10 package torch - unpinned -',
    ]);
    const deployed = { 'deploy/serve.yaml': `image: python:3.12-slim@sha256:${DIGEST}\n` };
    expect(listOf('Dockerfile', 'FROM python:3.12-slim\n', deployed)).to.deep.equal([
      `1 image python 3.12-slim known sha256:${DIGEST}`,
    ]);
    const image = `FROM ghcr.io/team/base:1.0@sha256:${DIGEST} AS base\nFROM base\nRUN pip install torch==2.8.0\n`;
    expect(listOf('Dockerfile', image)).to.deep.equal([
      `1 image ghcr.io/team/base 1.0 pinned sha256:${DIGEST}`,
      '3 package torch - pinned 2.8.0',
    ]);
    const hooks = `repos:\n  - repo: https://github.com/psf/black\n    rev: 25.1.0\n    hooks: [{ id: black }]\n  - repo: local\n    hooks: [{ id: own }]\n`;
    expect(listOf('.pre-commit-config.yaml', hooks)).to.deep.equal([
      '2 repository https://github.com/psf/black 25.1.0 unpinned -',
    ]);
  });
});
