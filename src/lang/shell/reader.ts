import type { Range } from '../../core/range';
import type { ParseProblem } from '../document';
import type { RawAssignment, RawCommand, RawWord, WordPart } from './raw';

/** What a list of commands stands in. */
export type FrameKind = 'script' | 'subshell' | 'substitution' | 'backtick' | 'array';

/** Quotes and the like, in which other characters count than between words. */
export interface Mode {
  readonly kind: 'double' | 'braces' | 'arithmetic';
  readonly start: number;
  /** Whether double quotes stand around it, in which an apostrophe is a character as any other. */
  readonly isInDouble: boolean;
  /** How many parentheses are open in arithmetic. */
  depth: number;
}

/** `if`, a loop, `case` or braces, up to the word that ends it. */
export interface Block {
  readonly start: number;
  readonly isCase: boolean;
  readonly stageStart: number;
  /** Whether what follows is a pattern of a `case`. */
  isPattern: boolean;
}

/** A command that is being read, or the words behind a keyword, which are none. */
export interface Draft {
  readonly role: 'command' | 'test' | 'loop' | 'case' | 'function';
  readonly start: number;
  end: number;
  readonly words: RawWord[];
  readonly assignments: RawWord[];
  /** Whether a test goes on behind the end of the line. */
  isContinued: boolean;
}

/** A list of commands that is being read, and what is unfinished in it. */
export interface Frame {
  readonly kind: FrameKind;
  readonly start: number;
  readonly modes: Mode[];
  readonly blocks: Block[];
  draft: Draft | undefined;
  word: { readonly start: number; readonly parts: WordPart[] } | undefined;
  /** What the next word is, where it is no word of the command. */
  target: 'redirect' | 'heredoc' | 'indented-heredoc' | undefined;
  /** Whether the next command runs only if another one ends well or badly, or in a shell of its own. */
  isConditional: boolean;
  /** Whether a command must follow: an operator was last. */
  isAwaiting: boolean;
  /** Where in `unpiped` the commands of the current stage of a pipeline start. */
  stageStart: number;
  readonly unpipedBefore: number;
  /** Commands whose output the next command reads. */
  piped: readonly RawCommand[];
}

/** A text that the next line starts. The span is that of its delimiter. */
export interface Heredoc extends Range {
  readonly delimiter: string;
  readonly isIndented: boolean;
}

/** The state of one pass over a script. Frames stand on a stack of their own, so nothing recurses. */
export interface Reader {
  readonly text: string;
  readonly templates: ReadonlyMap<number, number>;
  /** Whether values are put into single quotes too before the shell reads the script. */
  readonly isFilledIn: boolean;
  /** Openers that an earlier pass found nothing to close with. They are characters as any other. */
  readonly broken: ReadonlySet<number>;
  at: number;
  end: number;
  readonly frames: Frame[];
  readonly commands: RawCommand[];
  readonly assignments: RawAssignment[];
  readonly touched: Set<string>;
  readonly forgets: number[];
  /** Commands whose output no other one reads so far. */
  readonly unpiped: RawCommand[];
  readonly heredocs: Heredoc[];
  openBackticks: number;
  problem: ParseProblem | undefined;
  /** Whether another pass may follow. */
  readonly mayReread: boolean;
  /** An opener that turned out to be none. The pass ends there and is done anew. */
  misread: number | undefined;
}

/** Deeper nesting is a mistake or an attack, and costs memory. */
const MAX_DEPTH = 1000;

export function createFrame(kind: FrameKind, start: number, unpipedBefore: number): Frame {
  return {
    kind,
    start,
    modes: [],
    blocks: [],
    draft: undefined,
    word: undefined,
    target: undefined,
    isConditional: false,
    isAwaiting: false,
    stageStart: unpipedBefore,
    unpipedBefore,
    piped: [],
  };
}

/** Starts a list of commands whose opener is so many characters long. */
export function openFrame(reader: Reader, kind: FrameKind, length: number): void {
  const start = reader.at;
  reader.at += length;
  if (reader.frames.length >= MAX_DEPTH) {
    complain(reader, 'Nested too deep to be read.', start, reader.at);
    reader.at = reader.end = start;
    return;
  }
  reader.frames.push(createFrame(kind, start, reader.unpiped.length));
  if (kind === 'backtick') reader.openBackticks += 1;
}

export function openMode(frame: Frame, kind: Mode['kind'], start: number): void {
  const around = frame.modes.at(-1);
  const isInDouble = around !== undefined && (around.kind === 'double' || around.isInDouble);
  frame.modes.push({ kind, start, isInDouble, depth: 0 });
}

/** The word that stands at the reader's place, started there if it is not yet. */
export function startWord(reader: Reader, frame: Frame): void {
  frame.word ??= { start: reader.at, parts: [] };
}

/** Text of the word that is being read. Line ends are as the shell would see them on its own system. */
export function addText(frame: Frame, text: string): void {
  const parts = frame.word?.parts;
  if (parts === undefined || text === '') return;
  const own = text.includes('\r') ? text.replace(/\r\n/g, '\n') : text;
  const last = parts.at(-1);
  if (typeof last === 'string') parts[parts.length - 1] = last + own;
  else parts.push(own);
}

/** A part of the word that is not text. */
export function addPart(frame: Frame, part: WordPart): void {
  const parts = frame.word?.parts;
  // One part that is not known is as good as many.
  if (parts !== undefined && (part !== undefined || parts.at(-1) !== undefined || parts.length === 0)) parts.push(part);
}

/** Only the first problem is kept: it tells that the script is being typed, or is none. */
export function complain(reader: Reader, message: string, start: number, end: number): void {
  reader.problem ??= { message, range: { start, end } };
}
