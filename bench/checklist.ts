import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent,
  InitializedNotification,
  InitializeRequest,
} from 'vscode-languageserver/node';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../scripts/process.mjs';
import { CHECKLIST_CHANGED, EVALUATE_CHECKLIST } from '../src/protocol/checklist';
import { connectServer } from '../test/server/client';

export interface ChecklistFigures {
  readonly files: number;
  /** Milliseconds of wall time of the whole command, with an empty cache, and with a full one. */
  readonly first: number;
  readonly second: number;
  /** Milliseconds until the server has answered for the first time, on one core. */
  readonly server: number;
  /** Milliseconds from a change on the disk to the notification, its wait of 50 ms included; the median of some. */
  readonly change: number;
}

const FILES = 2_000;
const CHANGES = 9;

/** The checklist of a generated workspace: what the command and the server take for it. */
export async function measureChecklist(): Promise<ChecklistFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'watertight-bench-checklist-'));
  const cache = mkdtempSync(join(tmpdir(), 'watertight-bench-cache-'));
  try {
    for (let index = 0; index < FILES; index++) {
      const [path, text] = generateFile(index);
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    // The cache believes a file only once it has stood for a while (host/node/stamp.ts).
    await setTimeout(3_000);
    const words = [join(ROOT, 'dist/cli.js'), 'checklist', '--format', 'json', '--cache-dir', cache];
    const run = (): number => {
      const started = performance.now();
      const { status } = spawnSync(process.execPath, words, { cwd: folder, stdio: 'ignore' });
      if (status !== 0) throw new Error(`The checklist ended with ${String(status)}.`);
      return performance.now() - started;
    };
    return { files: FILES, first: run(), second: run(), ...(await measureServer(folder)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(cache, { recursive: true, force: true });
  }
}

async function measureServer(folder: string): Promise<Pick<ChecklistFigures, 'server' | 'change'>> {
  const connection = connectServer();
  const uri = pathToFileURL(folder).href;
  await connection.sendRequest(InitializeRequest.type, {
    processId: null,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- The protocol asks for it.
    rootUri: null,
    capabilities: {},
    workspaceFolders: [{ uri, name: 'bench' }],
    initializationOptions: { client: 'watertight' },
  });
  await connection.sendNotification(InitializedNotification.type, {});
  const started = performance.now();
  await connection.sendRequest(EVALUATE_CHECKLIST);
  const server = performance.now() - started;
  const changes: number[] = [];
  for (let change = 0; change < CHANGES; change++) {
    const [path, text] = generateFile(change * 20);
    const told = new Promise<void>((resolve) => {
      connection.onNotification(CHECKLIST_CHANGED, () => {
        resolve();
      });
    });
    writeFileSync(join(folder, path), `${text}# ${String(change)}\n`);
    const begun = performance.now();
    const event: FileEvent = { uri: pathToFileURL(join(folder, path)).href, type: FileChangeType.Changed };
    await connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes: [event] });
    await told;
    changes.push(performance.now() - begun);
  }
  connection.dispose();
  return { server, change: changes.sort((a, b) => a - b)[changes.length >> 1] ?? NaN };
}

/** Of twenty files: eleven modules, three tests, two notebooks, and a manifest, a document, data and a script each. */
function generateFile(index: number): readonly [path: string, text: string] {
  const place = `package_${String(index % 40)}`;
  const name = String(index);
  switch (index % 20) {
    case 0:
      return [`${place}/train_${name}.py`, TRAINING.repeat(2)];
    case 1:
      return [`${place}/serve_${name}.py`, SERVING];
    case 2:
    case 3:
    case 4:
      return [`${place}/tests/test_${name}.py`, TESTS.repeat(3)];
    case 5:
    case 6:
      return [`${place}/explore_${name}.ipynb`, notebook()];
    case 7:
      return [`${place}/deploy_${name}.yaml`, MANIFEST];
    case 8:
      return [`${place}/docs/notes_${name}.md`, DOCUMENT.repeat(8)];
    case 9:
      return [`${place}/reports/metrics_${name}.json`, JSON.stringify({ accuracy: 0.9, rows: Array(200).fill(1) })];
    case 10:
      return [`${place}/run_${name}.sh`, 'set -e\npython train.py --epochs 3\npytest tests\n'];
    default:
      return [`${place}/module_${name}.py`, MODULE.repeat(6)];
  }
}

const MODULE = `import json
import logging
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd

log = logging.getLogger(__name__)


@dataclass
class Window:
    start: int
    end: int

    def slice(self, rows: pd.DataFrame) -> pd.DataFrame:
        return rows.iloc[self.start : self.end]


def normalise(rows: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    for column in columns:
        values = rows[column].to_numpy()
        rows[column] = (values - values.mean()) / np.maximum(values.std(), 1e-9)
    log.info("normalised %d columns", len(columns))
    return rows


`;

const TRAINING = `import joblib
import mlflow
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split


def main(path: str) -> None:
    rows = pd.read_csv(path)
    train, test = train_test_split(rows, random_state=7)
    with mlflow.start_run():
        mlflow.log_params({"trees": 200})
        model = RandomForestClassifier(n_estimators=200, random_state=7).fit(train.drop(columns="y"), train["y"])
        mlflow.log_metric("accuracy", model.score(test.drop(columns="y"), test["y"]))
    joblib.dump(model, "model.joblib")


`;

const SERVING = `import joblib
from fastapi import Depends, FastAPI
from pydantic import BaseModel, Field

app = FastAPI()
model = joblib.load("model.joblib")


class Row(BaseModel):
    age: int = Field(ge=0, le=120)


@app.post("/predict", dependencies=[Depends(require_user)])
def predict(row: Row) -> float:
    return float(model.predict([[row.age]])[0])
`;

const TESTS = `import pytest
from package.module import normalise


@pytest.mark.parametrize("size", [1, 10, 100])
def test_normalise(size):
    rows = make_rows(size)
    assert abs(normalise(rows, ["x"])["x"].mean()) < 1e-6


`;

const MANIFEST = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: model
spec:
  replicas: 2
  template:
    spec:
      serviceAccountName: model
      securityContext:
        runAsNonRoot: true
      containers:
        - name: model
          image: registry.example.com/model:1.4.2
          resources:
            limits: {memory: 1Gi}
`;

const DOCUMENT = `## Notes

The second experiment drops the columns that are not known at the time of the prediction.

`;

function notebook(): string {
  const cell = (source: string): unknown => ({
    ...{ cell_type: 'code', execution_count: 1, metadata: {}, source },
    outputs: [{ output_type: 'stream', name: 'stdout', text: 'accuracy 0.91\\n'.repeat(20) }],
  });
  const cells = [...MODULE.split('\n\n\n'), ...TRAINING.split('\n\n\n')].map(cell);
  const metadata = { kernelspec: { name: 'python3', language: 'python', display_name: 'Python 3' } };
  return JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, undefined, 1);
}
