const DOCUMENT_START = /^---/gm;
const SCHEMA = /^kind:[ \t]*["']?CustomResourceDefinition\b/m;

/**
 * The text with white space in place of every document that only describes a kind of resource: nothing in it runs, and
 * it is what most of the megabytes of an operator's manifests are. Lines and offsets stay.
 */
export function blankSchemas(text: string): string {
  if (!text.includes('CustomResourceDefinition')) return text;
  const starts = [0, ...[...text.matchAll(DOCUMENT_START)].map((match) => match.index), text.length];
  let blanked = '';
  for (let at = 0; at + 1 < starts.length; at++) {
    const part = text.slice(starts[at], starts[at + 1]);
    blanked += SCHEMA.test(part) ? blank(part) : part;
  }
  return blanked;
}

/** The marker stays, so that the documents keep their number. */
function blank(part: string): string {
  const marker = part.startsWith('---') ? '---' : '';
  return marker + part.slice(marker.length).replace(/[^\r\n]/g, ' ');
}
