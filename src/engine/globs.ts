import picomatch from 'picomatch/posix';

/**
 * Tells whether a path below the root (with `/`) matches one of the globs. Dot files count; a glob that ends in `/`
 * means everything below that folder, and one without a `/` matches at any depth, as in .gitignore.
 */
export function createGlobMatcher(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs.flatMap(expandGlob);
  if (patterns.length === 0) return () => false;
  const isMatch = picomatch(patterns, { dot: true });
  return (path) => isMatch(path);
}

function expandGlob(glob: string): readonly string[] {
  const clean = glob.replace(/^\.?\//, '');
  if (clean.endsWith('/')) return [`${clean}**`, `**/${clean}**`];
  return clean.includes('/') ? [clean, `${clean}/**`] : [clean, `**/${clean}`, `**/${clean}/**`];
}
