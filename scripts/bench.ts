/** `npm run bench [-- scan|hostile|keystroke|package|activation …]`: the figures of the project, measured now on this machine. */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { measureActivation } from '../bench/activation';
import { compareTools } from '../bench/compare';
import { measureHostile } from '../bench/hostile';
import { measureKeystrokes } from '../bench/keystroke';
import { measureScan } from '../bench/scan';
import { packageExtension } from '../test/host/stage';
import { ensureBuilt } from './bootstrap.mjs';

type Row = readonly [figure: string, measured: string, wanted: string];

const BENCHES: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  package: benchPackage,
  scan: benchScan,
  hostile: benchHostile,
  keystroke: benchKeystrokes,
  activation: benchActivation,
};

function benchPackage(): Promise<readonly Row[]> {
  const megabytes = statSync(packageExtension()).size / 1e6;
  return Promise.resolve([['size of the .vsix', `${megabytes.toFixed(2)} MB`, '< 2.5 MB']]);
}

async function benchScan(): Promise<readonly Row[]> {
  const library = spawnSync('python3', ['-c', 'import sysconfig; print(sysconfig.get_path("stdlib"))'], {
    encoding: 'utf8',
  }).stdout.trim();
  if (library === '') return [['scan of the standard library', 'skipped: there is no python3', '']];
  const { files, megabytes, parsedFiles, parsedMegabytes, otherMegabytes, parse, scan, prefilter } =
    await measureScan(library);
  const rate = (size: number, milliseconds: number): string => `${((size / milliseconds) * 1000).toFixed(1)} MB/s`;
  return [
    ['the standard library of Python', `${String(files)} files, ${megabytes.toFixed(1)} MB`, ''],
    [`bare parse of the ${String(parsedFiles)} files in which a rule may fire`, rate(parsedMegabytes, parse), ''],
    ['whole scan of the same files, as a multiple of the parse', (scan / parse).toFixed(2), '<= 2.0'],
    [`files without a trigger (${otherMegabytes.toFixed(1)} MB)`, rate(otherMegabytes, prefilter), '>= 100 MB/s'],
  ];
}

async function benchHostile(): Promise<readonly Row[]> {
  const figures = await measureHostile();
  return figures.map(({ name, megabytes, scan, ratio }) => [
    `${name} (${megabytes.toFixed(2)} MB)`,
    `${scan.toFixed(0)} ms, ${ratio.toFixed(1)} x plain`,
    '< 10 x plain',
  ]);
}

async function benchKeystrokes(): Promise<readonly Row[]> {
  await ensureBuilt();
  const figures = await measureKeystrokes();
  return figures.map(({ server, document, median, p95 }) => [
    `${server}: diagnostics after a key in ${document}`,
    `${median.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`,
    server === 'watertight' ? 'p95 <= 30 ms' : '',
  ]);
}

async function benchActivation(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const kind of ['server', 'web'] as const) {
    const host = kind === 'server' ? 'Node extension host' : 'web worker extension host';
    rows.push([`activation in the ${host}`, `${(await measureActivation(kind)).toFixed(0)} ms`, '< 150 ms']);
  }
  return rows;
}

/** `npm run bench -- compare <folder>…`: wall time beside the tools that people use today (`pip install ruff bandit`). */
function benchComparison(folders: readonly string[]): readonly Row[] {
  const comparisons = compareTools(folders.map((folder) => resolve(process.env['INIT_CWD'] ?? '.', folder)));
  const own = comparisons.find(({ tool }) => tool === 'watertight')?.seconds;
  return comparisons.map(({ tool, seconds }): Row => {
    if (seconds === undefined) return [tool, 'not installed', ''];
    const ratio = own === undefined ? '' : ` (${(seconds / own).toFixed(1)} times ours)`;
    return [tool, `${seconds.toFixed(1)} s${ratio}`, tool === 'bandit' ? '>= 10 times ours' : ''];
  });
}

function print(rows: readonly Row[]): void {
  for (const [figure, measured, wanted] of rows)
    console.log(`${figure.padEnd(66)} ${measured.padStart(22)}   ${wanted}`);
}

async function main(names: readonly string[]): Promise<void> {
  if (names[0] === 'compare') {
    await ensureBuilt();
    print(benchComparison(names.slice(1)));
    return;
  }
  const unknown = names.find((name) => BENCHES[name] === undefined);
  if (unknown !== undefined) {
    throw new Error(`There is no bench called ${unknown}. There are: ${Object.keys(BENCHES).join(', ')}.`);
  }
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (names.length > 0 && !names.includes(name)) continue;
    print(await bench());
  }
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
