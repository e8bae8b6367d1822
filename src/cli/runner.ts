import { createFactReader } from '../checklist/facts/collect';
import type { Fact } from '../checklist/types';
import type { Finding } from '../core/finding';
import type { Gap } from '../core/gaps';
import { describeError } from '../engine/checks';
import type { Engine, FileInput, LintResult, WorkspaceFacts } from '../engine/engine';
import { fixText } from '../engine/fix';
import { HostError, type Host, type NotebookText } from '../engine/host';
import { recordAsked, toKept, type Recorder } from '../engine/recall';
import type { RegisteredRule } from '../engine/rule';
import { digest } from '../host/node/digest';
import { replaceFile } from '../host/node/replace-file';
import { classifyPath } from '../lang/classify';
import { maskSecrets } from '../secrets/mask';
import { createFacts } from './facts';
import { collectFrames } from './frames';
import type { FileJob, JobResult, RunOptions, Trace } from './job';
import { createSettingsReader, type JobSettings } from './job-settings';
import { showFinding } from './paths';
import { restoreRanges } from './restore-ranges';

export interface Runner {
  /** Looks at one file, and fixes it where that is asked for. Never rejects, but where the engine does not load. */
  readonly run: (job: FileJob) => Promise<JobResult>;
}

export interface RunnerParts {
  readonly rules: readonly RegisteredRule[];
  /** Asked once there is a file to look at. */
  readonly loadEngine: () => Promise<Engine>;
  readonly host: Host;
}

interface Opened {
  readonly job: FileJob;
  readonly input: FileInput & { readonly text: string };
  /** What the text lacks of the file's, and whether that moves what stands behind it on a line. */
  readonly gaps: readonly Gap[];
  readonly hasShifted: boolean;
  readonly digest: () => string;
  readonly settings: JobSettings;
  readonly stamp: string | undefined;
}

/** Runs jobs one after another, with what they share: settings files, and which paths exist. */
export function createRunner({ rules, loadEngine, host }: RunnerParts, options: RunOptions): Runner {
  const settingsOf = createSettingsReader(host, rules, options);
  const factsOf = createFacts(host);
  let loading: Promise<Engine> | undefined;

  async function run(job: FileJob): Promise<JobResult> {
    const settings = await settingsOf(job);
    const opened = await guard(job, () => open(job, settings));
    if ('state' in opened) return { ...opened, settingsProblems: settings.problems };
    const engine = await (loading ??= loadEngine());
    const result = await guard(job, () => look(engine, opened));
    return { ...result, settingsProblems: settings.problems };
  }

  async function open(job: FileJob, settings: JobSettings): Promise<Opened | JobResult> {
    if (!settings.isWanted(job.path)) return nothing('skipped', 'it is not of a kind that is read, or excluded');
    const absolute = `${job.root}/${job.path}`;
    const entry = await host.stat(absolute);
    if (entry?.kind !== 'file') return nothing('skipped', 'it is not a file');
    const { maxFileSize } = settings.merged;
    if (entry.size > maxFileSize) return nothing('skipped', describeSize(entry.size, maxFileSize));
    const { text, ...rest } = await read(job, absolute);
    return { job, input: { path: job.path, text }, ...rest, settings, stamp: entry.stamp };
  }

  /** A fix needs the whole text. */
  async function read({ path }: FileJob, absolute: string): Promise<NotebookText> {
    const isNotebook = classifyPath(path) === 'notebook';
    const notebook = isNotebook && options.fix === undefined ? await host.readNotebook?.(absolute) : undefined;
    if (notebook !== undefined) return notebook;
    return whole(await host.readFile(absolute));
  }

  async function readWhole(opened: Opened): Promise<Opened> {
    const { job } = opened;
    const { text, ...rest } = whole(await host.readFile(`${job.root}/${job.path}`));
    return { ...opened, input: { path: job.path, text }, ...rest };
  }

  function whole(text: string): NotebookText {
    return { text, gaps: [], hasShifted: false, digest: () => digest(text) };
  }

  async function look(engine: Engine, opened: Opened): Promise<JobResult> {
    const { job, input, settings } = opened;
    const recorder = recordAsked(factsOf(job.root), digest);
    if (options.fix !== undefined) return fixFile(engine, opened, recorder.facts, options.fix);
    const reader = options.withFacts ? createFactReader(engine, input, settings.merged) : undefined;
    const found = engine.lint(input, settings.merged, recorder.facts, undefined, reader?.look);
    const facts = reader?.facts() ?? [];
    // Seldom: pictures within lines are in few notebooks, and what is found in fewer.
    const isInDoubt = found.failure !== undefined || (opened.hasShifted && hasPlaces(found, facts));
    if (opened.gaps.length > 0 && isInDoubt) return look(engine, await readWhole(opened));
    const result = opened.gaps.length === 0 ? found : restoreRanges(found, opened.gaps);
    const trace = options.isTraced ? traceOf(opened, result, recorder) : undefined;
    return { ...report(opened, input.text, result, facts), ...(trace === undefined ? {} : { trace }) };
  }

  async function fixFile(
    engine: Engine,
    opened: Opened,
    facts: WorkspaceFacts,
    fix: NonNullable<RunOptions['fix']>,
  ): Promise<JobResult> {
    const { job, input, settings } = opened;
    const { applied, text, result } = fixText(engine, input, settings.merged, facts, { unsafe: fix.isUnsafe });
    const reported = report(opened, text, result, []);
    if (text === input.text) return { ...reported, fixed: { applied: 0 } };
    if (fix.isDiff) {
      const { patterns } = settings.merged.secrets;
      const [before, after] = [maskSecrets(input.text, patterns), maskSecrets(text, patterns)];
      return { ...reported, fixed: { applied, before, after } };
    }
    await replaceFile(`${job.root}/${job.path}`, input.text, text);
    return { ...reported, fixed: { applied } };
  }

  /** What was found in the text that is there now, after fixes. */
  function report(
    { job, settings, ...opened }: Opened,
    text: string,
    result: LintResult,
    facts: readonly Fact[],
  ): JobResult {
    const input = { ...opened.input, text };
    const show = (finding: Finding): Finding => showFinding(job, finding);
    const isUseless = result.failure !== undefined && result.findings.length === 0;
    return {
      state: isUseless ? 'failed' : 'scanned',
      ...(result.failure === undefined ? {} : { reason: result.failure }),
      findings: result.findings.map(show),
      suppressed: result.suppressed.map(show),
      crashes: result.crashes.map((crash) => ({ ...crash, file: job.shown })),
      frames: options.withFrames ? collectFrames(input, result.findings, settings.merged.secrets.patterns) : new Map(),
      facts: facts.map((fact) => ({ ...fact, file: job.shown })),
      settingsProblems: [],
    };
  }

  return { run };
}

function hasPlaces({ findings, suppressed, crashes }: LintResult, facts: readonly Fact[]): boolean {
  return [findings, suppressed, crashes, facts].some((places) => places.length > 0);
}

function traceOf({ settings, stamp, ...opened }: Opened, result: LintResult, recorder: Recorder): Trace | undefined {
  const kept = toKept(result, opened.digest(), recorder.asked());
  return kept && { kept, settings: settings.digest, ...(stamp === undefined ? {} : { stamp }) };
}

/** What cannot be read, and what made the tool itself fail, is said of this file alone. The others go on. */
async function guard<T>(job: FileJob, action: () => Promise<T>): Promise<T | JobResult> {
  try {
    return await action();
  } catch (error) {
    if (!(error instanceof HostError)) return broken(job, describeError(error));
    return nothing(error.kind === 'not-text' ? 'skipped' : 'failed', error.message);
  }
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

/** What is said of a file that made the tool itself fail. */
export function broken({ shown }: FileJob, error: string): JobResult {
  const result = nothing('failed', 'looking at it made Watertight fail, which is a bug');
  return { ...result, crashes: [{ ruleId: 'reader', file: shown, error }] };
}

function describeSize(size: number, limit: number): string {
  const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
  return `it is larger than maxFileSize (${megabytes(size)} MB, the limit is ${megabytes(limit)} MB)`;
}
