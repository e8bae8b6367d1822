import { readApostrophes, readBacktick, readDollar } from './expansions';
import { addPart, addText, openMode, type Frame, type Mode, type Reader } from './reader';

const RUNS: Readonly<Record<Mode['kind'], RegExp>> = {
  double: /[^"\\$`{<]+/y,
  braces: /[^"'\\$`}{<]+/y,
  arithmetic: /[^$`()A-Za-z_{<]+/y,
};
const NAME = /[A-Za-z_]\w*/y;

/** Reads one piece of what stands in double quotes, `${…}` or arithmetic. */
export function readQuoted(reader: Reader, frame: Frame, mode: Mode): void {
  const { text, at } = reader;
  const run = RUNS[mode.kind];
  run.lastIndex = at;
  const plain = run.exec(text)?.[0];
  if (plain !== undefined) {
    if (mode.kind === 'double') addText(frame, plain);
    reader.at += plain.length;
    return;
  }
  const template = reader.templates.get(at);
  if (template !== undefined) {
    addPart(frame, undefined);
    reader.at = template;
    return;
  }
  const character = text.charAt(at);
  if (character === '$') readDollar(reader, frame, true);
  else if (character === '`') readBacktick(reader, frame);
  else if (mode.kind === 'double') readInDouble(reader, frame, character);
  else if (mode.kind === 'braces') readInBraces(reader, frame, mode, character);
  else readInArithmetic(reader, frame, mode, character);
}

function readInDouble(reader: Reader, frame: Frame, character: string): void {
  if (character === '"') frame.modes.pop();
  else if (character === '\\') {
    const next = reader.text.slice(reader.at + 1, reader.at + 3);
    const isLineEnd = next.startsWith('\n') || next === '\r\n';
    const isEscape = /^[$`"\\]/.test(next);
    if (!isLineEnd) addText(frame, isEscape ? next.charAt(0) : character);
    reader.at += isLineEnd ? next.indexOf('\n') + 1 : isEscape ? 1 : 0;
  } else addText(frame, character);
  reader.at += 1;
}

function readInBraces(reader: Reader, frame: Frame, mode: Mode, character: string): void {
  if (character === "'" && !mode.isInDouble) {
    readApostrophes(reader, frame);
    return;
  }
  if (character === '}') frame.modes.pop();
  else if (character === '"') openMode(frame, 'double', reader.at);
  else if (character === '\\') reader.at += 1;
  reader.at += 1;
}

function readInArithmetic(reader: Reader, frame: Frame, mode: Mode, character: string): void {
  const { text, at } = reader;
  NAME.lastIndex = at;
  const name = NAME.exec(text)?.[0];
  if (name !== undefined) {
    // It may be set here (`i++`, `n = 2`).
    reader.touched.add(name);
    reader.at += name.length;
    return;
  }
  reader.at += 1;
  if (character === '(') mode.depth += 1;
  else if (character !== ')') return;
  else if (mode.depth > 0) mode.depth -= 1;
  else if (text[at + 1] !== ')' && reader.mayReread) reader.misread = mode.start;
  else {
    if (text[at + 1] === ')') reader.at += 1;
    frame.modes.pop();
    // `((…))` is a command, not a word of one.
    if (text[mode.start] === '(') frame.word = undefined;
  }
}
