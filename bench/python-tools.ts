import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../scripts/cache-folder.mjs';
import { say } from '../scripts/process.mjs';

/** Where benches keep the tools that they install. */
export const TOOLS_FOLDER = join(cacheFolder(), 'bench');

/** A tool of PyPI in an environment of its own; installed where it is missing, which needs the network. */
export function preparePythonTool(name: string, program: string): { readonly path: string; readonly version: string } {
  const folder = join(TOOLS_FOLDER, name);
  const bin = join(folder, 'bin');
  if (!existsSync(join(bin, program))) {
    say(`installing ${name}`);
    runTool('python3', ['-m', 'venv', folder]);
    runTool(join(bin, 'pip'), ['install', '--quiet', '--disable-pip-version-check', name]);
  }
  const shown = runTool(join(bin, 'pip'), ['show', name]);
  return { path: join(bin, program), version: /^Version: (.*)$/m.exec(shown)?.[1] ?? '' };
}

/** What a program prints. Throws where it fails. */
export function runTool(program: string, words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${words.join(' ')} failed: ${stderr}`);
  return stdout;
}
