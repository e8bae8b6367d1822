import { isToolFolder } from '../engine/discover';
import type { FolderEntry, Host } from '../engine/host';
import { byDepth } from './detect/sources';
import { detectProject, type Project } from './project';

export interface ProjectPlace {
  readonly host: Pick<Host, 'listFolder' | 'readFile' | 'stat'>;
  /** The folder as the host calls it, without a slash at the end. */
  readonly root: string;
  readonly name: string;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** Bounds, so that a folder of a million pictures is looked at as fast as any other. */
const MAX_DEPTH = 8;
const MAX_FOLDERS = 2_000;
/** Names of one folder that are looked at. */
const MAX_NAMES = 1_000;
const MAX_TEXTS = 400;
const MAX_DECLARATIONS = 200;
/** Bytes; lock files of large projects are about a megabyte. */
const MAX_SIZE = 2_000_000;

/** Declarations and records come before programs: they say more, and are few. Patterns of names, and of whole paths. */
const DECLARATIONS = [
  ...[String.raw`requirements[^/]*`, String.raw`pyproject\.toml`, 'Pipfile', String.raw`(?:uv|poetry)\.lock`],
  ...[String.raw`(?:environment|conda)\.ya?ml`, String.raw`\.python-version`, '[Dd]ockerfile', 'Jenkinsfile'],
  ...[String.raw`\.gitlab-ci\.ya?ml`, String.raw`(?:docker-)?compose[^/]*\.ya?ml`, String.raw`\.dvc\/config`],
  ...[String.raw`dvc\.(?:ya?ml|lock)`, String.raw`[^/]+\.dvc`, 'MLmodel', 'LICEN[CS]E[^/]*', String.raw`CHANGELOG\.md`],
  ...[String.raw`[^/]*(?:metrics?|scores?|eval\w*|results?|robustness)[^/]*\.json`],
];
const READ_FIRST = new RegExp(String.raw`(?:^|\/)(?:${DECLARATIONS.join('|')})$|^\.github\/workflows\/[^/]+$`, 'i');
const READ_THEN = /\.(?:py|ipynb)$/;
/** Tables are read for the names of their columns; a few are enough. */
const MAX_TABLES = 5;

/** Looks at a folder: its names down to some depth, and the texts that tell what the project uses. Never rejects. */
export async function readProject({ host, root, name, today }: ProjectPlace): Promise<Project> {
  const paths = await listPaths(host, root);
  const first = paths.filter((path) => READ_FIRST.test(path));
  const then = byDepth(paths.filter((path) => READ_THEN.test(path)));
  const texts = new Map<string, string>();
  const tables = byDepth(paths.filter((path) => path.endsWith('.csv'))).slice(0, MAX_TABLES);
  const wanted = ['.git/config', ...byDepth(first).slice(0, MAX_DECLARATIONS), ...tables, ...then].slice(0, MAX_TEXTS);
  const read = await Promise.all(wanted.map((path) => readSmallFile(host, `${root}/${path}`)));
  for (const [at, path] of wanted.entries()) {
    const text = read[at];
    if (text !== undefined) texts.set(path, text);
  }
  return detectProject({ name, today, paths, texts });
}

async function listPaths(host: ProjectPlace['host'], root: string): Promise<readonly string[]> {
  const paths: string[] = [];
  let level = [''];
  for (let depth = 0, folders = 0; depth < MAX_DEPTH && level.length > 0 && folders < MAX_FOLDERS; depth++) {
    const looked = level.slice(0, MAX_FOLDERS - folders);
    folders += looked.length;
    const lists = await Promise.all(looked.map((folder) => listFolder(host, root, folder)));
    const next: string[] = [];
    for (const [at, folder] of looked.entries()) {
      const entries = lists[at] ?? [];
      // A virtual environment, whatever its name.
      if (folder !== '' && entries.some(({ name }) => name === 'pyvenv.cfg')) continue;
      for (const { name, kind } of entries) {
        if (kind === 'file') paths.push(folder + name);
        else if (kind === 'folder' && !isToolFolder(folder + name)) next.push(`${folder}${name}/`);
      }
    }
    level = next;
  }
  return paths;
}

async function listFolder(host: ProjectPlace['host'], root: string, folder: string): Promise<readonly FolderEntry[]> {
  const entries = await host.listFolder(`${root}/${folder}`.replace(/\/$/, '')).catch(() => []);
  return [...entries].sort((a, b) => (a.name < b.name ? -1 : 1)).slice(0, MAX_NAMES);
}

/** The text of a file; undefined where there is none, or it is no small text. */
async function readSmallFile(host: ProjectPlace['host'], path: string): Promise<string | undefined> {
  const entry = await host.stat(path).catch(() => undefined);
  if (entry?.kind !== 'file' || entry.size > MAX_SIZE) return undefined;
  return host.readFile(path).catch(() => undefined);
}
