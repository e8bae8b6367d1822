const DOCUMENT_START = /^---/gm;
const SCHEMA = /^kind:[ \t]*["']?CustomResourceDefinition\b/m;

/**
 * The text with a comment in place of every document that only describes a kind of resource: nothing in it runs, and it is
 * what most of the megabytes of an operator's manifests are. Offsets stay, line ends within do not.
 */
export function blankSchemas(text: string): string {
  return replaceSchemas(text, blank);
}

/** The text without those documents: what of it is parsed. */
export function withoutSchemas(text: string): string {
  return replaceSchemas(text, () => '');
}

function replaceSchemas(text: string, replace: (part: string) => string): string {
  if (!text.includes('CustomResourceDefinition')) return text;
  const starts = [0, ...[...text.matchAll(DOCUMENT_START)].map((match) => match.index), text.length];
  let replaced = '';
  for (let at = 0; at + 1 < starts.length; at++) {
    const part = text.slice(starts[at], starts[at + 1]);
    replaced += SCHEMA.test(part) ? replace(part) : part;
  }
  return replaced;
}

/**
 * The marker stays, so that the documents keep their number, and the last line end, as the next one starts a line. The parser
 * steps over a comment at once, and over white space character by character.
 */
function blank(part: string): string {
  const marker = part.startsWith('---') ? '---' : '';
  const end = part.endsWith('\n') ? '\n' : '';
  return `${marker} ${'#'.repeat(part.length - marker.length - 1 - end.length)}${end}`;
}
