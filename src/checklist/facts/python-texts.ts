import { matchTexts, type PlacedFact, type TextFact } from './placed';

const METRIC = '(?:acc(?:uracy)?|f1|auc|roc|rmse|mae|mse|r2|recall|precision|score|loss|metric)';

/** What is said in so many ways that its text tells it best. */
const PYTHON_TEXT_FACTS: readonly TextFact[] = [
  {
    kind: 'evaluation-gate',
    pattern: new RegExp(`^[ \\t]*assert\\s+[^\\n]{0,80}${METRIC}\\w*[\\])"']{0,4}\\s*[<>]`, 'im'),
    text: 'Metric compared with a threshold',
  },
  {
    kind: 'evaluation-gate',
    pattern: new RegExp(
      `^[ \\t]*if\\s+[^\\n]{0,80}${METRIC}[^\\n]{0,40}[<>][^\\n]{0,60}:\\s*\\n(?:[^\\n]*\\n){0,2}?[ \\t]*(?:raise\\b|sys\\.exit\\(|exit\\()`,
      'im',
    ),
    text: 'Metric compared with a threshold',
  },
  {
    kind: 'data-checksum',
    pattern: /(?:hexdigest\(\)\s*(?:!=|==)|(?:!=|==)\s*\w*(?:digest|sha256|checksum)\w*)/i,
    text: 'Checksum compared',
  },
  { kind: 'data-checksum', pattern: /\bcompare_digest\([^)\n]*(?:sha256|checksum|hash)/i, text: 'Checksum compared' },
  { kind: 'data-checksum', pattern: /\bknown_hash\s*=\s*["']/, text: 'Download compared with its hash' },
  { kind: 'plain-hash', pattern: /\.(?:apply|map)\([^\n]{0,80}hashlib\./, text: 'Ids hashed without a key' },
  { kind: 'pipeline-definition', pattern: /^class\s+\w+\(\s*FlowSpec\s*\)/m, text: 'Pipeline in code' },
  {
    kind: 'login-config',
    pattern: /\bc\.JupyterHub\.authenticator_class\s*=|^AUTH_TYPE\s*=\s*AUTH_(?:OAUTH|LDAP|DB|OID)/m,
    text: 'Login for users',
  },
  { kind: 'log-redaction', pattern: /class\s+\w+\([^)\n]*logging\.Filter/, text: 'Filter in front of the log' },
  {
    kind: 'personal-data',
    pattern:
      /["'](?:e[-_]?mail(?:_address)?|phone(?:_number)?|first_name|last_name|full_name|date_of_birth|birth_?date|ssn|social_security(?:_number)?|passport(?:_number)?|iban|patient_id|customer_name|home_address)["']\s*[\],:]/i,
    text: 'Column with data about people',
  },
  {
    kind: 'feature-importance',
    pattern: /\.feature_importances_\b|\bplot_importance\(/,
    text: 'Importance of features',
  },
  {
    kind: 'pinned-model',
    pattern: /[fF](['"])(?:s3|runs|models|gs|mlflow-artifacts):\/[^'"\n]*\{[^}'"\n]*(?:run_id|version)[^}'"\n]*\}/i,
    text: 'Model named by its run or version',
  },
  {
    kind: 'fairness',
    pattern: /groupby\(\s*\[?["'](?:gender|sex|race|ethnicity|age_group|nationality)["']/i,
    text: 'Metrics by group',
  },
];

/** Libraries that train models, by the name of the framework in the profile. */
export const FRAMEWORKS: readonly (readonly [module: string, framework: string])[] = [
  ['transformers', 'transformers'],
  ['torch', 'torch'],
  ['lightning', 'torch'],
  ['pytorch_lightning', 'torch'],
  ['fastai', 'torch'],
  ['tensorflow', 'tensorflow'],
  ['keras', 'tensorflow'],
  ['xgboost', 'xgboost'],
  ['lightgbm', 'lightgbm'],
  ['catboost', 'other'],
  ['sklearn', 'sklearn'],
  ['pyspark.ml', 'other'],
  ['jax', 'other'],
  ['statsmodels', 'other'],
];

const MODALITIES: readonly (readonly [module: string, modality: string])[] = [
  ...['openai', 'anthropic', 'langchain', 'llama_index', 'litellm', 'langgraph'].map((name) => [name, 'llm'] as const),
  ...['torchvision', 'PIL', 'cv2', 'skimage', 'timm'].map((name) => [name, 'image'] as const),
  ...['torchaudio', 'librosa'].map((name) => [name, 'audio'] as const),
  ...['transformers', 'spacy', 'nltk', 'sentence_transformers'].map((name) => [name, 'text'] as const),
  ...['pandas', 'polars'].map((name) => [name, 'tabular'] as const),
];

const CLOUDS: readonly (readonly [module: string, cloud: string])[] = [
  ['boto3', 'aws'],
  ['sagemaker', 'aws'],
  ['s3fs', 'aws'],
  ['azure', 'azure'],
  ['azureml', 'azure'],
  ['google.cloud', 'gcp'],
  ['vertexai', 'gcp'],
];

/** Evidence in Python that its text alone shows: thresholds, checksums, columns, what is imported. */
export function collectPythonTextFacts(text: string): readonly PlacedFact[] {
  const imports = [...text.matchAll(/^[ \t]*(?:import|from)[ \t]+([\w.]+)/gm)].map((match) => ({
    module: `${match[1] ?? ''}.`,
    at: { start: match.index, end: match.index },
  }));
  /** The first library of a table that is imported. */
  const useOf = (kind: PlacedFact['kind'], table: typeof FRAMEWORKS): readonly PlacedFact[] => {
    for (const [name, value] of table) {
      const used = imports.find(({ module }) => module.startsWith(`${name}.`));
      if (used !== undefined) return [{ kind, at: used.at, text: value, value }];
    }
    return [];
  };
  // What an attack leaves of the accuracy is no gate for a model that was trained anew.
  const isAttack = /\battacks?\b|membership/i.test(text);
  const seen = [...matchTexts(text, PYTHON_TEXT_FACTS), ...gateOf(text)];
  return [
    ...seen.filter(({ kind }) => kind !== 'evaluation-gate' || !isAttack),
    ...useOf('uses-framework', FRAMEWORKS),
    ...useOf('uses-modality', MODALITIES),
    ...useOf('uses-cloud', CLOUDS),
  ];
}

const THRESHOLD = /[<>]=?\s*(?:\w*threshold\w*|min(?:imum)?_\w+|MIN_\w+|at_least|AT_LEAST)\b/;

/** A script that compares metrics with what they must reach, and fails otherwise. */
function gateOf(text: string): readonly PlacedFact[] {
  const at = THRESHOLD.exec(text)?.index;
  const fails = /\bsys\.exit\(|\braise\s+SystemExit|\bexit\(1\)/.test(text);
  if (at === undefined || !fails || !new RegExp(METRIC, 'i').test(text)) return [];
  return [{ kind: 'evaluation-gate', at: { start: at, end: at }, text: 'Metric compared with a threshold' }];
}
