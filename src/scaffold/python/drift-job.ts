import type { Project } from '../project';
import { installStep, installTools, toolchainOf } from '../pipelines/toolchain';
import { writePipeline } from '../pipelines/write';
import type { Scaffold, ScaffoldFiles } from '../types';
import { installCommand, pinsFor, requirementsFor } from './shared';

const PACKAGES = ['numpy', 'pandas', 'scikit-learn', 'scipy'] as const;
const DAILY = { cron: '41 4 * * *', words: 'every day' } as const;

export const DRIFT_JOB: Scaffold = {
  id: 'drift-job',
  title: 'Drift check on a schedule, with an alert',
  summary:
    'Writes a job that compares what the service gets with the training data each day, and alerts where it differs.',
  items: ['AUD-O2', 'ADV-O1'],
  create: (project) => create(project),
};

function create(project: Project): ScaffoldFiles {
  const { folder, data } = project;
  const script = `${folder}monitoring/drift_job.py`;
  const reference =
    data?.format === 'csv' && data.path.startsWith(folder) ? data.path.slice(folder.length) : 'data/train.csv';
  const current = 'data/current.csv';
  const command = `python monitoring/drift_job.py ${reference} ${current}`;
  // From the workspace's folder, where the project may stand in one below.
  const ownCommand = `python ${script} ${folder}${reference} ${folder}${current}`;
  const { run } = toolchainOf(project);
  const pins = pinsFor(project, PACKAGES);
  const pipeline = {
    id: 'drift',
    title: 'Drift',
    about: ['Compares what the service gets with what the model was trained on. The job fails where that differs.'],
    onChanges: false,
    schedule: DAILY,
    jobs: [
      {
        id: 'drift',
        title: 'Compare the data',
        minutes: 30,
        steps: [
          ...installStep(project),
          ...(pins.length === 0 ? [] : [{ title: 'Install what the check needs', run: [run(installTools(...pins))] }]),
          { title: 'Check for drift', run: [run(command)], secrets: ['DRIFT_WEBHOOK'] },
        ],
        keeps: ['reports/'],
      },
    ],
  };
  return {
    files: [
      { path: script, text: PROGRAM },
      ...requirementsFor(project, ...PACKAGES),
      ...writePipeline(pipeline, project),
    ],
    commands: [installCommand(project), ownCommand],
    notes: [
      `Let the service write what it gets to ${current}, or fetch it there before the check: the same columns as ${reference}, without what is predicted.`,
      'Set DRIFT_WEBHOOK to an https address that takes {"text": …}, as chat services do, to be told of drift.',
    ],
  };
}

const PROGRAM = `"""Compares what the service gets with what the model was trained on, and alerts where that differs.

    drift_job.py data/train.csv data/current.csv

Numbers are compared by the Kolmogorov-Smirnov test, all else by the chi-squared test. A column has drifted where chance
does not explain the difference and the difference is large: with many rows, the first alone cries wolf. Rows that are
unlike all of the training data are counted too: they may be attacks.

Writes reports/drift.json. Ends with 0: no drift, 1: drift, 2: that cannot be told.
"""

import argparse
import json
import os
import sys
import urllib.request
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from scipy import stats
from sklearn.ensemble import IsolationForest

ROOT = Path(__file__).resolve().parents[1]
# How often chance alone may raise an alarm, over all columns.
ALPHA = 0.01
# The largest difference between the two distributions that nobody has to look at, from 0 to 1.
MIN_EFFECT = 0.1
# The share of columns that may drift.
MAX_SHARE = 0.3
# The share of rows that may be unlike all of the training data.
MAX_STRANGE = 0.1
MIN_ROWS = 50
SEED = 42


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reference", type=Path)
    parser.add_argument("current", type=Path)
    parser.add_argument("--report", type=Path, default=ROOT / "reports/drift.json")
    given = parser.parse_args()
    reference, current = pd.read_csv(given.reference), pd.read_csv(given.current)
    problem = why_not_comparable(reference, current)
    if problem is not None:
        print(problem, file=sys.stderr)
        alert(f"The drift check cannot tell: {problem}")
        return 2
    report = compare(reference[list(current)], current)
    given.report.parent.mkdir(parents=True, exist_ok=True)
    given.report.write_text(json.dumps(report, indent=2) + "\\n", encoding="utf-8")
    drifted = [column["column"] for column in report["columns"] if column["drift"]]
    print(f"{report['share']:.0%} of the columns drifted {drifted}, {report['strange_rows']:.0%} of rows are strange")
    if report["share"] <= MAX_SHARE and report["strange_rows"] <= MAX_STRANGE:
        return 0
    alert(f"Drift in {', '.join(drifted) or 'single rows'}: {given.report}")
    return 1


def why_not_comparable(reference: pd.DataFrame, current: pd.DataFrame) -> str | None:
    unknown = sorted(set(current) - set(reference))
    # What is predicted is not known yet.
    missing = sorted(set(reference) - set(current))
    if unknown or len(missing) > 1:
        return f"columns differ: {', '.join(unknown + missing)}"
    if min(len(reference), len(current)) < MIN_ROWS:
        return f"less than {MIN_ROWS} rows"
    return None


def compare(reference: pd.DataFrame, current: pd.DataFrame) -> dict[str, Any]:
    columns = []
    for name in current:
        p, effect, test = compare_column(reference[name].dropna(), current[name].dropna())
        drift = p < ALPHA / len(current.columns) and effect > MIN_EFFECT
        columns.append({"column": str(name), "test": test, "p": p, "effect": round(effect, 4), "drift": drift})
    return {
        "rows": len(current),
        "share": round(sum(column["drift"] for column in columns) / len(columns), 4),
        "strange_rows": round(share_of_strange_rows(reference, current), 4),
        "columns": columns,
    }


def compare_column(before: pd.Series, now: pd.Series) -> tuple[float, float, str]:
    if len(before) == 0 or len(now) == 0:
        return 0.0, 1.0, "empty"
    if pd.api.types.is_numeric_dtype(before) and pd.api.types.is_numeric_dtype(now):
        result = stats.ks_2samp(before, now)
        return float(result.pvalue), float(result.statistic), "ks"
    counts = pd.concat([before.value_counts(), now.value_counts()], axis=1).fillna(0).to_numpy()
    if len(counts) == 1:
        return 1.0, 0.0, "chi2"
    shares = counts / counts.sum(axis=0)
    return float(stats.chi2_contingency(counts).pvalue), float(np.abs(shares[:, 0] - shares[:, 1]).sum() / 2), "chi2"


def share_of_strange_rows(reference: pd.DataFrame, current: pd.DataFrame) -> float:
    numbers = [name for name in current if pd.api.types.is_numeric_dtype(reference[name])]
    if not numbers:
        return 0.0
    usual = reference[numbers].median()
    forest = IsolationForest(contamination=0.01, random_state=SEED).fit(reference[numbers].fillna(usual))
    return float((forest.predict(current[numbers].fillna(usual)) == -1).mean())


def alert(text: str) -> None:
    """Tells people where they are; a job that fails shows in the pipeline in any case."""
    address = os.environ.get("DRIFT_WEBHOOK", "")
    if not address:
        return
    if not address.startswith("https://"):
        print("DRIFT_WEBHOOK is not an https address: nobody was told", file=sys.stderr)
        return
    body = json.dumps({"text": text}).encode()
    request = urllib.request.Request(address, data=body, headers={"Content-Type": "application/json"})
    try:
        urllib.request.urlopen(request, timeout=10).close()
    except OSError as error:
        print(f"The alert was not sent: {error}", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
`;
