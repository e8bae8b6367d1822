import { readFileSync, statSync, type Stats } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Bytes; a repository of half a million files has an index of about that size. */
const MAX_INDEX_SIZE = 64_000_000;
/** Bytes; it holds one path. */
const MAX_LINK_SIZE = 4096;
/** Lengths of the parts of an entry in front of its name, with SHA-1: https://git-scm.com/docs/index-format. */
const HEADER_LENGTH = 12;
const FIXED_LENGTH = 62;
const FLAGS_AT = 60;
const MODE_AT = 24;
const HASH_LENGTH = 20;
/** The flags hold the length of the name in twelve bits; longer names say this. */
const LONG_NAME = 0xfff;
const EXTENDED = 0x4000;
/** A whole folder as one entry, in sparse checkouts. */
const FOLDER_MODE = 0o040000;

interface KnownIndex {
  readonly stamp: string;
  readonly paths: ReadonlySet<string> | undefined;
}

/**
 * Whether git tracks a file, by its absolute path: what `git add` has put into the index. Undefined outside of a
 * repository, and where the index is of a kind that is not read here. An index is read again once it has changed.
 */
export function createGitIndexes(): (path: string) => boolean | undefined {
  const known = new Map<string, KnownIndex>();
  return (path) => {
    const repository = findRepository(path);
    if (repository === undefined) return undefined;
    const index = `${repository.gitFolder}/index`;
    const stats = statOrNothing(index);
    // A repository in which nothing was added yet.
    if (stats === undefined) return false;
    if (stats.size > MAX_INDEX_SIZE) return undefined;
    const stamp = `${String(stats.size)}:${String(stats.mtimeMs)}`;
    const before = known.get(index);
    const paths = before?.stamp === stamp ? before.paths : readIndex(index);
    known.set(index, { stamp, paths });
    return paths?.has(path.slice(repository.root.length + 1));
  };
}

interface Repository {
  /** Without a slash at the end. */
  readonly root: string;
  readonly gitFolder: string;
}

/** The innermost repository around a file. In worktrees and submodules `.git` is a file that names the folder. */
function findRepository(path: string): Repository | undefined {
  for (let root = dirname(path); ; root = dirname(root)) {
    const git = `${root}/.git`;
    const stats = statOrNothing(git);
    if (stats?.isDirectory() === true) return { root, gitFolder: git };
    if (stats?.isFile() === true) {
      const target = readLink(git, stats.size);
      return target === undefined ? undefined : { root, gitFolder: resolve(root, target) };
    }
    if (dirname(root) === root) return undefined;
  }
}

function readLink(path: string, size: number): string | undefined {
  if (size > MAX_LINK_SIZE) return undefined;
  try {
    return /^gitdir: ([^\r\n]+)/.exec(readFileSync(path, 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}

function statOrNothing(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

function readIndex(path: string): ReadonlySet<string> | undefined {
  try {
    return parseGitIndex(readFileSync(path));
  } catch {
    return undefined;
  }
}

/**
 * The paths in an index of version 2 to 4 with SHA-1. Undefined for any other text, and where the index does not hold
 * every path itself: one that is split in two files, or has whole folders as entries.
 */
export function parseGitIndex(bytes: Buffer): ReadonlySet<string> | undefined {
  if (bytes.length < HEADER_LENGTH + HASH_LENGTH || bytes.toString('latin1', 0, 4) !== 'DIRC') return undefined;
  const version = bytes.readUInt32BE(4);
  if (version < 2 || version > 4) return undefined;
  const end = bytes.length - HASH_LENGTH;
  const paths = new Set<string>();
  let at = HEADER_LENGTH;
  let previous = '';
  for (let left = bytes.readUInt32BE(8); left > 0; left--) {
    const entry = readEntry(bytes, at, end, version === 4 ? previous : undefined);
    if (entry === undefined) return undefined;
    paths.add(Buffer.from(entry.name, 'latin1').toString('utf8'));
    previous = entry.name;
    at = entry.next;
  }
  return isSplit(bytes, at, end) ? undefined : paths;
}

interface Entry {
  /** Its bytes as characters. */
  readonly name: string;
  readonly next: number;
}

/** `previous`: the name of the entry before, where names are written as what differs from it. */
function readEntry(bytes: Buffer, start: number, end: number, previous: string | undefined): Entry | undefined {
  if (start + FIXED_LENGTH >= end || bytes.readUInt32BE(start + MODE_AT) === FOLDER_MODE) return undefined;
  const flags = bytes.readUInt16BE(start + FLAGS_AT);
  let at = start + FIXED_LENGTH + ((flags & EXTENDED) === 0 ? 0 : 2);
  let kept = '';
  if (previous !== undefined) {
    const removed = readNumber(bytes, at, end);
    if (removed === undefined || removed.value > previous.length) return undefined;
    kept = previous.slice(0, previous.length - removed.value);
    at = removed.next;
  }
  const nameEnd = bytes.indexOf(0, at);
  if (nameEnd === -1 || nameEnd >= end) return undefined;
  const name = kept + bytes.toString('latin1', at, nameEnd);
  // With another kind of hash the name stands elsewhere, and this does not hold.
  if ((flags & LONG_NAME) !== Math.min(name.length, LONG_NAME)) return undefined;
  const padded = start + ((nameEnd - start + 8) & ~7);
  return { name, next: previous === undefined ? padded : nameEnd + 1 };
}

/** Seven bits a byte, the first ones first; each further byte counts from one on, so that no number has two spellings. */
function readNumber(bytes: Buffer, start: number, end: number): { value: number; next: number } | undefined {
  let value = 0;
  for (let at = start; at < Math.min(end, start + 4); at++) {
    const byte = bytes.readUInt8(at);
    value += byte & 127;
    if ((byte & 128) === 0) return { value, next: at + 1 };
    value = (value + 1) * 128;
  }
  return undefined;
}

/** Whether an extension says that other entries stand in a file of their own. */
function isSplit(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at + 8 <= end; at += 8 + bytes.readUInt32BE(at + 4)) {
    if (bytes.toString('latin1', at, at + 4) === 'link') return true;
  }
  return false;
}
