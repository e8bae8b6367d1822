import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { describeError } from '../engine/checks';
import { READY, type FileJob, type JobResult, type RunOptions } from './job';
import { broken, type Runner } from './runner';

/** Files that a thread is given at once, at the most: enough to hide the way there and back. */
const BATCH = 16;
/** What is left is given out in so many parts for each thread, so that all of them end together. */
const PARTS = 4;
/** Bytes of a file that the thread which everything else hangs on looks at itself: what a thread may die of is larger. */
const MAX_SIZE_HERE = 1_000_000;
/** Below that a thread takes longer to start than it saves. */
const FILES_PER_THREAD = 48;
/** Threads that are started in the place of dead ones, in one run. */
const MAX_REPLACEMENTS = 8;

export interface PoolOptions {
  /** Threads at the most; undefined: one for each core. */
  readonly jobs: number | undefined;
  readonly run: RunOptions;
  /** For a run that is too small for threads. */
  readonly createRunner: () => Runner;
  /** Is told how many are done. */
  readonly onProgress: (done: number) => void;
  /** What the threads run; undefined: the bundle beside this one. */
  readonly workerFile?: string;
}

/**
 * Looks at all files; the results are in the order of the jobs. A file that a thread dies of is a crash, and the others go
 * on. Rejects where threads do not even start.
 */
export async function runJobs(jobs: readonly FileJob[], options: PoolOptions): Promise<readonly JobResult[]> {
  const limit = options.jobs ?? availableParallelism();
  const threads = Math.min(limit, Math.ceil(jobs.length / FILES_PER_THREAD));
  return threads <= 1 ? runHere(jobs, options) : runInThreads(jobs, threads, options);
}

/** Starting a thread and handing files over would take longer than a few files do. */
async function runHere(jobs: readonly FileJob[], options: PoolOptions): Promise<readonly JobResult[]> {
  const { run } = options.createRunner();
  const results: JobResult[] = [];
  for (const job of jobs) {
    results.push(await run(job));
    options.onProgress(results.length);
  }
  return results;
}

/** The numbers of jobs that no thread has been given yet, and how the threads fare. */
interface Pool {
  readonly jobs: readonly FileJob[];
  readonly results: JobResult[];
  readonly open: number[];
  readonly threads: Set<Worker>;
  /** How many share the work, this thread included. */
  readonly lanes: number;
  readonly options: PoolOptions;
  replacements: number;
  done: number;
  isOver: boolean;
}

/** This thread is one of them: it is there already, and warm. */
async function runInThreads(
  jobs: readonly FileJob[],
  lanes: number,
  options: PoolOptions,
): Promise<readonly JobResult[]> {
  const open = jobs.map((_, index) => index);
  const threads = new Set<Worker>();
  const pool: Pool = { jobs, results: [], open, threads, lanes, options, replacements: 0, done: 0, isOver: false };
  try {
    await Promise.all([...Array.from({ length: lanes - 1 }, () => workOff(pool)), workHere(pool)]);
  } finally {
    // Where one lane has given up, those of the others must not be replaced.
    pool.isOver = true;
    await Promise.all([...pool.threads].map((worker) => worker.terminate()));
  }
  for (const index of pool.open)
    settle(pool, index, broken(jobAt(pool, index), 'threads died of too many other files'));
  return pool.results;
}

/** Small files from the end on, while the threads begin at the start. What it passes over is left to them. */
async function workHere(pool: Pool): Promise<void> {
  const { run } = pool.options.createRunner();
  const left = new Set<number>();
  while (!pool.isOver) {
    const index = pool.open.pop();
    if (index === undefined) return;
    const job = jobAt(pool, index);
    if (isSmall(job)) {
      settle(pool, index, await run(job));
      // What the threads have said is heard in between.
      await setImmediate();
    } else {
      pool.open.unshift(index);
      if (left.has(index)) return;
      left.add(index);
    }
  }
}

function isSmall({ root, path }: FileJob): boolean {
  try {
    return statSync(`${root}/${path}`).size <= MAX_SIZE_HERE;
  } catch {
    return false;
  }
}

/** One thread after another until nothing is left to do. */
async function workOff(pool: Pool): Promise<void> {
  while (pool.open.length > 0 && !pool.isOver) {
    const death = await runThread(pool);
    if (death === undefined) return;
    const [deadly, ...rest] = death.unanswered;
    if (deadly !== undefined) settle(pool, deadly, broken(jobAt(pool, deadly), death.error));
    pool.open.unshift(...rest);
    if (++pool.replacements > MAX_REPLACEMENTS) return;
  }
}

/** What a thread left behind. */
interface Death {
  readonly error: string;
  /** The numbers of the jobs that it had; the first is the one that it was looking at. */
  readonly unanswered: readonly number[];
}

/** Runs a thread until there are no more files; what came of it where it dies. Rejects where it does not start. */
function runThread(pool: Pool): Promise<Death | undefined> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(pool.options.workerFile ?? join(__dirname, 'worker.js'), {
      workerData: pool.options.run,
    });
    pool.threads.add(worker);
    const batch: number[] = [];
    let hasStarted = false;
    let error: Error | undefined;
    worker.on('message', (message: JobResult | typeof READY) => {
      hasStarted = true;
      if (message !== READY) {
        const index = batch.shift();
        if (index !== undefined) settle(pool, index, message);
      }
      // The next files are there before it has done the last ones.
      const size = batchSize(pool);
      if (batch.length > size / 2) return;
      const next = pool.open.splice(0, size);
      batch.push(...next);
      if (next.length > 0) worker.postMessage(next.map((index) => jobAt(pool, index)));
      else if (batch.length === 0) void worker.terminate();
    });
    worker.on('error', (thrown) => (error = thrown));
    worker.on('exit', (code) => {
      pool.threads.delete(worker);
      const reason = error ?? new Error(`A worker thread ended with ${String(code)}.`);
      if (!hasStarted && !pool.isOver) reject(reason);
      else resolve(batch.length === 0 ? undefined : { error: describeError(reason), unanswered: batch });
    });
  });
}

function batchSize({ open, lanes }: Pool): number {
  return Math.max(1, Math.min(BATCH, Math.ceil(open.length / (PARTS * lanes))));
}

function settle(pool: Pool, index: number, result: JobResult): void {
  pool.results[index] = result;
  pool.options.onProgress(++pool.done);
}

function jobAt({ jobs }: Pool, index: number): FileJob {
  const job = jobs[index];
  if (job === undefined) throw new Error('There is no such job.');
  return job;
}
