import { defineRule } from '../../engine/rule';
import type { PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';
import { usualValue } from '../shared/usual-value';

/** Readers of tables and arrays, by the last part of their names: the first argument is the address. */
const READERS = [
  ...['read_csv', 'read_parquet', 'read_json', 'read_feather', 'read_pickle', 'read_excel', 'read_table', 'read_orc'],
  ...['scan_parquet', 'scan_csv', 'dataset', 'open_dataset', 'open_zarr', 'open', 'load', 'parquet', 'csv', 'json'],
];
const READING =
  /^(?:pandas|polars|dask|pyarrow|fsspec|s3fs|gcsfs|xarray|geopandas|cudf|modin|smart_open|pyspark|awswrangler)\b/;
const OBJECT = /^(?:s3a?n?|gs|gcs|abfss?|az|adl|wasbs?|oss):\/\//;
const MOVING = /(?:^|[/_.-])(?:latest|current|newest|live)(?:[/_.-]|$)/i;
/** A version, a date, or a hash in the key tells one content from the next. */
const TOLD_APART = /\bv?\d+\.\d+|[_/=.-]v?\d+(?:[/_.-]|$)|\d{4}-?\d{2}|[0-9a-f]{12,}/i;
const MATERIAL =
  /\.(?:csv|tsv|parquet|jsonl?|feather|arrow|npy|npz|pkl|joblib|pth?|onnx|h5|keras|safetensors|zip|gz|tgz)$/i;

/** Calls that fetch one object: where its key is, and what names a version of it. */
const FETCHERS: Readonly<Record<string, { readonly key: readonly [string, number]; readonly name: RegExp }>> = {
  get_object: { key: ['Key', 99], name: /^(?:boto3|botocore|aioboto3)\./ },
  download_file: { key: ['Key', 1], name: /^(?:boto3|botocore|aioboto3)\./ },
  download_fileobj: { key: ['Key', 1], name: /^(?:boto3|botocore|aioboto3)\./ },
  blob: { key: ['blob_name', 0], name: /^google\.cloud\.storage\./ },
};
const DOWNLOADS = [
  'download_to_filename',
  'download_as_bytes',
  'download_as_text',
  'download_as_string',
  'download_to_file',
];

export default defineRule({
  id: 'unversioned-object-read',
  meta: {
    summary: 'Data or a model is read from a bucket or table in whatever version is there today',
    severity: 'info',
    confidence: 'medium',
    level: 'strict',
    fix: 'none',
    since: '0.1.0',
    cwe: [1357],
    owaspMl: ['ML02', 'ML06'],
    atlas: ['AML.T0010.002'],
    stages: ['data', 'development', 'deployment'],
  },
  messages: {
    object:
      '`{key}` can be written over, and whatever lies there today is read, so the next run may get other data than you tested. Pass `{option}`, or put a version or date into the key.',
    table:
      '`{callee}` reads the table as it is today, so the next run may get other rows than you tested. Name a version: `{option}`.',
  },
  triggers: [
    ...['s3://', 's3a://', 'gs://', 'abfs://', 'abfss://', 'az://', 'boto3 get_object', 'boto3 download_file'],
    ...['boto3 download_fileobj', 'storage blob', 'spark table', 'DeltaTable', 'delta load'],
  ],
  check: {
    python(document, report) {
      for (const { at, key, option } of objectReads(document)) report({ at, message: 'object', data: { key, option } });
      for (const { call, option } of tableReads(document))
        report({ at: call.range, message: 'table', data: { callee: call.callee.text, option } });
    },
  },
});

function objectReads(document: PythonDocument) {
  const addressed = document.callsNamed(...READERS).flatMap((call) => {
    const argument = call.arguments[0];
    const key = argument && textOf(argument.value);
    if (argument === undefined || key === undefined || !READING.test(call.name ?? '')) return [];
    if (!OBJECT.test(key) || !isMovable(key) || isWriting(call)) return [];
    return [{ at: argument.range, key, option: 'a version of the object' }];
  });
  const fetched = document.callsNamed(...Object.keys(FETCHERS)).flatMap((call) => {
    const fetcher = FETCHERS[call.method];
    const argument = fetcher && call.argument(...fetcher.key);
    const key = argument && textOf(argument.value);
    if (argument === undefined || key === undefined || !fetcher?.name.test(call.name ?? '')) return [];
    if (call.argument('VersionId') !== undefined || call.argument('ExtraArgs') !== undefined) return [];
    if (call.argument('generation') !== undefined || call.hasUnknownArguments || !isMovable(key)) return [];
    if (call.method === 'blob' && !isDownloaded(call, document)) return [];
    return [{ at: argument.range, key, option: call.method === 'blob' ? 'generation=…' : 'VersionId' }];
  });
  return [...addressed, ...fetched];
}

function textOf(expression: PythonExpression): string | undefined {
  const usual = usualValue(expression)?.value;
  return typeof usual === 'string' ? usual : undefined;
}

function isMovable(key: string): boolean {
  return MOVING.test(key) || (MATERIAL.test(key) && !TOLD_APART.test(key));
}

function isWriting(call: PythonCall): boolean {
  const mode = call.argument('mode', 1)?.value.stringValue()?.value;
  return call.method === 'open' && mode !== undefined && /[wax]/.test(mode);
}

function isDownloaded(call: PythonCall, document: PythonDocument): boolean {
  return document.callsNamed(...DOWNLOADS).some(({ receiver }) => {
    const origin = receiver?.originCall();
    return origin?.range.start === call.range.start && origin.range.end === call.range.end;
  });
}

/** Tables that keep their versions, read without one of them. */
function tableReads(document: PythonDocument) {
  const named = document
    .callsNamed('table', 'load')
    .filter((call) => /^pyspark\.|\bspark\.(?:read|table)\b/.test(call.name ?? call.callee.text))
    .filter(({ method, callee }) => method === 'table' || /["']delta["']/.test(callee.text))
    .filter(({ callee, hasUnknownArguments }) => !hasUnknownArguments && !/AsOf|snapshot/i.test(callee.text))
    .filter(({ callee }) => /\bread\b|spark\.table$/.test(callee.text))
    .map((call) => ({ call, option: '.option("versionAsOf", <number>)' }));
  const delta = document
    .calls('deltalake.DeltaTable')
    .filter((call) => call.argument('version', 1) === undefined && !call.hasUnknownArguments)
    .map((call) => ({ call, option: 'version=<number>' }));
  return [...named, ...delta];
}
