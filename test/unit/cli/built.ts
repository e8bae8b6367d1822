import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/process.mjs';
import { isBuilt } from '../../../scripts/stamp.mjs';

const CLI = join(ROOT, 'dist/cli.js');

/** Worker threads cannot load TypeScript on Node 20, so the command line is tested as it ships. */
export function ensureDist(): void {
  if (isBuilt()) return;
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/bundle.ts'], { cwd: ROOT, stdio: 'ignore' });
}

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line in a folder. Nothing is kept for later runs, unless the environment says where. */
export function runCli(
  folder: string,
  words: readonly string[],
  input = '',
  environment: Readonly<Record<string, string>> = { WATERTIGHT_NO_CACHE: '1' },
): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...words], {
    cwd: folder,
    encoding: 'utf8',
    input,
    env: { ...process.env, NO_COLOR: '1', ...environment },
    maxBuffer: 1 << 28,
  });
  return { code: status, stdout, stderr };
}
