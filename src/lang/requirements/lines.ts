/** What pip reads as one line: continuation lines joined, without comment and white space around it. */
export interface LogicalLine {
  /** Offset of its first character in the document, in UTF-16 code units. */
  readonly start: number;
  /** As long as in the document: a backslash that joins lines and the line end behind it are blanks. */
  readonly text: string;
}

/**
 * Splits a requirements file the way pip does. A comment starts at a `#` behind white space or at the start of a line. A line
 * that is nothing but a comment ends a continuation and is not continued itself; behind any other comment a backslash still
 * joins, so that the next line is part of the comment. Linear.
 */
export function splitLogicalLines(text: string): readonly LogicalLine[] {
  const lines: LogicalLine[] = [];
  let pieces: string[] = [];
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  for (const { content, ending, at } of physicalLines(text, start)) {
    if (pieces.length === 0) start = at;
    const isContinued = content.endsWith('\\') && !content.trimStart().startsWith('#');
    pieces.push(isContinued ? blankBackslashes(content) : content);
    if (isContinued && ending !== '') {
      pieces.push(' '.repeat(ending.length));
      continue;
    }
    const line = trimLine(pieces.join(''), start);
    if (line.text !== '') lines.push(line);
    pieces = [];
  }
  return lines;
}

interface PhysicalLine {
  readonly content: string;
  readonly ending: string;
  readonly at: number;
}

/** Every line with its end, the last one without; lines end at `\n`, `\r\n` or a lone `\r`. */
function* physicalLines(text: string, from: number): Generator<PhysicalLine> {
  let at = from;
  for (const { 0: ending, index } of text.slice(from).matchAll(/\r\n|\n|\r/g)) {
    yield { content: text.slice(at, from + index), ending, at };
    at = from + index + ending.length;
  }
  yield { content: text.slice(at), ending: '', at };
}

function blankBackslashes(content: string): string {
  let end = content.length;
  while (content[end - 1] === '\\') end -= 1;
  return content.slice(0, end) + ' '.repeat(content.length - end);
}

function trimLine(joined: string, start: number): LogicalLine {
  const comment = joined.search(/(?:^|\s)#/);
  const code = comment < 0 ? joined : joined.slice(0, comment);
  const text = code.trimStart();
  return { start: start + code.length - text.length, text: text.trimEnd() };
}
