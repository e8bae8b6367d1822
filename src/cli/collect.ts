import { resolve } from 'node:path';
import { mergeSettings } from '../engine/settings-file';
import type { Settings } from '../engine/settings';
import { findSettings, loadSettings } from '../engine/settings-search';
import type { FileOptions } from './arguments';
import type { CliContext } from './context';
import { UsageError } from './exit-codes';
import type { FileJob, FileSettingsProblem, JobResult, RunOptions } from './job';
import { listJobs, readTargets, toSlashes, type FolderProblem, type Target } from './paths';
import { runJobs } from './pool';
import { createProgress } from './progress';
import { createRecall, type Recall } from './recall';
import { createRunner } from './runner';

export interface Collected {
  /** In order of the paths that were given, then by name. */
  readonly files: readonly { readonly job: FileJob; readonly result: JobResult }[];
  /** Files that are not of a kind that is read. */
  readonly others: readonly FileJob[];
  readonly folderProblems: readonly FolderProblem[];
}

/** Finds the files that a command is about and looks at each. Throws a UsageError where a path does not exist. */
export async function collect(
  context: CliContext,
  options: FileOptions,
  run: Omit<RunOptions, 'settings' | 'overrides' | 'isTraced'>,
  what: string,
  rootOf?: (folder: string) => string,
): Promise<Collected> {
  const targets = readTargets(options.paths, options.filesFrom, rootOf);
  const { settings, overrides } = options;
  await checkSettings(context, options);
  const { jobs, others, problems } = await listJobs(targets, context.host, (target) =>
    settingsOf(context, options, target),
  );
  const { cache: choice } = options;
  // A fix changes what it looks at: it has nothing to remember.
  const cache = run.fix !== undefined || choice.kind === 'none' ? undefined : context.openCache(choice.path);
  const runOptions: RunOptions = { ...run, settings, overrides, isTraced: cache !== undefined };
  const recall = cache && createRecall({ cache, host: context.host, rules: context.rules }, runOptions);
  const progress = createProgress(jobs.length, what);
  try {
    const results = await runWithRecall(jobs, recall, (open) =>
      runJobs(open, {
        jobs: options.jobs,
        run: runOptions,
        createRunner: () =>
          createRunner({ rules: context.rules, loadEngine: context.createEngine, host: context.host }, runOptions),
        onProgress: (done) => {
          progress.update(jobs.length - open.length + done);
        },
      }),
    );
    const files = jobs.flatMap((job, index) => {
      const result = results[index];
      return result === undefined ? [] : [{ job, result }];
    });
    reportSettingsProblems(context, files);
    return { files, others, folderProblems: problems };
  } finally {
    progress.end();
  }
}

/** Results of earlier runs where they still hold; only the other files are looked at. */
async function runWithRecall(
  jobs: readonly FileJob[],
  recall: Recall | undefined,
  run: (jobs: readonly FileJob[]) => Promise<readonly JobResult[]>,
): Promise<readonly (JobResult | undefined)[]> {
  if (recall === undefined) return run(jobs);
  const results = await Promise.all(jobs.map((job) => recall.find(job)));
  const open = jobs.flatMap((job, index) => (results[index] === undefined ? [{ job, index }] : []));
  const fresh = await run(open.map(({ job }) => job));
  for (const [at, { job, index }] of open.entries()) {
    const result = fresh[at];
    if (result === undefined) continue;
    results[index] = result;
    await recall.keep(job, result);
  }
  await recall.save();
  return results;
}

/** Throws a UsageError where `--config` names no file. */
export async function checkSettings({ host }: CliContext, { settings }: Pick<FileOptions, 'settings'>): Promise<void> {
  if (settings.kind === 'file' && (await host.stat(settings.path))?.kind !== 'file') {
    throw new UsageError(`--config: ${settings.path} does not exist.`);
  }
}

/** The settings that decide which files of a folder are looked at. */
export async function settingsOf(
  context: CliContext,
  options: Pick<FileOptions, 'settings' | 'overrides'>,
  target: Target,
): Promise<Settings> {
  const { host, rules } = context;
  const { settings: source, overrides } = options;
  if (source.kind === 'none') return mergeSettings(overrides);
  const found =
    source.kind === 'file'
      ? await loadSettings(host, toSlashes(resolve(source.path)), rules)
      : await findSettings(
          host,
          [target.root, target.path, '.'].filter((part) => part !== '').join('/'),
          target.root,
          rules,
        );
  return mergeSettings(found.settings, overrides);
}

/** A settings file holds for many files; each of its problems is said once. */
function reportSettingsProblems(context: CliContext, files: Collected['files']): void {
  const lines = new Set(files.flatMap(({ result }) => result.settingsProblems.map(describeProblem)));
  for (const line of lines) context.say(line);
}

function describeProblem({ file, start, message }: FileSettingsProblem): string {
  return `${file}:${String(start.line + 1)}:${String(start.character + 1)}: ${message}`;
}
