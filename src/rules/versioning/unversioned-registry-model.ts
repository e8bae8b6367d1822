import type { Range } from '../../core/range';
import { defineRule, type FixProposal, type RuleContext } from '../../engine/rule';
import { walkData } from '../../lang/data-node';
import { yamlEnvironment } from '../../lang/yaml/surfaces';
import type { YamlDocument } from '../../lang/yaml/types';
import type { PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';
import { pinFix } from './shared/pin-fix';
import { mayLoadBentos, newestTaken } from './shared/registry-calls';

/** How a reference names the version: not at all, by a stage, or by an alias that can be given to another version. */
type Selector = 'latest' | 'stage' | 'alias';

/** The only stages that MLflow knows. */
const STAGES = new Set(['production', 'staging', 'archived']);
const MLFLOW = /^models:\/([^/\s]+)\/([^/\s]+)$/;
/** An asset of Azure ML in its newest version. */
const AZURE_LATEST = /^azureml:[^\s:/@]+@latest$/;
/** A folder in a store that is called so. */
const STORED_LATEST = /^(?:s3|gs|hdfs|https?|pvc|abfss?|oci|wasbs?):\/\/[^\s{}$]+[/:]latest\/?$/;
/** What stands in each of them. */
const REFERENCE = /models:\/|azureml:/;
const MLFLOW_ALIAS = /^models:\/[^/\s@]+@[^/\s]+$/;
const VERSION = /^v\d+$/;
/** A digest of an artifact, which W&B takes in place of a version. */
const DIGEST = /^[0-9a-f]{32}$/i;
/** What of the triggers does not speak of BentoML. */
const OTHERS =
  /models:\/|@latest|wandb|get_latest_versions|comet_ml|download_registry_model|clearml|InputModel|azure|storageUri|modelUri/;
/** What stands in for the unknown parts of an f-string. */
const UNKNOWN = '\0';

export default defineRule({
  id: 'unversioned-registry-model',
  meta: {
    summary: 'A model or artifact of a registry is used in whatever version is the newest',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [1357, 494],
    owaspMl: ['ML06'],
    atlas: ['AML.T0010.003'],
    stages: ['development', 'deployment', 'maintenance'],
  },
  messages: {
    latest:
      '`{reference}` is the newest version at that moment, so whoever may register one decides what runs here. Name the version that you have tested: `{pinned}`.',
    stage:
      '`{reference}` is whatever version has this stage at that moment; stages are deprecated since MLflow 2.9. Name the version that you have tested: `{pinned}`.',
    newest:
      '`{callee}` takes the newest version at that moment, so whoever may register one decides what is used here. Name the version that you have tested: `{option}`.',
    alias:
      '`{reference}` is whatever version bears this alias at that moment. Name the version where runs must repeat: `{pinned}`.',
  },
  triggers: [
    ...['models:/', 'wandb artifact', 'wandb use_model', 'get_latest_versions', 'comet_ml artifact'],
    ...['download_registry_model', 'clearml Dataset.get', 'InputModel', 'azureml get_by_name', 'azureml Model'],
    ...['azure.ai.ml label', 'bentoml load_model', 'bentoml get', 'BentoModel', '@latest'],
    ...['storageUri latest', 'modelUri latest'],
  ],
  confirm: (text) => !text.includes('bentoml') || OTHERS.test(text) || mayLoadBentos(text),
  check: {
    python(document, report, context) {
      const strings = REFERENCE.test(document.text) ? document.strings : [];
      for (const { range, value, isDocstring } of strings) {
        const text = isDocstring ? '' : (value ?? readFormatted(document.text.slice(range.start, range.end)));
        const selector = mlflowSelector(text);
        if (selector === undefined) continue;
        const fix = pinVersion(range, text, document.text, context);
        report({ at: range, ...describe(selector, text, MLFLOW_PIN, context.isNotebook), fix });
      }
      for (const call of document.callsNamed('load_model', 'spark_udf', 'download_artifacts')) {
        const uri = call.argument('model_uri', 0) ?? call.argument('artifact_uri');
        // Texts are looked at wherever they stand; this one is put together.
        if (uri?.value.kind !== 'other') continue;
        const text = uri.value.stringValue()?.value ?? '';
        const selector = mlflowSelector(text);
        if (selector !== undefined)
          report({ at: uri.range, ...describe(selector, text, MLFLOW_PIN, context.isNotebook) });
      }
      for (const call of artifactCalls(document)) {
        const name = call.argument('artifact_or_name', 0) ?? call.argument('name', 0);
        const text = name === undefined ? '' : readText(name.value);
        const selector = wandbSelector(text);
        if (name === undefined || selector === undefined) continue;
        report({ at: name.range, ...describe(selector, text, WANDB_PIN, context.isNotebook) });
      }
      for (const { call, option, isLocal } of newestTaken(document)) {
        const severity = context.isNotebook || isLocal ? 'info' : 'warning';
        report({ at: call.range, message: 'newest', severity, data: { callee: call.callee.text, option } });
      }
    },
    shell(document, report, context) {
      for (const { value, range } of document.commands.flatMap(({ words }) => words)) {
        const selector = mlflowSelector(value ?? '');
        if (value === undefined || selector === undefined) continue;
        const fix = pinVersion(range, value, document.text, context);
        report({ at: range, ...describe(selector, value, MLFLOW_PIN, context.isNotebook), fix });
      }
    },
    yaml(document, report, context) {
      for (const { text, at } of references(document)) {
        const selector = mlflowSelector(text) ?? (STORED_LATEST.test(text) ? 'latest' : undefined);
        if (selector === undefined) continue;
        const fix = pinVersion(at, text, document.text, context);
        report({ at, ...describe(selector, text, MLFLOW_PIN, false), fix });
      }
    },
    environment({ value, valueRange }, report, context) {
      const selector = mlflowSelector(value ?? '');
      if (value === undefined || selector === undefined) return;
      report({ at: valueRange, ...describe(selector, value, MLFLOW_PIN, context.isNotebook) });
    },
  },
});

/** The values of keys, but those of variables, which are read as such. */
function references(document: YamlDocument): readonly { readonly text: string; readonly at: Range }[] {
  const variables = new Set(yamlEnvironment(document).map(({ valueRange }) => valueRange.start));
  return document.roots.flatMap((root) =>
    [...walkData(root)].flatMap((node) => {
      const key = node.path.at(-1);
      const list = node.path.at(-2);
      const isListed = typeof key === 'number' && (list === 'storageUris' || document.kind === 'databricks');
      if (node.kind !== 'scalar' || typeof node.value !== 'string' || node.alias !== undefined) return [];
      if ((typeof key !== 'string' && !isListed) || variables.has(node.range.start)) return [];
      const isStored = /^(?:storage_?uri|model_?uri)s?$/i.test(String(isListed ? list : key));
      return isStored || !STORED_LATEST.test(node.value) ? [{ text: node.value, at: node.range }] : [];
    }),
  );
}

/** Writes the number that a local registry has for `latest` or for the alias, where the name stands in the text as it is. */
function pinVersion(range: Range, name: string, text: string, { pins }: RuleContext): FixProposal | undefined {
  const [, model = '', latest, alias] = /^models:\/([^/@\s]+)(?:\/(latest)|@([^/\s]+))$/i.exec(name) ?? [];
  const pin = model === '' ? undefined : pins.registryVersion(model, latest?.toLowerCase() ?? alias ?? '');
  const at = text.slice(range.start, range.end).indexOf(name);
  if (pin === undefined || at === -1) return undefined;
  const start = range.start + at + `models:/${model}`.length;
  const edit = { range: { start, end: range.start + at + name.length }, text: `/${pin.value}` };
  return pinFix([{ shown: `models:/${model}/${pin.value}`, pin, edit }]);
}

const MLFLOW_PIN = (reference: string): string =>
  reference.replace(/(?:@|\/)[^/@]+$/, reference.startsWith('azureml:') ? ':<number>' : '/<number>');
const WANDB_PIN = (reference: string): string => `${reference.replace(/:[^:]*$/, '')}:v<number>`;

function describe(selector: Selector, text: string, pin: (reference: string) => string, isNotebook: boolean) {
  const reference = text.replaceAll(UNKNOWN, '…');
  const data = { reference, pinned: pin(reference) };
  if (selector === 'alias') return { message: selector, severity: 'info', confidence: 'low', data } as const;
  // In a notebook a person looks at what the newest model does; a program serves it to everybody.
  return { message: selector, severity: selector === 'stage' || isNotebook ? 'info' : 'warning', data } as const;
}

/** `models:/name` alone is the id of one model in MLflow 3, and nothing in MLflow 2. */
function mlflowSelector(text: string): Selector | undefined {
  if (MLFLOW_ALIAS.test(text)) return 'alias';
  if (AZURE_LATEST.test(text)) return 'latest';
  const version = MLFLOW.exec(text)?.[2]?.toLowerCase();
  if (version === 'latest') return 'latest';
  return version !== undefined && STAGES.has(version) ? 'stage' : undefined;
}

/** Without a version W&B takes `latest`. Where a part is unknown, so may be the version. */
function wandbSelector(text: string): Selector | undefined {
  if (text === '' || text.includes('://')) return undefined;
  const [, version] = /:([^:/]*)$/.exec(text) ?? [];
  if (version === undefined) return text.endsWith(UNKNOWN) ? undefined : 'latest';
  if (version === 'latest') return 'latest';
  return VERSION.test(version) || DIGEST.test(version) || version.includes(UNKNOWN) ? undefined : 'alias';
}

/** Calls of W&B that read an artifact. */
function artifactCalls(document: PythonDocument): readonly PythonCall[] {
  if (!document.importsModule('wandb')) return [];
  const used = document
    .callsNamed('use_artifact', 'use_model')
    .filter(({ name }) => name?.startsWith('wandb.') ?? true);
  return [...used, ...document.calls('wandb.Api().artifact')];
}

/** A constant, or an f-string with its unknown parts masked; empty for anything else. */
function readText(expression: PythonExpression): string {
  const known = expression.stringValue()?.value;
  return known ?? (expression.kind === 'string' ? readFormatted(expression.text) : '');
}

function readFormatted(literal: string): string {
  const content = /^[a-zA-Z]{0,2}("""|'''|"|')([^]*)\1$/.exec(literal)?.[2] ?? '';
  return content.length > 500 ? '' : content.replace(/\{[^{}]*\}/g, UNKNOWN);
}
