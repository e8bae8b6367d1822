/**
 * `npm run precision -- <folder>… [--count 200] [--seed 1] [--pipelines]`: warnings and errors of real repositories, drawn at
 * random with a seed, each with its place and its line, to be judged one by one; with `--pipelines` those of pipelines,
 * containers and configuration alone. docs/precision.md says how they were the last time.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { discoverFiles } from '../src/engine/discover';
import { DEFAULT_SETTINGS } from '../src/engine/settings';
import { createNodeHost } from '../src/host/node/host';
import { classifyPath } from '../src/lang/classify';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const SHOWN = 160;
const CODE = new Set(['python', 'notebook', 'text', 'requirements', undefined]);

interface FoundProblem {
  readonly ruleId: string;
  readonly group: string;
  readonly severity: 'error' | 'warning' | 'info';
  readonly file: string;
  readonly start: { readonly line: number; readonly column: number };
  readonly cell?: { readonly index: number };
  readonly message: string;
}

interface Place {
  readonly folder: string;
  readonly finding: FoundProblem;
}

async function listPipelines(folder: string): Promise<string> {
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const paths: string[] = [];
  for await (const path of discoverFiles(createNodeHost({ log: silent }), folder, DEFAULT_SETTINGS)) {
    if (!CODE.has(classifyPath(path))) paths.push(path);
  }
  return paths.join('\n');
}

async function scan(folder: string, isPipelines: boolean): Promise<readonly Place[]> {
  const what = isPipelines ? ['--files-from', '-'] : ['.'];
  const run = spawnSync(
    process.execPath,
    [join(ROOT, 'dist/cli.js'), 'scan', ...what, '--no-cache', '--format', 'json'],
    {
      cwd: folder,
      encoding: 'utf8',
      input: isPipelines ? await listPipelines(folder) : '',
      maxBuffer: 1 << 30,
    },
  );
  if (run.status === null || run.status > 1) throw new Error(`the scan of ${folder} failed: ${run.stderr}`);
  const { findings } = JSON.parse(run.stdout) as { readonly findings: readonly FoundProblem[] };
  return findings.filter(({ severity }) => severity !== 'info').map((finding) => ({ folder, finding }));
}

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `count` of them, each as likely as any other, in their own order. */
function draw<T>(items: readonly T[], count: number, random: () => number): readonly T[] {
  return items
    .map((item, index) => ({ item, index, key: random() }))
    .sort((left, right) => left.key - right.key)
    .slice(0, count)
    .sort((left, right) => left.index - right.index)
    .map(({ item }) => item);
}

/** What stands around the place. Nothing where that is a secret. */
function lineAt({ folder, finding }: Place): string {
  if (finding.group === 'secrets') return '(not shown)';
  const { line, column } = finding.start;
  const text = readFileSync(join(folder, finding.file), 'utf8').split(/\r?\n/)[line - 1] ?? '';
  const start = text.length <= SHOWN ? 0 : Math.max(0, column - 1 - SHOWN / 2);
  return text.slice(start, start + SHOWN).trim();
}

function print(place: Place): void {
  const { folder, finding } = place;
  const cell = finding.cell === undefined ? '' : ` (cell ${String(finding.cell.index)})`;
  console.log(`\n${basename(folder)}/${finding.file}:${String(finding.start.line)}${cell}`);
  console.log(`  ${finding.severity} ${finding.ruleId}: ${finding.message}`);
  console.log(`  > ${lineAt(place)}`);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    pipelines: { type: 'boolean', default: false },
  },
});
if (positionals.length === 0) {
  console.error('Usage: npm run precision -- <folder>… [--count 200] [--seed 1] [--pipelines]');
  process.exitCode = 2;
} else {
  const folders = positionals.map((folder) => resolve(process.env['INIT_CWD'] ?? '.', folder));
  void Promise.all(folders.map((folder) => scan(folder, values.pipelines))).then((found) => {
    const places = found.flat();
    const drawn = draw(places, Number(values.count), createRandom(Number(values.seed)));
    drawn.forEach(print);
    console.log(`\n${String(drawn.length)} of ${String(places.length)} warnings and errors, seed ${values.seed}`);
  });
}
