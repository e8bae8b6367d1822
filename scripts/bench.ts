/** `npm run bench [-- scan|secrets|secrets-tools|cache|checklist|hostile|keystroke|memory|package|activation|pipelines|yaml …]`: the figures of the project, measured now on this machine. */
import { spawnSync } from 'node:child_process';
import { rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { measureActivation } from '../bench/activation';
import { createWorkspace, measureCache } from '../bench/cache';
import { measureChecklist } from '../bench/checklist';
import { compareTools } from '../bench/compare';
import { writeComparison } from '../bench/compare-report';
import type { HostileFigure } from '../bench/hostile';
import { runBundled } from '../bench/bundled';
import { measureKeystrokes } from '../bench/keystroke';
import { measureMemory } from '../bench/memory';
import { comparePipelineTools, describePipelineTools } from '../bench/pipelines';
import type { ScanFigures } from '../bench/scan';
import { writeSecretsReport } from '../bench/secrets-report';
import { measureSecretTools } from '../bench/secrets-tools';
import { measureYaml } from '../bench/yaml';
import { packageExtension } from '../test/host/stage';
import { ensureBuilt } from './bootstrap.mjs';

type Row = readonly [figure: string, measured: string, wanted: string];

const BENCHES: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  package: benchPackage,
  scan: benchScan,
  secrets: () => runBundled('bench/secrets.ts', 'measureSecrets'),
  cache: benchCache,
  checklist: benchChecklist,
  hostile: benchHostile,
  keystroke: benchKeystrokes,
  memory: benchMemory,
  activation: benchActivation,
};

function benchPackage(): Promise<readonly Row[]> {
  const megabytes = statSync(packageExtension()).size / 1e6;
  return Promise.resolve([['size of the .vsix', `${megabytes.toFixed(2)} MB`, '< 2.5 MB']]);
}

async function benchScan(): Promise<readonly Row[]> {
  const library = findLibrary();
  if (library === undefined) return [['scan of the standard library', 'skipped: there is no python3', '']];
  const { files, megabytes, parsedFiles, parsedMegabytes, otherMegabytes, parse, scan, prefilter } =
    await runBundled<ScanFigures>('bench/scan.ts', 'measureScan', library);
  const rate = (size: number, milliseconds: number): string => `${((size / milliseconds) * 1000).toFixed(1)} MB/s`;
  return [
    ['the standard library of Python', `${String(files)} files, ${megabytes.toFixed(1)} MB`, ''],
    [`bare parse of the ${String(parsedFiles)} files in which a rule may fire`, rate(parsedMegabytes, parse.wall), ''],
    ['whole scan of the same files, as a multiple of the parse', (scan.wall / parse.wall).toFixed(2), '<= 2.0'],
    ['the same in time of all processors, with what V8 does beside', (scan.cpu / parse.cpu).toFixed(2), ''],
    [`files without a trigger (${otherMegabytes.toFixed(1)} MB)`, rate(otherMegabytes, prefilter.wall), '>= 100 MB/s'],
  ];
}

/** Where Python keeps its own modules; undefined where there is no Python. */
function findLibrary(): string | undefined {
  const words = ['-c', 'import sysconfig; print(sysconfig.get_path("stdlib"))'];
  const { status, stdout } = spawnSync('python3', words, { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** `npm run bench -- cache [folder…]`: a scan whose files an earlier one has seen; of a workspace made up for it, or of folders. */
async function benchCache(folders: readonly string[] = []): Promise<readonly Row[]> {
  await ensureBuilt();
  if (folders.length > 0) return describeCache(folders);
  const library = findLibrary();
  if (library === undefined) return [['second scan from the cache', 'skipped: there is no python3', '']];
  const workspace = await createWorkspace(library);
  try {
    return describeCache([workspace]);
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
}

function describeCache(folders: readonly string[]): readonly Row[] {
  return measureCache(folders).map(({ format, first, second }) => [
    `first scan, and a second one from the cache (--format ${format})`,
    `${first.toFixed(0)} ms, ${second.toFixed(0)} ms: ${(first / second).toFixed(1)} x`,
    format === 'json' ? '>= 10 x' : '',
  ]);
}

async function benchChecklist(): Promise<readonly Row[]> {
  await ensureBuilt();
  const { files, first, second, server, change } = await measureChecklist();
  const show = (milliseconds: number): string => `${milliseconds.toFixed(0)} ms`;
  return [
    [`checklist of ${String(files)} files, the first time`, show(first), '<= 3000 ms'],
    ['the same again, from the cache', show(second), ''],
    ['the same in the editor, with one core', show(server), ''],
    ['in the editor, from a change to the new scores', show(change), '<= 200 ms'],
  ];
}

async function benchHostile(): Promise<readonly Row[]> {
  const figures = await runBundled<readonly HostileFigure[]>('bench/hostile.ts', 'measureHostile');
  return figures.map(({ name, megabytes, time, ratio }) => [
    `${name} (${megabytes.toFixed(2)} MB)`,
    `${time.toFixed(0)} ms, ${ratio.toFixed(1)} x plain`,
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

async function benchMemory(): Promise<readonly Row[]> {
  await ensureBuilt();
  const { notebooks, size, findings, started, scanned, most, quarters, edits } = await measureMemory();
  const show = (megabytes: number): string => `${megabytes.toFixed(0)} MB`;
  const scan = `${String(notebooks)} notebooks of ${show(size)} in all, ${String(findings)} findings`;
  return [
    ['memory of the server when it has started', show(started), ''],
    [`behind the scan of ${scan}`, `${show(scanned)}, at most ${show(most)}`, '< 300 MB'],
    [`while ${String(edits)} edits are made, by quarter`, quarters.map((part) => part.toFixed(0)).join(' '), 'flat'],
  ];
}

async function benchActivation(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const kind of ['server', 'web'] as const) {
    const host = kind === 'server' ? 'Node extension host' : 'web worker extension host';
    rows.push([`activation in the ${host}`, `${(await measureActivation(kind)).toFixed(0)} ms`, '< 150 ms']);
  }
  return rows;
}

/** `npm run bench -- compare <folder>…`: beside the tools that people use today (`pip install ruff bandit semgrep`). */
async function benchComparison(folders: readonly string[]): Promise<void> {
  await ensureBuilt();
  console.log(writeComparison(compareTools(folders), folders, new Date().toISOString().slice(0, 10)));
}

/** `npm run bench -- secrets-tools [folder…]`: beside other tools, which it installs into the cache folder; needs the network for that. */
async function benchSecretTools(folders: readonly string[]): Promise<void> {
  await ensureBuilt();
  const report = writeSecretsReport(measureSecretTools(folders), new Date().toISOString().slice(0, 10));
  console.log(report);
}

/** `npm run bench -- pipelines <folder>…`: beside linters of workflows, Dockerfiles and manifests, which it installs into the cache folder. */
async function benchPipelines(folders: readonly string[]): Promise<void> {
  await ensureBuilt();
  console.log(describePipelineTools(comparePipelineTools(folders)));
}

/** `npm run bench -- yaml <folder>…`: a thousand YAML files of other people. */
async function benchYaml(folders: readonly string[]): Promise<readonly Row[]> {
  await ensureBuilt();
  const { files, megabytes, seconds } = measureYaml(folders, 1000);
  const what = `scan of ${String(files)} YAML files (${megabytes.toFixed(1)} MB) on two threads`;
  return [[what, `${seconds.toFixed(2)} s`, '< 1.5 s']];
}

/** npm changes the folder to the package's; what was typed is relative to where it was typed. */
function resolveGiven(folder: string): string {
  return resolve(process.env['INIT_CWD'] ?? '.', folder);
}

function print(rows: readonly Row[]): void {
  for (const [figure, measured, wanted] of rows)
    console.log(`${figure.padEnd(66)} ${measured.padStart(22)}   ${wanted}`);
}

async function main(names: readonly string[]): Promise<void> {
  const [first, ...folders] = names;
  if (first === 'compare') {
    await benchComparison(folders.map(resolveGiven));
    return;
  }
  if (first === 'cache') {
    print(await benchCache(folders.map(resolveGiven)));
    return;
  }
  if (first === 'pipelines') {
    await benchPipelines(folders.map(resolveGiven));
    return;
  }
  if (first === 'yaml') {
    print(await benchYaml(folders.map(resolveGiven)));
    return;
  }
  if (first === 'secrets-tools') {
    await benchSecretTools(folders.map(resolveGiven));
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
