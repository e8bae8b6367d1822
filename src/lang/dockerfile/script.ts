import { composeMaps, offsetMap, segmentMap } from '../../core/text-map';
import type { DataScalar } from '../data-node';
import { execScript, wordsOf } from '../exec';
import { parseJson } from '../json/document';
import type { Script } from '../script-text';
import { createSegmentBuilder } from '../segments';
import { readHead, type InstructionHead } from './head';
import type { Heredoc } from './heredoc';
import { readerOfCommand, readerOfShebang } from './interpreter';
import type { LogicalLine } from './lines';
import { copyCommand, copyLines } from './shell-text';

/** An instruction and what its script depends on. */
export interface ScriptSource {
  readonly text: string;
  readonly line: LogicalLine;
  /** The instruction, or what ONBUILD keeps for later. */
  readonly head: InstructionHead;
  readonly heredocs: readonly Heredoc[];
  readonly escape: string;
  /** Whether the image and SHELL leave commands to a shell that we can read. */
  readonly isShell: boolean;
}

/** The script of RUN, CMD, ENTRYPOINT and HEALTHCHECK CMD; undefined where there is none, or where no shell reads it. */
export function readScript(source: ScriptSource): Script | undefined {
  const { head, line, escape } = source;
  switch (head.keyword) {
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT':
      return readCommand(source, head.bodyStart);
    case 'HEALTHCHECK': {
      const check = readHead(line.text, head.bodyStart, escape);
      return check?.keyword === 'CMD' ? readCommand(source, check.bodyStart) : undefined;
    }
    default:
      return undefined;
  }
}

function readCommand(source: ScriptSource, start: number): Script | undefined {
  const { line, heredocs, isShell } = source;
  const command = line.text.slice(start);
  if (command === '') return undefined;
  const words = readVector(command);
  if (words !== undefined) {
    const [script] = execScript(words, 'dockerfile');
    return script && { ...script, map: composeMaps(script.map, composeMaps(offsetMap(start), line.map)) };
  }
  const [heredoc] = heredocs;
  if (heredoc === undefined) return isShell ? shellScript(source, start) : undefined;
  if (command.length === heredoc.word.end - heredoc.word.start) return bodyScript(source, heredoc, isShell);
  const reader = heredocs.length === 1 ? readerOfCommand(line.text, start, heredoc.word) : undefined;
  if (!isShell || reader === 'other') return undefined;
  return reader === 'shell' ? bodyScript(source, heredoc, true) : shellScript(source, start);
}

/** The words of the exec form, an array of strings in JSON; undefined where Docker takes the text for the shell form. */
export function readVector(command: string): readonly DataScalar[] | undefined {
  if (!command.startsWith('[')) return undefined;
  try {
    JSON.parse(command);
  } catch {
    return undefined;
  }
  const words = wordsOf(parseJson(command).root);
  return words.every(({ value }) => typeof value === 'string') ? words : [];
}

/** A body that is a script of its own. A shebang says who reads it, whatever SHELL says. */
function bodyScript({ text }: ScriptSource, heredoc: Heredoc, isShell: boolean): Script | undefined {
  const builder = createSegmentBuilder(text);
  copyLines(text, heredoc.bodyStart, heredoc.bodyEnd, builder, heredoc.isChomped);
  const { text: body, segments } = builder.finish();
  const isRead = isShell ? readerOfShebang(body) !== 'other' : readerOfShebang(body) === 'shell';
  if (!isRead || body.trim() === '') return undefined;
  return { text: body, map: segmentMap(segments, (added) => writeLines(added, text)), origin: 'dockerfile' };
}

/** The command as the shell gets it, with all heredocs. */
function shellScript({ text, line, heredocs }: ScriptSource, start: number): Script {
  const builder = createSegmentBuilder(text);
  copyCommand(text, line.parts, line.map.toOuter({ start, end: start + 1 })?.start ?? line.next, builder);
  const commandEnd = line.parts.at(-1)?.end ?? line.next;
  const end = heredocs.at(-1)?.end;
  if (end !== undefined) copyLines(text, commandEnd, end, builder);
  const { text: script, segments } = builder.finish();
  const places = segmentMap(segments);
  const map = segmentMap(segments, (added, at) => {
    if (!added.includes('\n')) return added;
    // In the command itself a line end needs the escape character in front of it.
    const isInBody = (places.toOuter({ start: at, end: at })?.start ?? 0) > commandEnd;
    return isInBody ? writeLines(added, text) : undefined;
  });
  return { text: script, map, origin: 'dockerfile' };
}

function writeLines(added: string, text: string): string {
  return text.includes('\r\n') ? added.replaceAll(/\r?\n/g, '\r\n') : added;
}
