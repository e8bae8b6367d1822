import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** Bytes that are read at once. */
const CHUNK = 1 << 20;
/** Bytes: about a second. What is larger would be waited for each time that somebody types. */
const MAX_SIZE = 500_000_000;

/** The SHA-256 of a file in hexadecimal digits; undefined for what is no file, may not be read, or is very large. */
export function sha256OfFile(path: string): string | undefined {
  let file: number | undefined;
  try {
    const stats = statSync(path);
    if (!stats.isFile() || stats.size > MAX_SIZE) return undefined;
    file = openSync(path, 'r');
    const hash = createHash('sha256');
    const chunk = Buffer.alloc(CHUNK);
    for (let length = readSync(file, chunk); length > 0; length = readSync(file, chunk)) {
      hash.update(chunk.subarray(0, length));
    }
    return hash.digest('hex');
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
