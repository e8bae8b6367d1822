import { defineRule } from '../../engine/rule';
import type { PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';
import { findDoubt, findOrigin, originName, showPath, tierOf } from '../shared/origin-tier';

/** Calls that unpickle, and what to use in their place. */
const LOADERS: Readonly<Record<string, string>> = {
  'pickle.load': 'JSON, Parquet or safetensors',
  'pickle.loads': 'JSON, Parquet or safetensors',
  'pickle.Unpickler().load': 'JSON, Parquet or safetensors',
  '_pickle.load': 'JSON, Parquet or safetensors',
  '_pickle.loads': 'JSON, Parquet or safetensors',
  'cPickle.load': 'JSON, Parquet or safetensors',
  'cPickle.loads': 'JSON, Parquet or safetensors',
  'pickle5.load': 'JSON, Parquet or safetensors',
  'cloudpickle.load': 'JSON, Parquet or safetensors',
  'cloudpickle.loads': 'JSON, Parquet or safetensors',
  'dill.load': 'JSON, Parquet or safetensors',
  'dill.loads': 'JSON, Parquet or safetensors',
  'jsonpickle.decode': 'plain `json`',
  'joblib.load': 'skops or ONNX for models, Parquet for data',
  'sklearn.externals.joblib.load': 'skops or ONNX for models, Parquet for data',
  'pandas.read_pickle': 'Parquet (`to_parquet`, `read_parquet`)',
  'geopandas.read_pickle': 'Parquet (`to_parquet`, `read_parquet`)',
};
export default defineRule({
  id: 'pickle-load',
  meta: {
    summary: 'A pickle is loaded, which runs whatever code is stored in it',
    severity: 'error',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [502],
    owaspMl: ['ML06'],
    atlas: ['AML.T0011.000'],
    stages: ['data', 'development', 'deployment'],
    equivalents: { bandit: ['B301'], ruff: ['S301'] },
  },
  messages: {
    remote:
      'These bytes come from {origin} and `{callee}` runs whatever code is in them, so whoever can change them takes over this machine. Use {instead}.',
    file: '`{callee}` runs whatever code is stored in the file. Load only files that you made and that nobody else can write; to share data or models use {instead}.',
  },
  triggers: [...Object.keys(LOADERS).map((name) => name.replace('()', '')), 'read_pickle'],
  check: {
    python(document, report, context) {
      for (const call of document.calls(...Object.keys(LOADERS))) {
        const source = (call.argument('file', 0) ?? call.arguments[0])?.value ?? unpicklerSource(call);
        if (source === undefined || isCopy(source) || isRestricted(document, call)) continue;
        const data = { callee: call.callee.text, instead: LOADERS[call.name ?? ''] ?? 'JSON' };
        const origins = isText(call) ? source.origins('load') : source.contentOrigins('load');
        const tier = tierOf(origins);
        if (tier === undefined || tier === 'own') continue;
        const remote = findOrigin(origins);
        const related = showPath(findDoubt(origins), call.range);
        if (remote !== undefined) {
          report({ at: call.range, message: 'remote', data: { ...data, origin: originName(remote.kind) }, related });
        } else {
          // Somebody put the file there on purpose; a path that is handed in may be anybody's, but for a person at a notebook.
          const severity = tier === 'local' || context.isNotebook ? 'info' : 'warning';
          report({ at: call.range, message: 'file', severity, data, related });
        }
      }
    },
  },
});

function unpicklerSource(call: PythonCall): PythonExpression | undefined {
  return call.receiver?.originCall()?.arguments[0]?.value;
}

/** An unpickler of the file that refuses some of what it is asked for. */
function isRestricted(document: PythonDocument, call: PythonCall): boolean {
  if (call.name !== 'pickle.Unpickler().load' || call.receiver?.originCall()?.name !== undefined) return false;
  return document.functions.some(
    ({ name, bodyRange: { start, end } }) => name === 'find_class' && /\braise\b/.test(document.text.slice(start, end)),
  );
}

/** `loads(dumps(x))` copies an object: nothing from outside is read. */
function isCopy(source: PythonExpression): boolean {
  return source.originCall()?.method === 'dumps';
}

/** Whether the pickle itself is passed, not a file. */
function isText(call: PythonCall): boolean {
  return call.method === 'loads' || call.method === 'decode';
}
