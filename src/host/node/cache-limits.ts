import { readdir, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Milliseconds after which a file that nobody wrote is removed: its root or its build of the tool is gone. */
const LIFETIME = 30 * 86_400_000;
/** Bytes of all roots together. */
const MAX_SIZE = 256_000_000;

/** Removes the files of the cache that are old, and the oldest of those that are too much. `now` in milliseconds. */
export async function removeOldFiles(base: string, now: number): Promise<void> {
  let size = 0;
  for (const file of await listFiles(base)) {
    size += file.size;
    if (now - file.written <= LIFETIME && size <= MAX_SIZE) continue;
    await rm(file.path, { force: true });
    // Fails where another file is left there, as it should.
    await rmdir(file.folder).catch(() => undefined);
  }
}

interface CachedFile {
  readonly folder: string;
  readonly path: string;
  readonly size: number;
  readonly written: number;
}

/** The newest first. */
async function listFiles(base: string): Promise<readonly CachedFile[]> {
  const files: CachedFile[] = [];
  for (const folder of (await readdir(base)).map((name) => join(base, name))) {
    for (const path of (await readdir(folder).catch(() => [])).map((name) => join(folder, name))) {
      const stats = await stat(path).catch(() => undefined);
      if (stats?.isFile() === true) files.push({ folder, path, size: stats.size, written: stats.mtimeMs });
    }
  }
  return files.sort((a, b) => b.written - a.written);
}
