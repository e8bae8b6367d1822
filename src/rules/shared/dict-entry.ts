import type { PythonExpression } from '../../lang/python/types';

/**
 * The text or the truth value below a key of a dictionary: also of one that is written here with other values that are not
 * known, which has no value as a whole.
 */
export function dictEntry(expression: PythonExpression, key: string): string | boolean | undefined {
  const known = expression.value()?.value;
  if (known instanceof Map) {
    const entry: unknown = known.get(key);
    return typeof entry === 'string' || typeof entry === 'boolean' ? entry : undefined;
  }
  if (expression.kind !== 'dict') return undefined;
  const name = key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const literal = new RegExp(
    `["']${name}["']\\s{0,20}:\\s{0,20}(?:"([^"\\\\]{0,200})"|'([^'\\\\]{0,200})'|(True|False)\\b)`,
  );
  const match = literal.exec(expression.text);
  if (match === null) return undefined;
  return match[3] === undefined ? (match[1] ?? match[2]) : match[3] === 'True';
}
