import type { Range } from '../../core/range';
import type { ParseProblem } from '../document';
import type { EnvironmentEntry } from '../env/types';
import { readHead, triggerOf, type InstructionHead } from './head';
import { createHeredocReader, type HeredocReader, type Heredocs } from './heredoc';
import { placeOf, readEscape, readLogicalLine, textStart, type LogicalLine } from './lines';
import { readScript, readVector, type ScriptSource } from './script';
import { createStageReader } from './stages';
import type { DockerfileDocument, DockerInstruction } from './types';
import { createGlobalArguments, readAssignments, readEntries } from './variables';

const WITH_HEREDOCS = new Set(['ADD', 'COPY', 'RUN']);
const NO_HEREDOCS = { found: [], unclosed: undefined };
const MAX_PROBLEMS = 100;
/** `Dockerfile.windows`, `windows.Dockerfile` and the like. */
const WINDOWS_FILE = /(?:^|[^a-z])(?:windows|nanoserver)[^/\\]*$/i;

/**
 * Reads a Dockerfile as BuildKit does: directives, continuations, heredocs, stages. What is no instruction is a problem,
 * and reading goes on in the next line. Never throws; linear in the text's length.
 */
export function parseDockerfile(text: string, path: string): DockerfileDocument {
  const escape = readEscape(text);
  const globals = createGlobalArguments(escape);
  const stages = createStageReader(globals, WINDOWS_FILE.test(path));
  const readHeredocs = createHeredocReader(text);
  const instructions: DockerInstruction[] = [];
  const environment: EnvironmentEntry[] = [];
  const problems: ParseProblem[] = [];
  const complain = (message: string, range: Range): void => {
    if (problems.length < MAX_PROBLEMS) problems.push({ message, range });
  };

  for (let at = textStart(text); at < text.length;) {
    const line = readLogicalLine(text, at, escape);
    at = line.next;
    if (line.text === '') continue;
    const written = readHead(line.text, 0, escape);
    if (written === undefined) {
      complain('Expected an instruction', placeOf(line, 0, line.text.length));
      continue;
    }
    const head = triggerOf(line.text, written, escape);
    const { found, next, unclosed } = findHeredocs(line, head, readHeredocs);
    if (unclosed) complain('Missing end of the heredoc', placeOf(line, unclosed.start, unclosed.end));
    at = next;

    if (written.keyword === 'FROM' && !stages.open(line, written)) {
      complain('Expected an image', placeOf(line, 0, line.text.length));
    }
    if (head.keyword === 'ENV' || head.keyword === 'ARG') {
      const assignments = readAssignments(head.keyword, line.text, head.bodyStart, escape);
      for (const entry of readEntries(assignments, line, escape)) environment.push(entry);
      if (stages.current() < 0 && written.keyword === 'ARG') globals.declare(assignments, line.text);
    }
    if (written.keyword === 'SHELL') {
      stages.setShell((readVector(line.text.slice(head.bodyStart)) ?? []).map(({ value }) => String(value)));
    }
    const command = placeOf(line, 0, line.text.length);
    const range = { start: command.start, end: found.at(-1)?.end ?? command.end };
    stages.extend(range);
    const source: ScriptSource = { text, line, head, heredocs: found, escape, isShell: stages.isShell() };
    instructions.push({
      keyword: written.keyword,
      keywordRange: placeOf(line, written.start, written.keywordEnd),
      range,
      argumentsRange: placeOf(line, written.argumentsStart, line.text.length),
      flags: head.flags.map(({ name, start, end }) => ({
        name,
        value: line.text.slice(start, end),
        valueRange: placeOf(line, start, end),
      })),
      stage: stages.current(),
      script: () => readScript(source),
    });
  }
  return { language: 'dockerfile', text, problems, instructions, stages: stages.stages(), environment };
}

function findHeredocs(line: LogicalLine, head: InstructionHead, read: HeredocReader): Heredocs {
  const canHold = WITH_HEREDOCS.has(head.keyword) && line.text.includes('<<', head.bodyStart);
  if (!canHold || readVector(line.text.slice(head.bodyStart))) return { ...NO_HEREDOCS, next: line.next };
  return read(line.text, head.bodyStart, line.next);
}
