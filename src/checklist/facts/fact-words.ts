import type { FileInput } from '../../engine/engine';
import { classifyPath } from '../../lang/classify';
import { CALL_FACTS } from './python-calls';

/** Libraries that so much code imports that more than the import must speak for reading a file. */
const COMMON = new Set(['numpy', 'random', 'logging']);

/** The libraries that facts are about, by the first part of their names. */
const LIBRARIES = [
  ...new Set([
    ...CALL_FACTS.flatMap(({ modules }) => modules.map((module) => module.split('.', 1)[0] ?? module)),
    ...['fastapi', 'flask', 'starlette', 'sanic', 'aiohttp', 'tornado', 'litestar', 'django', 'rest_framework'],
    ...[
      'gradio',
      'streamlit',
      'dash',
      'bentoml',
      'litserve',
      'mlserver',
      'kserve',
      'ray',
      'mcp',
      'pydantic',
      'jsonschema',
    ],
    ...['airflow', 'prefect', 'dagster', 'kfp', 'zenml', 'apscheduler', 'modal', 'schedule', 'boto3', 'minio', 's3fs'],
    ...['xgboost', 'lightgbm', 'catboost', 'jax', 'fastai', 'statsmodels', 'pyspark', 'grpc', 'uvicorn', 'joblib'],
    ...[
      'pickle',
      'cloudpickle',
      'dill',
      'safetensors',
      'onnx',
      'onnxruntime',
      'skops',
      'datasets',
      'keras',
      'metaflow',
    ],
  ]),
].filter((name) => !COMMON.has(name));

/** Without one of these, reading the Python of a file would tell nothing that its text does not. */
const READING_WORDS = new RegExp(
  `(?:import|from)\\s+(?:\\w+\\s*,\\s*)*(?:${LIBRARIES.join('|')})\\b|\\b(?:seed|default_rng|RandomState)\\(|logging\\.handlers|model_version|lambda_handler`,
);

/** Whether the Python of a text is worth reading. */
export function isWorthReading(python: string): boolean {
  return READING_WORDS.test(python);
}

/** Keys of JSON files that say something. */
const JSON_WORDS =
  /"(?:bomFormat|spdxVersion|robust\w*|adversarial_\w+|\w*membership\w*|attack\w*|inference_accuracy|feature_importances?|importances?|mean_abs_shap|shap\w*|lime|attributions|explanations?|by_group|demographic_parity\w*|equalized_odds\w*|group_\w+|conformsTo|AWSTemplateFormatVersion|Statement)"/;

/** Whether a file can say anything at all for the checklist, by its raw text. */
export function mayHoldFacts({ path, text, cells, languageId }: FileInput): boolean {
  if (cells !== undefined) return true;
  const language = classifyPath(path, languageId);
  if (language === undefined || language === 'env') return false;
  if (language === 'json') return JSON_WORDS.test(text ?? '') || path.endsWith('croissant.json');
  return language !== 'text' || TEXT_NAMES.test(path.toLowerCase());
}

/** Texts that are read: documents, Terraform, proxies, Makefiles, attributes of git. */
export const TEXT_NAMES =
  /\.(?:md|mdx|rst|txt|tf|tfvars|hcl|conf|sql|mk)$|(?:^|\/)(?:makefile|gnumakefile|justfile|codeowners|caddyfile|\.gitattributes)$/;
