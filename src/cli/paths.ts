import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import type { Finding } from '../core/finding';
import { discoverFiles } from '../engine/discover';
import type { Host } from '../engine/host';
import type { Settings } from '../engine/settings';
import { SETTINGS_FILE_NAME } from '../engine/settings-search';
import { UsageError } from './exit-codes';
import type { FileJob } from './job';

/** A path that was asked for, with the root that its findings are relative to. */
export interface Target {
  /** Absolute, with `/`. */
  readonly root: string;
  /** Below the root; empty for the root itself. */
  readonly path: string;
  readonly isFolder: boolean;
}

export interface FolderProblem {
  readonly file: string;
  readonly reason: string;
}

export function toSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

/** The paths of the command line and those of `--files-from`. Throws a UsageError where one does not exist. */
export function readTargets(
  paths: readonly string[],
  filesFrom: string | undefined,
  rootOf: (folder: string) => string = findRoot,
): readonly Target[] {
  const listed = filesFrom === undefined ? [] : readList(filesFrom);
  const given = [...paths, ...listed];
  // An empty list means no file, not all of them: `git diff --name-only | watertight scan --files-from -`.
  const asked = given.length === 0 && filesFrom === undefined ? ['.'] : given;
  return asked.map((path) => readTarget(path, rootOf));
}

function readList(source: string): readonly string[] {
  let text: string;
  try {
    text = readFileSync(source === '-' ? 0 : source, 'utf8');
  } catch {
    throw new UsageError(`--files-from: ${source === '-' ? 'standard input' : source} cannot be read.`);
  }
  return text.split(/\r?\n/).filter((line) => line.trim() !== '');
}

function readTarget(path: string, rootOf: (folder: string) => string): Target {
  const absolute = resolve(path);
  const stats = statSync(absolute, { throwIfNoEntry: false });
  if (stats === undefined) throw new UsageError(`${path} does not exist.`);
  const isFolder = stats.isDirectory();
  const root = rootOf(isFolder ? absolute : dirname(absolute));
  return { root: toSlashes(root).replace(/\/+$/, ''), path: toSlashes(relative(root, absolute)), isFolder };
}

/** The nearest folder upwards with settings, else the one with a repository, else the folder itself. */
export function findRoot(folder: string): string {
  return findUpwards(folder, SETTINGS_FILE_NAME) ?? findUpwards(folder, '.git') ?? folder;
}

/** The same for a folder that is judged as a whole: it is a root of its own, as in the editor, unless settings above hold for it. */
export function findJudgedRoot(folder: string): string {
  return findUpwards(folder, SETTINGS_FILE_NAME) ?? folder;
}

function findUpwards(folder: string, name: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(resolve(at, name))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** The file as it is called in what is printed. */
export function showPath(absolute: string): string {
  const here = `${toSlashes(process.cwd())}/`;
  if (absolute.startsWith(here)) return absolute.slice(here.length);
  const shown = toSlashes(relative('.', absolute));
  return shown.startsWith('../') || isAbsolute(shown) ? toSlashes(absolute) : shown;
}

/** A finding of a job with its files as they are called in what is printed. */
export function showFinding({ root, shown }: FileJob, finding: Finding): Finding {
  const related = finding.related.map((place) =>
    place.file === undefined ? place : { ...place, file: showPath(`${root}/${place.file}`) },
  );
  return { ...finding, file: shown, related };
}

/** Every file of the targets once, in order. `settingsOf` tells which files of a root are wanted; `others` are the rest, which are not read. */
export async function listJobs(
  targets: readonly Target[],
  host: Host,
  settingsOf: (target: Target) => Promise<Settings>,
): Promise<{
  readonly jobs: readonly FileJob[];
  readonly others: readonly FileJob[];
  readonly problems: readonly FolderProblem[];
}> {
  const jobs = new Map<string, FileJob>();
  const others: FileJob[] = [];
  const problems: FolderProblem[] = [];
  const add = (root: string, path: string): void => {
    const absolute = `${root}/${path}`;
    if (!jobs.has(absolute)) jobs.set(absolute, { root, path, shown: showPath(absolute) });
  };
  for (const target of targets) {
    const { root, path, isFolder } = target;
    if (!isFolder) {
      add(root, path);
      continue;
    }
    const onProblem = (folder: string, reason: string): void => {
      problems.push({ file: showPath(`${root}/${folder}`), reason });
    };
    const onOther = (file: string): void => {
      others.push({ root, path: file, shown: showPath(`${root}/${file}`) });
    };
    for await (const file of discoverFiles(host, root, await settingsOf(target), { start: path, onProblem, onOther })) {
      add(root, file);
    }
  }
  return { jobs: [...jobs.values()], others, problems };
}
