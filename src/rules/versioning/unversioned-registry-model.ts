import { defineRule } from '../../engine/rule';
import type { PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';

/** How a reference names the version: not at all, by a stage, or by an alias that can be given to another version. */
type Selector = 'latest' | 'stage' | 'alias';

/** The only stages that MLflow knows. */
const STAGES = new Set(['production', 'staging', 'archived']);
const MLFLOW = /^models:\/([^/\s]+)\/([^/\s]+)$/;
const MLFLOW_ALIAS = /^models:\/[^/\s@]+@[^/\s]+$/;
const VERSION = /^v\d+$/;
/** A digest of an artifact, which W&B takes in place of a version. */
const DIGEST = /^[0-9a-f]{32}$/i;
/** What stands in for the unknown parts of an f-string. */
const UNKNOWN = '\0';

export default defineRule({
  id: 'unversioned-registry-model',
  meta: {
    summary: 'A model or artifact of a registry is used in whatever version is the newest',
    severity: 'warning',
    confidence: 'high',
    fix: 'none',
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
    alias:
      '`{reference}` is whatever version bears this alias at that moment. Name the version where runs must repeat: `{pinned}`.',
  },
  triggers: ['models:/', 'wandb artifact', 'wandb use_model'],
  check: {
    python(document, report, context) {
      for (const { range, value, isDocstring } of document.strings) {
        const text = isDocstring ? '' : (value ?? readFormatted(document.text.slice(range.start, range.end)));
        const selector = mlflowSelector(text);
        if (selector === undefined) continue;
        report({ at: range, ...describe(selector, text, MLFLOW_PIN, context.isNotebook) });
      }
      for (const call of artifactCalls(document)) {
        const name = call.argument('artifact_or_name', 0) ?? call.argument('name', 0);
        const text = name === undefined ? '' : readText(name.value);
        const selector = wandbSelector(text);
        if (name === undefined || selector === undefined) continue;
        report({ at: name.range, ...describe(selector, text, WANDB_PIN, context.isNotebook) });
      }
    },
    shell(document, report, context) {
      for (const { value, range } of document.commands.flatMap(({ words }) => words)) {
        const selector = mlflowSelector(value ?? '');
        if (value === undefined || selector === undefined) continue;
        report({ at: range, ...describe(selector, value, MLFLOW_PIN, context.isNotebook) });
      }
    },
    environment({ value, valueRange }, report, context) {
      const selector = mlflowSelector(value ?? '');
      if (value === undefined || selector === undefined) return;
      report({ at: valueRange, ...describe(selector, value, MLFLOW_PIN, context.isNotebook) });
    },
  },
});

const MLFLOW_PIN = (reference: string): string => reference.replace(/(?:@|\/)[^/@]+$/, '/<number>');
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
