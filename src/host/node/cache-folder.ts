import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

export interface CachePlace {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly home: string;
}

/**
 * Where results are kept: `WATERTIGHT_CACHE_DIR`, else a folder of the user's, never one of the work tree. Undefined where
 * there is none, or `WATERTIGHT_NO_CACHE` says that nothing shall be kept.
 */
export function cacheFolder({ environment, platform, home }: CachePlace): string | undefined {
  const { WATERTIGHT_NO_CACHE: off, WATERTIGHT_CACHE_DIR: given } = environment;
  if (off !== undefined && off !== '' && off !== '0') return undefined;
  if (given !== undefined && given !== '') return resolve(given);
  const base = userCaches({ environment, platform, home });
  return base === undefined ? undefined : join(base, 'watertight');
}

/** A relative `XDG_CACHE_HOME` is to be ignored (https://specifications.freedesktop.org/basedir-spec). */
function userCaches({ environment, platform, home }: CachePlace): string | undefined {
  const { XDG_CACHE_HOME: xdg, LOCALAPPDATA: local } = environment;
  if (xdg !== undefined && isAbsolute(xdg)) return xdg;
  if (platform === 'win32' && local !== undefined && local !== '') return local;
  if (!isAbsolute(home) || home === '/') return undefined;
  if (platform === 'win32') return join(home, 'AppData', 'Local');
  return platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache');
}

/** The folder for who runs this process. */
export function ownCacheFolder(): string | undefined {
  return cacheFolder({ environment: process.env, platform: process.platform, home: homeOrNothing() });
}

/** A user without an entry in the system's list has no home, which Node answers with an error. */
function homeOrNothing(): string {
  try {
    return homedir();
  } catch {
    return '';
  }
}
