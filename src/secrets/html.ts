import { overlaps } from '../core/range';
import type { SecretPattern } from '../engine/settings';
import { findSecrets, type SecretMatch } from './find-secrets';
import { isSurer, keepBest } from './overlaps';
import { createRendering, type Rendering } from './rendering';

const MARKUP = /<\/?([a-zA-Z][a-zA-Z0-9]{0,20})(?:\s[^<>]{0,2000})?\/?>|&(?:quot|amp|lt|gt|#39|#x27|nbsp);/g;
const INLINE = new Set(['a', 'abbr', 'b', 'bdi', 'code', 'em', 'font', 'i', 'kbd', 'mark', 's', 'samp', 'small', 'span', 'strong', 'sub', 'sup', 'tt', 'u', 'var', 'wbr']); // prettier-ignore
const ENTITIES: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&#39;': "'",
  '&#x27;': "'",
  '&nbsp;': ' ',
};

/**
 * The secrets of a text with HTML tags: those that its source shows (also in attributes), and those that only the page
 * shows, where tags stand between a name and its value, or colour parts of a token. Ranges count in the source.
 */
export function findSecretsInHtml(html: string, own?: readonly SecretPattern[]): readonly SecretMatch[] {
  const inSource = findSecrets(html, own);
  const read = html.replace(MARKUP, standFor);
  // A text without markup is what a reader sees. The way back is made only where it is needed: most pages hold nothing.
  if (read === html || findSecrets(read, own).length === 0) return inSource;
  const page = renderText(html);
  const shown = findSecrets(page.text, own)
    .map((match) => ({ ...match, range: page.toSource(match.range) }))
    .filter(({ range, certainty }) =>
      inSource.every((other) => !overlaps(range, other.range) || isSurer(certainty, other.certainty)),
    );
  return shown.length === 0 ? inSource : keepBest([...inSource, ...shown]);
}

/** What a reader sees: text without tags, where tags of cells, rows and paragraphs part words. */
function renderText(html: string): Rendering {
  const rendering = createRendering();
  let from = 0;
  for (const match of html.matchAll(MARKUP)) {
    const [markup, tag] = match;
    const end = match.index + markup.length;
    rendering.add(html.slice(from, match.index), { start: from, end: match.index });
    rendering.add(standFor(markup, tag), { start: match.index, end });
    from = end;
  }
  rendering.add(html.slice(from), { start: from, end: html.length });
  return rendering.build();
}

function standFor(markup: string, tag: string | undefined): string {
  if (tag === undefined) return ENTITIES[markup] ?? ' ';
  return INLINE.has(tag.toLowerCase()) ? '' : ' ';
}
