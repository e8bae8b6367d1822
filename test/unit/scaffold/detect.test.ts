import { expect } from 'chai';
import { projectOf, PROJECTS } from './projects';

const project = (name: keyof typeof PROJECTS) => projectOf(PROJECTS[name] ?? {});

describe('what a project uses', () => {
  it('is told from what it declares, imports and calls', async () => {
    const found = await project('scikit-learn with pip, FastAPI, DVC and GitHub');
    expect(found).to.deep.include({
      framework: 'sklearn',
      service: { kind: 'fastapi', file: 'serving/main.py', app: 'app', target: 'serving.main:app' },
      ci: ['github'],
      packages: { kind: 'pip', file: 'requirements.txt', folder: '' },
      python: '3.11',
      testFolder: 'tests',
      training: 'train.py',
      model: { path: 'models/model.joblib', format: 'joblib' },
      data: { path: 'data/train.csv', format: 'csv', target: 'churn', columns: [] },
      image: 'Dockerfile',
    });
    expect(found.dvc).to.deep.include({
      folder: '',
      remote: { name: 'store', url: 's3://watertight-labs/data' },
      outputs: [{ path: 'models/model.joblib', md5: '0123456789abcdef0123456789abcdef', size: 2048 }],
    });
    expect([...found.dependencies]).to.include.members(['scikit-learn', 'mlflow', 'fastapi', 'pandas']);
  });

  it('is told of every framework, package manager and pipeline', async () => {
    const found = await Promise.all(Object.values(PROJECTS).map(projectOf));
    expect(found.map(({ framework }) => framework)).to.deep.equal([undefined, 'sklearn', 'torch', 'xgboost', 'keras']);
    expect(found.map(({ packages }) => packages.kind)).to.deep.equal(['pip', 'pip', 'uv', 'poetry', 'conda']);
    expect(found.map(({ ci }) => ci)).to.deep.equal([[], ['github'], ['gitlab'], ['jenkins'], []]);
    expect(found.map(({ python }) => python)).to.deep.equal(['3.12', '3.11', '3.13', '3.12', '3.11']);
    expect(found.map(({ service }) => service?.kind)).to.deep.equal([
      undefined,
      'fastapi',
      'flask',
      undefined,
      undefined,
    ]);
    expect(found.map(({ training }) => training)).to.deep.equal([
      undefined,
      'train.py',
      'src/net/train.py',
      'train_model.py',
      'service/train.py',
    ]);
  });

  it('stands where its packages are declared', async () => {
    const { folder, testFolder, model } = await project('Keras with conda in a folder below');
    expect({ folder, testFolder, model }).to.deep.equal({
      folder: 'service/',
      testFolder: 'service/tests',
      model: { path: 'service/net.keras', format: 'keras' },
    });
  });

  it('is not told from tests, examples and installed packages', async () => {
    const { framework, model, training } = await projectOf({
      'examples/train.py': 'import torch\ntorch.save(x, "a.pt")\nloss.backward()\n',
      'tests/test_net.py': 'import torch\n',
      'env/pyvenv.cfg': '',
      'env/lib/train.py': 'from torch import nn\nclass N(nn.Module): ...\nloss.backward()\n',
    });
    expect({ framework, model, training }).to.deep.equal({
      framework: undefined,
      model: undefined,
      training: undefined,
    });
  });

  it('is read out of notebooks too', async () => {
    const source = ['import torch\\n', 'torch.save(net.state_dict(), \\"net.pt\\")\\n'];
    const notebook = `{"cells": [{"cell_type": "code", "source": [${source.map((line) => `\n"${line}"`).join(',')}]}]}`;
    const { framework } = await projectOf({ 'explore.ipynb': notebook });
    expect(framework).to.equal('torch');
  });
});
