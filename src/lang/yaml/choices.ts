import type { Range } from '../../core/range';
import { findTemplates, mayHoldTemplates } from './templates';

const OPENING = /^\{[{%]-?\s*(if|with|range|for|define|block)\b/;
const CLOSING = /^\{[{%]-?\s*end/;

/** Whether it depends on a template's `if` that a place is there: on one that stands in `around`, which holds the place. */
export function isChosen(text: string, around: Range, at: Range): boolean {
  const before = text.slice(around.start, at.start);
  if (!mayHoldTemplates(before)) return false;
  const open: string[] = [];
  for (const { start } of findTemplates(before)) {
    const written = before.slice(start, start + 40);
    const [, word] = OPENING.exec(written) ?? [];
    if (word !== undefined) open.push(word);
    else if (CLOSING.test(written)) open.pop();
  }
  return open.some((word) => word === 'if' || word === 'with');
}
