import { importsModule, programs, type Sources } from './sources';

export type Framework = 'torch' | 'keras' | 'xgboost' | 'lightgbm' | 'sklearn';

export const FRAMEWORK_NAMES: Readonly<Record<Framework, string>> = {
  torch: 'PyTorch',
  keras: 'Keras',
  xgboost: 'XGBoost',
  lightgbm: 'LightGBM',
  sklearn: 'scikit-learn',
};

/** What builds a model, not only helps: nearly every project imports scikit-learn for its metrics. */
const MAKERS: readonly (readonly [Framework, RegExp])[] = [
  ['torch', /\bnn\.(?:Module|Sequential)\b|\btorch\.save\(|\bLightningModule\b|\bAutoModel\w*\.from_pretrained\(/],
  ['keras', /\bkeras\.(?:Sequential|Model|layers|models)\b|\bfrom (?:tensorflow\.)?keras\b/],
  ['xgboost', /\bXGB(?:Classifier|Regressor|Ranker)\b|\bxgb(?:oost)?\.train\(/],
  ['lightgbm', /\bLGBM(?:Classifier|Regressor|Ranker)\b|\bl(?:gb|ightgbm)\.train\(/],
  ['sklearn', /\bfrom sklearn\.(?:ensemble|linear_model|svm|tree|neural_network|neighbors|naive_bayes|pipeline)\b/],
];

const MODULES: readonly (readonly [Framework, string])[] = [
  ['torch', 'torch'],
  ['keras', 'keras'],
  ['keras', 'tensorflow'],
  ['xgboost', 'xgboost'],
  ['lightgbm', 'lightgbm'],
  ['sklearn', 'sklearn'],
];

/** What most files build models with; where none does, what is imported. Of equals the one that is named first above. */
export function detectFramework(sources: Sources): Framework | undefined {
  const counts = new Map<Framework, number>();
  for (const [, text] of programs(sources)) {
    for (const [framework, pattern] of MAKERS) {
      if (pattern.test(text)) counts.set(framework, (counts.get(framework) ?? 0) + 1);
    }
  }
  const best = Math.max(0, ...counts.values());
  if (best > 0) return MAKERS.find(([framework]) => counts.get(framework) === best)?.[0];
  for (const [framework, module] of MODULES) {
    for (const [, text] of programs(sources)) if (importsModule(text, module)) return framework;
  }
  return undefined;
}
