// `npm run --silent cli -- scan …`: builds if dist/ is stale (its output on stderr), then runs the command line tool.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './bootstrap.mjs';
import { ROOT } from './process.mjs';

await ensureBuilt();
const child = spawn(process.execPath, [join(ROOT, 'dist/cli.js'), ...process.argv.slice(2)], {
  // npm changes the directory to the package's; what the user typed is relative to where they stood.
  cwd: process.env.INIT_CWD ?? process.cwd(),
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 3);
});
