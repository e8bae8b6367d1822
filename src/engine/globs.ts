import picomatch from 'picomatch/posix';

type GlobMatcher = (path: string) => boolean;

/** Compiling takes longer than most files are looked at, and settings hand over the same list for each of them. */
const known = new WeakMap<readonly string[], GlobMatcher>();

/**
 * Tells whether a path below the root (with `/`) matches one of the globs. Dot files count; a glob that ends in `/`
 * means everything below that folder, and one without a `/` matches at any depth, as in .gitignore. The list must not
 * change any more.
 */
export function createGlobMatcher(globs: readonly string[]): GlobMatcher {
  const matcher = known.get(globs) ?? compileGlobs(globs);
  known.set(globs, matcher);
  return matcher;
}

function compileGlobs(globs: readonly string[]): GlobMatcher {
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
