import type { Dirent, Stats } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { HostError, type Host, type HostEntry, type HostErrorKind, type Log } from '../../engine/host';

/** The host of the machine's own disk. */
export function createNodeHost({ log }: { readonly log: Log }): Host {
  return {
    readFile: readText,
    listFolder,
    async stat(path) {
      const stats = await statOf(path);
      return stats && describe(basename(path), stats);
    },
    now: () => Date.now(),
    pause: () => setImmediate(),
    log,
  };
}

/** The text of a file, a byte order mark included: offsets count in the file as it is. Rejects with a HostError. */
async function readText(path: string): Promise<string> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw toHostError(error);
  }
  if (bytes.includes(0)) throw new HostError('not-text', 'it holds binary data');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new HostError('not-text', 'it is not UTF-8');
  }
}

async function listFolder(path: string): Promise<readonly HostEntry[]> {
  let entries: readonly Dirent[];
  try {
    entries = await readdir(path, { withFileTypes: true });
  } catch (error) {
    throw toHostError(error);
  }
  return Promise.all(entries.map((entry) => describeEntry(path, entry)));
}

async function describeEntry(folder: string, entry: Dirent): Promise<HostEntry> {
  const { name } = entry;
  if (entry.isDirectory()) return { name, kind: 'folder', size: 0 };
  if (!entry.isFile() && !entry.isSymbolicLink()) return { name, kind: 'other', size: 0 };
  const stats = await statOf(join(folder, name));
  return stats?.isFile() === true ? describe(name, stats) : { name, kind: 'other', size: 0 };
}

function describe(name: string, stats: Stats): HostEntry {
  const kind = stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
  return { name, kind, size: kind === 'file' ? stats.size : 0 };
}

/** Undefined where there is nothing, or nothing that may be looked at: a link into nowhere, a loop of links. */
async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
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
