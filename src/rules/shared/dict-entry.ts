import type { PythonExpression } from '../../lang/python/types';

/**
 * The text or the truth value below a key of a dictionary: also of one that is written here with other values that are not
 * known, which has no value as a whole.
 */
export function dictEntry(expression: PythonExpression, key: string): string | boolean | undefined {
  const known = expression.value()?.value;
  const entry: unknown = known instanceof Map ? known.get(key) : expression.entry(key)?.value()?.value;
  return typeof entry === 'string' || typeof entry === 'boolean' ? entry : undefined;
}
