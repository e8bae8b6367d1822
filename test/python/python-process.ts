import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A value as harness.py writes it. */
export type Recorded = string | number | boolean | null | readonly Recorded[] | { readonly [key: string]: Recorded };

export interface Request {
  readonly text: string;
  /** One run for each. */
  readonly seeds: readonly number[];
  /** What the model calls the value of a probe: a qualified name by the probe's number. */
  readonly names: Readonly<Record<string, string>>;
  /** Names of the module that are looked at where the program comes to its end; their probes are called `module:name`. */
  readonly exports: readonly string[];
  /** Files beside the program, which is then run without arguments. */
  readonly files?: Readonly<Record<string, string>>;
}

export interface Answer {
  /** Set, and nothing else, where the program does not compile. */
  readonly problem?: string;
  /** All values that a probe saw; `7:0` and `7:key` are arguments of the call of `target` with number 7. */
  readonly values?: Readonly<Record<string, readonly Recorded[]>>;
  /** Probes that saw something else than what the model names, and what. */
  readonly wrong?: Readonly<Record<string, string>>;
  /** Probes whose name could be checked. */
  readonly checked?: readonly string[];
  readonly errors?: readonly string[];
}

export interface PythonProcess {
  run(request: Request): Promise<Answer>;
  end(): void;
}

/** One Python for all programs: starting it takes longer than running a hundred of them. */
export function startPython(): PythonProcess {
  const child = spawn('python3', ['-X', 'utf8', '-W', 'ignore', '-I', join(__dirname, 'harness.py')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void }[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.resolve(JSON.parse(line) as Answer));
  child.on('exit', (code) => {
    for (const { reject } of waiting.splice(0)) reject(new Error(`python3 ended with ${String(code)}`));
  });
  return {
    run: (request) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        child.stdin.write(`${JSON.stringify(request)}\n`);
      }),
    end: () => {
      child.stdin.end();
    },
  };
}
