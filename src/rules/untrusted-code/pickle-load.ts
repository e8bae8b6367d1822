import { defineRule } from '../../engine/rule';
import type { PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';
import { findDoubt, findOrigin, originName, showPath, tierOf } from '../shared/origin-tier';

const PLAIN = 'JSON, Parquet or safetensors';
const MODELS = 'skops or ONNX for models, Parquet for data';
const TABLES = 'Parquet (`to_parquet`, `read_parquet`)';
/** Modules with `load`, `loads` and `Unpickler` of the same kind. */
const PICKLERS = [
  ...['pickle', '_pickle', 'cPickle', 'pickle5', 'cloudpickle', 'dill', 'ray.cloudpickle', 'compress_pickle'],
  ...['pyspark.cloudpickle', 'six.moves.cPickle', 'torch.multiprocessing.reductions.ForkingPickler'],
];
/** Calls that unpickle, and what to use in their place. */
const LOADERS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    PICKLERS.flatMap((module) => ['load', 'loads', 'Unpickler().load'].map((name) => [`${module}.${name}`, PLAIN])),
  ),
  'jsonpickle.decode': 'plain `json`',
  'jsonpickle.loads': 'plain `json`',
  'jsonpickle.unpickler.decode': 'plain `json`',
  'marshal.load': PLAIN,
  'marshal.loads': PLAIN,
  'shelve.open': 'SQLite or JSON',
  'shelve.DbfilenameShelf': 'SQLite or JSON',
  'srsly.pickle_loads': PLAIN,
  'joblib.load': MODELS,
  'joblib.numpy_pickle.load': MODELS,
  'sklearn.externals.joblib.load': MODELS,
  'bentoml.picklable_model.load_model': MODELS,
  'statsmodels.iolib.smpickle.load_pickle': TABLES,
  'surprise.dump.load': MODELS,
  'autogluon.tabular.TabularPredictor.load': MODELS,
  'pycaret.classification.load_model': MODELS,
  'pycaret.regression.load_model': MODELS,
  'fastai.learner.load_learner': 'the weights alone (`Learner.load`, `torch.load(…, weights_only=True)`)',
  'fastai.vision.all.load_learner': 'the weights alone (`Learner.load`, `torch.load(…, weights_only=True)`)',
  'fastai.text.all.load_learner': 'the weights alone (`Learner.load`, `torch.load(…, weights_only=True)`)',
  'fastai.tabular.all.load_learner': 'the weights alone (`Learner.load`, `torch.load(…, weights_only=True)`)',
  ...Object.fromEntries(
    ['pandas', 'geopandas', 'dask.dataframe', 'modin.pandas', 'pandas.io.pickle', 'cudf'].map((module) => [
      `${module}.read_pickle`,
      TABLES,
    ]),
  ),
};
/** Modules whose word alone is in too many files; their calls are asked for by name. */
const TRIGGERS = Object.keys(LOADERS).map((name) => name.replace('().load', '').replaceAll('()', ''));

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
    equivalents: { bandit: ['B301', 'B302'], ruff: ['S301', 'S302'] },
  },
  messages: {
    remote:
      'These bytes come from {origin} and `{callee}` runs whatever code is in them, so whoever can change them takes over this machine. Use {instead}.',
    bytes:
      '`{callee}` runs whatever code is in these bytes. Unpickle only what you made and what nobody else can change on the way; to share data or models use {instead}.',
    file: '`{callee}` runs whatever code is stored in the file. Load only files that you made and that nobody else can write; to share data or models use {instead}.',
  },
  triggers: [...TRIGGERS, 'read_pickle', 'load_learner'],
  check: {
    python(document, report, context) {
      for (const call of document.calls(...Object.keys(LOADERS))) {
        const source =
          (call.argument('file', 0) ?? call.argument('filename') ?? call.arguments[0])?.value ?? unpicklerSource(call);
        if (source === undefined || isCopy(source) || isRestricted(document, call) || isNew(call)) continue;
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
          report({ at: call.range, message: isText(call) ? 'bytes' : 'file', severity, data, related });
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
  if (call.name?.endsWith('Unpickler().load') !== true || call.receiver?.originCall()?.name !== undefined) return false;
  return document.functions.some(
    ({ name, bodyRange: { start, end } }) => name === 'find_class' && /\braise\b/.test(document.text.slice(start, end)),
  );
}

/** `loads(dumps(x))` copies an object: nothing from outside is read. */
function isCopy(source: PythonExpression): boolean {
  return source.originCall()?.method === 'dumps';
}

/** A shelf that is made anew holds nothing. */
function isNew(call: PythonCall): boolean {
  return call.name?.startsWith('shelve.') === true && call.argument('flag', 1)?.value.stringValue()?.value === 'n';
}

/** Whether the pickle itself is passed, not a file. */
function isText(call: PythonCall): boolean {
  return call.method === 'decode' || call.method.endsWith('loads');
}
