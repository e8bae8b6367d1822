import { relative, resolve } from 'node:path';
import { createFileFilter } from '../engine/discover';
import type { Host, HostEntry } from '../engine/host';
import type { RegisteredRule } from '../engine/rule';
import type { Settings } from '../engine/settings';
import { mergeSettings } from '../engine/settings-file';
import { findSettings, foldersUpwards, loadSettings, type FoundSettings } from '../engine/settings-search';
import { digest } from '../host/node/digest';
import type { FileJob, FileSettingsProblem, RunOptions } from './job';
import { toSlashes } from './paths';

/** The settings that hold for the files of a folder. */
export interface JobSettings {
  readonly merged: Settings;
  /** Tells them from others. */
  readonly digest: string;
  readonly isWanted: (path: string) => boolean;
  readonly problems: readonly FileSettingsProblem[];
}

/** Finds the settings of jobs, once for each folder. */
export function createSettingsReader(
  host: Host,
  rules: readonly RegisteredRule[],
  options: Pick<RunOptions, 'settings' | 'overrides'>,
): (job: FileJob) => Promise<JobSettings> {
  const known = new Map<string, Promise<JobSettings>>();
  const { settings: source, overrides } = options;
  const disk = rememberStats(host);

  function find({ root, path }: FileJob): Promise<FoundSettings> {
    if (source.kind === 'none') return Promise.resolve({ settings: {}, problems: [] });
    if (source.kind === 'file') return loadSettings(disk, toSlashes(resolve(source.path)), rules);
    return findSettings(disk, `${root}/${path}`, root, rules);
  }

  return (job) => {
    const key = source.kind === 'search' ? (foldersUpwards(`${job.root}/${job.path}`, job.root)[0] ?? job.root) : '';
    const settings =
      known.get(key) ?? find(job).then((found) => describe(found, mergeSettings(found.settings, overrides)));
    known.set(key, settings);
    return settings;
  };
}

function describe({ problems }: FoundSettings, merged: Settings): JobSettings {
  return {
    merged,
    digest: digest(JSON.stringify(merged)),
    isWanted: createFileFilter(merged),
    problems: problems.map(toProblem),
  };
}

/** Folders ask for the settings files of those above them, again and again. */
function rememberStats(host: Host): Host {
  const known = new Map<string, Promise<HostEntry | undefined>>();
  return {
    ...host,
    stat(path) {
      const entry = known.get(path) ?? host.stat(path);
      known.set(path, entry);
      return entry;
    },
  };
}

function toProblem(problem: FoundSettings['problems'][number]): FileSettingsProblem {
  const file = toSlashes(relative('.', problem.file));
  return { file: file.startsWith('..') ? problem.file : file, message: problem.message, start: problem.start };
}
