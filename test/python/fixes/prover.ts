import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { QUIET_ENVIRONMENT } from '../environment';
import type { Part } from './proof';

export interface ProofRun {
  /** Of the proof's file. */
  readonly path: string;
  readonly prepare: Part;
  /** Null where only the files are wanted that are there when it starts. */
  readonly program: Part | null;
  readonly checks: readonly Part[];
}

export interface Prover {
  /** Where programs run. */
  readonly folder: string;
  /** The cache of the Hugging Face Hub that they see. */
  readonly hub: string;
  /** What is not as claimed, as a traceback. */
  run(request: ProofRun): Promise<string | undefined>;
  end(): void;
}

/** One process for all proofs of an environment: importing its libraries takes longer than all of them. */
export async function startProver(python: string): Promise<Prover> {
  const child = spawn(python, ['-I', join(__dirname, 'prove.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...QUIET_ENVIRONMENT },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const read = async (): Promise<Readonly<Record<string, unknown>>> => {
    const line = await lines.next();
    if (line.done === true) throw new Error('The prover ended early.');
    return JSON.parse(line.value) as Readonly<Record<string, unknown>>;
  };
  const { folder, hub } = await read();
  return {
    folder: String(folder),
    hub: String(hub),
    async run(request) {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      const { problem } = await read();
      return typeof problem === 'string' ? problem : undefined;
    },
    end: () => {
      child.stdin.end();
    },
  };
}
