import type { PythonCall, PythonDocument, PythonExpression } from '../../lang/python/types';

const OPENERS = new Set(['open', 'builtins.open', 'io.open', 'gzip.open', 'bz2.open', 'lzma.open', 'codecs.open']);

/**
 * What names the file behind an expression: the constant path, or the text of the expression that gives it; through
 * `open(…)` and `with open(…) as f`. Undefined where nothing names it.
 */
export function fileKey(expression: PythonExpression | undefined): string | undefined {
  if (expression === undefined) return undefined;
  const constant = expression.stringValue()?.value;
  if (constant !== undefined) return `path ${constant}`;
  const opener = expression.originCall();
  if (opener !== undefined && isOpener(opener)) return fileKey(opener.argument('file', 0)?.value ?? opener.receiver);
  return expression.kind === 'name' || expression.kind === 'attribute' || expression.kind === 'call'
    ? `expression ${expression.text.replace(/\s+/g, '')}`
    : undefined;
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
