import { defineRule } from '../../engine/rule';
import type { OriginKind, PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';
import { findOrigin, originName } from '../shared/origin-tier';

/** Calls that read a table, with the keyword of what they read; it stands first. */
const READERS: Readonly<Record<string, string>> = {
  'pandas.read_csv': 'filepath_or_buffer',
  'pandas.read_table': 'filepath_or_buffer',
  'pandas.read_json': 'path_or_buf',
  'pandas.read_html': 'io',
  'pandas.read_xml': 'path_or_buffer',
  'pandas.read_excel': 'io',
  'pandas.read_parquet': 'path',
  'pandas.read_sql': 'sql',
  'pandas.read_sql_query': 'sql',
  'pandas.read_sql_table': 'table_name',
  'pandas.DataFrame': 'data',
  'polars.read_csv': 'source',
  'polars.read_parquet': 'source',
};
const STRANGERS: ReadonlySet<OriginKind> = new Set(['network', 'request']);
/** Tables that users write. */
const WRITTEN_BY_USERS =
  /\b\w*(?:feedback|review|comment|rating|submission|report(?:ed)?_by|user_label|correction|upvote)\w*\b/i;
const FITS = ['fit', 'partial_fit', 'train_test_split', 'fit_predict', 'train'];
/** Of the calls that are named `train`, those that do not build an index of a vector store. */
const TRAINS = /^(?:xgboost|lightgbm)\.train$|trainer\.train$/i;
/** What looks at rows before they teach a model: libraries and steps. */
const LOOKED_AT =
  /pandera|great_expectations|\bgx\.|tensorflow_data_validation|\btfdv\b|pydantic|deepchecks|evidently|cleanlab|whylogs|soda\b|ydata_quality|IsolationForest|LocalOutlierFactor|EllipticEnvelope|z_?score|quantile\(|\bassert\b|\bvalidat|_validat|sanity|\.between\(|clip\(|check_\w*(?:data|schema|frame|columns)|raise \w*Error/i;

export default defineRule({
  id: 'unvalidated-training-data',
  meta: {
    summary: 'Data from outside trains a model without a look at it',
    severity: 'info',
    confidence: 'medium',
    level: 'strict',
    fix: 'none',
    since: '0.1.0',
    cwe: [20],
    owaspMl: ['ML02', 'ML08'],
    atlas: ['AML.T0020', 'AML.T0059'],
    stages: ['data', 'development'],
  },
  messages: {
    outside:
      'These rows come from {origin} and train a model in this file without any check, so whoever can change them changes what the model learns. Check columns, types, ranges and outliers first, and stop where they do not fit.',
    users:
      'These rows are written by users and train a model in this file without any check, so users can teach it what they like. Check them for outliers and for many from one source first.',
  },
  triggers: Object.keys(READERS)
    .map((name) => `${name.split('.')[1] ?? ''} fit`)
    .concat('read_csv train', 'read_sql train'),
  confirm: (text) => /:\/\/|read_sql|requests|httpx|urllib|aiohttp/.test(text) && !LOOKED_AT.test(text),
  check: {
    python(document, report) {
      const fits = document
        .callsNamed(...FITS)
        .filter(({ name, callee, method }) => method !== 'train' || TRAINS.test(name ?? callee.text));
      const last = fits.at(-1);
      // Which check looks at which rows cannot be told: any of the file counts.
      if (last === undefined || LOOKED_AT.test(document.text)) return;
      for (const call of document.calls(...Object.keys(READERS))) {
        const read = call.argument(READERS[call.name ?? ''] ?? '', 0)?.value;
        if (read === undefined || call.range.start > last.range.start) continue;
        if (call.method.startsWith('read_sql')) {
          if (isWrittenByUsers(document, read)) report({ at: call.range, message: 'users' });
          continue;
        }
        const stranger = strangerOf(call, read);
        if (stranger !== undefined)
          report({ at: call.range, message: 'outside', data: { origin: originName(stranger) } });
      }
    },
  },
});

function strangerOf(call: PythonCall, read: PythonExpression): OriginKind | undefined {
  const origins = call.name === 'pandas.DataFrame' ? read.origins('load') : read.contentOrigins('load');
  return findOrigin(origins, STRANGERS)?.kind;
}

function isWrittenByUsers({ text }: PythonDocument, query: PythonExpression): boolean {
  const known =
    query.stringValue()?.value ?? text.slice(query.range.start, Math.min(query.range.end, query.range.start + 500));
  return WRITTEN_BY_USERS.test(known);
}
