import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FileJob, JobResult, RunOptions } from './job';
import type { Runner } from './runner';

/** Files that a thread is given at once: enough to hide the way there and back, few enough to end together. */
const BATCH = 16;
/** Below that a thread takes longer to start than it saves. */
const FILES_PER_THREAD = 48;

export interface PoolOptions {
  /** Threads at the most; undefined: one for each core. */
  readonly jobs: number | undefined;
  readonly run: RunOptions;
  /** For a run that is too small for threads. */
  readonly createRunner: () => Promise<Runner>;
  /** Is told after each file or batch how many are done. */
  readonly onProgress: (done: number) => void;
}

/** Looks at all files; the results are in the order of the jobs. Rejects where a thread dies. */
export async function runJobs(jobs: readonly FileJob[], options: PoolOptions): Promise<readonly JobResult[]> {
  const limit = options.jobs ?? availableParallelism();
  const threads = Math.min(limit, Math.ceil(jobs.length / FILES_PER_THREAD));
  return threads <= 1 ? runHere(jobs, options) : runInThreads(jobs, threads, options);
}

async function runHere(jobs: readonly FileJob[], options: PoolOptions): Promise<readonly JobResult[]> {
  if (jobs.length === 0) return [];
  const { run } = await options.createRunner();
  const results: JobResult[] = [];
  for (const job of jobs) {
    results.push(await run(job));
    options.onProgress(results.length);
  }
  return results;
}

async function runInThreads(
  jobs: readonly FileJob[],
  threads: number,
  options: PoolOptions,
): Promise<readonly JobResult[]> {
  const results: JobResult[] = [];
  let next = 0;
  let done = 0;
  const work = (worker: Worker): Promise<void> =>
    new Promise((resolve, reject) => {
      let start = 0;
      const sendNext = (): void => {
        start = next;
        next += BATCH;
        if (start < jobs.length) worker.postMessage(jobs.slice(start, start + BATCH));
        else resolve();
      };
      worker.on('message', (batch: readonly JobResult[]) => {
        batch.forEach((result, index) => (results[start + index] = result));
        done += batch.length;
        options.onProgress(done);
        sendNext();
      });
      worker.on('error', reject);
      worker.on('exit', (code) => {
        reject(new Error(`A worker thread ended with ${String(code)}.`));
      });
      sendNext();
    });
  const workers = Array.from(
    { length: threads },
    () => new Worker(join(__dirname, 'worker.js'), { workerData: options.run }),
  );
  try {
    await Promise.all(workers.map(work));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return results;
}
