import ignore, { type Ignore } from 'ignore';
import { classifyPath } from '../lang/classify';
import { createGlobMatcher } from './globs';
import { HostError, type FolderEntry, type Host } from './host';
import type { Settings } from './settings';

/** Folders that hold what tools have written or installed: nothing in them is the user's to mend. */
const TOOL_FOLDERS = new Set([
  ...['.git', '.hg', '.svn', 'node_modules', 'site-packages', '__pycache__', '.ipynb_checkpoints', '.eggs'],
  ...['.venv', '.tox', '.nox', '.mypy_cache', '.ruff_cache', '.pytest_cache', '.terraform', '.vscode-test'],
]);
/** Below `.dvc` only the configuration is the user's. */
const TOOL_PATHS = /(?:^|\/)\.dvc\/(?:cache|tmp)$/;

/** Whether a folder, by its path, holds what tools have written or installed. */
export function isToolFolder(path: string): boolean {
  return TOOL_FOLDERS.has(path.slice(path.lastIndexOf('/') + 1)) || TOOL_PATHS.test(path);
}

/** What makes a folder a virtual environment, whatever its name. */
const ENVIRONMENT_MARKER = 'pyvenv.cfg';

export interface DiscoverOptions {
  /** The folder below the root to look in; empty means the root. */
  readonly start?: string;
  /** Is told of folders that could not be listed. */
  readonly onProblem?: (path: string, reason: string) => void;
  /** Is told of files that are not of a kind that is read: model files, signatures. */
  readonly onOther?: (path: string) => void;
}

/** The patterns of one .gitignore; they count from its folder on. */
interface IgnoreFile {
  /** Empty for the root, else ends with `/`. */
  readonly base: string;
  readonly patterns: Ignore;
}

/**
 * Every file below a folder that the settings want, by its path below the root: parents before what is in them, names
 * in order. What .gitignore files leave out is left out. Never rejects: folders that cannot be listed are passed over.
 */
export async function* discoverFiles(
  host: Host,
  root: string,
  settings: Settings,
  options: DiscoverOptions = {},
): AsyncGenerator<string> {
  const isExcluded = createGlobMatcher(settings.exclude);
  const isWanted = createFileFilter(settings);
  const start = (options.start ?? '').replace(/^\/+|\/+$/g, '');

  async function* walk(folder: string, inherited: readonly IgnoreFile[]): AsyncGenerator<string> {
    const entries = await listFolder(host, root, folder, options.onProblem);
    if (folder !== start && entries.some(({ name }) => name === ENVIRONMENT_MARKER)) return;
    const ignores = await addIgnoreFile(host, root, folder, entries, inherited);
    for (const { name, kind } of entries) {
      const path = join(folder, name);
      if (kind === 'file') {
        if (isIgnored(ignores, path)) continue;
        if (isWanted(path)) yield path;
        else if (!isExcluded(path)) options.onOther?.(path);
      } else if (kind === 'folder') {
        const isLeftOut = isToolFolder(path) || isExcluded(path);
        if (!isLeftOut && !isIgnored(ignores, `${path}/`)) yield* walk(path, ignores);
      }
    }
  }

  yield* walk(start, await ignoreFilesAbove(host, root, start));
}

/** Tells of a path below the root whether it is of a kind that is read and neither excluded nor left out by `include`. */
export function createFileFilter(settings: Settings, languageId?: string): (path: string) => boolean {
  const isExcluded = createGlobMatcher(settings.exclude);
  const isIncluded = settings.include.length === 0 ? (): boolean => true : createGlobMatcher(settings.include);
  return (path) => classifyPath(path, languageId) !== undefined && !isExcluded(path) && isIncluded(path);
}

async function listFolder(
  host: Host,
  root: string,
  folder: string,
  onProblem: DiscoverOptions['onProblem'],
): Promise<readonly FolderEntry[]> {
  try {
    const entries = await host.listFolder(join(root, folder));
    return [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const reason = error instanceof HostError ? error.message : 'it cannot be listed';
    host.log.warn(`${folder === '' ? root : folder} is left out: ${reason}`);
    onProblem?.(folder, reason);
    return [];
  }
}

async function ignoreFilesAbove(host: Host, root: string, start: string): Promise<readonly IgnoreFile[]> {
  const found: IgnoreFile[] = [];
  const names = start.split('/');
  for (let depth = 0; start !== '' && depth < names.length; depth++) {
    const folder = names.slice(0, depth).join('/');
    const file = await readIgnoreFile(host, root, folder);
    if (file) found.push(file);
  }
  return found;
}

async function addIgnoreFile(
  host: Host,
  root: string,
  folder: string,
  entries: readonly FolderEntry[],
  inherited: readonly IgnoreFile[],
): Promise<readonly IgnoreFile[]> {
  if (!entries.some(({ name, kind }) => name === '.gitignore' && kind === 'file')) return inherited;
  const file = await readIgnoreFile(host, root, folder);
  return file === undefined ? inherited : [...inherited, file];
}

async function readIgnoreFile(host: Host, root: string, folder: string): Promise<IgnoreFile | undefined> {
  try {
    const text = await host.readFile(join(root, folder, '.gitignore'));
    return { base: folder === '' ? '' : `${folder}/`, patterns: ignore().add(text) };
  } catch {
    // There is none, or it cannot be read: then nothing is left out because of it.
    return undefined;
  }
}

/** Whether the text of a .gitignore leaves out a path that counts from its folder. */
export function ignoresPath(text: string, path: string): boolean {
  return ignore().add(text).ignores(path);
}

/** The innermost file that says anything about the path decides, as in git. */
function isIgnored(files: readonly IgnoreFile[], path: string): boolean {
  for (let at = files.length - 1; at >= 0; at--) {
    const file = files[at];
    if (file === undefined || path.length <= file.base.length) continue;
    const { ignored, unignored } = file.patterns.test(path.slice(file.base.length));
    if (ignored || unignored) return ignored;
  }
  return false;
}

function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('/');
}
