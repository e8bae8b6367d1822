import type { WorkspaceFacts } from '../../../src/engine/engine';

/** A workspace of a few texts, by path. Folders of the machine are paths that start with their name: `<hub-cache>/…`. */
export function factsOf(files: Readonly<Record<string, string>>): Required<WorkspaceFacts> {
  const paths = Object.keys(files);
  return {
    today: '2026-06-01',
    hasPath: (path) => paths.some((each) => each === path || each.startsWith(`${path}/`)),
    readText: (path) => files[path],
    isTracked: () => undefined,
    sha256: () => undefined,
    listFolder(path) {
      const folder = path === '' ? '' : path.replace(/\/*$/, '/');
      const below = paths.filter((each) => each.startsWith(folder)).map((each) => each.slice(folder.length));
      return below.length === 0 ? undefined : [...new Set(below.map((rest) => rest.split('/', 1)[0] ?? ''))].sort();
    },
  };
}

/** A commit that is told apart at a glance. */
export function commit(digit: string): string {
  return digit.repeat(40);
}
