import type { Finding } from '../core/finding';
import type { Position, Range } from '../core/range';
import type { Frame } from './frame';

/** What stands in place of each character of a secret, so that columns stay what they are. */
const MASK = '*';

/**
 * Hides what findings of secrets cover in the line of another finding. Who supplies frames has masked them already; this holds
 * also where it has not. `secrets` are findings of any file.
 */
export function hideFindings(frame: Frame, finding: Finding, secrets: readonly Finding[]): Frame {
  const { line, character } = placeOf(finding).start;
  const cut = character - frame.start;
  let { text } = frame;
  for (const secret of secrets) {
    if (!isSameText(finding, secret)) continue;
    const columns = columnsOn(line, placeOf(secret));
    if (columns !== undefined) text = mask(text, columns.start - cut, columns.end - cut);
  }
  return { ...frame, text };
}

/** Positions of notebooks count in the cell's own text, those of other files in the file. */
function placeOf(finding: Finding): { readonly start: Position; readonly end: Position } {
  return finding.cell ?? finding;
}

function isSameText(a: Finding, b: Finding): boolean {
  return a.file === b.file && a.cell?.index === b.cell?.index && a.cell?.output === b.cell?.output;
}

/** The 0-based columns that a span covers on a line; undefined where it does not reach it. */
function columnsOn(
  line: number,
  { start, end }: { readonly start: Position; readonly end: Position },
): Range | undefined {
  if (line < start.line || line > end.line) return undefined;
  return {
    start: line === start.line ? start.character : 0,
    end: line === end.line ? end.character : Number.MAX_SAFE_INTEGER,
  };
}

function mask(text: string, start: number, end: number): string {
  const from = Math.min(Math.max(start, 0), text.length);
  const to = Math.min(Math.max(end, from), text.length);
  return text.slice(0, from) + MASK.repeat(to - from) + text.slice(to);
}
