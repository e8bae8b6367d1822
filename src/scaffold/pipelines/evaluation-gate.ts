import type { Project } from '../project';
import type { PlannedFile } from '../types';

/** From the project's folder. */
export const EVALUATION_GATE = 'scripts/evaluation_gate.py';

/** Metrics that are the better the higher they are: only for those is a lower bound known to be right. */
const HIGHER_IS_BETTER = /(?:accuracy|f1|auc|precision|recall|r2|ap)(?:_score)?$/i;
/** What a new model may lose against the last one. */
const TOLERANCE = 0.02;

/** Ends with an error where a metric is below its threshold, or was not measured at all. */
export function gateFile(project: Project): PlannedFile {
  const measured = project.metrics.filter(({ name, value }) => HIGHER_IS_BETTER.test(name) && value > 0 && value <= 1);
  const file = measured[0]?.file.slice(project.folder.length) ?? 'metrics.json';
  const thresholds = measured.filter((metric) => metric.file === measured[0]?.file).slice(0, 6);
  const lines =
    thresholds.length === 0
      ? ['    "accuracy": 0.8,']
      : thresholds.map(({ name, value }) => `    "${name}": ${String(Math.round((value - TOLERANCE) * 1000) / 1000)},`);
  const text = `"""Ends with an error where the model measures worse than it may."""

import json
import sys
from pathlib import Path

METRICS = Path("${file}")
# The least that a model must reach. A name with dots leads into the file: "test.accuracy".
AT_LEAST = {
${lines.join('\n')}
}


def look_up(metrics: dict, name: str) -> float | None:
    value = metrics
    for key in name.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, (int, float)) else None


def main() -> int:
    metrics = json.loads(METRICS.read_text(encoding="utf-8"))
    failed = 0
    for name, threshold in AT_LEAST.items():
        value = look_up(metrics, name)
        is_reached = value is not None and value >= threshold
        failed += not is_reached
        print(f"{'ok  ' if is_reached else 'FAIL'} {name}: {value}, at least {threshold}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
`;
  return { path: `${project.folder}${EVALUATION_GATE}`, text };
}
