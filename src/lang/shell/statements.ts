import { readAssignment } from './assignments';
import { createDraft } from './blocks';
import { DECLARATIONS, FORGETTING, NAMING, SETTING } from './builtins';
import { readKeyword } from './keywords';
import type { RawCommand, RawWord } from './raw';
import { complain, type Frame, type Reader } from './reader';

const NAME = /^[A-Za-z_]\w*/;

/** Ends the word in front of the reader's place, if there is one, and finds out what it is. */
export function endWord(reader: Reader, frame: Frame): void {
  const { word, target } = frame;
  if (word === undefined) return;
  const raw: RawWord = { start: word.start, end: reader.at, parts: word.parts };
  frame.word = undefined;
  frame.isAwaiting = false;
  if (target !== undefined) {
    frame.target = undefined;
    if (frame.draft !== undefined) frame.draft.end = raw.end;
    if (target !== 'redirect') addHeredoc(reader, raw, target === 'indented-heredoc');
    return;
  }
  if (frame.kind === 'array') return;
  const isPattern = frame.blocks.at(-1)?.isPattern === true;
  if (frame.draft === undefined && readKeyword(reader, frame, raw, isPattern)) return;
  if (!isPattern) addWord(reader, frame, raw);
}

function addHeredoc(reader: Reader, { start, end, parts }: RawWord, isIndented: boolean): void {
  const delimiter = parts.map((part) => (typeof part === 'string' ? part : (part?.name ?? ''))).join('');
  reader.heredocs.push({ start, end, delimiter, isIndented });
}

function addWord(reader: Reader, frame: Frame, word: RawWord): void {
  const draft = (frame.draft ??= createDraft('command', word.start));
  draft.end = word.end;
  draft.isContinued = false;
  const isAssignment =
    draft.role === 'command' && draft.words.length === 0 && readAssignment(reader.text, word) !== undefined;
  (isAssignment ? draft.assignments : draft.words).push(word);
  if (draft.role === 'command') return;
  const text = reader.text.slice(word.start, word.end);
  if (draft.role === 'loop' && draft.words.length === 1) reader.touched.add(text);
  const isLast =
    draft.role === 'function' ||
    (draft.role === 'test' && text === ']]') ||
    (draft.role === 'case' && draft.words.length > 1 && text === 'in');
  if (!isLast) return;
  frame.draft = undefined;
  const block = frame.blocks.at(-1);
  if (draft.role === 'case' && block !== undefined) block.isPattern = true;
}

/** Ends the command in front of the reader's place. A detached one runs in a shell of its own (`|`, `&`). */
export function finishCommand(reader: Reader, frame: Frame, isDetached = false): void {
  endWord(reader, frame);
  const { draft } = frame;
  frame.draft = undefined;
  frame.target = undefined;
  if (draft?.role !== 'command') return;
  const { start, end, words, assignments } = draft;
  const isCertain = !isDetached && !frame.isConditional && frame.blocks.length === 0 && reader.frames.length === 1;
  const name = words[0] && plainText(words[0]);
  if (name === undefined) {
    for (const word of assignments) reader.assignments.push({ word, isCertain });
  } else if (DECLARATIONS.has(name)) {
    for (const word of [...assignments, ...words.slice(1)]) {
      if (readAssignment(reader.text, word) !== undefined) reader.assignments.push({ word, isCertain });
      else if (!NAMING.has(name)) touch(reader, word);
    }
    return;
  } else {
    for (const word of SETTING.has(name) ? words.slice(1) : []) touch(reader, word);
    if (FORGETTING.has(name)) reader.forgets.push(end);
  }
  if (words.length > 0) addCommand(reader, frame, { start, end, words, assignments, pipedInto: undefined });
}

function plainText({ parts }: RawWord): string | undefined {
  const [first] = parts;
  return parts.length === 1 && typeof first === 'string' ? first : undefined;
}

function touch(reader: Reader, word: RawWord): void {
  const name = NAME.exec(plainText(word) ?? '')?.[0];
  if (name !== undefined) reader.touched.add(name);
}

function addCommand(reader: Reader, frame: Frame, command: RawCommand): void {
  for (const source of frame.piped) source.pipedInto = command;
  frame.piped = [];
  reader.commands.push(command);
  reader.unpiped.push(command);
}

/** Ends what stands in front of an operator or a line end, and is ready for the next command. */
export function startCommand(reader: Reader, frame: Frame, isConditional: boolean): void {
  finishCommand(reader, frame);
  frame.isConditional = isConditional;
  frame.isAwaiting = isConditional;
  frame.stageStart = reader.unpiped.length;
}

/** All commands of the stage in front of `|` write into the next command: also those in braces, loops and subshells. */
export function startPipe(reader: Reader, frame: Frame): void {
  finishCommand(reader, frame, true);
  frame.piped = reader.unpiped.splice(frame.stageStart);
  startCommand(reader, frame, true);
}

/** Ends the innermost list of commands. The reader stands on what closes it. */
export function closeFrame(reader: Reader): void {
  const frame = reader.frames.at(-1);
  if (frame === undefined) return;
  finishCommand(reader, frame);
  const [block] = frame.blocks;
  if (block !== undefined) complain(reader, 'This is not closed.', block.start, block.start + 1);
  reader.frames.pop();
  if (frame.kind === 'backtick') reader.openBackticks -= 1;
  // What stands in a word writes into that word, not into the next command.
  if (frame.kind !== 'subshell') reader.unpiped.length = frame.unpipedBefore;
}
