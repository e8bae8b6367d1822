import { createDraft } from './blocks';
import { addPart, openFrame, startWord, type Frame, type Reader } from './reader';
import { endWord, finishCommand, startCommand, startPipe } from './statements';

const REDIRECTION = /&>>?|<<<|<<-?|<>|<&|<|>>|>\||>&|>/y;
const SEPARATOR = /;;&|;;|;&|;|&&|&|\|\||\|&|\|/y;

/** Reads what ends a command, and what leads its input and output elsewhere. */
export function readOperator(reader: Reader, frame: Frame): void {
  const { text, at } = reader;
  const redirection = matchAt(REDIRECTION, text, at);
  if (redirection?.length === 1 && text[at + 1] === '(' && !isSkipping(frame)) {
    startWord(reader, frame);
    addPart(frame, undefined);
    openFrame(reader, 'substitution', 2);
    return;
  }
  // `esac` in front of an operator is the end of the patterns.
  if (frame.blocks.at(-1)?.isPattern === true) endWord(reader, frame);
  if (isSkipping(frame) || frame.kind === 'array') {
    skipOperator(reader, frame);
  } else if (redirection !== undefined) {
    readRedirection(reader, frame, redirection);
  } else {
    readSeparator(reader, frame, matchAt(SEPARATOR, text, at) ?? text.charAt(at));
  }
}

/** Whether operators mean nothing: in a test and in the pattern of a `case`. */
export function isSkipping(frame: Frame): boolean {
  return frame.draft?.role === 'test' || frame.blocks.at(-1)?.isPattern === true;
}

export function skipOperator(reader: Reader, frame: Frame): void {
  const character = reader.text.charAt(reader.at);
  endWord(reader, frame);
  if (frame.draft !== undefined) frame.draft.isContinued = character === '&' || character === '|';
  reader.at += 1;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

function readRedirection(reader: Reader, frame: Frame, operator: string): void {
  const { text, at } = reader;
  let start = at;
  // `2>`: a number in front is no word.
  if (frame.word !== undefined && /^\d{1,9}$/.test(text.slice(frame.word.start, Math.min(at, frame.word.start + 10)))) {
    start = frame.word.start;
    frame.word = undefined;
  }
  endWord(reader, frame);
  frame.draft ??= createDraft('command', start);
  frame.draft.end = at + operator.length;
  frame.target = operator === '<<' ? 'heredoc' : operator === '<<-' ? 'indented-heredoc' : 'redirect';
  reader.at += operator.length;
}

function readSeparator(reader: Reader, frame: Frame, operator: string): void {
  if (operator === '|' || operator === '|&') startPipe(reader, frame);
  else if (operator === '&&' || operator === '||') startCommand(reader, frame, true);
  else {
    finishCommand(reader, frame, operator === '&');
    startCommand(reader, frame, false);
    const block = frame.blocks.at(-1);
    if (operator.length > 1 && block?.isCase === true) block.isPattern = true;
  }
  reader.at += operator.length;
}
