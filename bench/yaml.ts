import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { ROOT } from '../scripts/process.mjs';

export interface YamlFigures {
  readonly files: number;
  readonly megabytes: number;
  /** Seconds of wall time, the least of the runs. */
  readonly seconds: number;
}

const RUNS = 5;
const THREADS = 2;

/** How long the command line takes for the first YAML files of the folders, by path, `count` at the most. */
export function measureYaml(folders: readonly string[], count: number): YamlFigures {
  const copy = mkdtempSync(join(tmpdir(), 'watertight-yaml-'));
  try {
    const files = folders.flatMap((folder) => listYaml(folder)).slice(0, count);
    let size = 0;
    for (const { source, path } of files) {
      mkdirSync(dirname(join(copy, path)), { recursive: true });
      copyFileSync(source, join(copy, path));
      size += statSync(source).size;
    }
    const times = Array.from({ length: RUNS }, () => timeScan(copy));
    return { files: files.length, megabytes: size / 1e6, seconds: Math.min(...times) };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function listYaml(folder: string) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((source) => ({ source, path: join(basename(folder), relative(folder, source)) }));
}

function timeScan(cwd: string): number {
  const words = ['scan', '.', '--no-config', '--no-cache', '--jobs', String(THREADS), '--format', 'json'];
  const started = performance.now();
  spawnSync(process.execPath, [join(ROOT, 'dist/cli.js'), ...words], { cwd, stdio: 'ignore' });
  return (performance.now() - started) / 1000;
}
