import { expect } from 'chai';
import { planScaffold } from '../../../src/scaffold/plan';
import { findScaffold } from '../../../src/scaffold/registry';
import { reportOf } from '../checklist/facts';
import { memoryPlace, type Files } from './projects';

const NET = `from torch import nn


class Block(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()


class Net(nn.Module):
    def __init__(self, num_features: int, n_classes: int, width: int = 8) -> None:
        super().__init__()
`;
const TABLES = { 'data/train.csv': '', 'data/test.csv': '', 'models/net.pt': '' };

/** A generated file, and what a person is told. */
async function create(
  id: string,
  files: Files,
  path: string,
): Promise<{ text: string; notes: string; commands: string }> {
  const scaffold = findScaffold(id);
  if (scaffold === undefined) throw new Error(`no scaffold is called ${id}`);
  const plan = await planScaffold(memoryPlace(files), scaffold);
  const file = plan.files.find((each) => each.path === path);
  expect(file, plan.files.map((each) => each.path).join(', ')).to.not.equal(undefined);
  return { text: file?.text ?? '', notes: plan.notes.join('\n'), commands: plan.commands.join('\n') };
}

describe('scaffolds of Python', () => {
  it('make the network with what its constructor asks for', async () => {
    const files = { ...TABLES, 'src/churn/net.py': NET };
    const { text, notes } = await create('adversarial-test', files, 'scripts/model_under_test.py');
    expect(text).to.include('from churn.net import Net');
    expect(text).to.include('net = Net(x.shape[1], len(classes))');
    expect(text).to.include('MODEL = ROOT / "models/net.pt"');
    expect(text).to.include('TEST = ROOT / "data/test.csv"');
    expect(notes).to.not.include('the arguments');
  });

  it('say so where they cannot know what the constructor needs', async () => {
    const files = { ...TABLES, 'net.py': NET.replace('num_features: int', 'vocabulary: int') };
    const { notes } = await create('adversarial-test', files, 'scripts/model_under_test.py');
    expect(notes).to.include('Give `Net` the arguments that training gives it');
  });

  it('refuse what a pickled model has no need of', async () => {
    const files = {
      'requirements.txt': 'scikit-learn==1.9.1\n',
      'train.py': 'from sklearn.svm import SVC\n',
      'model.pkl': '',
    };
    const { text } = await create('explain-report', files, 'scripts/model_under_test.py');
    expect(text).to.include('GuardedUnpickler(str(MODEL), file, True).load()');
    expect(text).to.not.match(/joblib\.load|pickle\.load/);
  });

  it('leave the versions to the project that names them', async () => {
    const files = { 'requirements.txt': 'pandas==2.3.3\nnumpy\n', 'model.joblib': '' };
    const { text } = await create('drift-job', files, 'requirements-security.txt');
    expect(text).to.match(/^scipy==[\d.]+$/m);
    expect(text).to.not.match(/^(?:pandas|numpy)\b/m);
    const further = { ...files, 'requirements-security.txt': text };
    const added = await create('file-encryption', further, 'requirements-security.txt');
    expect(added.text.startsWith(text), added.text).to.equal(true);
    expect(added.text).to.match(/^cryptography==/m);
  });

  it('stand in the folder of the project, and are run from that of the workspace', async () => {
    const files = {
      'service/requirements.txt': 'flask==3.1.3\n',
      'service/app.py': 'from flask import Flask\n\napp = Flask("a")\n',
    };
    const { text, notes } = await create('api-auth', files, 'service/serving/auth.py');
    expect(text).to.include('from flask import abort');
    expect(notes).to.include('@require_role("predictor")');
    const { commands } = await create('drift-job', files, 'service/monitoring/drift_job.py');
    expect(commands).to.include('python service/monitoring/drift_job.py service/data/train.csv');
  });

  for (const [id, item] of [
    ['adversarial-test', 'ADV-M1'],
    ['membership-inference-test', 'ADV-M2'],
    ['explain-report', 'EXP-M1'],
    ['audit-log', 'AUD-P1'],
    ['audit-log', 'VER-O1'],
    ['api-limits', 'ADV-P2'],
    ['drift-job', 'AUD-O2'],
    ['drift-job', 'ADV-O1'],
    ['data-validation', 'AUD-D1'],
    ['data-validation', 'ADV-D1'],
    ['mlflow-tracking', 'AUD-M1'],
    ['mlflow-tracking', 'VER-M2'],
    ['file-encryption', 'ENC-D1'],
    ['pseudonymise', 'ENC-D2'],
    ['sign-model', 'VER-P1'],
  ] as const) {
    it(`${id} gives evidence for ${item}`, async () => {
      const scaffold = findScaffold(id);
      if (scaffold === undefined) throw new Error(id);
      const { files } = await planScaffold(memoryPlace(PROJECT), scaffold);
      const written = Object.fromEntries(files.map(({ path, text }) => [path, text]));
      const evidence = async (workspace: Files): Promise<readonly string[]> => {
        const { items } = await reportOf(workspace);
        return items.find((each) => each.id === item)?.evidence.map(({ file }) => file) ?? [];
      };
      const gained = (await evidence({ ...PROJECT, ...written })).filter((file) => Object.hasOwn(written, file));
      expect(gained).to.not.deep.equal([]);
      expect(scaffold.items).to.include(item);
    });
  }
});

const PROJECT: Files = {
  'requirements.txt': 'scikit-learn==1.9.1\nfastapi==0.165.0\n',
  'train.py':
    'import joblib\nfrom sklearn.svm import SVC\n\nmodel = SVC().fit(x, y)\njoblib.dump(model, "models/model.joblib")\n',
  'app.py':
    'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.post("/predict")\ndef predict(row: list[float]) -> float:\n    return model.predict([row])[0]\n',
  'data/train.csv': '',
};
