import { addPart, addText, complain, openFrame, openMode, startWord, type Frame, type Reader } from './reader';
import { closeFrame } from './statements';
import { decodeAnsi, findAnsiEnd } from './strings';

const VARIABLE = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)\})/y;
const DEFAULT = /\$\{([A-Za-z_]\w*)(?:\[[^\]\s]{0,200}\])?:?=/y;
/** `$1`, `$?` and the like. */
const SPECIAL = /\$[\d@*#?$!-]/y;
/** A value that something else than the shell puts in, also between apostrophes. */
const FILLED_IN = /\$(?:\{\w+\}|_)/;

/** Reads what starts with `$`: a variable, a substitution, arithmetic, or the character itself. */
export function readDollar(reader: Reader, frame: Frame, isQuoted: boolean): void {
  const { text, at } = reader;
  startWord(reader, frame);
  const next = text[at + 1];
  const isBroken = reader.broken.has(at);
  if (next === '(') {
    addPart(frame, undefined);
    if (text[at + 2] === '(' && !isBroken) openQuotes(reader, frame, 'arithmetic', 3);
    else openFrame(reader, 'substitution', 2);
    return;
  }
  const variable = matchAt(VARIABLE, text, at);
  if (variable !== undefined) {
    addPart(frame, { name: variable[1] ?? variable[2] ?? '', isQuoted });
    reader.at += variable[0].length;
  } else if (next === '{') {
    const name = matchAt(DEFAULT, text, at)?.[1];
    if (name !== undefined) reader.touched.add(name);
    addPart(frame, undefined);
    if (isBroken) skipBroken(reader);
    else openQuotes(reader, frame, 'braces', 2);
  } else if (next === "'" && !isQuoted) {
    readAnsiString(reader, frame);
  } else if (next === '"' && !isQuoted) {
    reader.at += 1;
  } else if (matchAt(SPECIAL, text, at) !== undefined) {
    addPart(frame, undefined);
    reader.at += 2;
  } else {
    addText(frame, '$');
    reader.at += 1;
  }
}

function openQuotes(reader: Reader, frame: Frame, kind: 'braces' | 'arithmetic', length: number): void {
  openMode(frame, kind, reader.at);
  reader.at += length;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function readAnsiString(reader: Reader, frame: Frame): void {
  const start = reader.at + 2;
  const end = findAnsiEnd(reader.text, start);
  if (end === -1) {
    addText(frame, '$');
    reader.at += 1;
    return;
  }
  addText(frame, decodeAnsi(reader.text.slice(start, end)));
  reader.at = end + 1;
}

/** Reads from an apostrophe to the next one. One that nothing closes is a character. */
export function readApostrophes(reader: Reader, frame: Frame): void {
  const { text, at } = reader;
  startWord(reader, frame);
  const { end, hasTemplate } = findApostrophe(reader, at + 1);
  if (end === -1) {
    complain(reader, 'This quote is not closed.', at, at + 1);
    addPart(frame, undefined);
    reader.at += 1;
    return;
  }
  const inner = text.slice(at + 1, end);
  addText(frame, inner);
  if (hasTemplate || (reader.isFilledIn && FILLED_IN.test(inner))) addPart(frame, undefined);
  reader.at = end + 1;
}

/** Templates are gone before the shell looks for its quotes. */
function findApostrophe(
  { text, templates }: Reader,
  from: number,
): { readonly end: number; readonly hasTemplate: boolean } {
  if (templates.size === 0) return { end: text.indexOf("'", from), hasTemplate: false };
  let hasTemplate = false;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "'") return { end: at, hasTemplate };
    const behind = templates.get(at);
    if (behind === undefined) continue;
    hasTemplate = true;
    at = behind - 1;
  }
  return { end: -1, hasTemplate };
}

/** A backtick opens a substitution, or ends the one that is open, with all that is open in it. */
export function readBacktick(reader: Reader, frame: Frame): void {
  if (reader.openBackticks > 0) {
    while (reader.frames.at(-1)?.kind !== 'backtick') closeFrame(reader);
    closeFrame(reader);
    reader.at += 1;
    return;
  }
  startWord(reader, frame);
  addPart(frame, undefined);
  if (reader.broken.has(reader.at)) skipBroken(reader);
  else openFrame(reader, 'backtick', 1);
}

/** Reads an opener without an end as a character. */
export function skipBroken(reader: Reader): void {
  complain(reader, 'This is not closed.', reader.at, reader.at + 1);
  reader.at += 1;
}
