import type { Project } from '../project';
import type { PlannedFile } from '../types';
import { detectTorchClass, type TorchClass } from './torch-class';
import { inProject, literal, type Package } from './shared';

/** How tests and reports get at the model and its data: one file, which a person may adapt. */
export interface ModelAccess {
  readonly file: PlannedFile;
  readonly notes: readonly string[];
  readonly packages: readonly Package[];
  /** Whether gradients are to be had, or only answers. */
  readonly kind: 'torch' | 'estimator';
}

interface Loader {
  readonly imports: readonly string[];
  /** Definitions before `load_model`. */
  readonly helpers?: string;
  /** The body of `load_model(x, classes)`. */
  readonly body: string;
  readonly packages: readonly Package[];
  readonly notes?: readonly string[];
}

export function modelAccess(project: Project): ModelAccess {
  const kind = project.framework === 'torch' ? 'torch' : 'estimator';
  const loader = kind === 'torch' ? torchLoader(project) : estimatorLoader(project);
  const { model, data } = project;
  const target = data?.target ?? 'target';
  const train = data === undefined ? 'data/train.csv' : inProject(project, data.path);
  const held = data === undefined ? undefined : heldBack(project, data.path);
  const path = `${project.folder}scripts/model_under_test.py`;
  const notes = [
    ...(model === undefined ? [`No model file was found: name it in ${path}.`] : []),
    ...(data === undefined ? [`No table of training data was found: name it in ${path}.`] : []),
    ...(data !== undefined && data.target === undefined
      ? [`Say in ${path} which column the model predicts (TARGET).`]
      : []),
    ...(data !== undefined && held === undefined
      ? [
          `There is no table of test data: a quarter of ${train} is held back. Split it as your training does (${path}).`,
        ]
      : []),
    ...(loader.notes ?? []),
  ];
  const modelPath = model === undefined ? (kind === 'torch' ? 'models/model.pt' : 'models/model.joblib') : model.path;
  const text = write({
    loader,
    kind,
    model: inProject(project, modelPath),
    train,
    test: held === undefined ? undefined : inProject(project, held),
    target,
  });
  const reading: readonly Package[] = train.endsWith('.parquet') ? ['pyarrow'] : [];
  return { file: { path, text }, notes, packages: ['numpy', 'pandas', ...reading, ...loader.packages], kind };
}

/** A table beside the training data that says to be for tests. */
function heldBack(project: Project, train: string): string | undefined {
  const folder = train.slice(0, train.lastIndexOf('/') + 1);
  const extension = train.slice(train.lastIndexOf('.'));
  return project.paths.find(
    (path) =>
      path !== train &&
      path.startsWith(folder) &&
      path.endsWith(extension) &&
      /test|valid|holdout/i.test(path.slice(folder.length)),
  );
}

function torchLoader(project: Project): Loader {
  const found = detectTorchClass(project);
  const imports = ['import torch', ...(found === undefined ? [] : [`from ${found.module ?? ''} import ${found.name}`])];
  const notes =
    found === undefined
      ? ['No class of a network was found: make the network in `load_model`.']
      : found.arguments === undefined
        ? [`Give \`${found.name}\` the arguments that training gives it, in \`load_model\`.`]
        : [];
  const scaled = 'If training scales rows before the network sees them, do the same in `load_rows`.';
  return { imports, body: torchBody(found), packages: ['torch', 'scikit-learn'], notes: [...notes, scaled] };
}

function torchBody(found: TorchClass | undefined): string {
  const made =
    found === undefined
      ? 'torch.nn.Linear(x.shape[1], len(classes))'
      : `${found.name}(${(found.arguments ?? []).join(', ')})`;
  return `    net = ${made}
    net.load_state_dict(torch.load(MODEL, map_location="cpu", weights_only=True))
    return Logits(net.eval(), x).eval()`;
}

const TORCH_HELPERS = `
class Logits(torch.nn.Module):
    """The network with one logit for each class, whatever it gives: a logit, a probability, or one for each class."""

    def __init__(self, net: torch.nn.Module, rows: np.ndarray) -> None:
        super().__init__()
        self.net = net
        with torch.no_grad():
            out = self.columns(torch.as_tensor(rows))
        self.is_single = out.shape[1] == 1
        self.is_probability = bool(((out >= 0) & (out <= 1)).all())
        if not self.is_single:
            self.is_probability &= torch.allclose(out.sum(dim=1), torch.ones(len(out)), atol=1e-4)

    def columns(self, rows: torch.Tensor) -> torch.Tensor:
        out = self.net(rows.float())
        return out[:, None] if out.ndim == 1 else out

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        out = self.columns(rows)
        if self.is_single:
            logit = torch.logit(out, eps=1e-6) if self.is_probability else out
            return torch.cat([torch.zeros_like(logit), logit], dim=1)
        return torch.log(out + 1e-9) if self.is_probability else out

`;

/** Loads pickles without running what else may be in them. */
const GUARDED_HELPERS = `
MODEL_PACKAGES = {"sklearn", "xgboost", "lightgbm", "scipy"}
PARTS = {
    "collections.OrderedDict",
    "collections.defaultdict",
    "builtins.bytearray",
    "builtins.dict",
    "builtins.list",
    "builtins.set",
    "builtins.slice",
    "joblib.numpy_pickle.NumpyArrayWrapper",
    "numpy.dtype",
    "numpy.ndarray",
    "numpy._core.multiarray._reconstruct",
    "numpy._core.multiarray.scalar",
    "numpy._core.numeric._frombuffer",
    "numpy.core.multiarray._reconstruct",
    "numpy.core.multiarray.scalar",
    "numpy.random._pickle.__bit_generator_ctor",
    "numpy.random._pickle.__randomstate_ctor",
}
# Classes of your own that the model is made of: "features.Scaler".
OWN_CLASSES: set[str] = set()


class GuardedUnpickler(NumpyUnpickler):
    """Loads what models are made of, and refuses all else, so that code in the file does not run."""

    def find_class(self, module: str, name: str) -> Any:
        full_name = f"{module}.{name}"
        if full_name in PARTS or full_name in OWN_CLASSES:
            return super().find_class(module, name)
        if module.split(".")[0] in MODEL_PACKAGES and "." not in name:
            found = super().find_class(module, name)
            if isinstance(found, type) or name.startswith("__pyx_unpickle"):
                return found
        raise pickle.UnpicklingError(f"{full_name} is not what a model is made of (OWN_CLASSES)")

`;

function estimatorLoader({ framework, model }: Project): Loader {
  const format = model?.format ?? 'joblib';
  if (format === 'skops') {
    return {
      imports: ['import skops.io'],
      helpers: `\n# What you have looked at: skops loads nothing else.\nTRUSTED = ["sklearn.tree._tree.Tree"]\n`,
      body: `    return skops.io.load(MODEL, trusted=TRUSTED)`,
      packages: ['scikit-learn', 'skops'],
    };
  }
  if (format === 'xgboost' || (format !== 'joblib' && format !== 'pickle' && framework === 'xgboost')) {
    return {
      imports: ['import xgboost'],
      body: `    model = xgboost.XGBClassifier(random_state=SEED)\n    model.load_model(MODEL)\n    return model`,
      packages: ['scikit-learn'],
    };
  }
  if (format === 'lightgbm') {
    return {
      imports: ['import lightgbm'],
      helpers: `
class Booster:
    """A booster with the methods of scikit-learn."""

    def __init__(self, booster: lightgbm.Booster) -> None:
        self.booster = booster

    def predict_proba(self, rows: np.ndarray) -> np.ndarray:
        scores = np.asarray(self.booster.predict(rows))
        return np.column_stack([1 - scores, scores]) if scores.ndim == 1 else scores

`,
      body: `    return Booster(lightgbm.Booster(model_file=MODEL))`,
      packages: ['scikit-learn'],
    };
  }
  if (format === 'keras' || framework === 'keras') {
    return {
      imports: ['import keras'],
      helpers: `
class Network:
    """A network with the methods of scikit-learn."""

    def __init__(self, net: keras.Model) -> None:
        self.net = net

    def predict_proba(self, rows: np.ndarray) -> np.ndarray:
        scores = np.asarray(self.net.predict(rows, verbose=0))
        return np.column_stack([1 - scores, scores]) if scores.shape[1] == 1 else scores

`,
      body: `    return Network(keras.models.load_model(MODEL))`,
      packages: ['scikit-learn'],
    };
  }
  return {
    imports: ['from joblib.numpy_pickle import NumpyUnpickler'],
    helpers: GUARDED_HELPERS,
    body: `    with MODEL.open("rb") as file:
        model = GuardedUnpickler(str(MODEL), file, True).load()
    # scikit-learn 1.9 gives this a value that libraries take for yes.
    if getattr(model, "probability", None) == "deprecated":
        model.probability = False
    return model`,
    packages: ['scikit-learn', 'joblib'],
  };
}

interface Values {
  readonly loader: Loader;
  readonly kind: ModelAccess['kind'];
  readonly model: string;
  readonly train: string;
  readonly test: string | undefined;
  readonly target: string;
}

function write({ loader, kind, model, train, test, target }: Values): string {
  const isGuarded = loader.helpers === GUARDED_HELPERS;
  const helpers = kind === 'torch' ? TORCH_HELPERS : (loader.helpers ?? '');
  const own = loader.imports.filter((line) => line.startsWith('from ') && !line.startsWith('from joblib'));
  const libraries = [
    'import numpy as np',
    'import pandas as pd',
    'from sklearn.model_selection import train_test_split',
  ];
  const third = [...libraries, ...loader.imports.filter((line) => !own.includes(line))].sort(byImport);
  const read = train.endsWith('.parquet') ? 'read_parquet' : 'read_csv';
  return `"""The model that tests and reports look at, and its data. Adapt it where your project loads them in another way."""

import hashlib
${isGuarded ? 'import pickle\n' : ''}import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

${third.join('\n')}

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
${own.length === 0 ? '' : `${own.map((line) => `${line}  # noqa: E402`).join('\n')}\n`}
MODEL = ROOT / ${literal(model)}
TRAIN = ROOT / ${literal(train)}
TEST = ${test === undefined ? 'None' : `ROOT / ${literal(test)}`}
TARGET = ${literal(target)}
SEED = 42


@dataclass(frozen=True)
class ModelUnderTest:
    model: Any
    predict_proba: Callable[[np.ndarray], np.ndarray]
    x_train: np.ndarray
    y_train: np.ndarray
    x_test: np.ndarray
    y_test: np.ndarray
    feature_names: list[str]
    class_names: list[str]
    # The first half of the SHA-256 of the model's file.
    version: str

${helpers}
def load_model(x: np.ndarray, classes: np.ndarray) -> Any:
${loader.body}


def load_rows() -> tuple[pd.DataFrame, pd.DataFrame]:
    """What the model was trained on, and what it has not seen."""
    rows = pd.${read}(TRAIN)
    if TEST is not None:
        return rows, pd.${read}(TEST)
    return tuple(train_test_split(rows, test_size=0.25, random_state=SEED, stratify=rows[TARGET]))


def load_model_under_test() -> ModelUnderTest:
    for path in (MODEL, TRAIN):
        if not path.exists():
            raise SystemExit(f"{path} is not there: train the model first, or name the right file in {__file__}")
    train, test = load_rows()
    features = train.drop(columns=[TARGET])
    texts = [name for name in features if not pd.api.types.is_numeric_dtype(features[name])]
    if texts:
        raise SystemExit(f"Turn these columns into numbers as your training does, in {__file__}: {', '.join(texts)}")
    classes, y = np.unique(pd.concat([train[TARGET], test[TARGET]]), return_inverse=True)
    model = load_model(features.to_numpy(), classes)
    names = [str(name) for name in getattr(model, "feature_names_in_", features.columns)]
    x_train, x_test = (rows[names].to_numpy(dtype=np.float32) for rows in (train, test))
    return ModelUnderTest(
        model=model,
        predict_proba=${kind === 'torch' ? 'probabilities_of(model)' : 'lambda rows: np.asarray(model.predict_proba(rows))'},
        x_train=x_train,
        y_train=y[: len(train)],
        x_test=x_test,
        y_test=y[len(train) :],
        feature_names=names,
        class_names=[str(name) for name in classes],
        version=hashlib.sha256(MODEL.read_bytes()).hexdigest()[:32],
    )
${kind === 'torch' ? TORCH_PROBABILITIES : ''}`;
}

const TORCH_PROBABILITIES = `

def probabilities_of(net: torch.nn.Module) -> Callable[[np.ndarray], np.ndarray]:
    def predict_proba(rows: np.ndarray) -> np.ndarray:
        with torch.no_grad():
            return torch.softmax(net(torch.as_tensor(rows, dtype=torch.float32)), dim=1).numpy()

    return predict_proba
`;

/** As isort sorts them: whole modules before names out of modules. */
function byImport(a: string, b: string): number {
  const rank = (line: string): string => `${line.startsWith('import ') ? '0' : '1'}${line.split(' ')[1] ?? ''}`;
  return rank(a) < rank(b) ? -1 : 1;
}
