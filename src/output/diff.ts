import { createTwoFilesPatch } from 'diff';
import { createPaint, type Paint } from './paint';

const CONTEXT_LINES = 3;

/** A unified diff as `git diff` prints it, which `patch -p1` applies. Secrets in both texts must be masked before. */
export function formatDiff(
  file: string,
  before: string,
  after: string,
  { hasColour }: { readonly hasColour: boolean },
): string {
  const shown = file.replace(/^\/+/, '');
  const patch = createTwoFilesPatch(`a/${shown}`, `b/${shown}`, before, after, undefined, undefined, {
    context: CONTEXT_LINES,
  });
  const paint = createPaint(hasColour);
  // The library's first line is a ruler that git does not print.
  const lines = patch.split('\n').filter((line, index) => index > 0 || !/^=+$/.test(line));
  return lines.map((line) => paintLine(line, paint)).join('\n');
}

function paintLine(line: string, paint: Paint): string {
  if (line.startsWith('+++') || line.startsWith('---')) return paint(line, 'bold');
  if (line.startsWith('@@')) return paint(line, 'cyan');
  if (line.startsWith('+')) return paint(line, 'green');
  return line.startsWith('-') ? paint(line, 'red') : line;
}
