import type { Range } from '../../core/range';
import { decodeJsonString } from '../json/string';
import { createSegmentBuilder, type Decoded, type SegmentBuilder } from '../segments';
import { findStringEnd } from './json-cursor';

/** UTF-16 code units; the data of plots run into megabytes of numbers, and nobody looks at what stands behind. */
const MAX_LENGTH = 1_000_000;
const MAX_INDENT = 20;

// Counted repetitions: V8's regular expressions run out of stack on a token of many megabytes.
const TOKEN = /[{[]\s{0,1000}[}\]]|[{}[\],:"]|[^\s{}[\],:"]{1,1000}/g;

/**
 * A JSON value as a reader would want to see it: one member or element on each line, strings without their escapes. It
 * depends on the value alone, not on how the file is laid out, so that disk and editor show the same lines.
 */
export function renderJson(file: string, { start, end }: Range): Decoded {
  const builder = createSegmentBuilder(file);
  let depth = 0;
  let length = 0;
  const breakLine = (): void => {
    const gap = `\n${'  '.repeat(Math.min(depth, MAX_INDENT))}`;
    builder.gap(gap);
    length += gap.length;
  };
  TOKEN.lastIndex = start;
  for (let match = TOKEN.exec(file); match !== null && length < MAX_LENGTH; match = TOKEN.exec(file)) {
    const [token] = match;
    const at = match.index;
    if (at + token.length > end) break;
    length += token.length;
    if (token === '"') {
      const stringEnd = findStringEnd(file, at, end) ?? end;
      addString(builder, file, { start: at, end: stringEnd });
      length += stringEnd - at;
      TOKEN.lastIndex = stringEnd;
    } else if (token === '{' || token === '[') {
      builder.copy(at, at + 1);
      depth += 1;
      breakLine();
    } else if (token === '}' || token === ']') {
      depth -= 1;
      breakLine();
      builder.copy(at, at + 1);
    } else if (token === ',') {
      builder.copy(at, at + 1);
      breakLine();
    } else if (token === ':') {
      builder.copy(at, at + 1);
      builder.gap(' ');
    } else if (/^[{[]/.test(token))
      builder.unit(token.charAt(0) + token.charAt(token.length - 1), at, at + token.length);
    else addLiteral(builder, token, at);
  }
  return builder.finish();
}

function addString(builder: SegmentBuilder, file: string, { start, end }: Range): void {
  builder.copy(start, start + 1);
  const { text, segments } = decodeJsonString(file, start, end);
  for (const { inner, innerLength, outer, outerLength } of segments) {
    if (innerLength === outerLength) builder.copy(outer, outer + outerLength);
    else builder.unit(text.slice(inner, inner + innerLength), outer, outer + outerLength);
  }
  if (end - start > 1) builder.copy(end - 1, end);
}

/** Python writes `1.0` and `1e-05`, which an editor that has parsed the file no longer knows. */
function addLiteral(builder: SegmentBuilder, token: string, at: number): void {
  const number = /^-?\d/.test(token) ? Number(token) : Number.NaN;
  const canonical = Number.isFinite(number) ? String(number) : token;
  if (canonical === token) builder.copy(at, at + token.length);
  else builder.unit(canonical, at, at + token.length);
}
