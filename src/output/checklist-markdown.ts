import { STAGE_TITLES } from '../checklist/items';
import type { ChecklistReport, ItemReport } from '../checklist/types';
import { STAGES } from '../core/finding';
import { HONESTY, showCounts, showScore, STATE_WORDS } from './checklist-states';

export interface ChecklistSubject {
  /** What the report is about: the name of the folder. */
  readonly name: string;
}

/** The same with the version of Watertight. */
export interface VersionedSubject extends ChecklistSubject {
  readonly version: string;
}

/** The checklist as Markdown: the grid, then the items of each practice with what speaks for them. */
export function formatChecklistMarkdown(report: ChecklistReport, { name }: ChecklistSubject): string {
  const practices = report.practices.filter(({ id }) => report.items.some(({ practice }) => practice === id));
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const lines = [
    `# Checklist of ${escape(name)}`,
    '',
    `**${showScore(report.score)}** (${showCounts(report.counts)}). ${HONESTY}`,
    '',
    row(['Practice', ...STAGES.map((stage) => STAGE_TITLES[stage]), 'Score']),
    row(['---', ...STAGES.map(() => '---:'), '---:']),
    ...practices.map((practice) =>
      row([
        practice.title,
        ...STAGES.map((stage) => {
          const cell = report.cells.find((each) => each.practice === practice.id && each.stage === stage);
          return cell === undefined || cell.score === null ? '·' : showScore(cell.score);
        }),
        showScore(practice.score),
      ]),
    ),
    ...practices.flatMap(({ id, title, score }) => [
      '',
      `## ${title}: ${showScore(score)}`,
      '',
      ...report.items.filter(({ practice }) => practice === id).flatMap(describeItem),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function describeItem(item: ItemReport): readonly string[] {
  const { mark, word } = STATE_WORDS[item.state];
  return [
    `- ${mark} **${item.id}** ${escape(item.title)}: ${word} (${STAGE_TITLES[item.stage]}). ${escape(item.explanation)}`,
    ...item.reasons.flatMap(({ label, state, evidence }) => [
      `  - ${STATE_WORDS[state].mark} ${escape(label)}`,
      ...evidence.map(({ file, line, text }) => `    - ${code(`${file}:${String(line)}`)} ${escape(text)}`),
    ]),
    ...(item.attestation === undefined ? [] : [`  - Note: ${escape(item.attestation.note)}`]),
  ];
}

/** What people and files are called must not become markup. */
function escape(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#]/g, '\\$&');
}

function code(text: string): string {
  return `\`${text.replace(/[`\n|]/g, ' ')}\``;
}
