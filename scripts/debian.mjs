// Debian's packages that the tests need. No dependencies.
import { existsSync } from 'node:fs';
import { findProgram, readOutput, runQuietly, say } from './process.mjs';

const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const BUILD = ['g++', 'make', 'pkg-config', 'libkrb5-dev', 'python3'];
const DISPLAY = ['xvfb', 'xauth'];
const DESKTOP = ['libgtk-3-0', 'libnss3', 'libgbm1', 'libxkbfile1', 'libsecret-1-0'];

/** The browser that Playwright drives. */
export function findBrowser() {
  const named = process.env.CHROME_PATH;
  if (named !== undefined && existsSync(named)) return named;
  const macOS = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return findProgram(...BROWSERS) ?? (existsSync(macOS) ? macOS : undefined);
}

/** What building the server takes, and on demand what shows a window or drives a page. False when something is still missing. */
export async function ensureDebianPackages({ display = false, browser = false } = {}) {
  const wanted =
    process.platform === 'linux' && findProgram('dpkg-query') !== undefined
      ? [...BUILD, ...(display ? DISPLAY : [])]
      : [];
  const missing = wanted.filter((name) => !isInstalled(name));
  if (browser && findBrowser() === undefined) missing.push('chromium');
  return installPackages(missing);
}

/** VS Code's desktop program comes without the libraries that it loads. */
export async function ensureDesktopLibraries(executable) {
  if (process.platform !== 'linux' || hasLibraries(executable)) return true;
  return (await installPackages(DESKTOP)) && hasLibraries(executable);
}

function hasLibraries(executable) {
  return readOutput('ldd', [executable])?.includes('not found') !== true;
}

/** Installs, or says in one line what to install. */
async function installPackages(names) {
  if (names.length === 0) return true;
  const sudo = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const isAllowed = sudo.length === 0 || readOutput('sudo', ['-n', 'true']) !== undefined;
  if (findProgram('apt-get') === undefined || !isAllowed) {
    say(`Please install: ${names.join(' ')}   (Debian: sudo apt-get install ${names.join(' ')})`);
    return false;
  }
  say(`Installing Debian packages: ${names.join(' ')} …`);
  const [command, ...args] = [...sudo, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-y'];
  // An out-of-date list of packages names versions that are gone; an up-to-date one costs seconds.
  await runQuietly(command, [...args, 'update']);
  const code = await runQuietly(command, [...args, 'install', '--no-install-recommends', ...names]);
  if (code !== 0) say(`Please install: ${names.join(' ')}`);
  return code === 0;
}

function isInstalled(name) {
  return readOutput('dpkg-query', ['-W', '-f', '${Status}', name])?.includes('ok installed') === true;
}
