// Debian's packages that the tests need. No dependencies.
import { existsSync } from 'node:fs';
import { findProgram, readOutput, runQuietly, say } from './process.mjs';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const BUILD = ['g++', 'make', 'pkg-config', 'libkrb5-dev', 'python3'];
const DISPLAY = ['xvfb', 'xauth'];

/** The browser that Playwright drives. */
export function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && existsSync(named)) return named;
  const macOS = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return findProgram(...BROWSERS) ?? (existsSync(macOS) ? macOS : undefined);
}

/** Installs what is missing, or says in one line what to install. False when something is still missing. */
export async function ensureDebianPackages() {
  const missing = listMissing();
  if (missing.length === 0) return true;
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const isAllowed = sudo.length === 0 || readOutput('sudo', ['-n', 'true']) !== undefined;
  if (findProgram('apt-get') === undefined || !isAllowed) {
    say(`Please install: ${missing.join(' ')}   (Debian: sudo apt-get install ${missing.join(' ')})`);
    return false;
  }
  say(`Installing Debian packages: ${missing.join(' ')} …`);
  const aptGet = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-y'];
  const [command, ...args] = aptGet;
  // An out-of-date list of packages names versions that are gone; an up-to-date one costs seconds.
  await runQuietly(command, [...args, 'update']);
  const code = await runQuietly(command, [...args, 'install', '--no-install-recommends', ...missing]);
  if (code !== 0) say(`Please install: ${missing.join(' ')}`);
  return code === 0;
}

function listMissing() {
  const browser = findBrowser() === undefined ? ['chromium'] : [];
  if (process.platform !== 'linux') return browser;
  if (findProgram('dpkg-query') === undefined) return browser;
  const wanted = [...BUILD, ...DISPLAY];
  const installed = new Set(wanted.filter(isInstalled));
  return [...wanted.filter((name) => !installed.has(name)), ...browser];
}

function isInstalled(name) {
  return readOutput('dpkg-query', ['-W', '-f', '${Status}', name])?.includes('ok installed') === true;
}
