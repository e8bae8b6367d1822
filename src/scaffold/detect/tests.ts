import { byDepth, type Sources } from './sources';

/** The outermost folder of tests in the project. */
export function detectTests({ paths, folder }: Sources): string {
  for (const path of byDepth(paths)) {
    const [, found] = /^((?:.*\/)?tests?)\/.*\.py$/.exec(path) ?? [];
    if (found?.startsWith(folder) === true) return found;
  }
  return `${folder}tests`;
}
