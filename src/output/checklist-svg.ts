import { PRACTICE_TITLES, STAGE_TITLES } from '../checklist/items';
import type { ChecklistReport, ProgressRecord, Score, ScoredCell } from '../checklist/types';
import { PRACTICES, STAGES } from '../core/finding';
import { showCounts, showScore } from './checklist-states';

const LABEL = 240;
const CELL = { width: 112, height: 44 } as const;
const TOP = 36;

/** The grid of practices and stages as a picture; all that it shows is in its description, too. */
export function drawGrid(report: ChecklistReport): string {
  const width = LABEL + CELL.width * STAGES.length + 2;
  const height = TOP + CELL.height * PRACTICES.length + 2;
  const heads = STAGES.map((stage, column) => {
    const x = LABEL + CELL.width * (column + 0.5);
    return `<text class="soft" x="${String(x)}" y="24" text-anchor="middle">${STAGE_TITLES[stage]}</text>`;
  });
  const rows = PRACTICES.map((practice, row) => {
    const y = TOP + CELL.height * (row + 0.5) + 5;
    return `<text x="0" y="${String(y)}">${escapeHtml(PRACTICE_TITLES[practice])}</text>`;
  });
  const cells = report.cells.map((cell) => drawCell(cell));
  const words = report.cells
    .map(
      ({ practice, stage, score, counts }) =>
        `${PRACTICE_TITLES[practice]}, ${STAGE_TITLES[stage]}: ${showScore(score)} (${showCounts(counts)})`,
    )
    .join('. ');
  return [
    `<svg viewBox="0 0 ${String(width)} ${String(height)}" role="img" aria-labelledby="grid-title grid-words">`,
    '<title id="grid-title">Scores of seven practices in five stages</title>',
    `<desc id="grid-words">${escapeHtml(words)}</desc>`,
    ...[...heads, ...rows, ...cells],
    '</svg>',
  ].join('\n');
}

function drawCell({ practice, stage, score, counts }: ScoredCell): string {
  const x = LABEL + CELL.width * STAGES.indexOf(stage);
  const y = TOP + CELL.height * PRACTICES.indexOf(practice);
  const text = score === null ? '·' : `${String(score)} %`;
  const judged = counts.met + counts.attested + counts.partial + counts.unmet;
  const below = judged === 0 ? '' : `${String(counts.met + counts.attested)} of ${String(judged)} met`;
  const center = String(x + CELL.width / 2);
  return [
    `<rect class="${classOf(score)}" x="${String(x + 1)}" y="${String(y + 1)}" width="${String(CELL.width - 4)}" height="${String(CELL.height - 4)}" rx="4"/>`,
    `<text x="${center}" y="${String(y + 20)}" text-anchor="middle">${text}</text>`,
    `<text class="soft" x="${center}" y="${String(y + 35)}" text-anchor="middle" font-size="11">${below}</text>`,
  ].join('');
}

function classOf(score: Score): string {
  if (score === null) return 'none';
  return score >= 80 ? 'good' : score >= 40 ? 'half' : 'bad';
}

const CHART = { width: 800, height: 160, left: 44, right: 24, top: 10, bottom: 30 } as const;

/** The score over the days that were recorded. */
export function drawHistory(history: readonly ProgressRecord[]): string {
  const points = history.flatMap(({ date, score }) => (score === null ? [] : [{ date, score }]));
  const days = points.map(({ date }) => Date.parse(date));
  const first = Math.min(...days);
  const span = Math.max(1, Math.max(...days) - first);
  const inner = { width: CHART.width - CHART.left - CHART.right, height: CHART.height - CHART.top - CHART.bottom };
  const placed = points.map(({ score, date }, at) => ({
    x: CHART.left + (inner.width * ((days[at] ?? first) - first)) / span,
    y: CHART.top + inner.height * (1 - score / 100),
    words: `${date}: ${String(score)} %`,
  }));
  const axis = [0, 50, 100].map((value) => {
    const y = String(CHART.top + inner.height * (1 - value / 100));
    return `<line x1="${String(CHART.left)}" x2="${String(CHART.width - CHART.right)}" y1="${y}" y2="${y}"/><text class="soft" x="0" y="${y}" dy="4">${String(value)} %</text>`;
  });
  const labels = [placed[0], placed.at(-1)].map((point, at) => {
    if (point === undefined) return '';
    const date = point.words.slice(0, 10);
    return `<text class="soft" x="${point.x.toFixed(1)}" y="${String(CHART.height - 8)}" text-anchor="${at === 0 ? 'start' : 'end'}">${date}</text>`;
  });
  return [
    `<svg viewBox="0 0 ${String(CHART.width)} ${String(CHART.height)}" role="img" aria-labelledby="history-title history-words">`,
    '<title id="history-title">The score over time</title>',
    `<desc id="history-words">${escapeHtml(placed.map(({ words }) => words).join(', '))}</desc>`,
    ...axis,
    `<polyline points="${placed.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')}"/>`,
    ...placed.map(({ x, y }) => `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="3"/>`),
    ...labels,
    '</svg>',
  ].join('\n');
}

/** What people and files are called must not become markup. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${String(character.charCodeAt(0))};`);
}
