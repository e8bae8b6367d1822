import type { DataScalar } from '../data-node';

/** Where new text is to be written, and what stands around it. */
export interface EncodePlace {
  /** The whole document. */
  readonly text: string;
  /** The decoded text of the scalar. */
  readonly inner: string;
  /** For block scalars: spaces in front of each line. */
  readonly indent: number;
  /** Whether the scalar stands between brackets, where a comma would end it. */
  readonly isInFlow: boolean;
  /** The outer offset of an inner one. */
  outerOffset(inner: number): number | undefined;
}

/** How new text is written at an inner offset of a scalar; undefined where its style cannot hold the text as it is. */
export function encodeInScalar(
  style: DataScalar['style'],
  text: string,
  at: number,
  place: EncodePlace,
): string | undefined {
  if (text === '') return '';
  if (!isPrintable(text)) return undefined;
  if (style === 'literal') return encodeInLiteral(text, at, place);
  if (text.includes('\n')) return undefined;
  switch (style) {
    case 'folded':
      return text.startsWith(' ') && isLineStart(place.inner, at) ? undefined : indentAt(text, at, place);
    case 'plain':
      return encodeInPlain(text, at, place);
    case 'single':
      return text.includes("'") ? undefined : text;
    case 'double':
      return /["\\]/.test(text) ? undefined : text;
  }
}

/** Control characters need escapes; carriage returns would become line breaks. */
function isPrintable(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- these characters are what is looked for
  return !/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/.test(text);
}

function isLineStart(inner: string, at: number): boolean {
  return at === 0 || inner[at - 1] === '\n';
}

function encodeInLiteral(text: string, at: number, place: EncodePlace): string | undefined {
  // The first line's leading spaces would be taken for the indentation of all.
  if (at === 0 && /^[ \n]/.test(text)) return undefined;
  const start = place.outerOffset(at);
  if (start === undefined) return undefined;
  const newline = place.text.startsWith('\r\n', place.text.indexOf('\n', start) - 1) ? '\r\n' : '\n';
  const indent = ' '.repeat(place.indent);
  const missing = missingIndent(start, at, place);
  // Behind the last line stands what follows the scalar: new text there needs a line of its own.
  const isBehind = missing !== '' && start < place.text.length && !/[\r\n]/.test(place.text.charAt(start));
  const lines = (isBehind && !text.endsWith('\n') ? `${text}\n` : text).split('\n');
  return lines
    .map((line, index) => {
      if (index === 0) return line === '' ? '' : missing + line;
      // An empty last line goes on with what stands behind; at a line's very start that has its own indentation.
      const isEmpty = line === '' && (index < lines.length - 1 || missing !== '');
      return isEmpty ? '' : indent + line;
    })
    .join(newline);
}

function indentAt(text: string, at: number, place: EncodePlace): string | undefined {
  const start = place.outerOffset(at);
  return start === undefined ? undefined : missingIndent(start, at, place) + text;
}

/** The spaces that are missing in front of a line's content: at an empty line, or behind the last one. */
function missingIndent(outer: number, at: number, place: EncodePlace): string {
  if (!isLineStart(place.inner, at)) return '';
  const column = outer - (place.text.lastIndexOf('\n', outer - 1) + 1);
  return ' '.repeat(Math.max(0, place.indent - column));
}

function encodeInPlain(text: string, at: number, place: EncodePlace): string | undefined {
  if (/\t|:(?:\s|$)|(?:^|\s)#/.test(text)) return undefined;
  if (place.isInFlow && /[,[\]{}]/.test(text)) return undefined;
  if (at === 0 && !/^[A-Za-z0-9_./$=+~^(;<]/.test(text)) return undefined;
  // Spaces at either end would be trimmed.
  return (at === 0 && text.startsWith(' ')) || (at >= place.inner.length && text.endsWith(' ')) ? undefined : text;
}
