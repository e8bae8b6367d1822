import type { Range } from '../core/range';
import type { SecretPattern } from '../engine/settings';
import { findSecrets, type SecretMatch } from './find-secrets';
import { createRendering } from './rendering';

/** Where a literal goes on in the next one: `"…" + "…"`, or side by side, also on the next line. */
const SEAM =
  /[\w+/=-]["'][ \t]{0,8}(?:[+\\][ \t]{0,8})?(?:\r?\n[ \t]{0,80})?(?:\+[ \t]{0,8})?[bBrRuUfF]{0,2}["'](?=[\w+/=-])/g;
const REACH = 400;
/** Texts with more are lists of texts, not tokens that somebody broke. */
const MAX_SEAMS = 300;

/** Secrets that stand in no literal as a whole, but in several that are put together. A range spans all of them. */
export function findSplitSecrets(text: string, own?: readonly SecretPattern[]): readonly SecretMatch[] {
  const seams = [...text.matchAll(SEAM)]
    .slice(0, MAX_SEAMS)
    .map((match) => ({ start: match.index + 1, end: match.index + match[0].length }));
  const found: SecretMatch[] = [];
  for (const seam of seams) {
    if (seam.start < (found.at(-1)?.range.end ?? 0)) continue;
    const match = findAcross(text, seam, seams, own);
    if (match !== undefined) found.push(match);
  }
  return found;
}

function findAcross(
  text: string,
  seam: Range,
  seams: readonly Range[],
  own: readonly SecretPattern[] | undefined,
): SecretMatch | undefined {
  const window = { start: Math.max(0, seam.start - REACH), end: Math.min(text.length, seam.end + REACH) };
  const rendering = createRendering();
  let from = window.start;
  for (const { start, end } of seams) {
    if (start < from || end > window.end) continue;
    rendering.add(text.slice(from, start), { start: from, end: start });
    from = end;
  }
  rendering.add(text.slice(from, window.end), { start: from, end: window.end });
  const joined = rendering.build();
  return findSecrets(joined.text, own)
    .map((match) => ({ ...match, range: joined.toSource(match.range) }))
    .find(({ range, provider }) => range.start < seam.start && range.end > seam.end && provider !== 'generic');
}
