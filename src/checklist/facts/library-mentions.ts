import type { FactKind } from '../fact-kinds';

/** A library that is named among the dependencies is only a mention. */
export const LIBRARY_MENTIONS: ReadonlyMap<string, FactKind> = new Map([
  ['mlflow', 'experiment-tracking'],
  ['wandb', 'experiment-tracking'],
  ['adversarial-robustness-toolbox', 'evasion-test'],
  ['foolbox', 'evasion-test'],
  ['torchattacks', 'evasion-test'],
  ['textattack', 'evasion-test'],
  ['garak', 'evasion-test'],
  ['shap', 'explanation'],
  ['lime', 'explanation'],
  ['captum', 'explanation'],
  ['interpret', 'explanation'],
  ['fairlearn', 'fairness'],
  ['evidently', 'drift-check'],
  ['nannyml', 'drift-check'],
  ['alibi-detect', 'drift-check'],
  ['great-expectations', 'data-validation'],
  ['pandera', 'data-validation'],
  ['presidio-anonymizer', 'anonymisation'],
  ['opacus', 'differential-privacy'],
  ['diffprivlib', 'differential-privacy'],
  ['prometheus-client', 'service-metrics'],
  ['slowapi', 'rate-limit'],
]);
