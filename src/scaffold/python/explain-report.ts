import type { Project } from '../project';
import type { Scaffold, ScaffoldFiles } from '../types';
import { modelAccess, type ModelAccess } from './model-under-test';
import { installCommand, requirementsFor } from './shared';

export const EXPLAIN_REPORT: Scaffold = {
  id: 'explain-report',
  title: 'Report that explains the model (SHAP, LIME)',
  summary:
    'Writes a script that shows which features matter, and why rows were judged as they were, as JSON and pictures.',
  items: ['EXP-M1'],
  create: (project) => create(project),
};

function create(project: Project): ScaffoldFiles {
  const access = modelAccess(project);
  const path = `${project.folder}scripts/explain.py`;
  return {
    files: [
      access.file,
      { path, text: write(access.kind) },
      ...requirementsFor(project, 'shap', 'lime', 'matplotlib', ...access.packages),
    ],
    commands: [installCommand(project), `python ${path}`],
    notes: [...access.notes, 'The pictures show values of single rows: look at them before you hand them on.'],
  };
}

const ESTIMATOR_SHAP = `
# What SHAP reads the trees of; all others are asked many times.
TREES = (
    "DecisionTreeClassifier",
    "RandomForestClassifier",
    "ExtraTreesClassifier",
    "HistGradientBoostingClassifier",
    "XGBClassifier",
    "LGBMClassifier",
)


def explain_with_shap(subject: ModelUnderTest, rows: np.ndarray) -> shap.Explanation:
    if type(subject.model).__name__ in TREES:
        return shap.TreeExplainer(subject.model, feature_names=subject.feature_names)(rows)
    background = shap.kmeans(subject.x_train, 10)
    explained = shap.KernelExplainer(subject.predict_proba, background)(rows, silent=True)
    explained.feature_names = subject.feature_names
    return explained
`;

const TORCH_SHAP = `
def explain_with_shap(subject: ModelUnderTest, rows: np.ndarray) -> shap.Explanation:
    # A copy: what is cut out of a tensor carries all of it along.
    background = torch.tensor(subject.x_train[:100].copy())
    explainer = shap.GradientExplainer(subject.model, background)
    values = explainer.shap_values(torch.tensor(rows), nsamples=200, rseed=SEED)
    with torch.no_grad():
        usual = subject.model(background).mean(dim=0).numpy()
    return shap.Explanation(
        values, base_values=np.tile(usual, (len(rows), 1)), data=rows, feature_names=subject.feature_names
    )
`;

function write(kind: ModelAccess['kind']): string {
  const isTorch = kind === 'torch';
  return `"""Explains the model: which features matter (SHAP), and why single rows were judged as they were (LIME).

Writes reports/explanations.json and pictures in reports/explanations.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt  # noqa: E402
import numpy as np  # noqa: E402
import shap  # noqa: E402
${isTorch ? 'import torch  # noqa: E402\n' : ''}from lime.lime_tabular import LimeTabularExplainer  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "scripts")]
from model_under_test import ModelUnderTest, load_model_under_test  # noqa: E402

REPORT = ROOT / "reports/explanations.json"
PICTURES = ROOT / "reports/explanations"
MAX_ROWS = 50
# Rows that are explained one by one.
SINGLE_ROWS = 3
SEED = 42


def main() -> None:
    np.random.seed(SEED)
${isTorch ? '    torch.manual_seed(SEED)\n' : ''}    subject = load_model_under_test()
    rows = subject.x_test[:MAX_ROWS]
    # Of two classes the second says it all; of more, pictures show the last one.
    explained = explain_with_shap(subject, rows)
    values = explained.values if explained.values.ndim == 3 else explained.values[:, :, None]
    last = explained[:, :, -1] if explained.values.ndim == 3 else explained
    importance = np.abs(values).mean(axis=(0, 2))

    PICTURES.mkdir(parents=True, exist_ok=True)
    save_picture("shap-beeswarm.png", shap.plots.beeswarm, last)
    lime = LimeTabularExplainer(
        subject.x_train, feature_names=subject.feature_names, class_names=subject.class_names, random_state=SEED
    )
    singles = []
    for number, row in enumerate(rows[:SINGLE_ROWS]):
        save_picture(f"shap-row-{number}.png", shap.plots.waterfall, last[number])
        label = len(subject.class_names) - 1
        told = lime.explain_instance(row, subject.predict_proba, labels=(label,), num_features=5, num_samples=2000)
        told.as_pyplot_figure(label=label).savefig(PICTURES / f"lime-row-{number}.png", dpi=120, bbox_inches="tight")
        plt.close("all")
        singles.append(
            {
                "row": number,
                "lime": [{"because": text, "weight": round(weight, 6)} for text, weight in told.as_list(label=label)],
                "shap": by_feature(subject, last.values[number]),
            }
        )
    report = {
        "model_version": subject.version,
        "explained_class": subject.class_names[-1],
        "rows": len(rows),
        "mean_abs_shap": dict(sorted(by_feature(subject, importance).items(), key=lambda pair: -pair[1])),
        "explanations": singles,
    }
    REPORT.write_text(json.dumps(report, indent=2) + "\\n", encoding="utf-8")
    print(f"{REPORT} and {PICTURES}")


def by_feature(subject: ModelUnderTest, values: np.ndarray) -> dict[str, float]:
    return {name: round(float(value), 6) for name, value in zip(subject.feature_names, values, strict=True)}


def save_picture(name: str, draw: Callable[..., Any], explained: shap.Explanation) -> None:
    plt.figure()
    draw(explained, show=False)
    plt.tight_layout()
    plt.savefig(PICTURES / name, dpi=120)
    plt.close("all")

${isTorch ? TORCH_SHAP : ESTIMATOR_SHAP}

if __name__ == "__main__":
    main()
`;
}
