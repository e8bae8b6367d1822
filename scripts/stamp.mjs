// Tells whether dist/ was built from the sources as they are now. No dependencies.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from './process.mjs';

const STAMP = join(ROOT, 'dist/.stamp');
const INPUTS = [
  ...['src', 'package.json', 'package-lock.json', 'scripts/bundle.ts', 'scripts/notices.ts'],
  // These are packaged, not bundled.
  ...['media', 'schemas', 'syntaxes', '.vscodeignore'],
];

/** A digest of the names, sizes and times of everything that goes into the bundles. */
export function readStamp() {
  const hash = createHash('sha256');
  for (const path of INPUTS.flatMap((input) => listFiles(join(ROOT, input)))) {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${relative(ROOT, path)}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** To be taken before building, so that a file that is saved meanwhile makes the next build happen. */
export function writeStamp(stamp) {
  writeFileSync(STAMP, stamp);
}

export function isBuilt() {
  try {
    return readFileSync(STAMP, 'utf8') === readStamp();
  } catch {
    return false;
  }
}

function listFiles(path) {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return [];
  if (!stats.isDirectory()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((name) => listFiles(join(path, name)));
}
