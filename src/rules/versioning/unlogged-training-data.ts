import { defineRule } from '../../engine/rule';

/** Something that says which data the model was made of: logged, hashed, or kept by DVC and the like. */
const DATA_KNOWN =
  /log_input|mlflow\.data\.|autolog\s*\(|\bdvc\b|hashlib|file_digest|checksum|data_version|dataset_version|data_hash|versionAsOf|version_as_of|log_params?\s*\([^)]{0,200}(?:data|dataset|rows)|set_tags?\s*\([^)]{0,200}(?:data|dataset)|use_artifact|lakefs|log_table|log_artifacts?\s*\([^)]{0,200}(?:data|train|\.csv|\.parquet)/i;
const LOGGED = /^mlflow\.\w+\.log_model$/;
const TRAINED = /\.fit\s*\(|\.train\s*\(|\.backward\s*\(|\.fit_transform\s*\(/;

export default defineRule({
  id: 'unlogged-training-data',
  meta: {
    summary: 'A model is logged, and nothing says which data it was trained on',
    severity: 'info',
    confidence: 'high',
    level: 'strict',
    fix: 'none',
    since: '0.1.0',
    cwe: [1357, 778],
    owaspMl: ['ML02'],
    atlas: ['AML.M0025'],
    stages: ['development', 'maintenance'],
  },
  messages: {
    missing:
      'The run keeps the model and not which data it was trained on, so nobody can find the models that poisoned or wrong rows went into. Log it: `mlflow.log_input(mlflow.data.from_pandas(frame, source=…))`.',
  },
  triggers: ['mlflow log_model'],
  confirm: (text) => TRAINED.test(text) && !DATA_KNOWN.test(text),
  check: {
    python(document, report) {
      // Of a notebook the text that was confirmed is this one, too.
      if (DATA_KNOWN.test(document.text)) return;
      const call = document.callsNamed('log_model').find(({ name }) => LOGGED.test(name ?? ''));
      if (call !== undefined) report({ at: call.range, message: 'missing' });
    },
  },
});
