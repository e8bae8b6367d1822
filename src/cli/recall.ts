import type { Fact } from '../checklist/types';
import type { Finding } from '../core/finding';
import type { Host, KeptResult, KeptResults, ResultCache } from '../engine/host';
import { digestNames, isUnchanged, type Answers } from '../engine/recall';
import type { RegisteredRule } from '../engine/rule';
import type { SecretPattern } from '../engine/settings';
import { createFacts, MAX_FACT_SIZE } from './facts';
import { collectFrames } from './frames';
import type { FileJob, JobResult, RunOptions } from './job';
import { createSettingsReader } from './job-settings';
import { showFinding } from './paths';
import { createTextDigests, type TextDigests } from './text-digests';

/** What earlier runs found and what this one finds, for the runs to come. */
export interface Recall {
  /** The result of a file in which nothing can have changed; undefined where it must be looked at. */
  find(job: FileJob): Promise<JobResult | undefined>;
  keep(job: FileJob, result: JobResult): Promise<void>;
  save(): Promise<void>;
}

export interface RecallParts {
  readonly cache: ResultCache;
  readonly host: Host;
  readonly rules: readonly RegisteredRule[];
}

interface Root {
  readonly kept: KeptResults;
  readonly answers: Answers;
  readonly texts: TextDigests;
}

/** The main thread alone reads and writes the cache; looking at a file is left to the runners. */
export function createRecall({ cache, host, rules }: RecallParts, options: RunOptions): Recall {
  const settingsOf = createSettingsReader(host, rules, options);
  const factsOf = createFacts(host);
  const roots = new Map<string, Promise<Root>>();

  async function openRoot(root: string): Promise<Root> {
    const kept = await cache.open(root);
    const texts = createTextDigests(root, kept, host);
    const facts = factsOf(root);
    const answers: Answers = {
      today: facts.today,
      hasPath: (path) => facts.hasPath(path),
      digestOf: (path) => texts.of(path, MAX_FACT_SIZE),
      isTracked: (path) => facts.isTracked?.(path),
      sha256: (path) => facts.sha256?.(path),
      namesOf: (path) => digestNames(facts.listFolder?.(path), (text) => cache.digest(text)),
    };
    return { kept, texts, answers };
  }

  function rootOf(root: string): Promise<Root> {
    const known = roots.get(root) ?? openRoot(root);
    roots.set(root, known);
    return known;
  }

  return {
    async find(job) {
      const [settings, { kept, answers, texts }] = await Promise.all([settingsOf(job), rootOf(job.root)]);
      const found = settings.isWanted(job.path) ? kept.find(job.path, settings.digest) : undefined;
      if (found === undefined || !isEnough(found, options)) return undefined;
      const isSame = texts.of(job.path, settings.merged.maxFileSize) === found.text;
      if (!isSame || !isUnchanged(found.asked, answers)) return undefined;
      const frames = options.withFrames
        ? readFrames(job, found, texts, settings.merged.secrets.patterns)
        : new Map<never, never>();
      return frames && { ...toResult(job, found), frames, settingsProblems: settings.problems };
    },
    async keep(job, { trace, facts }) {
      if (trace === undefined) return;
      const { kept } = await rootOf(job.root);
      const evidence = options.withFacts ? { evidence: facts.map((fact) => ({ ...fact, file: job.path })) } : {};
      kept.keep(job.path, trace.settings, { ...trace.kept, ...evidence });
      if (trace.stamp !== undefined) kept.rememberText(job.path, trace.stamp, trace.kept.text);
    },
    async save() {
      for (const root of roots.values()) await (await root).kept.save();
    },
  };
}

/** Whether all that this run shows was kept. */
function isEnough(found: KeptResult, { withFacts, withSource }: RunOptions): boolean {
  return (!withFacts || found.evidence !== undefined) && (!withSource || found.isShortened !== true);
}

function toResult(job: FileJob, found: KeptResult): Omit<JobResult, 'frames' | 'settingsProblems'> {
  const { findings, suppressed, failure, evidence = [] } = found;
  const show = (finding: Finding): Finding => showFinding(job, finding);
  return {
    state: 'scanned',
    ...(failure === undefined ? {} : { reason: failure }),
    findings: findings.map(show),
    suppressed: suppressed.map(show),
    crashes: [],
    // They were facts when they were kept.
    facts: evidence.map((fact) => ({ ...fact, file: job.shown }) as Fact),
  };
}

/** Lines of source are never kept. Undefined where the file is not the one any more that was found unchanged. */
function readFrames(
  { path }: FileJob,
  { findings, text }: KeptResult,
  texts: TextDigests,
  own: readonly SecretPattern[],
): JobResult['frames'] | undefined {
  if (findings.length === 0) return new Map();
  const content = texts.readSame(path, text);
  return content === undefined ? undefined : collectFrames({ text: content }, findings, own);
}
