import type { Range } from '../../core/range';

const CLOSERS = { '{{': '}}', '{%': '%}', '{#': '#}' } as const;
// Longer ones are taken for two braces that happen to stand in one file.
const MAX_TEMPLATE_LENGTH = 2000;
const MARK = '\uE000';

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
    const closing = closer === undefined ? -1 : findClosing(closer, at + 2);
    if (closing < 0 || closing - at > MAX_TEMPLATE_LENGTH) {
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

/**
 * The same text, as long and with the same lines, in which templates are letters, or blanks where a line holds nothing
 * else. So `{{- if … }}` lines vanish, and `image: {{ .Values.image }}` is a mapping with a plain value.
 */
export function maskTemplates(text: string): string {
  const pieces: string[] = [];
  let last = 0;
  for (const { start, end } of findTemplates(text)) {
    pieces.push(text.slice(last, start), text.slice(start, end).replace(/[^\r\n]/g, MARK));
    last = end;
  }
  pieces.push(text.slice(last));
  return pieces
    .join('')
    .split('\n')
    .map((line) => (line.includes(MARK) ? line.replaceAll(MARK, hasOtherText(line) ? 'x' : ' ') : line))
    .join('\n');
}

function hasOtherText(line: string): boolean {
  return line.replaceAll(MARK, '').trim() !== '';
}
