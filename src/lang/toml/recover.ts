import { ParseError, parseTOML, type AST } from 'toml-eslint-parser';
import type { Range } from '../../core/range';
import type { ParseProblem } from '../document';

/** What could be parsed, and the text it was parsed from: as long as the original, with broken statements blanked. */
export interface RecoveredToml {
  readonly program: AST.TOMLProgram | undefined;
  readonly problems: readonly ParseProblem[];
}

const MAX_REPAIRS = 20;
// The library spreads the characters of a string into one call, which overflows the stack from about 100,000 on.
const MAX_LINE_LENGTH = 50_000;
const STATEMENT = /^[ \t]*(?:\[|[\w"'.-][^=\n]*=)/;

type Attempt =
  | { readonly program: AST.TOMLProgram }
  | { readonly program?: undefined; readonly error: { readonly index: number; readonly message: string } | undefined };

/** Parses a text; the library stops at the first error, so the broken statement is blanked and the rest read again. */
export function parseWithRepairs(text: string): RecoveredToml {
  const problems: ParseProblem[] = [];
  let source = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  for (const line of findLongLines(source)) {
    problems.push({ message: 'The line is too long to be read', range: line });
    source = blank(source, line);
  }
  const repairs = text.length > 500_000 ? 3 : MAX_REPAIRS;
  let attempt = tryParse(source);
  for (let count = 0; count < repairs && attempt.program === undefined; count += 1) {
    if (attempt.error === undefined) break;
    const { index, message } = attempt.error;
    const repaired = repair(source, index);
    problems.push({ message, range: repaired.blanked });
    source = repaired.source;
    attempt = repaired.attempt;
  }
  if (attempt.program === undefined && attempt.error !== undefined) {
    // Too much is broken to go on: what stands in front of the next error is read.
    const { index, message } = attempt.error;
    const { start } = lineAt(source, Math.min(index, source.length));
    problems.push({ message, range: { start, end: text.length } });
    attempt = tryParse(source.slice(0, start));
    if (attempt.program === undefined) attempt = tryParse(source.slice(0, statementStart(source, start)));
  }
  return { program: attempt.program, problems: attempt.program ? problems : [...problems, unreadable(text)] };
}

function unreadable(text: string): ParseProblem {
  return { message: 'The file could not be read', range: { start: 0, end: text.length } };
}

function tryParse(source: string): Attempt {
  try {
    return { program: parseTOML(source) };
  } catch (error) {
    return { error: error instanceof ParseError ? { index: error.index, message: error.message } : undefined };
  }
}

interface Repair {
  readonly source: string;
  readonly blanked: Range;
  readonly attempt: Attempt;
}

/**
 * Blanks what an error belongs to: the least that takes the error away. An error at the start of a line may be about
 * the statement above, which was never finished.
 */
function repair(source: string, index: number): Repair {
  const line = lineAt(source, Math.min(index, source.length));
  const isAtStart = source.slice(line.start, index).trim() === '';
  const above = source.slice(0, line.start).trimEnd().length;
  const candidates = [
    ...(isAtStart && line.start > 0 ? [lineAt(source, above).start, statementStart(source, above)] : []).map(
      (start) => ({ start, end: line.start - 1 }),
    ),
    line,
  ];
  for (const candidate of candidates) {
    const tried = attemptBlank(source, candidate);
    const error = tried.attempt.program ? undefined : tried.attempt.error;
    if (tried.attempt.program !== undefined || (error !== undefined && error.index > line.end)) return tried;
  }
  const start = statementStart(source, line.end);
  // Behind an unfinished text nothing can be told apart any more: all of it goes.
  return attemptBlank(source, { start, end: index >= source.trimEnd().length ? source.length : line.end });
}

function attemptBlank(source: string, blanked: Range): Repair {
  const next = blank(source, blanked);
  return { source: next, blanked, attempt: tryParse(next) };
}

/** The start of the last line at or before an offset that looks like the beginning of a statement. */
function statementStart(source: string, offset: number): number {
  for (let at = offset; ;) {
    const line = lineAt(source, at);
    if (line.start === 0 || STATEMENT.test(source.slice(line.start, line.end))) return line.start;
    at = line.start - 1;
  }
}

function lineAt(source: string, offset: number): Range {
  const start = offset === 0 ? 0 : source.lastIndexOf('\n', offset - 1) + 1;
  const newline = source.indexOf('\n', start);
  return { start, end: newline < 0 ? source.length : newline };
}

function blank(source: string, { start, end }: Range): string {
  return source.slice(0, start) + source.slice(start, end).replace(/[^\r\n]/g, ' ') + source.slice(end);
}

function findLongLines(source: string): readonly Range[] {
  if (source.length <= MAX_LINE_LENGTH) return [];
  const found: Range[] = [];
  for (let start = 0; start < source.length;) {
    const line = lineAt(source, start);
    if (line.end - line.start > MAX_LINE_LENGTH) found.push(line);
    start = line.end + 1;
  }
  return found;
}
