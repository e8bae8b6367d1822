import type { ChecklistReport, ItemReport, ItemState, Score } from '../checklist/types';
import { HONESTY, STATE_WORDS } from './checklist-states';
import { createPaint, type Paint, type Style } from './paint';

const STYLES: Readonly<Record<ItemState, Style>> = {
  met: 'green',
  attested: 'green',
  partial: 'yellow',
  unmet: 'red',
  unknown: 'dim',
  'not-applicable': 'dim',
};
const BAR = 20;
const EVIDENCE = 3;

/** The checklist for a terminal: a bar for each practice, its items with their evidence. */
export function formatChecklist(report: ChecklistReport, { hasColour }: { readonly hasColour: boolean }): string {
  const paint = createPaint(hasColour);
  const width = Math.max(...report.practices.map(({ title }) => title.length));
  const shown = report.practices.filter(({ id }) => report.items.some(({ practice }) => practice === id));
  const practices = shown.map(({ id, title, score }) => {
    const items = report.items.filter(({ practice }) => practice === id);
    return [
      `${paint(title.padEnd(width), 'bold')}  ${bar(score, paint)}`,
      ...items.flatMap((item) => formatItem(item, paint)),
    ].join('\n');
  });
  const all = `${paint('In all'.padEnd(width), 'bold')}  ${bar(report.score, paint)}`;
  return [...practices, all, paint(HONESTY, 'dim')].join('\n\n');
}

function bar(score: Score, paint: Paint): string {
  if (score === null) return paint('nothing to judge by', 'dim');
  const full = Math.round((score / 100) * BAR);
  const style = score >= 80 ? 'green' : score >= 40 ? 'yellow' : 'red';
  return `${paint('█'.repeat(full), style)}${paint('░'.repeat(BAR - full), 'dim')} ${String(score).padStart(3)} %`;
}

function formatItem(item: ItemReport, paint: Paint): readonly string[] {
  const { mark, word } = STATE_WORDS[item.state];
  const style = STYLES[item.state];
  const shown = item.evidence.slice(0, EVIDENCE);
  const rest = item.evidence.length - shown.length;
  return [
    `  ${paint(mark, style)} ${item.title} ${paint(`(${item.id}, ${item.stage}: ${word})`, 'dim')}`,
    ...shown.map(({ file, line, text }) => `      ${paint(`${file}:${String(line)}`, 'cyan')} ${text}`),
    ...(rest > 0 ? [paint(`      and ${String(rest)} more`, 'dim')] : []),
    ...(item.attestation === undefined ? [] : [paint(`      ${item.explanation}`, 'dim')]),
  ];
}
