/** A thread of the command line: gets jobs, answers with what was found. */
import { parentPort, workerData } from 'node:worker_threads';
import { createEngine } from '../engine/lint';
import type { Engine } from '../engine/engine';
import { readGrammarBytes } from '../host/node/grammars';
import { createNodeHost } from '../host/node/host';
import { loadGrammars } from '../lang/grammars';
import { RULES } from '../rules/index';
import type { FileJob, JobResult, RunOptions } from './job';
import { SILENT } from './log';
import { createRunner } from './runner';

async function loadEngine(): Promise<Engine> {
  return createEngine({ rules: RULES, grammars: await loadGrammars(await readGrammarBytes(__dirname)) });
}

function serve(): void {
  const port = parentPort;
  if (port === null) throw new Error('This file runs in a worker thread only.');
  const runner = loadEngine().then((engine) =>
    createRunner(engine, createNodeHost({ log: SILENT }), workerData as RunOptions),
  );
  port.on('message', (jobs: readonly FileJob[]) => {
    void runner.then(async ({ run }) => {
      const results: JobResult[] = [];
      for (const job of jobs) results.push(await run(job));
      port.postMessage(results);
    });
  });
}

serve();
