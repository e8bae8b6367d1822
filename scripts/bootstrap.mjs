// Makes a fresh clone ready: node_modules, Debian's packages, the VS Code server, dist/. No dependencies.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDebianPackages } from './debian.mjs';
import { ensureHost } from './host.mjs';
import { findNpm, ROOT, run, runQuietly, say } from './process.mjs';
import { isBuilt } from './stamp.mjs';

/** Ends the process when a step fails: nothing that follows could work. */
export async function ensureBuilt() {
  await ensureNodeModules();
  if (isBuilt()) return;
  if ((await run(process.execPath, ['--import', 'tsx', 'scripts/bundle.ts'])) !== 0) process.exit(3);
}

export async function ensureNodeModules() {
  if (isInstalled()) return;
  const npm = findNpm();
  if (npm === undefined) {
    say('npm is not on PATH.');
    process.exit(3);
  }
  say('Installing node_modules …');
  const code = await runQuietly(process.execPath, [npm, 'ci', '--no-audit', '--no-fund', '--loglevel=error']);
  if (code !== 0) process.exit(3);
}

/** What opening a real VS Code takes; tests also need a screen and a browser. Undefined when it could not be had. */
export async function ensureEditor(needs = {}) {
  await ensureDebianPackages(needs);
  return ensureHost();
}

/** Compares versions, not times: a checkout touches the lock file without changing it. */
function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const found = readPackages('node_modules/.package-lock.json');
  if (found === undefined) return false;
  return Object.entries(wanted ?? {}).every(
    ([path, { version, optional, devOptional }]) =>
      path === '' || optional === true || devOptional === true || found[path]?.version === version,
  );
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(ROOT, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}
