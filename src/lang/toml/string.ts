import type { Range } from '../../core/range';
import { createSegmentBuilder, type Decoded } from '../segments';

const ESCAPES: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  e: '\x1b',
  '"': '"',
  '\\': '\\',
};
const CODE_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

type Style = 'basic' | 'literal';

/** Decodes the string at a span, quotes included (TOML 1.0, Strings). */
export function decodeTomlString(text: string, range: Range, style: Style, isMultiline: boolean): Decoded {
  const builder = createSegmentBuilder(text);
  const quotes = isMultiline ? 3 : 1;
  const end = range.end - quotes;
  let at = range.start + quotes;
  // A line break right behind the opening quotes is no content.
  if (isMultiline && text.startsWith('\r\n', at)) at += 2;
  else if (isMultiline && text[at] === '\n') at += 1;
  while (at < end) {
    if (text[at] === '\r' && text[at + 1] === '\n') {
      builder.unit('\n', at, at + 2);
      at += 2;
    } else if (style === 'basic' && text[at] === '\\') at = decodeEscape(builder, text, at, end);
    else {
      builder.copy(at, at + 1);
      at += 1;
    }
  }
  return builder.finish();
}

function decodeEscape(
  builder: ReturnType<typeof createSegmentBuilder>,
  text: string,
  start: number,
  end: number,
): number {
  const next = text.charAt(start + 1);
  const simple = ESCAPES[next];
  const length = CODE_LENGTHS[next];
  if (simple !== undefined) builder.unit(simple, start, start + 2);
  else if (length !== undefined) {
    const code = Number.parseInt(text.slice(start + 2, start + 2 + length), 16);
    if (code <= 0x10ffff) builder.unit(String.fromCodePoint(code), start, start + 2 + length);
    return Math.min(end, start + 2 + length);
  } else if (/\s/.test(next)) {
    // The end of a line: it and all white space that follows is no content.
    let at = start + 1;
    while (at < end && /[ \t\r\n]/.test(text.charAt(at))) at += 1;
    return at;
  }
  return start + 2;
}

/** How new text is written inside of a string; undefined where its style cannot hold it. */
export function encodeInToml(text: string, style: Style, isMultiline: boolean): string | undefined {
  // JSON's escapes are TOML's too.
  if (style === 'basic') return JSON.stringify(text).slice(1, -1).replaceAll('\u007f', '\\u007f');
  const hasLines = /[\r\n]/.test(text) && !isMultiline;
  // eslint-disable-next-line no-control-regex -- literal strings cannot hold these
  return hasLines || text.includes("'") || /[\u0000-\u0008\u000b-\u001f\u007f]/.test(text) ? undefined : text;
}
