import type { Project } from '../project';
import type { Scaffold, ScaffoldFiles } from '../types';
import { modelAccess, type ModelAccess } from './model-under-test';
import { installCommand, requirementsFor } from './shared';
import { REPORT_FIXTURE, securityTest } from './security-test';

export const ADVERSARIAL_TEST: Scaffold = {
  id: 'adversarial-test',
  title: 'Test against attacks (FGSM, PGD, DeepFool, HopSkipJump)',
  summary: 'Writes a test that attacks the model, reports how many attacks it withstands, and fails below a limit.',
  items: ['ADV-M1', 'ADV-P1'],
  create: (project) => create(project),
};

function create(project: Project): ScaffoldFiles {
  const access = modelAccess(project);
  const { path, root } = securityTest(project, 'test_adversarial.py');
  return {
    files: [
      access.file,
      { path, text: write(access.kind, root) },
      ...requirementsFor(project, 'adversarial-robustness-toolbox', 'pytest', ...access.packages),
    ],
    commands: [installCommand(project), `python -m pytest ${path}`],
    notes: [...access.notes, `Set EPS and MIN_SHARE_LEFT in ${path} to what your model has to withstand.`],
  };
}

const TORCH_CLASSIFIER = `PyTorchClassifier(
        model=subject.model,
        loss=torch.nn.CrossEntropyLoss(),
        input_shape=(len(low),),
        nb_classes=len(subject.class_names),
        clip_values=(0.0, 1.0),
        preprocessing=scaling,
        device_type="cpu",
    )`;

const ESTIMATOR_CLASSIFIER = `make_classifier(subject, scaling)`;

const ESTIMATOR_HELPER = `
def make_classifier(subject: ModelUnderTest, scaling: tuple[np.ndarray, np.ndarray]) -> Any:
    """With gradients where scikit-learn's model has them; of all others only the answers are used."""
    if type(subject.model).__name__ in ("LogisticRegression", "SVC", "LinearSVC"):
        return SklearnClassifier(model=subject.model, clip_values=(0.0, 1.0), preprocessing=scaling)
    return BlackBoxClassifier(
        predict_fn=subject.predict_proba,
        input_shape=(subject.x_train.shape[1],),
        nb_classes=len(subject.class_names),
        clip_values=(0.0, 1.0),
        preprocessing=scaling,
    )

`;

function write(kind: ModelAccess['kind'], root: string): string {
  const isTorch = kind === 'torch';
  const classifiers = isTorch ? 'PyTorchClassifier' : 'BlackBoxClassifier, SklearnClassifier';
  return `"""Attacks the model, and says how much of its accuracy is left. Writes reports/robustness.json.

FGSM, PGD and DeepFool follow the gradients of the model; HopSkipJump needs nothing but its answers.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
${isTorch ? 'import torch\n' : ''}from art.attacks.evasion import DeepFool, FastGradientMethod, HopSkipJump, ProjectedGradientDescent
from art.estimators import LossGradientsMixin
from art.estimators.classification import ${classifiers}

ROOT = ${root}
sys.path[:0] = [str(ROOT / "scripts")]
from model_under_test import ModelUnderTest, load_model_under_test  # noqa: E402

REPORT = ROOT / "reports/robustness.json"
# How far an attack may move each feature: a share of the range that the feature has in the data.
EPS = 0.05
# What has to be left of the accuracy that the model has without attacks.
MIN_SHARE_LEFT = 0.5
MAX_ROWS = 200
# HopSkipJump asks the model a thousand times for each row.
MAX_SLOW_ROWS = 10
SEED = 42


${REPORT_FIXTURE}

def test_model_is_right_without_attacks(report: dict[str, Any]) -> None:
    assert report["clean_accuracy"] > 1 / report["classes"], "it guesses, so attacks say nothing"


def test_model_withstands_attacks(report: dict[str, Any]) -> None:
    limit = MIN_SHARE_LEFT * report["clean_accuracy"]
    left = {attack["name"]: attack["robust_accuracy"] for attack in report["attacks"]}
    weak = {name: accuracy for name, accuracy in left.items() if accuracy < limit}
    assert not weak, f"less than {limit:.2f} of the rows are judged right under these attacks: {weak}"


def attack_model(subject: ModelUnderTest) -> dict[str, Any]:
    np.random.seed(SEED)
${isTorch ? '    torch.manual_seed(SEED)\n' : ''}    everything = np.concatenate([subject.x_train, subject.x_test])
    low, span = everything.min(axis=0), np.ptp(everything, axis=0).clip(min=1e-12)
    # Attacks see every feature between 0 and 1; the model gets what it was trained on.
    scaling = (-low / span, 1 / span)
    classifier = ${isTorch ? TORCH_CLASSIFIER : ESTIMATOR_CLASSIFIER}
    chosen = np.random.permutation(len(subject.x_test))[:MAX_ROWS]
    rows = ((subject.x_test[chosen] - low) / span).clip(0, 1).astype(np.float32)
    truth = subject.y_test[chosen]
    right = classifier.predict(rows).argmax(axis=1) == truth

    attacks = []
    for name, attacked in run_attacks(classifier, rows, ((subject.x_train - low) / span).astype(np.float32)):
        count = len(attacked)
        change = np.abs(attacked - rows[:count]).max(axis=1)
        fooled = (classifier.predict(attacked).argmax(axis=1) != truth[:count]) & (change <= EPS + 1e-6)
        robust_accuracy = float((right[:count] & ~fooled).mean())
        attacks.append(
            {
                "name": name,
                "rows": count,
                "eps": EPS,
                "robust_accuracy": round(robust_accuracy, 4),
                "median_change": round(float(np.median(change)), 4),
            }
        )
    return {
        "model_version": subject.version,
        "classes": len(subject.class_names),
        "rows": len(rows),
        "clean_accuracy": round(float(right.mean()), 4),
        "attacks": attacks,
    }

${isTorch ? '' : ESTIMATOR_HELPER}
def run_attacks(classifier: Any, rows: np.ndarray, known: np.ndarray) -> Iterator[tuple[str, np.ndarray]]:
    if isinstance(classifier, LossGradientsMixin):
        yield "FGSM", FastGradientMethod(classifier, eps=EPS).generate(x=rows)
        steps = ProjectedGradientDescent(
            classifier, eps=EPS, eps_step=EPS / 4, max_iter=20, num_random_init=1, verbose=False
        )
        yield "PGD", steps.generate(x=rows)
        nearest = DeepFool(classifier, max_iter=100, epsilon=0.02, batch_size=len(rows), verbose=False)
        yield "DeepFool", nearest.generate(x=rows)
    few = rows[:MAX_SLOW_ROWS]
    # A fixed start, as the attack draws its own from a generator without a seed.
    start = nearest_of_other_class(classifier, few, known)
    walk = HopSkipJump(classifier, norm=np.inf, max_iter=5, max_eval=1000, init_eval=20, verbose=False)
    yield "HopSkipJump", walk.generate(x=few, x_adv_init=start)


def nearest_of_other_class(classifier: Any, rows: np.ndarray, known: np.ndarray) -> np.ndarray:
    judged = classifier.predict(known).argmax(axis=1)
    start = []
    for row, own in zip(rows, classifier.predict(rows).argmax(axis=1), strict=True):
        others = known[judged != own]
        start.append(others[((others - row) ** 2).sum(axis=1).argmin()])
    return np.stack(start)
`;
}
