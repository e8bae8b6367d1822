import { findTemplates } from './templates';

/** The part of a template that stands on one line. Offsets count in the line. */
interface Part {
  readonly start: number;
  readonly end: number;
  /** Whether it says which lines there are (`{{ if … }}`, `{% for … %}`, comments) and not what stands in one. */
  readonly isControl: boolean;
}

interface Line {
  readonly text: string;
  readonly parts: readonly Part[];
}

const CONTROL =
  /^(?:\{[%#]|\{\{-?\s*(?:\/\*|(?:if|else|end|range|with|define|block|break|continue)\b|\$\w*(?:\s*,\s*\$\w+)?\s*:?=))/;
const DEFINITION = /^\{\{-?\s*define\b/;
const ENTRY = /^(?:-(?:\s|$)|["']?[\w./$-]+["']?:(?:\s|$))/;

/**
 * The same text, as long, in which templates are letters, or blanks where they only say which lines there are. So `{{- if … }}`
 * lines vanish, `image: {{ .Values.image }}` is a mapping with a plain value, `labels: {{ include … }}` has no value of its own
 * where entries follow below it, `{{ if .on }}a: 1{{ end }}` is an entry on a line of its own, and each
 * `{{ define … }}` begins a document.
 */
export function maskTemplates(text: string): string {
  const masked: string[] = [];
  // The column of what stands on the next line that says something.
  let below = 0;
  for (const line of splitLines(text).toReversed()) {
    const own = line.parts.length === 0 ? line.text : maskLine(line, below);
    masked.push(own);
    const content = own.split('\n').find((piece) => /^\s*[^\s#]/.test(piece));
    if (content !== undefined) below = content.search(/\S/);
  }
  return masked.reverse().join('\n');
}

function splitLines(text: string): readonly Line[] {
  const templates = findTemplates(text);
  let next = 0;
  let start = 0;
  return text.split('\n').map((lineText): Line => {
    const end = start + lineText.length;
    const parts: Part[] = [];
    for (let at = next; at < templates.length; at++) {
      const template = templates[at];
      if (template === undefined || template.start >= end) break;
      parts.push({
        start: Math.max(template.start - start, 0),
        // A `\r` at the end of the line stays.
        end: Math.min(template.end - start, lineText.trimEnd().length),
        isControl: CONTROL.test(text.slice(template.start, template.start + 80)),
      });
      if (template.end <= end) next = at + 1;
    }
    start = end + 1;
    return { text: lineText, parts };
  });
}

function maskLine(line: Line, below: number): string {
  const blank = fill(line, () => ' ');
  if (blank.trim() === '') return DEFINITION.test(line.text) ? `---${blank.slice(3)}` : blank;
  const [first] = line.parts;
  if (first?.isControl === true && blank.slice(0, first.start).trim() === '') return maskInline(line, first.start);
  const before = blank.trimEnd();
  const isAlone = /^\s*(?:-\s+)*(?:-|\S.*:)$/.test(before) && /^\s/.test(line.text.slice(before.length));
  const column = before.endsWith(':') ? before.search(/(?![\s-])/) : before.lastIndexOf('-');
  const hasEntriesBelow = isAlone && below > column;
  return fill(line, ({ start }) => (hasEntriesBelow && start >= before.length ? ' ' : 'x'));
}

/** A line that begins with `{{ if … }}` and goes on with entries: each gets a line of its own, in the same column. */
function maskInline({ text, parts }: Line, column: number): string {
  let masked = '';
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1]?.start ?? text.length;
    const following = text.slice(part.end, next);
    const entry = following.trimStart();
    const start = index === 0 ? 0 : part.start;
    if (!part.isControl) masked += 'x'.repeat(part.end - part.start) + following;
    else if (ENTRY.test(entry)) {
      const room = next - entry.length - start;
      // Without room for a line break and the blanks behind it, the rest is left out as a comment.
      masked += room > column ? `${'\n'.padStart(room - column)}${' '.repeat(column)}` : ' #'.padEnd(room);
      masked += entry;
    } else masked += ' '.repeat(part.end - start) + following;
  }
  return masked;
}

function fill({ text, parts }: Line, letterOf: (part: Part) => string): string {
  let filled = '';
  let last = 0;
  for (const part of parts) {
    filled += text.slice(last, part.start) + letterOf(part).repeat(Math.max(0, part.end - part.start));
    last = Math.max(part.end, part.start);
  }
  return filled + text.slice(last);
}
