// Installs the VS Code server that `npm start` and the tests open in a browser. No dependencies.
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cacheFolder } from './cache-folder.mjs';
import { findNpm, ROOT, runQuietly, say } from './process.mjs';

const MANIFESTS = join(ROOT, 'test/host');

/** `{ node, entry }`: the Node to start and code-server's script. Undefined when it could not be installed. */
export async function ensureHost() {
  const cache = cacheFolder();
  const name = `host-${readVersion('package.json', 'code-server')}`;
  const folder = join(cache, name);
  if (existsSync(folder)) return describeHost(folder);
  removeAbandoned(cache, name);
  const partial = join(cache, `${name}.partial-${process.pid}`);
  say(`Installing the VS Code server for tests into ${folder} (once, about three minutes) …`);
  if (!(await installInto(partial))) {
    rmSync(partial, { recursive: true, force: true });
    say('The VS Code server could not be installed; see above.');
    return undefined;
  }
  moveIntoPlace(partial, folder);
  return describeHost(folder);
}

function readVersion(manifest, dependency) {
  const { dependencies, optionalDependencies } = JSON.parse(readFileSync(join(MANIFESTS, manifest), 'utf8'));
  return { ...dependencies, ...optionalDependencies }[dependency];
}

function describeHost(folder) {
  return { node: nodeOf(folder), entry: join(folder, 'server/node_modules/code-server/out/node/entry.js') };
}

/** code-server runs on Node 24 alone. The machine's own is taken where it is one, or where npm has none for the platform. */
function nodeOf(folder) {
  const carried = join(folder, `runtime/node_modules/node-${process.platform}-${process.arch}/bin/node`);
  return existsSync(carried) ? carried : process.execPath;
}

async function installInto(partial) {
  const npm = findNpm();
  if (npm === undefined) {
    say('npm is not on PATH.');
    return false;
  }
  for (const [part, from] of [
    ['runtime', join(MANIFESTS, 'runtime')],
    ['server', MANIFESTS],
  ]) {
    mkdirSync(join(partial, part), { recursive: true });
    for (const file of ['package.json', 'package-lock.json']) copyFileSync(join(from, file), join(partial, part, file));
  }
  const quiet = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const runtime = { cwd: join(partial, 'runtime'), env: installEnvironment({}) };
  if ((await runQuietly(process.execPath, [npm, ...quiet, '--ignore-scripts'], runtime)) !== 0) return false;
  const node = nodeOf(partial);
  const headers = join(node, '../..');
  const server = {
    cwd: join(partial, 'server'),
    env: installEnvironment({
      PATH: `${join(node, '..')}${delimiter}${process.env.PATH ?? ''}`,
      npm_config_nodedir: existsSync(join(headers, 'include/node')) ? headers : undefined,
    }),
  };
  return (await runQuietly(node, [npm, ...quiet], server)) === 0;
}

// What an outer `npm test` sets for its own package. code-server's install script believes the user agent to be its Node's.
const OUTER =
  /^(NODE|INIT_CWD|npm_(package|lifecycle|command|execpath|node_execpath|config_(user_agent|prefix|local_prefix|global_prefix|node_gyp|npm_version|ignore_scripts))(_.*)?)$/;

function installEnvironment(more) {
  const kept = Object.entries(process.env).filter(([name]) => !OUTER.test(name));
  const home = (process.env.HOME ?? '') === '' ? { HOME: cacheFolder() } : {};
  const npm = { npm_config_ignore_scripts: 'false', npm_config_update_notifier: 'false' };
  return { ...Object.fromEntries(kept), ...home, ...npm, ...more };
}

/** The rename is what makes an install count: one that was cut off never has the final name. */
function moveIntoPlace(partial, folder) {
  try {
    renameSync(partial, folder);
  } catch (error) {
    // Another process was first; its install is as good as ours.
    if (!existsSync(folder)) throw error;
    rmSync(partial, { recursive: true, force: true });
  }
}

function removeAbandoned(cache, name) {
  const prefix = `${name}.partial-`;
  for (const entry of readdirSync(cache)) {
    if (entry.startsWith(prefix) && !isRunning(Number(entry.slice(prefix.length)))) {
      rmSync(join(cache, entry), { recursive: true, force: true });
    }
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
