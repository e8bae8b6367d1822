import type { Range } from '../../../core/range';

/**
 * A dictionary, list or text as it is written in JSON or in Python, read without the program around it: names and calls are
 * `other`, so that an entry beside them is read all the same.
 */
export type Literal =
  | { readonly kind: 'text'; readonly value: string; readonly range: Range }
  | { readonly kind: 'list'; readonly items: readonly Literal[]; readonly range: Range }
  | { readonly kind: 'object'; readonly entries: ReadonlyMap<string, LiteralEntry>; readonly range: Range }
  | { readonly kind: 'other'; readonly text: string; readonly range: Range };

export interface LiteralEntry {
  /** From the key to the end of the value. */
  readonly range: Range;
  readonly value: Literal;
}

/** No policy is longer than this, nor nested deeper. */
const LONGEST = 6_000;
const DEEPEST = 8;
const QUOTED = /^[a-z]{0,2}(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)')/i;

/** The innermost dictionary around a place. Undefined where it is not closed, or is no dictionary with keys. */
export function objectAround(text: string, offset: number): Extract<Literal, { kind: 'object' }> | undefined {
  let depth = 0;
  for (let at = offset - 1; at >= 0 && offset - at < LONGEST; at--) {
    const char = text[at] ?? '';
    if ('}])'.includes(char)) depth += 1;
    else if ('{[('.includes(char)) {
      if (depth > 0) depth -= 1;
      else if (char !== '{') return undefined;
      else {
        const literal = readLiteral(text, at, at + LONGEST, DEEPEST);
        return literal.kind === 'object' ? literal : undefined;
      }
    }
  }
  return undefined;
}

function readLiteral(text: string, start: number, limit: number, depth: number): Literal {
  const at = skipSpace(text, start);
  const quoted = QUOTED.exec(text.slice(at, at + 500));
  if (quoted !== null) {
    const end = at + quoted[0].length;
    const next = text[skipSpace(text, end)] ?? '';
    if (',}]):'.includes(next)) {
      return { kind: 'text', value: quoted[1] ?? quoted[2] ?? '', range: { start: at, end } };
    }
  }
  if (depth > 0 && text[at] === '{') return readObject(text, at, limit, depth);
  if (depth > 0 && (text[at] === '[' || text[at] === '(')) return readList(text, at, limit, depth);
  const end = skipExpression(text, at, limit);
  return { kind: 'other', text: text.slice(at, end).trim(), range: { start: at, end } };
}

function readList(text: string, start: number, limit: number, depth: number): Literal {
  const items: Literal[] = [];
  let at = skipSpace(text, start + 1);
  while (at < limit && at < text.length && !')]}'.includes(text[at] ?? '')) {
    const item = readLiteral(text, at, limit, depth - 1);
    items.push(item);
    at = nextItem(text, item.range.end, limit);
  }
  return { kind: 'list', items, range: { start, end: at + 1 } };
}

function readObject(text: string, start: number, limit: number, depth: number): Literal {
  const entries = new Map<string, LiteralEntry>();
  let at = skipSpace(text, start + 1);
  while (at < limit && at < text.length && text[at] !== '}') {
    const key = readLiteral(text, at, limit, 0);
    const colon = skipSpace(text, key.range.end);
    if (text[colon] !== ':') {
      at = nextItem(text, key.range.end, limit);
      continue;
    }
    const value = readLiteral(text, colon + 1, limit, depth - 1);
    const range = { start: key.range.start, end: value.range.end };
    if (key.kind === 'text') entries.set(key.value, { range, value });
    at = nextItem(text, value.range.end, limit);
  }
  return { kind: 'object', entries, range: { start, end: at + 1 } };
}

/** Behind the comma that ends an item; what is not understood is passed over, so that each step gets further. */
function nextItem(text: string, end: number, limit: number): number {
  const at = skipExpression(text, end, limit);
  return text[at] === ',' ? skipSpace(text, at + 1) : at;
}

/** The end of an expression: a comma, a colon or a closing bracket that is its own. */
function skipExpression(text: string, start: number, limit: number): number {
  let depth = 0;
  let at = start;
  while (at < limit && at < text.length) {
    const char = text[at] ?? '';
    if ('([{'.includes(char)) depth += 1;
    else if (')]}'.includes(char)) {
      if (depth === 0) return at;
      depth -= 1;
    } else if (depth === 0 && (char === ',' || char === ':')) return at;
    const quoted = char === '"' || char === "'" ? QUOTED.exec(text.slice(at, at + 500)) : null;
    at += quoted === null ? 1 : quoted[0].length;
  }
  return at;
}

/** Past white space, and comments up to the end of their line. */
function skipSpace(text: string, start: number): number {
  let at = start;
  for (;;) {
    while (/\s/.test(text[at] ?? '')) at += 1;
    if (text[at] !== '#') return at;
    const end = text.indexOf('\n', at);
    at = end === -1 ? text.length : end;
  }
}
