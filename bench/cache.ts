import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ROOT } from '../scripts/process.mjs';

export interface CacheFigures {
  readonly format: 'json' | 'text';
  /** Milliseconds of wall time of the whole command, the start of Node included. */
  readonly first: number;
  readonly second: number;
}

const ROUNDS = 3;
const FORMATS = ['json', 'text'] as const;

/** Scans every folder twice, the first time with an empty cache; the best of some rounds, all folders together. */
export function measureCache(folders: readonly string[]): readonly CacheFigures[] {
  // Read once before, so that no scan waits for the disk.
  for (const folder of folders) spawnSync('grep', ['-rc', 'x', folder], { stdio: 'ignore' });
  return FORMATS.map((format) => {
    const rounds = Array.from({ length: ROUNDS }, () => measureRound(folders, format));
    const best = (key: 'first' | 'second'): number => Math.min(...rounds.map((round) => round[key]));
    return { format, first: best('first'), second: best('second') };
  });
}

function measureRound(folders: readonly string[], format: string): Pick<CacheFigures, 'first' | 'second'> {
  const cache = mkdtempSync(join(tmpdir(), 'watertight-bench-cache-'));
  const words = [join(ROOT, 'dist/cli.js'), 'scan', '--no-config', '--format', format, '--cache-dir', cache];
  const scanAll = (): number => {
    const started = performance.now();
    for (const cwd of folders) spawnSync(process.execPath, words, { cwd, stdio: 'ignore' });
    return performance.now() - started;
  };
  try {
    return { first: scanAll(), second: scanAll() };
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}

const MODULES = 400;
const NOTEBOOKS = 40;
/** Milliseconds after which the cache believes that a file has not changed since it was written (host/node/stamp.ts). */
const SETTLED = 3_000;

/** A workspace of modules of Python's library, some of them as notebooks as well. For the caller to remove. */
export async function createWorkspace(library: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'watertight-bench-workspace-'));
  for (const [index, path] of listModules(library).slice(0, MODULES).entries()) {
    const text = readFileSync(path, 'utf8');
    const place = join(folder, `package_${String(index % 20)}`);
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, `module_${String(index)}.py`), text);
    if (index < NOTEBOOKS) writeFileSync(join(place, `notebook_${String(index)}.ipynb`), toNotebook(text));
  }
  await setTimeout(SETTLED);
  return folder;
}

function listModules(library: string): readonly string[] {
  return readdirSync(library, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && extname(entry.name) === '.py')
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/site-packages|[/\\](?:bad|bad_)[^/\\]*\.py$/.test(path))
    .sort();
}

function toNotebook(text: string): string {
  const cells = text.split(/^(?=def |class )/m).map((source) => ({
    cell_type: 'code',
    execution_count: 1,
    metadata: {},
    outputs: [{ output_type: 'stream', name: 'stdout', text: source.slice(0, 200) }],
    source,
  }));
  const metadata = { kernelspec: { name: 'python3', language: 'python', display_name: 'Python 3' } };
  return JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, undefined, 1);
}
