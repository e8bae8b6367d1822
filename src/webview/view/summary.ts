import type { ChecklistReport, ItemState, ProgressRecord, StateCounts } from '../../checklist/types';
import type { FolderChecklist } from '../../protocol/checklist';
import { h, type VNode } from '../vnode';
import { countsText, percent, plural, spokenScore } from '../words';
import { svg } from './icons';

/** The whole score, what it is made of, and how it has come about. */
export function summaryView({ report, history, folder }: FolderChecklist): VNode {
  const met = report.counts.met + report.counts.attested;
  return h('section', { key: 'summary', class: 'summary', 'aria-label': 'Score' }, [
    h('div', { class: 'total' }, [
      h('p', { class: 'total-score' }, [
        h('span', { 'aria-hidden': 'true' }, [percent(report.score)]),
        h('span', { class: 'hidden' }, [`Score: ${spokenScore(report.score)}`]),
      ]),
      h('p', { class: 'total-text' }, [
        `${String(met)} of ${plural(report.items.length, 'item')} met${report.counts.attested > 0 ? ' or attested' : ''}`,
      ]),
      sharesView(report.counts),
      h('p', { class: 'hint' }, [countsText(report.counts)]),
    ]),
    h('div', { class: 'progress' }, [
      h('h2', {}, ['Progress']),
      ...progressView(report, history),
      h(
        'button',
        {
          type: 'button',
          class: 'secondary',
          on: { click: { type: 'post', message: { type: 'record', params: { folder } } } },
        },
        ["Record today's score"],
      ),
    ]),
  ]);
}

/** The states that the bar shows, from its left end. */
const SHARES: readonly ItemState[] = ['met', 'attested', 'partial', 'unmet', 'unknown', 'not-applicable'];

function sharesView(counts: StateCounts): VNode {
  const all = SHARES.reduce((sum, state) => sum + counts[state], 0);
  let x = 0;
  const parts = SHARES.map((state) => {
    const width = all === 0 ? 0 : (100 * counts[state]) / all;
    const part = h('rect', { class: `share-${state}`, x, width: Math.max(0, width - 0.4), height: 6 });
    x += width;
    return part;
  });
  return svg({ class: 'shares', viewBox: '0 0 100 6', preserveAspectRatio: 'none' }, parts);
}

const WIDTH = 320;
const HEIGHT = 80;
const MARGIN = 6;

/** The recorded scores as a line, and the same as a table for those who do not see it. */
function progressView(report: ChecklistReport, history: readonly ProgressRecord[]): readonly VNode[] {
  const records = history.filter(({ score }) => score !== null);
  const first = records[0];
  if (first === undefined) {
    return [
      h('p', { key: 'none', class: 'hint' }, [
        'Nothing is recorded yet. A record is one line in .watertight/history.jsonl; commit it, and the way of the score shows here.',
      ]),
    ];
  }
  const points = placesOf(records);
  return [
    svg({ class: 'chart', viewBox: `0 0 ${String(WIDTH)} ${String(HEIGHT)}` }, [
      ...[0, 50, 100].map((score) =>
        h('line', { class: 'scale', x1: 0, x2: WIDTH, y1: heightOf(score), y2: heightOf(score) }),
      ),
      h('polyline', { class: 'way', points: points.map(({ x, y }) => `${String(x)},${String(y)}`).join(' ') }),
      ...points.map(({ x, y }) => h('circle', { class: 'record', cx: x, cy: y, r: 3.5 })),
    ]),
    h('p', { class: 'hint', 'aria-hidden': 'true' }, [
      `${percent(first.score)} on ${first.date}, ${percent(report.score)} now`,
    ]),
    h('table', { class: 'hidden' }, [
      h('caption', {}, ['Recorded scores']),
      h('thead', {}, [h('tr', {}, [h('th', { scope: 'col' }, ['Date']), h('th', { scope: 'col' }, ['Score'])])]),
      h(
        'tbody',
        {},
        records.map(({ date, score }, index) =>
          h('tr', { key: String(index) }, [h('td', {}, [date]), h('td', {}, [percent(score)])]),
        ),
      ),
    ]),
  ];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where records stand in the picture: days go to the right, scores up. */
export function placesOf(records: readonly Pick<ProgressRecord, 'date' | 'score'>[]): readonly Point[] {
  const days = records.map(({ date }) => Date.parse(date));
  const start = Math.min(...days);
  const span = Math.max(...days) - start;
  return records.map(({ score }, index) => {
    // Records of one day only are spread evenly.
    const share = span === 0 ? (index + 0.5) / records.length : ((days[index] ?? start) - start) / span;
    return { x: Math.round(MARGIN + share * (WIDTH - 2 * MARGIN)), y: heightOf(score ?? 0) };
  });
}

function heightOf(score: number): number {
  return Math.round(HEIGHT - MARGIN - (score / 100) * (HEIGHT - 2 * MARGIN));
}
