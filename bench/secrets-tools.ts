import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSamples, type WrittenSample } from './secrets-samples';
import { prepareScanners, scanWith, type Reported, type Scanner, type ScanResult } from './secrets-scanners';

/** Of how many samples of a group a tool reported so many. */
export interface Share {
  /** Undefined where the tool was stopped because it took too long. */
  readonly found: number | undefined;
  readonly of: number;
}

export interface FolderFigure {
  readonly folder: string;
  readonly files: number;
  readonly megabytes: number;
  readonly reported: number;
  /** Seconds, on a machine on which the tool has never run; the least of three short runs. */
  readonly wall: number;
  readonly cpu: number | undefined;
  /** Seconds of a second run over the same files, with what the tool keeps by itself. Undefined where it was stopped. */
  readonly again: number | undefined;
  readonly isCut: boolean;
}

export interface ToolFigures {
  readonly tool: string;
  readonly version: string;
  /** By the place of a notebook, the kind of file, and the kind of look-alike. */
  readonly groups: ReadonlyMap<string, Share>;
  /** Those of the groups whose lines hold no secret. */
  readonly lookAlikes: ReadonlySet<string>;
  readonly kinds: Readonly<Record<WrittenSample['kind'], Share>>;
  readonly folders: readonly FolderFigure[];
}

/** Every tool over the same samples, which are gone afterwards, and over the folders that were named. */
export function measureSecretTools(folders: readonly string[]): readonly ToolFigures[] {
  const scanners = prepareScanners();
  const samples = mkdtempSync(join(tmpdir(), 'watertight-samples-'));
  const outputs = mkdtempSync(join(tmpdir(), 'watertight-reports-'));
  try {
    const written = writeSamples(samples);
    return scanners.map((scanner) => measureTool(scanner, { samples, written, outputs, folders }));
  } finally {
    for (const folder of [samples, outputs]) rmSync(folder, { recursive: true, force: true });
  }
}

/** Seconds. */
const SHORT = 20;

interface Run {
  readonly samples: string;
  readonly written: readonly WrittenSample[];
  readonly outputs: string;
  readonly folders: readonly string[];
}

function measureTool(scanner: Scanner, { samples, written, outputs, folders }: Run): ToolFigures {
  const scan = (folder: string): ScanResult => scanWith(scanner, folder, join(outputs, 'report.json'));
  const { reported, isCut } = scan(samples);
  const isFound = createLookup(reported);
  const shareOf = (some: readonly WrittenSample[]): Share => ({
    found: isCut ? undefined : some.filter(isFound).length,
    of: some.length,
  });
  const groups = [...new Set(written.map(({ group }) => group))];
  const ofKind = (kind: WrittenSample['kind']): Share => shareOf(written.filter((sample) => sample.kind === kind));
  return {
    tool: scanner.name,
    version: scanner.version,
    groups: new Map(groups.map((group) => [group, shareOf(written.filter((sample) => sample.group === group))])),
    lookAlikes: new Set(written.filter(({ kind }) => kind === 'look-alike').map(({ group }) => group)),
    kinds: { notebook: ofKind('notebook'), file: ofKind('file'), 'look-alike': ofKind('look-alike') },
    folders: folders.map((folder) => {
      warm(folder);
      const { reported, wall, cpu, isCut } = quickest(() => scan(folder));
      const again = isCut ? undefined : scanAgain(scanner, folder, outputs);
      return { folder, ...sizeOf(folder), reported: countPlaces(reported), wall, cpu, again, isCut };
    }),
  };
}

/** The least of three runs where they are short: what else a machine does lengthens those by a quarter. */
function quickest(scan: () => ScanResult): ScanResult {
  const first = scan();
  const more = first.isCut || first.wall > SHORT ? [] : [scan(), scan()];
  return more.reduce((best, next) => (next.wall < best.wall ? next : best), first);
}

function scanAgain(scanner: Scanner, folder: string, outputs: string): number {
  const cache = mkdtempSync(join(outputs, 'cache-'));
  const scan = (): ScanResult => scanWith(scanner, folder, join(outputs, 'report.json'), cache);
  scan();
  return scan().wall;
}

function createLookup(reported: readonly Reported[]): (sample: WrittenSample) => boolean {
  const files = new Set(reported.map(({ path }) => path));
  const lines = new Set(reported.map(({ path, line }) => `${path}:${String(line)}`));
  return ({ path, line }) => (line === undefined ? files.has(path) : lines.has(`${path}:${String(line)}`));
}

/** Tools that report one line for several rules are not counted twice for it. */
function countPlaces(reported: readonly Reported[]): number {
  return new Set(reported.map(({ path, line }) => `${path}:${String(line)}`)).size;
}

/** Reads every file once, so that the first tool does not pay for the disk. */
function warm(folder: string): void {
  spawnSync('grep', ['-rc', 'x', folder], { stdio: 'ignore' });
}

function sizeOf(folder: string): { readonly files: number; readonly megabytes: number } {
  const sizes = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size);
  return { files: sizes.length, megabytes: sizes.reduce((sum, size) => sum + size, 0) / 1e6 };
}
