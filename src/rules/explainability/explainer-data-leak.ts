import { defineRule, type FixProposal } from '../../engine/rule';
import type { PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';

/** Explainers that keep the rows they are given, with the keyword and position of these. */
const EXPLAINERS: readonly (readonly [name: RegExp, keywords: readonly string[], position: number])[] = [
  [/^shap\.(?:explainers\.)?(?:Kernel|Sampling|Gradient|Deep|Tree|GPUTree)(?:Explainer)?$/, ['data'], 1],
  [
    /^shap\.(?:explainers\.)?(?:Linear|Permutation|Partition|Exact)(?:Explainer)?$|^shap\.Explainer$/,
    ['masker', 'data'],
    1,
  ],
  [/^dalex\.Explainer$/, ['data'], 1],
  [/^lime\.lime_tabular\.(?:Lime|RecurrentTabular)\w*Explainer$/, ['training_data'], 0],
];
/** Explainers that are given the rows afterwards. */
const FITTED =
  /^alibi\.explainers\.(?:\w+\.)*(?:AnchorTabular|KernelShap|TreeShap|CounterfactualProto\w*|ALE)(?:\(\))?$/;
/** Few rows, or made-up ones. */
const SUMMARIES =
  /\b(?:kmeans|sample|zeros|zeros_like|ones|mean|median|mode|quantile|head|synthetic|faker?|random|rand|randn)\(|\bkmeans\b|\[\s*:\s*\d{1,2}\s*\]/i;
/** A slice of a tensor is pickled with all of the tensor behind it, unless it is copied. */
const TENSOR_EXPLAINER = /(?:Gradient|Deep)(?:Explainer)?$/;
const SLICE = /\[\s*:\s*\d{1,2}\s*\](?!\.clone\(\))/;
/** What is no table: texts are masked by their tokenizer. */
const NO_ROWS = /token|maskers\.(?:Text|Image)|^["']|^None$/i;
/** Calls that write an object: the position of the object. */
const SAVERS: Readonly<Record<string, number>> = {
  'pickle.dump': 0,
  'pickle.dumps': 0,
  'cloudpickle.dump': 0,
  'cloudpickle.dumps': 0,
  'dill.dump': 0,
  'dill.dumps': 0,
  'joblib.dump': 0,
  'torch.save': 0,
  'mlflow.shap.log_explainer': 0,
  'mlflow.shap.save_explainer': 0,
  'alibi.saving.save_explainer': 0,
};
const MODELS =
  /\b(KNeighbors(?:Classifier|Regressor)|RadiusNeighbors\w+|NearestNeighbors|LocalOutlierFactor|NuSVC|NuSVR|SVC|SVR|OneClassSVM|GaussianProcess(?:Classifier|Regressor))\(/;

const EXPLAINER_WORDS = /\b(?:shap|lime|dalex|alibi)\b/;

export default defineRule({
  id: 'explainer-data-leak',
  meta: {
    summary: 'An explainer or model is handed on with the rows that it was made from',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [200],
    owaspMl: ['ML03', 'ML04'],
    atlas: ['AML.T0024'],
    stages: ['development', 'deployment'],
  },
  messages: {
    saved:
      'The file that `{callee}` writes holds rows of `{rows}`, because the explainer keeps them: whoever gets the file gets the data. Give the explainer a summary (`shap.kmeans({rows}, 10)`), or make it anew where it is used.',
    statistics:
      'The file that `{callee}` writes holds means, quartiles and value counts of `{rows}`, because the explainer keeps them. Make sure that whoever gets the file may know them.',
    explained:
      'The file that `{callee}` writes holds every row of `{rows}` that was explained beside its values. Save the values alone (`.values`).',
    returned:
      'This answer hands out `{rows}`, the data that the explainer was made from, to whoever asks. Return the values of the row that was asked about.',
    model:
      'The file that `{callee}` writes holds rows of the training data, because a `{model}` consists of them: whoever gets the file gets the data. Keep the file where the data is, or use another kind of model.',
  },
  triggers: [
    ...['shap', 'lime_tabular', 'dalex', 'alibi', 'KNeighbors', 'RadiusNeighbors', 'NearestNeighbors', 'SVC', 'SVR'],
    ...['OneClassSVM', 'GaussianProcess', 'LocalOutlierFactor'],
  ],
  confirm: (text) =>
    EXPLAINER_WORDS.test(text)
      ? /\bdumps?\(|\.save\(|_explainer\(|\breturn\b/.test(text)
      : MODELS.test(text) && /\bdumps?\(|\.save\(/.test(text),
  check: {
    python(document, report, { isNotebook }) {
      for (const { call, object } of savedObjects(document)) {
        const callee = call.callee.text.slice(0, 60);
        const made = madeOf(document, object);
        const keeper = made.find((candidate) => rowsOf(document, candidate) !== undefined);
        const rows = keeper && rowsOf(document, keeper);
        if (keeper !== undefined && rows !== undefined) {
          const data = { callee, rows: nameOf(rows) };
          const related = [{ at: keeper.range, message: 'The explainer is made here.' }];
          // Of LIME a pickle holds quartiles and means, not rows.
          if (keeper.name?.startsWith('lime.') === true)
            report({ at: call.range, message: 'statistics', severity: 'info', data, related });
          else report({ at: call.range, message: 'saved', data, related, fix: summarize(keeper, rows) });
          continue;
        }
        const explained = made.map(explainedRows).find((argument) => argument !== undefined);
        const model = made.map(modelOf).find((name) => name !== undefined);
        if (explained !== undefined)
          report({ at: call.range, message: 'explained', severity: 'info', data: { callee, rows: nameOf(explained) } });
        else if (model !== undefined) {
          // What a notebook saves stays beside the data, as a rule.
          const confidence = isNotebook ? 'low' : 'medium';
          report({ at: call.range, message: 'model', severity: 'info', confidence, data: { callee, model } });
        }
      }
      if (!EXPLAINER_WORDS.test(document.text)) return;
      for (const { returned, rows } of returnedRows(document))
        report({ at: returned.range, message: 'returned', data: { rows } });
    },
  },
});

interface Saved {
  readonly call: PythonCall;
  readonly object: PythonExpression;
}

function savedObjects(document: PythonDocument): readonly Saved[] {
  const calls = document.calls(...Object.keys(SAVERS)).flatMap((call) => {
    const object = (call.argument('obj', 0) ?? call.argument('value') ?? call.argument('explainer'))?.value;
    return object === undefined ? [] : [{ call, object }];
  });
  const methods = document
    .callsNamed('save', 'dump', 'dumps')
    .flatMap((call) =>
      call.receiver !== undefined &&
      SAVERS[call.name ?? ''] === undefined &&
      rowsOf(document, call.receiver.originCall())
        ? [{ call, object: call.receiver }]
        : [],
    );
  return [...calls, ...methods];
}

/** The calls that made an object, or what a list or dictionary of objects holds. */
function madeOf(document: PythonDocument, object: PythonExpression): readonly PythonCall[] {
  const direct = object.originCall();
  if (direct !== undefined && object.kind !== 'dict') return [direct];
  const names = new Set(object.names());
  const values = document.assignments.filter(({ targetText }) => names.has(targetText)).map(({ value }) => value);
  return [...values, ...object.elements()].flatMap((value) => value.originCall() ?? []);
}

/** The rows that an explainer keeps. */
function rowsOf(document: PythonDocument, made: PythonCall | undefined): PythonExpression | undefined {
  if (made === undefined) return undefined;
  const found = EXPLAINERS.find(([name]) => name.test(made.name ?? ''));
  if (found !== undefined) {
    const [, keywords, position] = found;
    const argument = keywords.map((keyword) => made.argument(keyword)).find((given) => given !== undefined);
    const rows = (argument ?? made.argument(keywords[0] ?? '', position))?.value;
    const isStored = TENSOR_EXPLAINER.test(made.name ?? '') && document.importsModule('torch');
    return rows === undefined || isSummary(document, rows, isStored) ? undefined : rows;
  }
  const fit = FITTED.test(made.name ?? '')
    ? document.callsNamed('fit').find(({ receiver }) => receiver?.originCall() === made)
    : undefined;
  return fit?.arguments[0]?.value;
}

/** Whether what an explainer is given is small: as written, or as its name was assigned. */
function isSummary(document: PythonDocument, rows: PythonExpression, isStored: boolean): boolean {
  const { text } = rows;
  const assigned = document.assignments.filter(({ targetText }) => targetText === text).map(({ value }) => value.text);
  return [text, ...assigned].some((written) => {
    const judged = isStored ? written.replace(SLICE, '') : written;
    return SUMMARIES.test(judged) || NO_ROWS.test(judged);
  });
}

/** The training rows in `explainer(X_train)`, whose result holds them. */
function explainedRows({ name, arguments: [rows] }: PythonCall): PythonExpression | undefined {
  return /^shap\..*\(\)$/.test(name ?? '') && /train/i.test(rows?.value.text ?? '') ? rows?.value : undefined;
}

function modelOf(made: PythonCall): string | undefined {
  return MODELS.exec(`${made.callee.text}(${made.arguments.map(({ value }) => value.text).join()}`.slice(0, 600))?.[1];
}

/** What handlers return of the rows of an explainer. */
function returnedRows(
  document: PythonDocument,
): readonly { readonly returned: PythonExpression; readonly rows: string }[] {
  const kept = document
    .callsNamed(...document.assignments.flatMap(({ value }) => value.originCall()?.method ?? []).slice(0, 400))
    .flatMap((call) => rowsOf(document, call) ?? [])
    .map(nameOf)
    .filter((name) => /^\w+$/.test(name));
  const words = new RegExp(
    String.raw`\b\w*explainer\w*\.(?:data|masker|training_data)\b${kept.length === 0 ? '' : String.raw`|\b(?:${kept.join('|')})\b(?!\s*\.(?:columns|shape|dtypes))`}`,
    'i',
  );
  return document.routes().flatMap(({ handler }) =>
    (handler?.returns() ?? []).flatMap((returned) => {
      const [rows] = words.exec(returned.text) ?? [];
      return rows === undefined ? [] : [{ returned, rows }];
    }),
  );
}

const nameOf = ({ text }: PythonExpression): string => text.replace(/\s+/g, ' ').slice(0, 40);

/** `shap.KernelExplainer(f, X)` → `shap.KernelExplainer(f, shap.kmeans(X, 10))`. */
function summarize({ name, receiver }: PythonCall, rows: PythonExpression): FixProposal | undefined {
  if (name !== 'shap.KernelExplainer' || receiver === undefined) return undefined;
  const text = `${receiver.text}.kmeans(${rows.text}, 10)`;
  return {
    title: `Summarize the rows with ${receiver.text}.kmeans`,
    safety: 'unsafe',
    edits: [{ range: rows.range, text }],
  };
}
