import { byDepth, isWritten, type Sources } from './sources';

/** The outermost Dockerfile. */
export function detectImage({ paths, folder }: Sources): string | undefined {
  return byDepth(paths).find(
    (path) => path.startsWith(folder) && !isWritten(path) && /(?:^|\/)(?:[Dd]ockerfile|Containerfile)$/.test(path),
  );
}
