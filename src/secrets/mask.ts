import type { Range } from '../core/range';
import { findSecretsInHtml } from './html';
import { findSplitSecrets } from './split-literals';

/** What stands in place of each character of a secret, so that columns stay what they are. */
const MASK = '*';

/** The text with every character of a secret replaced by `*`, line ends kept. `more` are places that are known to be secret. */
export function maskSecrets(text: string, more: readonly Range[] = []): string {
  const secrets = [...findSecretsInHtml(text), ...findSplitSecrets(text)];
  const ranges = [...secrets.map(({ range }) => range), ...more].sort((a, b) => a.start - b.start);
  let masked = '';
  let at = 0;
  for (const { start, end } of ranges) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    masked += text.slice(at, from) + text.slice(from, end).replace(/[^\r\n]/g, MASK);
    at = end;
  }
  return masked + text.slice(at);
}
