import type { PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';

/** Where the content of a file or a value comes from, as far as this file tells. */
export type Provenance = 'network' | 'own' | 'unknown';

const NETWORK = [
  'requests.',
  'httpx.',
  'aiohttp.',
  'urllib.request.',
  'urllib3.',
  'flask.request',
  'huggingface_hub.hf_hub_download',
  'huggingface_hub.snapshot_download',
  'socket.',
  'wget.download',
  'gdown.download',
  'fsspec.open',
];
const REMOTE_URL = /^(?:https?|ftp|s3|gs|gcs|abfss?|wasbs?):\/\//i;
const WRAPPERS = new Set([
  'io.BytesIO',
  'gzip.open',
  'gzip.decompress',
  'bz2.open',
  'lzma.open',
  'zlib.decompress',
  'base64.b64decode',
]);
const OPENERS = new Set(['open', 'builtins.open', 'io.open', 'gzip.open', 'bz2.open', 'lzma.open', 'codecs.open']);

/** Whether an expression is, or was made of, something that came over the network. */
export function isFromNetwork(expression: PythonExpression, depth = 4): boolean {
  const text = expression.stringValue()?.value;
  if (text !== undefined) return REMOTE_URL.test(text);
  const name = expression.qualifiedName();
  if (name !== undefined && NETWORK.some((prefix) => name.startsWith(prefix))) return true;
  const origin = expression.originCall();
  if (origin === undefined || depth === 0) return false;
  if (origin.name !== undefined && NETWORK.some((prefix) => origin.name?.startsWith(prefix))) return true;
  const inner = origin.name !== undefined && WRAPPERS.has(origin.name) ? origin.arguments[0]?.value : undefined;
  return inner !== undefined && isFromNetwork(inner, depth - 1);
}

const CONSTANT = 'path ';

/**
 * What names the file behind an expression: the constant path, or the text of the expression that gives it; through
 * `open(…)` and `with open(…) as f`. Undefined where nothing names it.
 */
export function fileKey(expression: PythonExpression | undefined): string | undefined {
  if (expression === undefined) return undefined;
  const constant = expression.stringValue()?.value;
  if (constant !== undefined) return CONSTANT + constant;
  const opener = expression.originCall();
  if (opener !== undefined && isOpener(opener)) return fileKey(opener.argument('file', 0)?.value ?? opener.receiver);
  return expression.kind === 'name' || expression.kind === 'attribute' || expression.kind === 'call'
    ? `expression ${expression.text.replace(/\s+/g, '')}`
    : undefined;
}

/** Whether a file is named by a constant path of this machine, also through `open(…)`. */
export function isLocalFile(expression: PythonExpression): boolean {
  const key = fileKey(expression);
  return key?.startsWith(CONSTANT) === true && !REMOTE_URL.test(key.slice(CONSTANT.length));
}

function isOpener(call: PythonCall): boolean {
  return (call.name !== undefined && OPENERS.has(call.name)) || (call.method === 'open' && call.receiver !== undefined);
}

/** The files that a document writes with one of these calls; `position` counts the argument that names the file. */
export function writtenFiles(
  document: PythonDocument,
  writers: readonly { readonly name: string; readonly keyword: string; readonly position: number }[],
): ReadonlyMap<string, readonly PythonCall[]> {
  const written = new Map<string, PythonCall[]>();
  for (const { name, keyword, position } of writers) {
    for (const call of document.calls(name)) {
      const key = fileKey(call.argument(keyword, position)?.value);
      if (key !== undefined) written.set(key, [...(written.get(key) ?? []), call]);
    }
  }
  return written;
}
