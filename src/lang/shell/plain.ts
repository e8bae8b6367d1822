import { readAssignment } from './assignments';
import { readApostrophes, readBacktick, readDollar, skipBroken } from './expansions';
import { readHeredocs } from './heredocs';
import { isSkipping, readOperator, skipOperator } from './operators';
import { addPart, addText, complain, openFrame, openMode, startWord, type Frame, type Reader } from './reader';
import { closeFrame, endWord, finishCommand, startCommand } from './statements';

const RUN = /[^\s\\'"`$(){}<>|&;#]+/y;
const BLANKS = /[ \t\v\f\r]+/y;
const REST_OF_LINE = /[ \t\r]*(?:\n|$)/y;
const CONTINUATION = /\\\r?\n/y;
const COMMENT = /[^\n]*/y;
const COMMENT_IN_BACKTICKS = /[^\n`]*/y;
const NO_PARAMETERS = /\([ \t]*\)/y;
const GLOB = /\([^()\s'"`$\\]*\)/y;
const CASE_GOES_ON = /[ \t\r\n]*in(?=[ \t\r\n])/y;

const READERS: Readonly<Record<string, (reader: Reader, frame: Frame) => void>> = {
  ' ': readBlanks,
  '\t': readBlanks,
  '\v': readBlanks,
  '\f': readBlanks,
  '\r': readBlanks,
  '\n': readLineEnd,
  '#': readHash,
  '\\': readEscape,
  "'": readApostrophes,
  '"': readDoubleQuote,
  '`': readBacktick,
  $: (reader, frame) => {
    readDollar(reader, frame, false);
  },
  '(': readOpening,
  ')': readClosing,
  '<': readOperator,
  '>': readOperator,
  '|': readOperator,
  '&': readOperator,
  ';': readOperator,
};

/** Reads one piece of what stands outside of quotes: a part of a word, or what stands between words. */
export function readPlain(reader: Reader, frame: Frame): void {
  const end = endOf(RUN, reader);
  if (end !== undefined) {
    readText(reader, frame, end);
    return;
  }
  const template = reader.templates.get(reader.at);
  const read = READERS[reader.text.charAt(reader.at)];
  if (template !== undefined) readTemplate(reader, frame, template);
  else if (read !== undefined) read(reader, frame);
  else readText(reader, frame, reader.at + 1);
}

/** Where a pattern ends that matches at the reader's place. */
function endOf(pattern: RegExp, { text, at }: Reader): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

function readText(reader: Reader, frame: Frame, end: number): void {
  startWord(reader, frame);
  addText(frame, reader.text.slice(reader.at, end));
  reader.at = end;
}

function readBlanks(reader: Reader, frame: Frame): void {
  endWord(reader, frame);
  reader.at = endOf(BLANKS, reader) ?? reader.at + 1;
}

/** A template that prints nothing, or that stands alone on its line, is no command. */
function readTemplate(reader: Reader, frame: Frame, end: number): void {
  const start = reader.at;
  const isStatement = /^(?:\{%|<%[^=])/.test(reader.text.slice(start, start + 3));
  reader.at = end;
  const isAlone = frame.draft === undefined && frame.word === undefined && endOf(REST_OF_LINE, reader) !== undefined;
  if (isAlone || (isStatement && frame.word === undefined)) return;
  frame.word ??= { start, parts: [] };
  addPart(frame, undefined);
}

function readHash(reader: Reader, frame: Frame): void {
  if (frame.word !== undefined) readText(reader, frame, reader.at + 1);
  else reader.at = endOf(reader.openBackticks > 0 ? COMMENT_IN_BACKTICKS : COMMENT, reader) ?? reader.at + 1;
}

function readEscape(reader: Reader, frame: Frame): void {
  const lineEnd = endOf(CONTINUATION, reader);
  if (lineEnd === undefined) {
    startWord(reader, frame);
    addText(frame, reader.text.charAt(reader.at + 1));
  }
  reader.at = lineEnd ?? reader.at + 2;
}

function readDoubleQuote(reader: Reader, frame: Frame): void {
  startWord(reader, frame);
  if (reader.broken.has(reader.at)) {
    addPart(frame, undefined);
    skipBroken(reader);
    return;
  }
  openMode(frame, 'double', reader.at);
  reader.at += 1;
}

function readLineEnd(reader: Reader, frame: Frame): void {
  endWord(reader, frame);
  const { draft } = frame;
  const goesOn =
    frame.kind === 'array' ||
    frame.blocks.at(-1)?.isPattern === true ||
    (draft === undefined && frame.isAwaiting) ||
    (draft?.role === 'test' && draft.isContinued) ||
    (draft?.role === 'case' && endOf(CASE_GOES_ON, reader) !== undefined);
  if (!goesOn) startCommand(reader, frame, false);
  reader.at += 1;
  readHeredocs(reader);
}

function readOpening(reader: Reader, frame: Frame): void {
  const { text, at } = reader;
  if (isSkipping(frame)) {
    skipOperator(reader, frame);
    return;
  }
  if (readInWord(reader, frame)) return;
  endWord(reader, frame);
  const { draft } = frame;
  const mayCalculate = draft === undefined || draft.role === 'loop';
  const parameters = endOf(NO_PARAMETERS, reader);
  if (mayCalculate && text[at + 1] === '(' && !reader.broken.has(at)) {
    startWord(reader, frame);
    openMode(frame, 'arithmetic', at);
    reader.at += 2;
  } else if (parameters !== undefined) {
    if (draft?.words.length === 1) frame.draft = undefined;
    reader.at = parameters;
  } else {
    finishCommand(reader, frame);
    const { piped } = frame;
    frame.piped = [];
    openFrame(reader, 'subshell', 1);
    const inner = reader.frames.at(-1);
    if (inner !== undefined) inner.piped = piped;
  }
}

/** A parenthesis behind a word: the list of an array, a glob, the name of a function. */
function readInWord(reader: Reader, frame: Frame): boolean {
  const { text, at } = reader;
  const { word } = frame;
  if (word === undefined) return false;
  if (readAssignment(text, { start: word.start, end: at })?.valueStart === at && !reader.broken.has(at)) {
    addPart(frame, undefined);
    openFrame(reader, 'array', 1);
    return true;
  }
  const glob = '?*+@!'.includes(text.charAt(at - 1)) ? endOf(GLOB, reader) : undefined;
  if (glob !== undefined) {
    readText(reader, frame, glob);
    return true;
  }
  const parameters = frame.draft === undefined ? endOf(NO_PARAMETERS, reader) : undefined;
  if (parameters === undefined) return false;
  frame.word = undefined;
  reader.at = parameters;
  return true;
}

function readClosing(reader: Reader, frame: Frame): void {
  if (frame.draft?.role === 'test') {
    skipOperator(reader, frame);
    return;
  }
  endWord(reader, frame);
  const block = frame.blocks.at(-1);
  if (block?.isPattern === true) {
    block.isPattern = false;
    startCommand(reader, frame, false);
  } else if (frame.kind === 'script' || frame.kind === 'backtick') {
    complain(reader, 'Nothing is open here that this could close.', reader.at, reader.at + 1);
    startCommand(reader, frame, false);
  } else {
    closeFrame(reader);
  }
  reader.at += 1;
}
