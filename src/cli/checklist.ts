import { mkdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { collectPathFacts } from '../checklist/facts/path-facts';
import { HISTORY_FILE, recordProgress } from '../checklist/records/history';
import { scoreItems } from '../checklist/score';
import type { ChecklistReport, Fact } from '../checklist/types';
import { judgeWorkspace, RECORD_FILES, type RecordFile, type WorkspaceChecklist } from '../checklist/workspace';
import { createGlobMatcher } from '../engine/globs';
import { writeWhole } from '../host/node/replace-file';
import { formatChecklistCycloneDx } from '../output/checklist-cyclonedx';
import { formatChecklistHtml } from '../output/checklist-html';
import { formatChecklistMarkdown } from '../output/checklist-markdown';
import { formatChecklistSarif } from '../output/checklist-sarif';
import { formatChecklist } from '../output/checklist-text';
import { readChecklistOptions, type ChecklistOptions } from './arguments';
import { collect, settingsOf } from './collect';
import type { CliContext } from './context';
import { EXIT, type ExitCode } from './exit-codes';
import type { FileJob } from './job';
import { findJudgedRoot, readTargets, toSlashes } from './paths';

/** `watertight checklist`: judges a folder by the evidence in its files and by what was found in them. */
export async function runChecklist(words: readonly string[], context: CliContext): Promise<ExitCode> {
  const ruleIds = context.rules.map(({ id }) => id);
  const options = readChecklistOptions(words, ruleIds);
  const run = { withFrames: false, withFacts: true, withSource: false };
  const { files, others } = await collect(context, options, run, 'Judged by', findJudgedRoot);
  const folder = options.paths[0] ?? '.';
  const records = await readRecords(context, folder);
  const today = new Date(context.host.now()).toISOString().slice(0, 10);
  const jobs = [...files.map(({ job }) => job), ...others];
  const checklist = judgeWorkspace({
    facts: [...(await pathFactsOf(jobs, folder, context, options)), ...files.flatMap(({ result }) => result.facts)],
    findings: files.flatMap(({ result }) => result.findings),
    paths: jobs.map((job) => pathBelow(job, folder)),
    ...{ records, ruleIds, today },
  });
  for (const { file, line, text } of checklist.problems) context.say(`${join(folder, file)}:${String(line)}: ${text}`);
  const report = ofPractices(checklist.report, options);
  context.print(format(report, checklist, options, context));
  if (options.isRecorded) {
    // The records of other practices must not fall to nothing because this run did not look at them.
    await writeRecord(folder, recordProgress(records[HISTORY_FILE], checklist.report, today));
  }
  if (files.some(({ result }) => result.crashes.length > 0)) return EXIT.crash;
  if (checklist.problems.length > 0) return EXIT.usage;
  return options.minScore !== undefined && (report.score ?? 0) < options.minScore ? EXIT.findings : EXIT.clean;
}

function format(
  report: ChecklistReport,
  { history }: WorkspaceChecklist,
  options: ChecklistOptions,
  { version, hasColour }: CliContext,
): string {
  const subject = { name: basename(resolve(options.paths[0] ?? '.')), version };
  switch (options.format) {
    case 'text':
      return formatChecklist(report, { hasColour });
    case 'json':
      return JSON.stringify(report, undefined, 2);
    case 'markdown':
      return formatChecklistMarkdown(report, subject);
    case 'html':
      return formatChecklistHtml(report, subject, history);
    case 'sarif':
      return formatChecklistSarif(report, subject);
    case 'cyclonedx':
      return formatChecklistCycloneDx(report, subject);
  }
}

/** The report of some practices alone: its scores are theirs. */
function ofPractices(report: ChecklistReport, { practices }: ChecklistOptions): ChecklistReport {
  if (practices.length === 0) return report;
  return scoreItems(report.items.filter(({ practice }) => practices.includes(practice)));
}

async function readRecords(context: CliContext, folder: string): Promise<Partial<Record<RecordFile, string>>> {
  const texts: Partial<Record<RecordFile, string>> = {};
  for (const file of RECORD_FILES) {
    const path = toSlashes(resolve(folder, file));
    const entry = await context.host.stat(path);
    if (entry?.kind === 'file') texts[file] = await context.host.readFile(path);
  }
  return texts;
}

async function writeRecord(folder: string, text: string): Promise<void> {
  const path = resolve(folder, HISTORY_FILE);
  mkdirSync(dirname(path), { recursive: true });
  await writeWhole(path, text, 0o644);
}

/** What the names of files say, seen from the folder that is judged. */
async function pathFactsOf(
  jobs: readonly FileJob[],
  folder: string,
  context: CliContext,
  options: ChecklistOptions,
): Promise<readonly Fact[]> {
  const [target] = readTargets([folder], undefined, findJudgedRoot);
  const contexts = target === undefined ? [] : (await settingsOf(context, options, target)).contexts;
  const isExample = createGlobMatcher(contexts);
  return jobs.flatMap((job) =>
    collectPathFacts([pathBelow(job, folder)], isExample).map((fact) => ({ ...fact, file: job.shown })),
  );
}

function pathBelow({ root, path }: FileJob, folder: string): string {
  const base = `${toSlashes(resolve(folder))}/`;
  const absolute = `${root}/${path}`;
  return absolute.startsWith(base) ? absolute.slice(base.length) : path;
}
