import ignore from 'ignore';

/** What a `.dockerignore` says of paths below the build's folder. */
export interface DockerIgnore {
  /** Whether a file or folder does not go into the build: the whole of it, or what somebody chose to leave out of it. */
  leavesOut(path: string): boolean;
}

/**
 * Reads the patterns of a `.dockerignore` and of `COPY --exclude`. Unlike those of git they count from the build's folder
 * on: `.env` is not `app/.env`.
 * @see https://docs.docker.com/build/concepts/context/#syntax
 */
export function readDockerIgnore(text: string): DockerIgnore {
  const patterns = text.split('\n').flatMap(toGitPattern);
  const matcher = ignore({ ignorecase: false }).add(patterns);
  return {
    leavesOut: (path) =>
      matcher.ignores(path) ||
      matcher.ignores(`${path}/_`) ||
      // `data/raw`: which part of the folder goes in has been decided.
      patterns.some((pattern) => pattern.startsWith(`/${path}/`)),
  };
}

function toGitPattern(line: string): readonly string[] {
  if (line.startsWith('#')) return [];
  const [, negation = '', pattern = ''] = /^\s*(!?)\s*(?:\.?\/)*(.*?)\/*\s*$/.exec(line) ?? [];
  return pattern === '' || pattern === '.' ? [] : [`${negation}/${pattern}`];
}
