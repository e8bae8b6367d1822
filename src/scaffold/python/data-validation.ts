import type { Scaffold } from '../types';
import { inProject, installCommand, literal, requirementsFor } from './shared';

export const DATA_VALIDATION: Scaffold = {
  id: 'data-validation',
  title: 'Checks of the training data (Pandera)',
  summary:
    'Writes a script that holds the data against a schema, which it learns once and you review, and looks for strange rows.',
  items: ['AUD-D1', 'ADV-D1', 'CIC-D1'],
  create: (project) => {
    const path = `${project.folder}scripts/validate_data.py`;
    const { data } = project;
    return {
      files: [
        { path, text: write(data === undefined ? 'data/train.csv' : inProject(project, data.path)) },
        ...requirementsFor(
          project,
          ...(['numpy', 'pandas', 'pandera', 'scikit-learn'] as const),
          ...(data?.format === 'parquet' ? (['pyarrow'] as const) : []),
        ),
      ],
      commands: [installCommand(project), `python ${path} --learn`, `python ${path}`],
      notes: [
        'Read data_schema.json before you commit it: what the data is like today is not always what it should be like.',
        ...(data === undefined ? [`No table of training data was found: name it in ${path}.`] : []),
      ],
    };
  },
};

function write(table: string): string {
  const read = table.endsWith('.parquet') ? 'read_parquet' : 'read_csv';
  return `"""Holds the training data against data_schema.json, and looks for rows that are unlike all others.

    validate_data.py --learn    writes the schema of today's data: review it, then commit it
    validate_data.py            ends with 1 where the data does not fit

Writes reports/data_validation.json.
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa
from sklearn.ensemble import IsolationForest

ROOT = Path(__file__).resolve().parents[1]
TABLE = ROOT / ${literal(table)}
SCHEMA = ROOT / "data_schema.json"
REPORT = ROOT / "reports/data_validation.json"
# Texts with more values than these are free texts.
MAX_CHOICES = 20
# The share of rows that may be unlike the others, and how unlike: scores go from -1 (strange) to 0.
MAX_STRANGE = 0.02
STRANGE_SCORE = -0.7
SEED = 42


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--learn", action="store_true")
    parser.add_argument("--table", type=Path, default=TABLE)
    given = parser.parse_args()
    rows = pd.${read}(given.table)
    if given.learn:
        SCHEMA.write_text(json.dumps(learn(rows), indent=2) + "\\n", encoding="utf-8")
        print(f"Review {SCHEMA}")
        return 0
    if not SCHEMA.exists():
        raise SystemExit(f"{SCHEMA} is not there: run this with --learn, review it, and commit it")
    problems = validate(rows, json.loads(SCHEMA.read_text(encoding="utf-8")))
    strange = share_of_strange_rows(rows)
    if strange > MAX_STRANGE:
        problems.append({"column": None, "check": f"{strange:.1%} of the rows are unlike the others", "rows": None})
    report = {
        "table": given.table.name,
        "sha256": hashlib.sha256(given.table.read_bytes()).hexdigest(),
        "rows": len(rows),
        "strange_rows": round(strange, 4),
        "problems": problems,
    }
    REPORT.parent.mkdir(parents=True, exist_ok=True)
    REPORT.write_text(json.dumps(report, indent=2) + "\\n", encoding="utf-8")
    for problem in problems:
        print(f"{problem['column']}: {problem['check']}", file=sys.stderr)
    return int(bool(problems))


def learn(rows: pd.DataFrame) -> dict[str, Any]:
    columns: dict[str, Any] = {}
    for name in rows:
        column = rows[name]
        found: dict[str, Any] = {"type": kind_of(column), "nullable": bool(column.isna().any())}
        if found["type"] == "number":
            found.update(lowest=float(column.min()), highest=float(column.max()))
        elif column.nunique() <= MAX_CHOICES:
            found["choices"] = sorted(str(value) for value in column.dropna().unique())
        columns[str(name)] = found
    return {"columns": columns}


def kind_of(column: pd.Series) -> str:
    return "number" if pd.api.types.is_numeric_dtype(column) else "text"


def validate(rows: pd.DataFrame, learned: dict[str, Any]) -> list[dict[str, Any]]:
    schema = pa.DataFrameSchema({name: to_column(found) for name, found in learned["columns"].items()}, strict=True)
    try:
        schema.validate(rows, lazy=True)
    except pa.errors.SchemaErrors as error:
        cases = error.failure_cases.groupby(["column", "check"], dropna=False).size()
        return [
            {"column": None if pd.isna(column) else str(column), "check": str(check), "rows": int(count)}
            for (column, check), count in cases.items()
        ]
    return []


def to_column(found: dict[str, Any]) -> pa.Column:
    kind = found["type"]
    checks = [pa.Check(lambda column: kind_of(column) == kind, error=f"is no {kind}")]
    if "choices" in found:
        checks.append(pa.Check.isin(found["choices"]))
    if "lowest" in found:
        checks.append(pa.Check.in_range(found["lowest"], found["highest"]))
    return pa.Column(checks=checks, nullable=found["nullable"])


def share_of_strange_rows(rows: pd.DataFrame) -> float:
    numbers = rows.select_dtypes("number")
    if numbers.empty:
        return 0.0
    numbers = numbers.fillna(numbers.median())
    forest = IsolationForest(random_state=SEED).fit(numbers)
    return float((forest.score_samples(numbers) < STRANGE_SCORE).mean())


if __name__ == "__main__":
    sys.exit(main())
`;
}
