import type { Edit } from '../../core/fix';
import type { Range } from '../../core/range';
import type { FixProposal } from '../../engine/rule';

const PAIRS = [
  ['1', '0'],
  ['true', 'false'],
  ['True', 'False'],
  ['TRUE', 'FALSE'],
  ['yes', 'no'],
  ['Yes', 'No'],
  ['on', 'off'],
] as const;
const OPPOSITES = new Map<string, string>(PAIRS.flatMap(([on, off]) => [[on, off] as const, [off, on] as const]));

/** Writes another value in place of one, between its quotes where it has some. Undefined where it is written with escapes. */
export function writeValue(range: Range, value: string, next: string): Edit | undefined {
  const quotes = range.end - range.start - value.length;
  if (quotes !== 0 && quotes !== 2) return undefined;
  return { range: { start: range.start + quotes / 2, end: range.end - quotes / 2 }, text: next };
}

/** Turns a switch over: `1` to `0`, `false` to `true`. */
export function switchOver(range: Range, value: string): FixProposal | undefined {
  const next = OPPOSITES.get(value);
  const edit = next === undefined ? undefined : writeValue(range, value, next);
  return edit && { title: `Set it to ${edit.text}`, safety: 'unsafe', edits: [edit] };
}
