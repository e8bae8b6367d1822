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
  const beside = join(dirname(target), `.${basename(target)}.watertight-${randomBytes(6).toString('hex')}`);
  try {
    await writeFile(beside, after, { encoding: 'utf8', flag: 'wx' });
    await chmod(beside, mode);
    if ((await readFile(target, 'utf8')) !== before) {
      throw new HostError('unreadable', 'it was changed while it was being fixed');
    }
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error instanceof HostError ? error : new HostError('unreadable', 'it cannot be written');
  }
}
