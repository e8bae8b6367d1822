import { documentOf } from '../lang/open';
import type { SourceFile, SourcePart } from '../lang/source-file';
import { collectConfigurationFacts } from './configuration-facts';
import { collectPythonFacts } from './python-facts';
import type { Fact, FactKind } from './types';
import { collectPipelineFacts } from './pipeline-facts';

/** A fact in the offsets of the text that it was seen in. */
export interface PlacedFact {
  readonly kind: FactKind;
  readonly at: { readonly start: number; readonly end: number };
  readonly text: string;
}

/** Words without which a file holds no fact, so that most files are not parsed for the checklist. */
const FACT_WORDS =
  /mlflow|wandb|comet_ml|clearml|neptune|dvclive|evidently|nannyml|alibi|whylogs|deepchecks|\bart\b|foolbox|textattack|torchattacks|cleverhans|garak|shap|lime|captum|interpret|fastapi|flask|starlette|sanic|aiohttp|tornado|litestar|django|rest_framework|gradio|streamlit|bentoml|litserve|mlserver|kserve|FastMCP|lambda_handler|\.fit\(|Trainer|backward\(|seed|secretsmanager|keyvault|secretmanager|hvac|get_secret|secrets\.|ServerSideEncryption|ssl_|sse|remote|tls|on:|stages|script|jobs|steps|kind:/;

/** What a file says for the checklist. Files of tests, examples and docs count for nothing but tests (`isExample`). */
export function collectFileFacts(file: SourceFile, options: { readonly isExample: boolean }): readonly Fact[] {
  if (!FACT_WORDS.test(file.text)) return [];
  return file.parts.flatMap((part) =>
    collectPartFacts(part, file.path, options.isExample).flatMap(({ kind, at, text }): readonly Fact[] => {
      const range = part.map.toOuter(at);
      return range === undefined ? [] : [{ kind, file: file.path, line: file.locate(range).start.line + 1, text }];
    }),
  );
}

function collectPartFacts(part: SourcePart, path: string, isExample: boolean): readonly PlacedFact[] {
  const python = documentOf(part, 'python');
  if (python) {
    const facts = collectPythonFacts(python);
    return isExample ? facts.filter(({ kind }) => kind === 'evasion-test') : facts;
  }
  const yaml = documentOf(part, 'yaml');
  if (yaml) return collectPipelineFacts(yaml);
  const ini = documentOf(part, 'ini');
  return ini ? collectConfigurationFacts(ini, path) : [];
}
