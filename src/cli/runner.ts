import { existsSync, readFileSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { collectFacts } from '../checklist/collect';
import type { Finding } from '../core/finding';
import { describeError } from '../engine/checks';
import { createFileFilter } from '../engine/discover';
import type { Engine, FileInput, LintResult, WorkspaceFacts } from '../engine/engine';
import { fixText } from '../engine/fix';
import { HostError, type Host } from '../engine/host';
import type { Settings } from '../engine/settings';
import { mergeSettings } from '../engine/settings-file';
import { findSettings, foldersUpwards, loadSettings, type FoundSettings } from '../engine/settings-search';
import { replaceFile } from '../host/node/replace-file';
import { maskSecrets } from '../secrets/mask';
import { collectFrames } from './frames';
import type { FileJob, FileSettingsProblem, FixedFile, JobResult, RunOptions } from './job';
import { toSlashes } from './paths';

export interface Runner {
  /** Looks at one file, and fixes it where that is asked for. Never rejects. */
  readonly run: (job: FileJob) => Promise<JobResult>;
}

/** Bytes; lock files of large projects are about half of that. */
const MAX_FACT_SIZE = 5_000_000;

type Text = FileInput & { readonly text: string };

/** Runs jobs one after another, with what they share: settings files, and which paths exist. */
export function createRunner(engine: Engine, host: Host, options: RunOptions): Runner {
  const settings = createSettingsReader(engine, host, options);
  const facts = createFacts(host);

  async function run(job: FileJob): Promise<JobResult> {
    const found = await settings(job);
    const merged = mergeSettings(found.settings, options.overrides);
    const settingsProblems = found.problems.map(toSettingsProblem);
    try {
      const result = await runFile(job, merged);
      return { ...result, settingsProblems };
    } catch (error) {
      if (!(error instanceof HostError)) return { ...broken(job, describeError(error)), settingsProblems };
      const state = error.kind === 'not-text' ? 'skipped' : 'failed';
      return { ...nothing(state, error.message), settingsProblems };
    }
  }

  async function runFile(job: FileJob, merged: Settings): Promise<JobResult> {
    if (!createFileFilter(merged)(job.path)) return nothing('skipped', 'it is not of a kind that is read, or excluded');
    const absolute = `${job.root}/${job.path}`;
    const entry = await host.stat(absolute);
    if (entry?.kind !== 'file') return nothing('skipped', 'it is not a file');
    if (entry.size > merged.maxFileSize) return nothing('skipped', describeSize(entry.size, merged.maxFileSize));
    const input: Text = { path: job.path, text: await host.readFile(absolute) };
    const known = facts(job.root);
    const { result, text, fixed } =
      options.fix === undefined
        ? { result: engine.lint(input, merged, known), text: input.text, fixed: undefined }
        : await fixFile(absolute, input, merged, known, options.fix);
    return report(job, { ...input, text }, merged, result, fixed);
  }

  async function fixFile(
    absolute: string,
    input: Text,
    merged: Settings,
    known: WorkspaceFacts,
    fix: NonNullable<RunOptions['fix']>,
  ): Promise<{ readonly result: LintResult; readonly text: string; readonly fixed: FixedFile }> {
    const outcome = fixText(engine, input, merged, known, { unsafe: fix.isUnsafe });
    const { applied, text, result } = outcome;
    if (text === input.text) return { result, text, fixed: { applied: 0 } };
    if (fix.isDiff)
      return { result, text, fixed: { applied, before: maskSecrets(input.text), after: maskSecrets(text) } };
    await replaceFile(absolute, input.text, text);
    return { result, text, fixed: { applied } };
  }

  function report(
    job: FileJob,
    input: Text,
    merged: Settings,
    result: LintResult,
    fixed: FixedFile | undefined,
  ): JobResult {
    const show = (finding: Finding): Finding => ({ ...finding, file: job.shown });
    const isUseless = result.failure !== undefined && result.findings.length === 0;
    return {
      state: isUseless ? 'failed' : 'scanned',
      ...(result.failure === undefined ? {} : { reason: result.failure }),
      findings: result.findings.map(show),
      suppressed: result.suppressed.map(show),
      crashes: result.crashes.map((crash) => ({ ...crash, file: job.shown })),
      frames: options.withFrames ? collectFrames(engine, input, result) : new Map(),
      facts: options.withFacts ? collectFacts(engine, input, merged).map((fact) => ({ ...fact, file: job.shown })) : [],
      ...(fixed === undefined ? {} : { fixed }),
      settingsProblems: [],
    };
  }

  return { run };
}

function nothing(state: 'skipped' | 'failed', reason: string): JobResult {
  return {
    state,
    reason,
    findings: [],
    suppressed: [],
    crashes: [],
    frames: new Map(),
    facts: [],
    settingsProblems: [],
  };
}

/** What is said of a file that made the tool itself fail. The others go on. */
function broken({ shown }: FileJob, error: string): JobResult {
  const result = nothing('failed', 'looking at it made Watertight fail, which is a bug');
  return { ...result, crashes: [{ ruleId: 'reader', file: shown, error }] };
}

function describeSize(size: number, limit: number): string {
  const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
  return `it is larger than maxFileSize (${megabytes(size)} MB, the limit is ${megabytes(limit)} MB)`;
}

function createSettingsReader(
  engine: Engine,
  host: Host,
  options: RunOptions,
): (job: FileJob) => Promise<FoundSettings> {
  const known = new Map<string, Promise<FoundSettings>>();
  const { settings: source } = options;
  return ({ root, path }) => {
    if (source.kind === 'none') return Promise.resolve({ settings: {}, problems: [] });
    const absolute = `${root}/${path}`;
    const key = source.kind === 'file' ? source.path : (foldersUpwards(absolute, root)[0] ?? root);
    const found =
      known.get(key) ??
      (source.kind === 'file'
        ? loadSettings(host, toSlashes(resolve(source.path)), engine.rules)
        : findSettings(host, absolute, root, engine.rules));
    known.set(key, found);
    return found;
  };
}

function createFacts(host: Host): (root: string) => WorkspaceFacts {
  const byRoot = new Map<string, WorkspaceFacts>();
  const today = new Date(host.now()).toISOString().slice(0, 10);
  return (root) => {
    const known = byRoot.get(root);
    if (known !== undefined) return known;
    const paths = new Map<string, boolean>();
    const texts = new Map<string, string | undefined>();
    const facts: WorkspaceFacts = {
      today,
      hasPath(path) {
        const exists = paths.get(path) ?? existsSync(`${root}/${path}`);
        paths.set(path, exists);
        return exists;
      },
      readText(path) {
        if (!texts.has(path)) texts.set(path, readSmallFile(`${root}/${path}`));
        return texts.get(path);
      },
    };
    byRoot.set(root, facts);
    return facts;
  };
}

/** Version files are small; what is larger, missing or no text says nothing. */
function readSmallFile(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isFile() !== true || stats.size > MAX_FACT_SIZE) return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function toSettingsProblem(problem: FoundSettings['problems'][number]): FileSettingsProblem {
  const file = toSlashes(relative('.', problem.file));
  return { file: file.startsWith('..') ? problem.file : file, message: problem.message, start: problem.start };
}
