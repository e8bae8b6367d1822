import type { Range } from '../../../core/range';
import type { SecretMatch } from '../../../secrets/types';

/** The value of a setting that only holds credentials, whatever it looks like. */
export function writtenMatch(range: Range, variable: string, name = 'a key, token or password'): SecretMatch {
  return { range, provider: 'generic', name, variable: toVariable(variable), certainty: 'likely' };
}

function toVariable(name: string): string {
  return name.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase();
}
