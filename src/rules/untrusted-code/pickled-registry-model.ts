import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonArgument, PythonCall, PythonExpression } from '../../lang/python/types';
import { picklesServed } from './shared/served-pickles';
import { findOrigin, originName, showPath } from '../shared/origin-tier';
import { fileKey } from '../shared/written-files';

/** Flavours of MLflow whose models are pickles, or hold one. */
const FLAVORS = ['sklearn', 'pyfunc', 'pytorch', 'langchain', 'statsmodels', 'pmdarima', 'dspy', 'llama_index'];
const LOADERS = FLAVORS.map((flavor) => `mlflow.${flavor}.load_model`);
const WRITERS = FLAVORS.flatMap((flavor) => [`mlflow.${flavor}.log_model`, `mlflow.${flavor}.save_model`]);
const FORMAT = 'serialization_format';
const PICKLE_FORMATS = /^(?:cloud)?pickle$/;
/** Places that the tracking server keeps, and that not everybody can write to. */
const REGISTRY = /^(?:models|runs|mlflow-artifacts):/;
const STORE = /^(?:s3a?|gs|abfss?|wasbs?|dbfs|hdfs|viewfs|hf|azureml):/;
const WEB = /^(?:https?|ftp|sftp):/;

export default defineRule({
  id: 'pickled-registry-model',
  meta: {
    summary: 'A model that is a pickle is loaded from outside of the registry, served, or saved as one',
    severity: 'error',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [502],
    owaspMl: ['ML06'],
    atlas: ['AML.T0011.000'],
    stages: ['development', 'deployment'],
  },
  messages: {
    remote:
      'Where this model lies is chosen by {origin}, and `{callee}` unpickles it, so whoever chooses it runs code here. Load a version of your registry by its name: `models:/name/3`.',
    web: '`{callee}` unpickles a model that comes from the web, so whoever can change it runs code on this machine. Register it, have it looked at, and load it by its version: `models:/name/3`.',
    store:
      '`{callee}` unpickles this model, and it does not come from the registry: whoever can write there runs code here. Register it and load it by its version: `models:/name/3`.',
    served:
      'The server unpickles the `{format}` model that lies at `{uri}`, so whoever can write there runs code in it. Serve a format without code, such as ONNX, or name the model by its digest.',
    saved:
      '`{format}` writes the model as a pickle, so everybody who loads it has to trust every hand that it went through. Use `skops` for scikit-learn, `pt2` for PyTorch.',
  },
  triggers: ['mlflow.load_model', `mlflow ${FORMAT}`, 'storageUri', 'modelUri'],
  check: {
    yaml(document, report) {
      for (const { at, format, uri } of picklesServed(document))
        report({ at, message: 'served', severity: 'info', confidence: 'medium', data: { format, uri } });
    },
    python(document, report) {
      const own = new Set(document.callsNamed('save_model', 'download_artifacts').map(pathKey));
      for (const call of document.calls(...LOADERS)) {
        const uri = call.argument('model_uri', 0)?.value;
        if (uri === undefined) continue;
        const at = call.range;
        const data = { callee: call.callee.text };
        const known = uri.stringValue()?.value;
        const text = known ?? uri.text.replace(/^[fFrR]*["']+/, '');
        const request = findOrigin(uri.origins('load'));
        if (REGISTRY.test(text) || own.has(fileKey(uri))) continue;
        if (request?.kind === 'request')
          report({
            at,
            message: 'remote',
            data: { ...data, origin: originName(request.kind) },
            related: showPath(request, at),
          });
        else if (WEB.test(text)) report({ at, message: 'web', severity: 'warning', data });
        else if (STORE.test(text) || known !== undefined) report({ at, message: 'store', severity: 'info', data });
      }
      for (const call of document.calls(...WRITERS)) {
        const argument = call.argument(FORMAT);
        if (argument === undefined || !isPickle(argument.value)) continue;
        const fix = writeSkops(call, argument);
        report({
          at: argument.range,
          message: 'saved',
          severity: 'info',
          data: { format: argument.value.text.slice(0, 60) },
          fix,
        });
      }
    },
  },
});

function pathKey(call: PythonCall): string | undefined {
  return fileKey((call.argument('path') ?? call.argument('dst_path') ?? call.arguments[1])?.value);
}

function isPickle(value: PythonExpression): boolean {
  const text = value.stringValue()?.value;
  if (text !== undefined) return PICKLE_FORMATS.test(text);
  return /^mlflow\.\w+\.SERIALIZATION_FORMAT_(?:CLOUD)?PICKLE$/.test(value.qualifiedName() ?? '');
}

function writeSkops(call: PythonCall, { value }: PythonArgument): FixProposal | undefined {
  if (call.name?.startsWith('mlflow.sklearn.') !== true || (value.kind !== 'string' && value.kind !== 'attribute'))
    return undefined;
  return { title: 'Use skops', safety: 'unsafe', edits: [{ range: value.range, text: '"skops"' }] };
}
