/** A thread of the command line: gets jobs, answers with what was found. */
import { parentPort, workerData } from 'node:worker_threads';
import { createEngine } from '../engine/lint';
import type { Engine } from '../engine/engine';
import { readGrammarBytes } from '../host/node/grammars';
import { createNodeHost } from '../host/node/host';
import { loadGrammars } from '../lang/grammars';
import { createPinFinder } from '../pins/find-pins';
import { RULES } from '../rules/index';
import { READY, type FileJob, type RunOptions } from './job';
import { SILENT } from './log';
import { createRunner } from './runner';

async function loadEngine(): Promise<Engine> {
  const grammars = await loadGrammars(await readGrammarBytes(__dirname));
  return createEngine({ rules: RULES, grammars, findPins: createPinFinder() });
}

/** Tells when it is ready, then of each file as soon as it is done: what it dies of is the first one that is missing. */
async function serve(): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('This file runs in a worker thread only.');
  const engine = await loadEngine();
  const parts = {
    rules: RULES,
    loadEngine: () => Promise.resolve(engine),
    host: createNodeHost({ log: SILENT, isAlone: true }),
  };
  const { run } = createRunner(parts, workerData as RunOptions);
  const answer = async (jobs: readonly FileJob[]): Promise<void> => {
    for (const job of jobs) port.postMessage(await run(job));
  };
  let last = Promise.resolve();
  port.on('message', (jobs: readonly FileJob[]) => {
    last = last.then(() => answer(jobs));
  });
  port.postMessage(READY);
}

void serve();
