import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../../scripts/process.mjs';
import { readStamp } from '../../scripts/stamp.mjs';
import { unpackExtension } from './code-server';

const FOLDER = join(ROOT, '.cache/package');
const VSIX = join(FOLDER, 'watertight.vsix');

/** The .vsix of the sources as they are now. */
export function packageExtension(): string {
  const stamp = join(FOLDER, 'stamp');
  const wanted = readStamp();
  if (existsSync(VSIX) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return VSIX;
  mkdirSync(FOLDER, { recursive: true });
  const args = ['--import', 'tsx', 'scripts/package.ts', VSIX];
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('The extension could not be packaged; see above.');
  writeFileSync(stamp, wanted);
  return VSIX;
}

export interface StagedExtension {
  readonly path: string;
  readonly remove: () => void;
}

/** The packaged extension unpacked into a folder of its own, where a test may add files to it. */
export async function stageExtension(vsix: string): Promise<StagedExtension> {
  const folder = mkdtempSync(join(tmpdir(), 'watertight-extension-'));
  await unpackExtension(vsix, join(folder, 'installed'));
  const name = readdirSync(join(folder, 'installed'), { withFileTypes: true }).find((entry) =>
    entry.isDirectory(),
  )?.name;
  if (name === undefined) throw new Error(`${vsix} holds no extension.`);
  const path = join(folder, 'extension');
  cpSync(join(folder, 'installed', name), path, { recursive: true });
  return {
    path,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
