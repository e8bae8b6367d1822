// `npm start [-- folder]`: what the command line finds in the folder, then the folder in a real VS Code with the extension.
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureBuilt, ensureEditor } from './bootstrap.mjs';
import { findDesktop } from './desktop.mjs';
import { ROOT, run, say } from './process.mjs';

const [given] = process.argv.slice(2);
const folder = given === undefined ? join(ROOT, 'examples') : resolve(process.env.INIT_CWD ?? process.cwd(), given);
if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
  say(`${folder} is not a folder.`);
  process.exit(2);
}

await ensureBuilt();
// A folder of its own root: a parent's name such as "examples" must not change what is found.
const code = await run(process.execPath, [join(ROOT, 'dist/cli.js'), 'scan', '.'], {
  cwd: folder,
  stdio: ['ignore', 'inherit', 'inherit'],
});
if (code > 1) process.exit(code);

const desktop = findDesktop();
if (desktop === undefined && (await ensureEditor()) === undefined) process.exit(3);
// Ctrl+C reaches the whole group; the one that shows the editor cleans up and ends.
process.on('SIGINT', () => undefined);
const args = ['--import', 'tsx', 'test/host/open.ts', folder, ...(desktop === undefined ? [] : [desktop])];
process.exitCode = await run(process.execPath, args, { stdio: 'inherit' });
