import type { Range } from '../../core/range';

const CLOSERS = { '{{': '}}', '{%': '%}', '{#': '#}' } as const;
// Longer ones are taken for two braces that happen to stand in one file.
const MAX_TEMPLATE_LENGTH = 2000;
const COMMENT = /^\{\{-?\s*\/\*/;

/** Whether a text may hold Go or Jinja templates at all. */
export function mayHoldTemplates(text: string): boolean {
  return text.includes('{{') || text.includes('{%');
}

/** The spans of `{{ … }}`, `{% … %}` and `{# … #}`, in order and without overlap. */
export function findTemplates(text: string): readonly Range[] {
  const found: Range[] = [];
  const closings = new Map<string, number>();
  // Each closing is searched from where the last search for it ended, so that the whole scan stays linear.
  const findClosing = (closer: string, from: number): number => {
    const known = closings.get(closer);
    if (known !== undefined && (known === -1 || known >= from)) return known;
    const position = text.indexOf(closer, from);
    closings.set(closer, position);
    return position;
  };
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at)) {
    const opener = text.slice(at, at + 2);
    const closer = isOpener(opener) ? CLOSERS[opener] : undefined;
    // In a comment of Go's templates other templates may stand.
    const isComment = COMMENT.test(text.slice(at, at + 8));
    const from = isComment ? findClosing('*/', at + 4) : at + 2;
    const closing = closer === undefined || from < 0 ? -1 : findClosing(closer, from);
    if (closing < 0 || (closing - at > MAX_TEMPLATE_LENGTH && !isComment)) {
      at += 1;
      continue;
    }
    found.push({ start: at, end: closing + 2 });
    at = closing + 2;
  }
  return found;
}

function isOpener(text: string): text is keyof typeof CLOSERS {
  return Object.hasOwn(CLOSERS, text);
}
