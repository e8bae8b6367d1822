import type { Scaffold } from '../types';
import { installCommand, requirementsFor } from './shared';

export const MLFLOW_TRACKING: Scaffold = {
  id: 'mlflow-tracking',
  title: 'Record of each training run (MLflow)',
  summary:
    'Writes a module that notes parameters, data and metrics of a run, and registers its model with a signature.',
  items: ['AUD-M1', 'AUD-D1', 'VER-M2'],
  create: (project) => {
    const { folder, training, framework } = project;
    const isTorch = framework === 'torch';
    const path = `${folder}scripts/tracking.py`;
    return {
      files: [
        { path, text: write(isTorch ? 'torch' : 'estimator', project.name) },
        ...requirementsFor(
          project,
          ...packagesFor(project.dependencies),
          'pandas',
          ...(isTorch ? [] : (['skops'] as const)),
        ),
      ],
      commands: [installCommand(project)],
      notes: [
        `Call record_run of ${path} at the end of ${training ?? 'the script that trains'}: it needs the model, the rows, the parameters and the metrics.`,
        'Set MLFLOW_TRACKING_URI to your server (https); without it a file, mlflow.db, is used.',
        'The model becomes the candidate. Call promote(version) once it has passed its tests: then it is the champion.',
      ],
    };
  },
};

/** The small package does all that is needed; who has the large one keeps it. */
function packagesFor(dependencies: ReadonlySet<string>): readonly ('mlflow-skinny' | 'sqlalchemy' | 'alembic')[] {
  return dependencies.has('mlflow') ? [] : ['mlflow-skinny', 'sqlalchemy', 'alembic'];
}

const ESTIMATOR = {
  imports: 'import mlflow.sklearn\n',
  log: `mlflow.sklearn.log_model(
            model,
            name="model",
            signature=infer_signature(features, model.predict(features)),
            registered_model_name=MODEL,
            # Named, as MLflow would start a program of its own to find them.
            pip_requirements=[f"scikit-learn=={version('scikit-learn')}", f"skops=={version('skops')}"],
            # What you have looked at: skops loads nothing else.
            skops_trusted_types=["sklearn.tree._tree.Tree"],
        )`,
};

const TORCH = {
  imports: 'import mlflow.pytorch\nimport numpy as np\n',
  log: `mlflow.pytorch.log_model(
            model.eval(),
            name="model",
            signature=infer_signature(values, model(torch.from_numpy(values)).detach().numpy()),
            registered_model_name=MODEL,
            pip_requirements=[f"torch=={version('torch')}"],
            # Zeros, as an example is kept with the model.
            input_example=np.zeros_like(values[:2]),
        )`,
};

function write(kind: 'torch' | 'estimator', name: string): string {
  const { imports, log } = kind === 'torch' ? TORCH : ESTIMATOR;
  const model = JSON.stringify(name.replace(/[^\w.-]+/g, '-'));
  return `"""Notes what a model was made of, and registers it: call \`record_run\` at the end of the training."""

import hashlib
import os
from importlib.metadata import version
from pathlib import Path
from typing import Any

import mlflow
${imports}import pandas as pd
${kind === 'torch' ? 'import torch\n' : ''}from mlflow import MlflowClient
from mlflow.models import infer_signature

MODEL = ${model}


def record_run(
    model: Any,
    rows: pd.DataFrame,
    target: str,
    *,
    source: Path,
    params: dict[str, Any],
    metrics: dict[str, float],
) -> str:
    """The version of the registered model. \`rows\` are those that it was trained on, \`source\` is their file."""
    # Tells the makers of MLflow nothing.
    os.environ.setdefault("MLFLOW_DISABLE_TELEMETRY", "true")
    mlflow.set_tracking_uri(os.environ.get("MLFLOW_TRACKING_URI", "sqlite:///mlflow.db"))
    mlflow.set_experiment(MODEL)
    features = rows.drop(columns=[target])
${kind === 'torch' ? '    values = features.to_numpy(dtype=np.float32)\n' : ''}    with mlflow.start_run() as run:
        mlflow.log_params(params)
        mlflow.log_metrics(metrics)
        data = mlflow.data.from_pandas(rows, source=str(source), name=source.stem, targets=target)
        mlflow.log_input(data, context="training")
        mlflow.set_tag("data.sha256", hashlib.sha256(source.read_bytes()).hexdigest())
        logged = ${log}
    number = str(logged.registered_model_version)
    client = MlflowClient()
    client.set_model_version_tag(MODEL, number, "run", run.info.run_id)
    client.set_registered_model_alias(MODEL, "candidate", number)
    return number


def promote(number: str) -> None:
    """Makes a version that has passed its tests the one that is served: \`models:/${model.slice(1, -1)}@champion\`."""
    mlflow.set_tracking_uri(os.environ.get("MLFLOW_TRACKING_URI", "sqlite:///mlflow.db"))
    client = MlflowClient()
    client.set_model_version_tag(MODEL, number, "validation", "passed")
    client.set_registered_model_alias(MODEL, "champion", number)
`;
}
