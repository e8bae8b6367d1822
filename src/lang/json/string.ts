import { createSegmentBuilder, type Decoded } from '../segments';

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Decodes the string literal that stands at a span of `text`, quotes included; a missing closing quote is forgiven. */
export function decodeJsonString(text: string, start: number, end: number): Decoded {
  const builder = createSegmentBuilder(text);
  const last = end - start > 1 && text[end - 1] === '"' ? end - 1 : end;
  // In the text as a whole, a string without escapes would cost a search up to the next one that has any.
  const written = text.slice(0, last);
  let from = start + 1;
  for (let at = written.indexOf('\\', from); at >= 0 && at + 1 < last; at = written.indexOf('\\', from)) {
    builder.copy(from, at);
    const next = text.charAt(at + 1);
    const digits = next === 'u' ? text.slice(at + 2, Math.min(last, at + 6)) : '';
    const isCode = /^[0-9a-fA-F]{4}$/.test(digits);
    // An unknown escape counts for nothing, as in jsonc-parser's scanner.
    const decoded = isCode ? String.fromCharCode(Number.parseInt(digits, 16)) : (ESCAPES[next] ?? '');
    from = at + 2 + (isCode ? 4 : 0);
    builder.unit(decoded, at, from);
  }
  builder.copy(from, last);
  return builder.finish();
}
