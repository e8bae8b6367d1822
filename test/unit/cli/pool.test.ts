import { expect } from 'chai';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FileJob, JobResult, RunOptions } from '../../../src/cli/job';
import type { Runner } from '../../../src/cli/runner';
import { runJobs } from '../../../src/cli/pool';

const RUN: RunOptions = {
  settings: { kind: 'none' },
  overrides: {},
  withFrames: false,
  withFacts: false,
  withSource: false,
  isTraced: false,
};

/** A thread that names each file as its reason, and ends itself at files of some names. */
const THREAD = `
  const { parentPort } = require('node:worker_threads');
  const result = (job) => ({ state: 'scanned', reason: job.path, findings: [], suppressed: [], crashes: [], frames: new Map(), facts: [], settingsProblems: [] });
  parentPort.on('message', (jobs) => {
    for (const job of jobs) {
      if (job.path.includes('exit')) process.exit(7);
      if (job.path.includes('throw')) throw new RangeError('too deep');
      parentPort.postMessage(result(job));
    }
  });
  parentPort.postMessage('ready');
`;

function lookedAtHere(path: string): JobResult {
  const nothing = { findings: [], suppressed: [], crashes: [], frames: new Map(), facts: [], settingsProblems: [] };
  return { state: 'scanned', reason: `${path} here`, ...nothing };
}

describe('threads that look at files', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'watertight-pool-test-'));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Files that are not there are left to the threads. */
  function run(names: readonly string[], thread = THREAD, root = '/nowhere'): Promise<readonly JobResult[]> {
    const workerFile = join(folder, 'worker.cjs');
    writeFileSync(workerFile, thread);
    const jobs = names.map((path): FileJob => ({ root, path, shown: path }));
    const createRunner = (): Runner => ({ run: ({ path }) => Promise.resolve(lookedAtHere(path)) });
    return runJobs(jobs, { jobs: 2, run: RUN, createRunner, onProgress: () => undefined, workerFile });
  }
  const named = (deadly: Readonly<Record<number, string>>, count = 200): readonly string[] =>
    Array.from({ length: count }, (_, index) => deadly[index] ?? `${String(index)}.py`);

  it('give results in the order of the files', async () => {
    const names = named({});
    expect((await run(names)).map(({ reason }) => reason)).to.deep.equal(names);
  });

  it('leave small files to the thread that was there first, from the end on', async () => {
    const names = named({});
    for (const name of names) writeFileSync(join(folder, name), '');
    truncateSync(join(folder, '199.py'), 2_000_000);
    const reasons = (await run(names, THREAD, folder)).map(({ reason = '' }) => reason);
    expect(reasons.map((reason) => reason.replace(' here', ''))).to.deep.equal(names);
    expect(reasons[198]).to.contain('here');
    expect(reasons[199]).not.to.contain('here');
  });

  it('that die leave the name of the file that they died of; all others are looked at', async () => {
    const names = named({ 3: 'exit.py', 77: 'throw.py', 199: 'exit-last.py' });
    const results = await run(names);
    const crashes = results.flatMap((result) => result.crashes);
    expect(crashes.map(({ ruleId, file }) => `${ruleId} ${file}`)).to.deep.equal([
      'reader exit.py',
      'reader throw.py',
      'reader exit-last.py',
    ]);
    expect(crashes[0]?.error).to.contain('7');
    expect(crashes[1]?.error).to.contain('too deep');
    const others = names.filter((name) => !/exit|throw/.test(name));
    expect(results.filter(({ state }) => state === 'scanned').map(({ reason }) => reason)).to.deep.equal(others);
  });

  it('that die again and again are not replaced for ever; what nobody looked at is said', async () => {
    const results = await run(named({}).map(() => 'exit.py'));
    expect(results).to.have.length(200);
    expect(results.every(({ crashes }) => crashes.length === 1)).to.equal(true);
  });

  it('that do not even start end the run', async () => {
    const problem = await run(named({}), 'throw new Error("no grammar")').catch((error: unknown) => error);
    expect(problem).to.be.an('error').with.property('message', 'no grammar');
  });
});
