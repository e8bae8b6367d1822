import { STAGE_TITLES } from '../checklist/items';
import type { ChecklistReport, ItemReport, ItemState, ProgressRecord } from '../checklist/types';
import { STYLE } from './checklist-html-style';
import type { ChecklistSubject } from './checklist-markdown';
import { HONESTY, showCounts, showScore, STATE_WORDS } from './checklist-states';
import { drawGrid, drawHistory, escapeHtml } from './checklist-svg';

/** The checklist as one file that needs nothing from elsewhere: no script, no font, no picture but its own. */
export function formatChecklistHtml(
  report: ChecklistReport,
  { name }: ChecklistSubject,
  history: readonly ProgressRecord[] = [],
): string {
  const practices = report.practices.filter(({ id }) => report.items.some(({ practice }) => practice === id));
  const body = [
    `<header><h1>Checklist of ${escapeHtml(name)}</h1>`,
    `<p class="score"><strong>${showScore(report.score)}</strong> ${escapeHtml(showCounts(report.counts))}</p>`,
    `<p>${escapeHtml(HONESTY)}</p></header>`,
    '<main>',
    '<section><h2>Practices and stages</h2>',
    drawGrid(report),
    '</section>',
    ...(history.length < 2 ? [] : ['<section><h2>Progress</h2>', drawHistory(history), '</section>']),
    ...practices.map(({ id, title, score }) =>
      [
        `<section id="${escapeHtml(id)}"><h2>${escapeHtml(title)} <span>${showScore(score)}</span></h2><ul class="items">`,
        ...report.items.filter(({ practice }) => practice === id).map(describeItem),
        '</ul></section>',
      ].join('\n'),
    ),
    '</main>',
    '<footer><p>Made by Watertight.</p></footer>',
  ];
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>Checklist of ${escapeHtml(name)}</title>`,
    `<style>${STYLE}</style>`,
    '</head>',
    '<body>',
    ...body,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function describeItem(item: ItemReport): string {
  const { word } = STATE_WORDS[item.state];
  const reasons = item.reasons.map(({ label, state, evidence }) => {
    const places = evidence.map(
      ({ file, line, text }) => `<li><code>${escapeHtml(`${file}:${String(line)}`)}</code> ${escapeHtml(text)}</li>`,
    );
    const list = places.length === 0 ? '' : `<ul>${places.join('')}</ul>`;
    return `<li>${markOf(state)} ${escapeHtml(label)}${list}</li>`;
  });
  const note =
    item.attestation === undefined
      ? ''
      : `<p>${escapeHtml(item.attestation.by)}, ${escapeHtml(item.attestation.date)}: ${escapeHtml(item.attestation.note)}</p>`;
  return [
    `<li><h3>${markOf(item.state)} ${escapeHtml(item.title)}</h3>`,
    `<p class="about">${item.id}, ${STAGE_TITLES[item.stage]}: <strong>${word}</strong>. ${escapeHtml(item.explanation)}</p>`,
    reasons.length === 0 ? '' : `<ul class="reasons">${reasons.join('')}</ul>`,
    note,
    `<p class="standards">${escapeHtml(item.standards.join(' · '))}</p></li>`,
  ].join('');
}

/** A sign for those who see it, a word for those who hear it. */
function markOf(state: ItemState): string {
  const { mark, word } = STATE_WORDS[state];
  return `<span class="mark ${state}" aria-hidden="true">${mark}</span><span class="hidden">${word}: </span>`;
}
