import { readPlain } from './plain';
import { readQuoted } from './quotes';
import type { RawScript } from './raw';
import { complain, createFrame, type Reader } from './reader';
import { closeFrame } from './statements';

/** How many openers without an end a script may have before they are let swallow what follows. Each costs a pass. */
const MAX_REREADS = 8;

export interface ScriptText {
  readonly text: string;
  readonly start: number;
  readonly templates: ReadonlyMap<number, number>;
  readonly isFilledIn: boolean;
}

/**
 * Reads a script to the end of its text. Where a quote or another opener has no end, everything behind it would be taken
 * for its content: such a script is read again with that opener as a character. Never throws; linear in the text.
 */
export function readScript(script: ScriptText): RawScript {
  const broken = new Set<number>();
  for (;;) {
    const reader = createReader(script, broken);
    readAll(reader);
    const { misread } = reader;
    if (misread === undefined) return reader;
    broken.add(misread);
  }
}

function createReader({ text, start, templates, isFilledIn }: ScriptText, broken: ReadonlySet<number>): Reader {
  return {
    text,
    templates,
    isFilledIn,
    broken,
    at: start,
    end: text.length,
    frames: [createFrame('script', start, 0)],
    commands: [],
    assignments: [],
    touched: new Set(),
    forgets: [],
    unpiped: [],
    heredocs: [],
    openBackticks: 0,
    problem: undefined,
    mayReread: broken.size < MAX_REREADS,
    misread: undefined,
  };
}

function readAll(reader: Reader): void {
  while (reader.at < reader.end && reader.misread === undefined) {
    const frame = reader.frames.at(-1);
    if (frame === undefined) return;
    const mode = frame.modes.at(-1);
    if (mode === undefined) readPlain(reader, frame);
    else readQuoted(reader, frame, mode);
  }
  if (reader.misread !== undefined) return;
  reader.at = reader.end;
  const unclosed = findUnclosed(reader);
  if (unclosed !== undefined && reader.mayReread && reader.end === reader.text.length) {
    reader.misread = unclosed;
    return;
  }
  const inner = reader.frames[1];
  if (inner !== undefined) complain(reader, 'This is not closed.', inner.start, inner.start + 1);
  while (reader.frames.length > 0) closeFrame(reader);
}

/** The outermost opener that swallows what follows. In a subshell or a substitution commands are read all the same. */
function findUnclosed({ frames }: Reader): number | undefined {
  for (const { kind, start, modes } of frames) {
    if (kind === 'backtick' || kind === 'array') return start;
    const mode = modes[0];
    if (mode !== undefined) return mode.start;
  }
  return undefined;
}
