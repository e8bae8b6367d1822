import type { Range } from '../core/range';
import type { SecretPattern } from '../engine/settings';
import { isPlaceholder } from './placeholders';
import type { FoundPart, StructureProvider } from './types';

/** A secret stands at most so far from one of its keywords. In UTF-16 code units. */
const REACH = 200;
/** In the window around one keyword so many matches are taken. */
const MAX_MATCHES = 20;

/** A kind of secret of the settings, as the detector knows its own ones. The pattern was checked when it was read. */
export function toProvider({ id, name, variable, keywords, pattern }: SecretPattern): StructureProvider {
  const expression = new RegExp(pattern, 'dg');
  return {
    kind: 'structure',
    id,
    name,
    variable,
    keywords,
    // Behind a hit two reaches are read: what is near to the hits that the stride passes over lies there.
    stride: REACH,
    mayFind: (text, hit) => keywords.includes(text.slice(hit.start, hit.end)),
    find: (text, { start, end }) =>
      findInWindow(expression, text, {
        start: Math.max(0, start - REACH),
        end: Math.min(text.length, end + 2 * REACH),
      }),
  };
}

function findInWindow(expression: RegExp, text: string, window: Range): readonly FoundPart[] {
  const found: FoundPart[] = [];
  for (const match of text.slice(window.start, window.end).matchAll(expression)) {
    if (found.length === MAX_MATCHES) break;
    const [start, end] = match.indices?.[1] ?? [match.index, match.index + match[0].length];
    if (start === end || isPlaceholder(match[1] ?? match[0])) continue;
    found.push({ range: { start: window.start + start, end: window.start + end }, certainty: 'certain' });
  }
  return found;
}
