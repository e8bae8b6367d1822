import { HostError, type Host } from './host';
import type { RegisteredRule } from './rule';
import { readSettings, type PartialSettings, type SettingsProblem } from './settings-file';

export const SETTINGS_FILE_NAME = '.watertight.yaml';

/** How many files may extend one another. */
const MAX_CHAIN = 10;

export interface FoundSettings {
  /** The file that was found; undefined where there is none. */
  readonly path?: string;
  readonly settings: PartialSettings;
  readonly problems: readonly (SettingsProblem & { readonly file: string })[];
}

/**
 * The nearest `.watertight.yaml` from the file's folder upwards to the root. Files are not merged, but for `extends`.
 * Paths are absolute with `/`.
 */
export async function findSettings(
  host: Host,
  filePath: string,
  rootPath: string,
  rules: readonly RegisteredRule[],
): Promise<FoundSettings> {
  for (const folder of foldersUpwards(filePath, rootPath)) {
    const path = `${folder}/${SETTINGS_FILE_NAME}`;
    if ((await host.stat(path))?.kind === 'file') return loadSettings(host, path, rules);
  }
  return { settings: {}, problems: [] };
}

/** The folders from that of a file up to the root, both included; only the root where the file is outside of it. */
export function foldersUpwards(filePath: string, rootPath: string): readonly string[] {
  const root = rootPath.replace(/\/+$/, '');
  const folders: string[] = [];
  let folder = parentOf(filePath);
  while (folder.startsWith(`${root}/`)) {
    folders.push(folder);
    folder = parentOf(folder);
  }
  return [...folders, root];
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** Reads a settings file and those that it extends. What cannot be read is a problem, never an error. */
export async function loadSettings(
  host: Host,
  path: string,
  rules: readonly RegisteredRule[],
  chain: readonly string[] = [],
): Promise<FoundSettings> {
  const at = { range: { start: 0, end: 0 }, start: { line: 0, character: 0 }, file: path };
  if (chain.includes(path) || chain.length >= MAX_CHAIN) {
    return { path, settings: {}, problems: [{ ...at, message: 'These settings extend themselves.' }] };
  }
  let text: string;
  try {
    text = await host.readFile(path);
  } catch (error) {
    const reason = error instanceof HostError ? error.message : 'it cannot be read';
    return { path, settings: {}, problems: [{ ...at, message: `The settings are left out: ${reason}` }] };
  }
  const today = new Date(host.now()).toISOString().slice(0, 10);
  const own = readSettings(text, rules, today);
  const problems = own.problems.map((problem) => ({ ...problem, file: path }));
  if (own.extends === undefined) return { path, settings: own.settings, problems };
  const base = await loadSettings(host, resolvePath(parentOf(path), own.extends), rules, [...chain, path]);
  return {
    path,
    settings: {
      ...base.settings,
      ...own.settings,
      ...(base.settings.rules || own.settings.rules
        ? { rules: { ...base.settings.rules, ...own.settings.rules } }
        : {}),
    },
    problems: [...problems, ...base.problems],
  };
}

/** Resolves `..` and `.` of a relative path with `/`. */
function resolvePath(folder: string, relative: string): string {
  const segments = relative.startsWith('/') ? [] : folder.split('/');
  for (const segment of relative.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return segments.join('/');
}
