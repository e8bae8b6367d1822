/** Undefined: not set. A value of undefined: set to what is not known. */
export type Lookup = (name: string) => { readonly value: string | undefined } | undefined;

/** Nothing about any variable is known. */
export const unknownVariables: Lookup = () => ({ value: undefined });

/** Values put into values grow without bound (`ARG B=$A$A`, again and again), so a file has so many characters to spend. */
export interface ExpansionBudget {
  left: number;
}

interface Cursor {
  readonly text: string;
  readonly escape: string;
  readonly lookup: Lookup;
  readonly budget: ExpansionBudget;
  at: number;
  /** Set where the end of an expansion was not found: nothing behind it can be told apart then. */
  isBroken: boolean;
}

const MAX_DEPTH = 20;
const PLAIN = /[^'"$\\`}]+/y;
/** `$NAME`, `${NAME}`, or the start of `${NAME:-word}`; else an expansion that is not followed up. */
const VARIABLE = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(\}|:?-)|[{(\d@*#?\-$!])/y;

/** A word without quotes and escapes and with variables put in; undefined where one of them is not known. */
export function expandWord(
  text: string,
  escape: string,
  lookup: Lookup = unknownVariables,
  budget: ExpansionBudget = { left: 0 },
): string | undefined {
  // A template engine's expression stands for any text.
  if (/\{\{|\{%|<%/.test(text)) return undefined;
  const cursor: Cursor = { text, escape, lookup, budget, at: 0, isBroken: false };
  const value = readUntil(cursor, '', 0);
  return cursor.isBroken ? undefined : value;
}

/** Reads on where a value is not known, so that the cursor stands behind the end. */
function readUntil(cursor: Cursor, stop: string, depth: number): string | undefined {
  const { text, escape } = cursor;
  const pieces: (string | undefined)[] = [];
  while (cursor.at < text.length && !cursor.isBroken) {
    const char = text.charAt(cursor.at);
    if (char === stop) {
      cursor.at += 1;
      return join(pieces);
    }
    if (char === "'" || char === '"') pieces.push(char === '"' ? readDouble(cursor, depth) : readSingle(cursor));
    else if (char === '$') pieces.push(readVariable(cursor, depth));
    else if (char === escape) {
      pieces.push(text.charAt(cursor.at + 1));
      cursor.at += 2;
    } else pieces.push(readPlain(cursor));
  }
  if (stop !== '') cursor.isBroken = true;
  return join(pieces);
}

function join(pieces: readonly (string | undefined)[]): string | undefined {
  return pieces.includes(undefined) ? undefined : pieces.join('');
}

/** At least one character. */
function readPlain(cursor: Cursor): string {
  PLAIN.lastIndex = cursor.at;
  const plain = PLAIN.exec(cursor.text)?.[0] ?? cursor.text.charAt(cursor.at);
  cursor.at += plain.length;
  return plain;
}

function readSingle(cursor: Cursor): string {
  const start = cursor.at + 1;
  const close = cursor.text.indexOf("'", start);
  if (close < 0) cursor.isBroken = true;
  cursor.at = close < 0 ? cursor.text.length : close + 1;
  return cursor.text.slice(start, close);
}

function readDouble(cursor: Cursor, depth: number): string | undefined {
  const { text, escape } = cursor;
  const pieces: (string | undefined)[] = [];
  cursor.at += 1;
  while (cursor.at < text.length) {
    const char = text.charAt(cursor.at);
    const next = text.charAt(cursor.at + 1);
    if (char === '"') {
      cursor.at += 1;
      return join(pieces);
    }
    if (char === '$') pieces.push(readVariable(cursor, depth));
    else if (char === escape && (next === '"' || next === '$' || next === escape)) {
      pieces.push(next);
      cursor.at += 2;
    } else pieces.push(readPlain(cursor));
  }
  cursor.isBroken = true;
  return undefined;
}

function readVariable(cursor: Cursor, depth: number): string | undefined {
  VARIABLE.lastIndex = cursor.at;
  const match = VARIABLE.exec(cursor.text);
  if (match === null) {
    cursor.at += 1;
    return '$';
  }
  cursor.at += match[0].length;
  const name = match[1] ?? match[2];
  if (name === undefined) {
    cursor.isBroken = true;
    return undefined;
  }
  const operator = match[3] ?? '';
  const fallback = operator.endsWith('-') ? readFallback(cursor, depth) : undefined;
  const found = cursor.lookup(name);
  const isUnset = found === undefined || (found.value === '' && operator === ':-');
  const value = isUnset ? fallback : found.value;
  cursor.budget.left -= value?.length ?? 0;
  return cursor.budget.left < 0 && value !== '' ? undefined : value;
}

function readFallback(cursor: Cursor, depth: number): string | undefined {
  if (depth < MAX_DEPTH) return readUntil(cursor, '}', depth + 1);
  cursor.isBroken = true;
  return undefined;
}
