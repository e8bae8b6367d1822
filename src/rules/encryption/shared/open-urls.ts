import type { Range } from '../../../core/range';
import type { PythonDocument, PythonExpression } from '../../../lang/python/types';

/** An address whose scheme and host are written here, though not the rest. */
const KNOWN_HOST = /^[fFrR]{0,2}(?:"""|'''|"|')((?:http|ftp):\/\/[^\s"'{}%/:?#@\\]{1,253})[/:?#]/i;
/** Hosts of the cloud with a part that is put in: a bucket, an account. */
const CLOUD_HOST =
  /^[fF](?:"|')http:\/\/\{[^{}"']{1,60}\}\.((?:blob|queue|table|file|dfs)\.core\.windows\.net|s3(?:[.-][\w-]{1,30})?\.amazonaws\.com)/;

/**
 * The beginning of an address that is put together (`f"http://host/{name}"`, `"http://host/" + name`), here or in the one
 * assignment of a name. Undefined where the value does not begin with it for sure.
 */
export function openUrl(
  document: PythonDocument,
  expression: PythonExpression,
): { readonly url: string; readonly at: Range } | undefined {
  const assigned =
    expression.kind === 'name' ? document.assignments.filter(({ targetText }) => targetText === expression.text) : [];
  const written = expression.kind === 'name' ? (assigned.length === 1 ? assigned[0]?.value : undefined) : expression;
  if (written === undefined || /\b(?:if|or|and)\b/.test(written.text)) return undefined;
  const url = KNOWN_HOST.exec(written.text)?.[1];
  const host = url === undefined ? CLOUD_HOST.exec(written.text)?.[1] : undefined;
  if (url === undefined && host === undefined) return undefined;
  return { url: url ?? `http://${host ?? ''}`, at: written.range };
}
