import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from '../../../scripts/process.mjs';
import type { WorkspaceFacts } from '../../../src/engine/engine';
import { HostError, type FolderEntry, type Host } from '../../../src/engine/host';
import { readProject, type ProjectPlace } from '../../../src/scaffold/read-project';
import type { Project } from '../../../src/scaffold/project';

export type Files = Readonly<Record<string, string>>;

const TORCH_NET = `import torch
from torch import nn


class Net(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.Linear(4, 2)

    def forward(self, rows):
        return self.layers(rows)


def save(net: Net) -> None:
    torch.save(net.state_dict(), "models/net.pt")
`;

const SKLEARN_TRAINING = `import joblib
import mlflow
import pandas as pd
from sklearn.ensemble import RandomForestClassifier

TARGET = "churn"

rows = pd.read_csv("data/train.csv")
model = RandomForestClassifier(random_state=0).fit(rows.drop(columns=[TARGET]), rows[TARGET])
joblib.dump(model, "models/model.joblib")
`;

const FASTAPI_SERVICE = `from fastapi import FastAPI

app = FastAPI()


@app.post("/predict")
def predict(row: list[float]) -> float:
    return model.predict([row])[0]
`;

/** Projects that differ in all that detection tells apart. */
export const PROJECTS: Readonly<Record<string, Files>> = {
  'an empty folder': {},
  'scikit-learn with pip, FastAPI, DVC and GitHub': {
    'requirements.txt': ['scikit-learn==1.9.1', 'fastapi==0.165.0', 'mlflow==3.17.2']
      .map((line) => `${line} --hash=sha256:${'0'.repeat(64)}\n`)
      .join(''),
    'train.py': SKLEARN_TRAINING,
    'serving/main.py': FASTAPI_SERVICE,
    'tests/test_train.py': 'def test_train() -> None:\n    pass\n',
    '.dvc/config': '[core]\n    remote = store\n[\'remote "store"\']\n    url = s3://watertight-labs/data\n',
    'dvc.yaml':
      'stages:\n  train:\n    cmd: python train.py\n    deps:\n      - train.py\n    outs:\n      - models/model.joblib\n',
    'dvc.lock':
      "schema: '2.0'\nstages:\n  train:\n    cmd: python train.py\n    outs:\n      - path: models/model.joblib\n        hash: md5\n        md5: 0123456789abcdef0123456789abcdef\n        size: 2048\n",
    'metrics.json': '{"accuracy": 0.91, "test": {"f1": 0.88}}\n',
    '.github/workflows/lint.yml': 'on: push\njobs: {}\n',
    Dockerfile: 'FROM python:3.11-slim\n',
  },
  'PyTorch with uv, Flask and GitLab': {
    'pyproject.toml': '[project]\nname = "net"\nrequires-python = ">=3.13"\ndependencies = ["torch==2.13.0"]\n',
    'uv.lock': 'version = 1\n',
    'src/net/model.py': TORCH_NET,
    'src/net/train.py': 'from net.model import Net\n\nloss.backward()\n',
    'app.py': 'from flask import Flask\n\napp = Flask(__name__)\n',
    '.gitlab-ci.yml': 'stages: [test]\n',
  },
  'XGBoost with poetry and Jenkins': {
    'pyproject.toml':
      '[tool.poetry]\nname = "trees"\n\n[tool.poetry.dependencies]\npython = "^3.12"\nxgboost = "3.1.0"\n',
    'poetry.lock': '',
    'train_model.py':
      'from xgboost import XGBClassifier\n\nmodel = XGBClassifier().fit(x, y)\nmodel.save_model("model.ubj")\n',
    Jenkinsfile: 'pipeline { agent any }\n',
  },
  'Keras with conda in a folder below': {
    'service/environment.yml': 'name: net\ndependencies:\n  - python=3.11\n  - tensorflow=2.20.0\n',
    'service/train.py': 'import keras\n\nmodel = keras.Sequential([])\nmodel.fit(x, y)\nmodel.save("net.keras")\n',
  },
};

/** The project of `npm start`, as the workspace that it is opened in: `examples`. */
export function exampleProject(): Files {
  const root = join(ROOT, 'examples');
  const names = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    names.map(({ name, parentPath }) => {
      const path = join(parentPath, name);
      return [relative(root, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')];
    }),
  );
}

/** A folder in memory. */
export function memoryPlace(files: Files, name = 'churn'): ProjectPlace {
  const paths = Object.keys(files);
  const below = (path: string): string => path.replace(/^\/work\/?/, '');
  const host: Pick<Host, 'listFolder' | 'readFile' | 'stat'> = {
    listFolder(path) {
      const base = below(path) === '' ? '' : `${below(path)}/`;
      const names = new Map<string, FolderEntry['kind']>();
      for (const each of paths.filter((candidate) => candidate.startsWith(base))) {
        const [first = '', ...rest] = each.slice(base.length).split('/');
        names.set(first, rest.length > 0 ? 'folder' : 'file');
      }
      return Promise.resolve([...names].map(([entry, kind]) => ({ name: entry, kind })));
    },
    readFile(path) {
      const text = files[below(path)];
      return text === undefined ? Promise.reject(new HostError('not-found', 'it is not there')) : Promise.resolve(text);
    },
    stat(path) {
      const text = files[below(path)];
      const entry = text === undefined ? undefined : ({ name: path, kind: 'file', size: text.length } as const);
      return Promise.resolve(entry);
    },
  };
  return { host, root: '/work', name, today: '2026-11-26' };
}

export function projectOf(files: Files): Promise<Project> {
  return readProject(memoryPlace(files));
}

/** What rules may ask of a folder in memory. */
export function factsOfFolder(files: Files): WorkspaceFacts {
  const paths = Object.keys(files);
  return {
    hasPath: (path) => paths.some((each) => each === path || each.startsWith(`${path}/`)),
    readText: (path) => files[path],
    listFolder: (folder) => {
      const base = folder === '' ? '' : `${folder}/`;
      const names = paths.filter((path) => path.startsWith(base)).map((path) => path.slice(base.length).split('/')[0]);
      return names.length === 0 ? undefined : [...new Set(names.filter((name) => name !== undefined))].sort();
    },
    isTracked: () => true,
    today: '2026-11-26',
  };
}
