import type { Stats } from 'node:fs';

export type FileTimes = Pick<Stats, 'size' | 'mtimeMs' | 'ctimeMs' | 'ino'>;

/**
 * Milliseconds. A file that changed less than this ago may change again within one tick of its disk's clock (2 seconds on
 * FAT), and look as if it had not: git calls such an entry racy.
 */
const RACY = 2_500;

/**
 * Another one once the file has changed: its size and times, that of its inode too, as a date of change can be set back.
 * Undefined where the change is too fresh. To be taken before the file is read.
 */
export function stampOf(stats: FileTimes, now: number): string | undefined {
  const { size, mtimeMs, ctimeMs, ino } = stats;
  const isSettled = now - Math.max(mtimeMs, ctimeMs) > RACY;
  return isSettled ? [size, mtimeMs, ctimeMs, ino].map(String).join(':') : undefined;
}
