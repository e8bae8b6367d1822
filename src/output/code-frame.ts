import type { Frame } from './frame';
import type { Paint, Style } from './paint';
import { fitEnd, fitStart, toPlain, widthOf } from './terminal-text';

/**
 * A line of source with what is meant underlined, cut to `columns` around it. `line` counts from 1 and stands in the margin.
 */
export function formatCodeFrame(
  { text, start, end }: Frame,
  line: number,
  { columns, paint, style }: { readonly columns: number; readonly paint: Paint; readonly style: Style },
): readonly string[] {
  const margin = String(line);
  const room = Math.max(columns - margin.length - 3, 20);
  const [before, meant, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)].map(toPlain);
  // The start of what is meant is what people look for: what stands in front of it gives way first.
  const isTooWide = widthOf(`${before ?? ''}${meant ?? ''}`) > room;
  const shownBefore = isTooWide ? fitEnd(before ?? '', Math.floor(room / 3)) : (before ?? '');
  const shownMeant = fitStart(meant ?? '', room - widthOf(shownBefore));
  const shownAfter = fitStart(after ?? '', Math.max(room - widthOf(shownBefore + shownMeant), 1));
  const underline = ' '.repeat(widthOf(shownBefore)) + paint('^'.repeat(Math.max(widthOf(shownMeant), 1)), style);
  const bar = paint('│', 'dim');
  return [
    `${paint(margin, 'dim')} ${bar} ${shownBefore}${shownMeant}${shownAfter}`.trimEnd(),
    `${' '.repeat(margin.length)} ${bar} ${underline}`,
  ];
}
