import { extendLines } from '../extend';
import type { PlannedFile } from '../types';

/** What `dvc init` writes beside the configuration: the cache stays out of git. */
export function dvcIgnores(folder: string): PlannedFile {
  const lines = ['/config.local', '/tmp', '/cache'];
  return {
    path: `${folder}.dvc/.gitignore`,
    text: lines.map((line) => `${line}\n`).join(''),
    extend: extendLines(lines),
  };
}
