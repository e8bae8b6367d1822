import type { SegmentBuilder } from '../segments';
import { skipTabs } from './heredoc';
import { readPhysicalLine, type LinePart } from './lines';

/** What is open at a place of a shell text: a quote, or a comment. */
type Open = '' | "'" | '"' | '#';

/**
 * Copies a command from `from` on. Continuations stay, as the shell reads them as Docker does, with a backslash whatever
 * the escape character is. Where it does not (between single quotes, in a comment), the lines are joined.
 */
export function copyCommand(text: string, parts: readonly LinePart[], from: number, builder: SegmentBuilder): void {
  const first = parts.findIndex(({ end }) => end > from);
  const lines = first < 0 ? [] : parts.slice(first);
  let open: Open = '';
  lines.forEach(({ start, end, next }, index) => {
    const begin = Math.max(start, from);
    builder.copy(begin, end);
    if (index === lines.length - 1) return;
    open = openAfter(text, begin, end, open);
    if (open === "'" || open === '#') return;
    if (text.charAt(end) === '\\') builder.copy(end, end + 1);
    else builder.unit('\\', end, end + 1);
    if (next === end + 2) builder.copy(end + 1, next);
    else builder.unit('\n', end + 1, next);
  });
}

function openAfter(text: string, start: number, end: number, before: Open): Open {
  let open = before;
  for (let at = start; at < end && open !== '#'; at += 1) {
    const char = text.charAt(at);
    if (char === open) open = '';
    else if (open === "'") continue;
    else if (char === '\\') at += 1;
    else if (open === '"') continue;
    else if (char === '"' || char === "'") open = char;
    else if (char === '#' && (at === start || /[\s;&|()]/.test(text.charAt(at - 1)))) open = '#';
  }
  return open;
}

/** Copies whole lines, with LF for CRLF. `isChomped`: without the tabs in front, as `<<-` reads them. */
export function copyLines(text: string, start: number, end: number, builder: SegmentBuilder, isChomped = false): void {
  for (let at = start; at < end;) {
    const line = readPhysicalLine(text, at);
    const lineEnd = Math.min(line.end, end);
    builder.copy(isChomped ? skipTabs(text, at, lineEnd) : at, lineEnd);
    if (line.next <= end && line.next > line.end) {
      if (line.next === line.end + 1) builder.copy(line.end, line.next);
      else builder.unit('\n', line.end, line.next);
    }
    at = line.next;
  }
}
