/** `npm run package`: one .vsix at the root of the repository (or at the path given), from a fresh build. */
import { createVSIX } from '@vscode/vsce';
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBuilt } from './stamp.mjs';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

async function packageExtension(target: string | undefined): Promise<void> {
  const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  const path =
    target === undefined ? join(ROOT, `${name}-${version}.vsix`) : resolve(process.env['INIT_CWD'] ?? '.', target);
  if (!isBuilt())
    execFileSync(process.execPath, ['--import', 'tsx', 'scripts/bundle.ts'], { cwd: ROOT, stdio: 'inherit' });
  // The bundles hold what they need: no node_modules in the package.
  await createVSIX({ cwd: ROOT, packagePath: path, dependencies: false });
  console.error(`${path}: ${String(Math.round(statSync(path).size / 1024))} kB`);
}

packageExtension(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
