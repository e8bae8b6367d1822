import { expect } from 'chai';
import type { ChecklistReport } from '../../../src/checklist/types';
import type { FolderEntry } from '../../../src/engine/host';
import { planScaffold } from '../../../src/scaffold/plan';
import { SCAFFOLDS } from '../../../src/scaffold/registry';
import type { ProjectPlace } from '../../../src/scaffold/read-project';
import type { Scaffold } from '../../../src/scaffold/types';
import { reportOf, type Workspace } from './facts';

/** A project that trains and serves a model about people, and has nothing else. */
const PROJECT: Workspace = {
  'requirements.txt': 'fastapi==0.121.0\njoblib==1.5.2\npandas==2.3.3\nscikit-learn==1.7.2\n',
  'train.py': [
    ...['import joblib', 'import pandas as pd', 'from sklearn.ensemble import RandomForestClassifier'],
    ...['rows = pd.read_csv("data/customers.csv")', 'model = RandomForestClassifier()'],
    ...['model.fit(rows.drop(columns="churn"), rows["churn"])', 'joblib.dump(model, "models/churn.joblib")', ''],
  ].join('\n'),
  'serve.py': [
    ...[
      'import joblib',
      'from fastapi import FastAPI',
      'app = FastAPI()',
      'model = joblib.load("models/churn.joblib")',
    ],
    ...['@app.post("/predict")', 'def predict(row: dict):', '    return {"churn": int(model.predict([row])[0])}', ''],
  ].join('\n'),
  'data/customers.csv': 'customer_name,email,age,churn\nAda,ada@example.com,36,0\n',
  Dockerfile: 'FROM python:3.12\nCOPY . .\nCMD ["uvicorn", "serve:app"]\n',
};
const PROFILE = { servesModel: true, personalData: true, highRisk: true } as const;

/** Their evidence comes with what a person does next: a route that asks, a run of the pipeline, a file that is ignored. */
const NEEDS_MORE = new Set(['api-auth', 'env-example', 'dockerignore', 'dvc-pipeline', 'dvc-remote-encryption']);

describe('what scaffolds create', () => {
  let before: ChecklistReport;

  beforeEach(async () => {
    before = await reportOf(PROJECT, PROFILE);
  });

  for (const scaffold of SCAFFOLDS.filter(({ id }) => !NEEDS_MORE.has(id))) {
    it(`is evidence for the checklist: ${scaffold.id}`, async () => {
      const after = await reportOf(await apply(PROJECT, scaffold), PROFILE);
      const better = scaffold.items.filter((id) => describeItem(after, id) !== describeItem(before, id));
      expect(better).not.to.deep.equal([]);
    });
  }

  it('raises the score from under 25 % to over 70 % where all of it is created', async () => {
    let workspace = PROJECT;
    for (const scaffold of SCAFFOLDS) workspace = await apply(workspace, scaffold);
    const after = await reportOf(workspace, PROFILE);
    expect(before.score).to.be.lessThan(25);
    expect(after.score).to.be.greaterThan(70);
  });
});

function describeItem({ items }: ChecklistReport, id: string): string {
  const item = items.find((candidate) => candidate.id === id);
  return JSON.stringify([item?.state, item?.evidence]);
}

async function apply(workspace: Workspace, scaffold: Scaffold): Promise<Workspace> {
  const place = { host: hostOf(workspace), root: '', name: 'churn', today: '2026-11-26' };
  const { files } = await planScaffold(place, scaffold);
  const written = files.filter(({ state }) => state === 'new' || state === 'extended');
  return { ...workspace, ...Object.fromEntries(written.map(({ path, text }) => [path, text])) };
}

function hostOf(workspace: Workspace): ProjectPlace['host'] {
  const paths = Object.keys(workspace).map((path) => `/${path}`);
  const clean = (path: string): string => `/${path.replace(/^\/+|\/+$/g, '')}`;
  return {
    listFolder(given) {
      const folder = clean(given) === '/' ? '/' : `${clean(given)}/`;
      const names = new Map<string, FolderEntry>();
      for (const path of paths.filter((each) => each.startsWith(folder))) {
        const [name = '', ...rest] = path.slice(folder.length).split('/');
        names.set(name, { name, kind: rest.length > 0 ? 'folder' : 'file' });
      }
      return Promise.resolve([...names.values()]);
    },
    readFile(path) {
      const text = workspace[clean(path).slice(1)];
      return text === undefined ? Promise.reject(new Error('There is no such file.')) : Promise.resolve(text);
    },
    stat(path) {
      const text = workspace[clean(path).slice(1)];
      return Promise.resolve(text === undefined ? undefined : { name: path, kind: 'file' as const, size: text.length });
    },
  };
}
