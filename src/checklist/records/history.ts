import { PRACTICES } from '../../core/finding';
import type { ChecklistReport, ProgressRecord, Score } from '../types';

export const HISTORY_FILE = '.watertight/history.jsonl';

/** Reads what was recorded, by date. Lines that are no records are passed over: merges leave such lines behind. */
export function readHistory(text: string): readonly ProgressRecord[] {
  const records = text.split(/\r?\n/).flatMap((line): readonly ProgressRecord[] => {
    const record = parseLine(line);
    return record === undefined ? [] : [record];
  });
  return records.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function parseLine(line: string): ProgressRecord | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { date, score, practices } = value as Record<string, unknown>;
  if (typeof date !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(date) || !isScore(score)) return undefined;
  const given = typeof practices === 'object' && practices !== null ? (practices as Record<string, unknown>) : {};
  const scores = PRACTICES.flatMap((id): readonly (readonly [string, Score])[] => {
    const practice = given[id];
    return isScore(practice) ? [[id, practice]] : [];
  });
  return { date, score, practices: Object.fromEntries(scores) };
}

function isScore(value: unknown): value is Score {
  return value === null || (typeof value === 'number' && value >= 0 && value <= 100);
}

/** The text of the file with the scores of a day; a second record of one day takes the place of the first. */
export function recordProgress(text: string | undefined, report: ChecklistReport, today: string): string {
  const practices = Object.fromEntries(report.practices.map(({ id, score }) => [id, score]));
  const line = JSON.stringify({ date: today, score: report.score, practices });
  const kept = (text ?? '').split(/\r?\n/).filter((known) => known.trim() !== '' && parseLine(known)?.date !== today);
  return `${[...kept, line].join('\n')}\n`;
}
