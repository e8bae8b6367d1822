import type { Sources } from './sources';

/** Releases that still get security fixes and that the machine-learning packages have wheels for. */
const USUAL = '3.12';
/** The oldest minor version of those. */
const OLDEST = 11;

const PLACES: readonly (readonly [file: RegExp, version: RegExp])[] = [
  [/(?:^|\/)\.python-version$/, /^\s*(?:cpython-)?(3\.\d+)/],
  [/(?:^|\/)pyproject\.toml$/, /^\s*(?:requires-python|python)\s*=\s*["'][^"'\d]*(3\.\d+)/m],
  [/(?:^|\/)Pipfile$/, /^\s*python_version\s*=\s*["'](3\.\d+)/m],
  [/(?:^|\/)environment\.ya?ml$/, /^\s*-\s*python\s*[=<>~!]+\s*(3\.\d+)/m],
  [/(?:^|\/)[Dd]ockerfile$/, /^FROM\s+(?:\S*\/)?python:(3\.\d+)/m],
  [/^\.github\/workflows\/[^/]+\.ya?ml$/, /python-version:\s*["']?(3\.\d+)/],
];

/** The minor version that the project names first in one of the usual places; of one that gets no fixes any more, the usual one. */
export function detectPythonVersion({ texts, folder }: Sources): string {
  for (const [file, pattern] of PLACES) {
    for (const [path, text] of texts) {
      if (!file.test(path) || !(path.startsWith(folder) || path.startsWith('.github/'))) continue;
      const version = pattern.exec(text)?.[1];
      if (version !== undefined) return Number(version.slice(2)) < OLDEST ? USUAL : version;
    }
  }
  return USUAL;
}
