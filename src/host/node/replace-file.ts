import { randomBytes } from 'node:crypto';
import { chmod, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { HostError } from '../../engine/host';

/**
 * Puts a new text in the place of an old one, whole or not at all: it is written beside the file, which then takes its
 * name. Links stay links, and the mode is kept. Rejects with a HostError where the file is not what was read any more.
 */
export async function replaceFile(path: string, before: string, after: string): Promise<void> {
  const target = await realpath(path);
  const { mode } = await stat(target);
  try {
    await writeWhole(target, after, mode, async () => {
      if ((await readFile(target, 'utf8')) === before) return;
      throw new HostError('unreadable', 'it was changed while it was being fixed');
    });
  } catch (error) {
    throw error instanceof HostError ? error : new HostError('unreadable', 'it cannot be written');
  }
}

/** Writes beside the path and renames: no reader ever sees a part. `check` may reject once the text is on the disk. */
export async function writeWhole(
  path: string,
  text: string,
  mode: number,
  check: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.watertight-${randomBytes(6).toString('hex')}`);
  try {
    await writeFile(beside, text, { encoding: 'utf8', flag: 'wx', mode: 0o600 });
    await chmod(beside, mode);
    await check();
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
