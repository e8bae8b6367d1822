import { defineRule } from '../../engine/rule';
import type { PythonCall, PythonDocument } from '../../lang/python/types';
import { pythonEnvironment } from '../shared/python-environment';

/** What keeps a record of runs. */
const TRACKERS =
  /\b(?:mlflow|wandb|clearml|trains|comet_ml|neptune|dvclive|tensorboard|tensorboardX|SummaryWriter|aim|sacred|dagshub|swanlab|trackio|determined|azureml|vertex_ai|aiplatform|guild|polyaxon|zenml|CSVLogger|MLFlowLogger|WandbLogger|TensorBoard|Experiments?|sagemaker)\b/;
/** Libraries whose `fit` makes a model; what only prepares data, or looks for strange rows in it, makes none. */
const LIBRARIES =
  /^(?:sklearn|xgboost|lightgbm|catboost|keras|tensorflow|transformers|trl|sentence_transformers|setfit|lightning|pytorch_lightning|fastai|torch)\./;
const PREPARES =
  /^sklearn\.(?:preprocessing|feature_extraction|impute|decomposition|compose|feature_selection|manifold|cluster|covariance|random_projection|datasets|model_selection\.\w*Split)|IsolationForest|LocalOutlierFactor|Vectorizer|Encoder|Scaler|Imputer|Tokenizer|Normalization|StringLookup|TextVectorization|IntegerLookup/;
const TRAINING = ['fit', 'train', 'partial_fit', 'fit_generator'];

export default defineRule({
  id: 'untracked-training',
  meta: {
    summary: 'A model is trained, and nothing keeps a record of the run',
    severity: 'info',
    confidence: 'high',
    level: 'strict',
    fix: 'none',
    since: '0.1.0',
    cwe: [778],
    owaspMl: ['ML10'],
    atlas: ['AML.M0025'],
    stages: ['development', 'monitoring'],
  },
  messages: {
    missing:
      '`{callee}` trains a model and nothing keeps a record of it, so nobody can say later which code, data and settings made it. Track the run: `mlflow.autolog()` in front of it.',
    off: '`{setting}` turns the record of the run off, so nobody can say later which code, data and settings made the model. Leave it on where the model is used.',
  },
  triggers: ['.fit(', '.train(', 'report_to', 'WANDB_MODE', 'WANDB_DISABLED', 'partial_fit'],
  confirm: (text) => !TRACKERS.test(text) || /report_to|WANDB_(?:MODE|DISABLED)/.test(text),
  check: {
    python(document, report, context) {
      if (context.isExample) return;
      for (const { at, setting } of switchedOff(document)) report({ at, message: 'off', data: { setting } });
      if (context.isNotebook || TRACKERS.test(document.text)) return;
      const call = document.callsNamed(...TRAINING).find(isTraining);
      if (call !== undefined) report({ at: call.range, message: 'missing', data: { callee: call.callee.text } });
    },
  },
});

function isTraining({ name, method }: PythonCall): boolean {
  if (name === undefined || !LIBRARIES.test(name) || PREPARES.test(name)) return false;
  // `network.train()` of PyTorch only changes a mode.
  return method !== 'train' || /Trainer\(\)\.train$|^(?:xgboost|lightgbm)\.train$/.test(name);
}

function switchedOff(document: PythonDocument) {
  const arguments_ = document.text.includes('report_to')
    ? document.callsNamed('TrainingArguments', 'Seq2SeqTrainingArguments', 'SFTConfig', 'DPOConfig', 'GRPOConfig')
    : [];
  const reports = arguments_.flatMap((call) => {
    const argument = call.argument('report_to');
    const known = argument?.value.value()?.value;
    const isOff = known === 'none' || (Array.isArray(known) && known.length === 0);
    return argument !== undefined && isOff ? [{ at: argument.range, setting: 'report_to="none"' }] : [];
  });
  const variables = pythonEnvironment(document).flatMap(({ name, value }) => {
    const text = value.stringValue()?.value ?? '';
    const isOff = name === 'WANDB_MODE' ? text === 'disabled' : name === 'WANDB_DISABLED' && /^(?:true|1)$/i.test(text);
    return isOff ? [{ at: value.range, setting: `${name}=${text}` }] : [];
  });
  return [...reports, ...variables];
}
