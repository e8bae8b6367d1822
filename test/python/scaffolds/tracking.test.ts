/** Scaffolds that record and sign models, written and run in a small project. */
import { expect } from 'chai';
import { findEnvironment } from '../environment';
import { createWorkspace, type Workspace } from './workspace';

interface Recorded {
  readonly versions: readonly string[];
  readonly answers: readonly string[];
  readonly refused: string;
  readonly run: { readonly params: unknown; readonly metrics: unknown; readonly inputs: readonly string[] };
}

describe('scaffolds that record and sign models', function () {
  this.timeout(120_000);
  let python: string | undefined;
  let workspace: Workspace | undefined;
  before(async function () {
    this.timeout(10 * 60_000);
    python = await findEnvironment('tracking');
  });
  afterEach(() => workspace?.remove());

  function open(files: Readonly<Record<string, string>>): Workspace | undefined {
    workspace = python === undefined ? undefined : createWorkspace(python, files);
    return workspace;
  }

  it('mlflow-tracking: the run is noted, and the champion is the version that passed', async function () {
    const project = open({ 'train.py': TRAINING });
    if (project === undefined) return this.skip();
    await project.scaffold('mlflow-tracking');
    const { code, output } = await project.python(['train.py']);
    expect(code, output).to.equal(0);
    const { versions, answers, refused, run } = project.readJson('recorded.json') as Recorded;
    expect(versions).to.deep.equal(['1', '2']);
    expect(answers, 'of the champion, then of the candidate').to.deep.equal(['stays', 'leaves']);
    expect(refused).to.include('Failed to enforce schema');
    expect(run).to.deep.equal({ params: { seed: '0' }, metrics: { accuracy: 1 }, inputs: ['rows'] });
  });

  it('sign-model: a model that was changed, or has company, is not what was signed', async function () {
    const project = open({ 'models/model.joblib': 'weights', 'models/labels.txt': 'stays leaves' });
    if (project === undefined) return this.skip();
    await project.scaffold('sign-model');
    const run = async (command: string): Promise<number> =>
      (await project.python(['scripts/sign_model.py', command], { MODEL_KEY_PASSWORD: 'roses and churn' })).code;
    expect(await run('new-key')).to.equal(0);
    expect(project.read('model-signing.key')).to.include('ENCRYPTED PRIVATE KEY');
    expect(await run('new-key'), 'a second key').to.equal(1);
    expect(await run('sign')).to.equal(0);
    expect(await run('verify')).to.equal(0);
    project.write('models/model.joblib', 'other weights');
    expect(await run('verify')).to.equal(1);
    project.write('models/model.joblib', 'weights');
    expect(await run('verify')).to.equal(0);
    project.write('models/more.joblib', 'weights');
    expect(await run('verify')).to.equal(1);
  });
});

const TRAINING = `
import json
import sys
from pathlib import Path

import mlflow
import pandas as pd
from sklearn.ensemble import RandomForestClassifier

sys.path.insert(0, "scripts")
import tracking

Path("rows.csv").write_text("minutes,churn\\n" + "1,stays\\n9,leaves\\n" * 20)
rows = pd.read_csv("rows.csv").astype({"minutes": float})
versions = []
for labels in (rows["churn"], rows["churn"][::-1].reset_index(drop=True)):
    given = rows.assign(churn=labels)
    model = RandomForestClassifier(5, random_state=0).fit(given[["minutes"]], labels)
    metrics = {"accuracy": model.score(given[["minutes"]], labels)}
    versions.append(
        tracking.record_run(model, given, "churn", source=Path("rows.csv"), params={"seed": 0}, metrics=metrics)
    )
tracking.promote(versions[0])
asked = pd.DataFrame({"minutes": [1.0]})
models = [mlflow.pyfunc.load_model(f"models:/{tracking.MODEL}@{alias}") for alias in ("champion", "candidate")]
try:
    refused = str(models[0].predict(pd.DataFrame({"hours": [1.0]})))
except mlflow.MlflowException as error:
    refused = str(error)
run = mlflow.get_run(models[0].metadata.run_id)
recorded = {
    "versions": versions,
    "answers": [str(model.predict(asked)[0]) for model in models],
    "refused": refused,
    "run": {
        "params": run.data.params,
        "metrics": run.data.metrics,
        "inputs": [given.dataset.name for given in run.inputs.dataset_inputs],
    },
}
Path("recorded.json").write_text(json.dumps(recorded))
`;
