import { readdirSync, readFileSync, statSync, type Dirent, type Stats } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import {
  HostError,
  type FolderEntry,
  type Host,
  type HostEntry,
  type HostErrorKind,
  type Log,
  type NotebookText,
  type ResultCache,
} from '../../engine/host';
import type { MachineFolder } from '../../engine/machine';
import { digest } from './digest';
import { sha256OfFile } from './file-digest';
import { fetchText } from './fetch-text';
import { createGitIndexes } from './git-index';
import { findMachineFolder } from './machine-folders';
import { cutUnread } from './notebook-bytes';
import { stampOf } from './stamp';

const ENTRIES = { withFileTypes: true } as const;

export interface NodeHostOptions {
  readonly log: Log;
  readonly cache?: ResultCache | undefined;
  /** Whether nobody else waits for this thread: asking the disk at once takes half the time of waiting for its answers. */
  readonly isAlone?: boolean;
  /** Other folders than those that the variables of the environment name. */
  readonly machineFolder?: (folder: MachineFolder) => string | undefined;
}

interface Disk {
  readonly read: (path: string) => Buffer | Promise<Buffer>;
  readonly list: (path: string) => readonly Dirent[] | Promise<readonly Dirent[]>;
  readonly stat: (path: string) => Stats | Promise<Stats>;
}

const WAITED_FOR: Disk = { read: (path) => readFile(path), list: (path) => readdir(path, ENTRIES), stat };
const AT_ONCE: Disk = {
  read: (path) => readFileSync(path),
  list: (path) => readdirSync(path, ENTRIES),
  stat: statSync,
};

/** The host of the machine's own disk. */
export function createNodeHost({ log, cache, isAlone = false, ...options }: NodeHostOptions): Host {
  const disk = isAlone ? AT_ONCE : WAITED_FOR;
  const isTracked = createGitIndexes();
  return {
    readFile: (path) => readText(disk, path),
    readNotebook: (path) => readNotebook(disk, path),
    listFolder: (path) => listFolder(disk, path),
    async stat(path) {
      const stats = await statOf(disk, path);
      return stats && describe(basename(path), stats);
    },
    isTracked: (path) => Promise.resolve(isTracked(path)),
    machineFolder: options.machineFolder ?? ((folder) => findMachineFolder(folder)),
    sha256: (path) => Promise.resolve(sha256OfFile(path)),
    fetchText,
    now: () => Date.now(),
    pause: () => setImmediate(),
    log,
    ...(cache === undefined ? {} : { cache }),
  };
}

/** The text of a file, a byte order mark included: offsets count in the file as it is. Rejects with a HostError. */
async function readText(disk: Disk, path: string): Promise<string> {
  return decode(await readBytes(disk, path));
}

async function readNotebook(disk: Disk, path: string): Promise<NotebookText> {
  const bytes = await readBytes(disk, path);
  const { pieces, cuts, hasShifted } = cutUnread(bytes);
  const texts = pieces.map(decode);
  let at = 0;
  const gaps = cuts.map((length, index) => ({ at: (at += texts[index]?.length ?? 0), length }));
  return { text: texts.join(''), gaps, hasShifted, digest: () => digest(bytes) };
}

/** Rejects with a HostError, also where they are no text. */
async function readBytes(disk: Disk, path: string): Promise<Buffer> {
  let bytes: Buffer;
  try {
    bytes = await disk.read(path);
  } catch (error) {
    throw toHostError(error);
  }
  if (bytes.includes(0)) throw new HostError('not-text', 'it holds binary data');
  return bytes;
}

/** Throws a HostError where it is not UTF-8. */
function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new HostError('not-text', 'it is not UTF-8');
  }
}

async function listFolder(disk: Disk, path: string): Promise<readonly FolderEntry[]> {
  let entries: readonly Dirent[];
  try {
    entries = await disk.list(path);
  } catch (error) {
    throw toHostError(error);
  }
  const found: FolderEntry[] = [];
  for (const entry of entries) {
    found.push({
      name: entry.name,
      kind: entry.isSymbolicLink() ? await kindOfLink(disk, path, entry) : kindOf(entry),
    });
  }
  return found;
}

/** Only links are looked at: asking for each file takes longer than all the rest of a walk. */
async function kindOfLink(disk: Disk, folder: string, { name }: Dirent): Promise<FolderEntry['kind']> {
  const stats = await statOf(disk, join(folder, name));
  return stats?.isFile() === true ? 'file' : 'other';
}

function kindOf(entry: Dirent | Stats): FolderEntry['kind'] {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : 'other';
}

function describe(name: string, stats: Stats): HostEntry {
  const kind = kindOf(stats);
  if (kind !== 'file') return { name, kind, size: 0 };
  const stamp = stampOf(stats, Date.now());
  return { name, kind, size: stats.size, ...(stamp === undefined ? {} : { stamp }) };
}

/** Undefined where there is nothing, or nothing that may be looked at: a link into nowhere, a loop of links. */
async function statOf(disk: Disk, path: string): Promise<Stats | undefined> {
  try {
    return await disk.stat(path);
  } catch {
    return undefined;
  }
}

const PROBLEMS: Readonly<Record<string, readonly [HostErrorKind, string]>> = {
  ENOENT: ['not-found', 'it does not exist'],
  ENOTDIR: ['not-found', 'it does not exist'],
  EISDIR: ['not-a-file', 'it is a folder'],
  EACCES: ['unreadable', 'reading it is not allowed'],
  EPERM: ['unreadable', 'reading it is not allowed'],
  ELOOP: ['unreadable', 'its links lead in a circle'],
  ERR_FS_FILE_TOO_LARGE: ['too-large', 'it is too large to be read'],
  ERR_STRING_TOO_LONG: ['too-large', 'it is too large to be read'],
};

function toHostError(error: unknown): HostError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const [kind, message] = PROBLEMS[code] ?? ['unreadable', 'it cannot be read'];
  return new HostError(kind, message);
}
