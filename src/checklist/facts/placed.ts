import type { Range } from '../../core/range';
import type { FactKind } from '../fact-kinds';
import type { Strength } from '../types';

/** A fact in the offsets of the text that it was seen in. */
export interface PlacedFact {
  readonly kind: FactKind;
  readonly at: Range;
  readonly text: string;
  /** 1 where nothing is said. */
  readonly strength?: Strength;
  readonly value?: string;
}

/** What a pattern finds in a text says for the checklist. */
export interface TextFact {
  readonly kind: FactKind;
  readonly pattern: RegExp;
  readonly text: string;
  readonly strength?: Strength;
}

/** The first place of each pattern; lines that are comments do not count. */
export function matchTexts(text: string, facts: readonly TextFact[]): readonly PlacedFact[] {
  return facts.flatMap(({ pattern, ...fact }): readonly PlacedFact[] => {
    const at = findOutsideOfComments(text, pattern);
    return at === undefined ? [] : [{ ...fact, at }];
  });
}

/** Places in comments that are passed over, at the most. */
const MAX_COMMENTS = 20;
/** The same patterns, made to go on from place to place. */
const searches = new WeakMap<RegExp, RegExp>();

function findOutsideOfComments(text: string, pattern: RegExp): Range | undefined {
  const search = searches.get(pattern) ?? new RegExp(pattern.source, `${pattern.flags.replace('g', '')}g`);
  searches.set(pattern, search);
  search.lastIndex = 0;
  for (let tries = 0; tries < MAX_COMMENTS; tries++) {
    const match = search.exec(text);
    if (match === null) return undefined;
    const line = text.slice(text.lastIndexOf('\n', match.index - 1) + 1, match.index);
    if (!/^\s*(?:#|\/\/)/.test(line)) return { start: match.index, end: match.index + match[0].length };
  }
  return undefined;
}
