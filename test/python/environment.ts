/** Virtual environments of the suite "python": made once for a set of pins and a Python, and kept beside the other downloads. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder } from '../../scripts/cache-folder.mjs';
import { findProgram, readOutput, runQuietly, say } from '../../scripts/process.mjs';

/**
 * `services` is for web services, data and encryption, `models` for torch and what looks into models, `tracking` for MLflow
 * and signatures. Each is the complete list of what is installed: environments/<name>.txt.
 */
export type EnvironmentName = 'services' | 'models' | 'tracking';

/** What one part may take to install things: it wants to count what it could not run before the suite ends it. */
const INSTALL_DEADLINE = Date.now() + 8 * 60_000;
/** Nobody asks twice in one run where it did not work the first time. */
const asked = new Map<EnvironmentName, Promise<string | undefined>>();

/** The interpreter of an environment, made if need be; undefined, and a loud word, where that does not work here. */
export function findEnvironment(name: EnvironmentName): Promise<string | undefined> {
  const known = asked.get(name) ?? makeEnvironment(name);
  asked.set(name, known);
  return known;
}

/** What programs are started with: one thread of its own, nothing of the user's, no word to anybody. */
export const QUIET_ENVIRONMENT: Readonly<Record<string, string>> = {
  OMP_NUM_THREADS: '1',
  PYTHONUTF8: '1',
  MPLBACKEND: 'Agg',
  MLFLOW_DISABLE_TELEMETRY: 'true',
  MLFLOW_LOGGING_LEVEL: 'ERROR',
  HF_HUB_OFFLINE: '1',
  HF_HUB_DISABLE_TELEMETRY: '1',
  HF_HUB_DISABLE_PROGRESS_BARS: '1',
  TQDM_DISABLE: '1',
};

/** Of the Python that environments are made with. */
const ABOUT = 'import platform, sys; print(sys.version, platform.platform(aliased=False, terse=True))';

async function makeEnvironment(name: EnvironmentName): Promise<string | undefined> {
  const python = findProgram('python3');
  const about = python === undefined ? undefined : readOutput(python, ['-c', ABOUT]);
  if (python === undefined || about === undefined) {
    skip(name, 'there is no python3');
    return;
  }
  const pins = join(__dirname, 'environments', `${name}.txt`);
  const torch = join(__dirname, 'environments', `${name}-torch.txt`);
  const lists = [...(existsSync(torch) ? [torch] : []), pins];
  const hash = createHash('sha256');
  for (const text of [about, ...lists.map((list) => readFileSync(list, 'utf8'))]) hash.update(`${text}\0`);
  const folder = join(cacheFolder(), 'python', `${name}-${hash.digest('hex').slice(0, 16)}`);
  const interpreter = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const ready = join(folder, 'ready');
  if (existsSync(ready)) return interpreter;

  // What an earlier run did not finish.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  const started = Date.now();
  say(`  Making the Python environment "${name}" in ${folder} …`);
  const install = (list: string): Promise<number> =>
    runInTime(interpreter, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps', '-r', list]);
  if ((await runInTime(python, ['-m', 'venv', folder])) !== 0) {
    skip(name, 'python3 -m venv does not work');
    return;
  }
  for (const list of lists)
    if ((await install(list)) !== 0) {
      skip(name, 'pip could not install it');
      return;
    }
  writeFileSync(ready, about);
  say(`  Made in ${((Date.now() - started) / 1000).toFixed(0)} s.`);
  return interpreter;
}

/** The exit code; another one than 0 where time is over. */
function runInTime(command: string, args: readonly string[]): Promise<number> {
  const timeout = INSTALL_DEADLINE - Date.now();
  if (timeout <= 0) return Promise.resolve(1);
  return runQuietly(command, args, { timeout, env: { ...process.env, PIP_RETRIES: '1', PIP_DEFAULT_TIMEOUT: '30' } });
}

function skip(name: EnvironmentName, reason: string): undefined {
  say(`\n  SKIPPED: ${reason}. What needs the Python environment "${name}" is not run.\n`);
  return undefined;
}
