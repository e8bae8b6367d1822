// Where large downloads live: outside of the repository, so that every clone shares them. No dependencies.
import { accessSync, constants, lstatSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** `$XDG_CACHE_HOME/watertight`, `~/.cache/watertight`, or a folder of our own below the temporary one. */
export function cacheFolder() {
  const { XDG_CACHE_HOME, HOME } = process.env;
  const candidates = [XDG_CACHE_HOME, HOME === undefined || HOME === '' ? undefined : join(HOME, '.cache')];
  for (const candidate of candidates) {
    if (candidate === undefined || !isAbsolute(candidate)) continue;
    const folder = join(candidate, 'watertight');
    if (isMadeWritable(folder)) return folder;
  }
  return temporaryFolder();
}

function isMadeWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Everybody can write to /tmp: a folder that another user put there under our name is not ours to run programs from. */
function temporaryFolder() {
  const { uid, username } = userInfo();
  const folder = join(tmpdir(), `watertight-${uid === -1 ? username : uid}`);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const found = lstatSync(folder);
  const isOurs = found.isDirectory() && (uid === -1 || (found.uid === uid && (found.mode & 0o022) === 0));
  return isOurs ? folder : mkdtempSync(`${folder}-`);
}
