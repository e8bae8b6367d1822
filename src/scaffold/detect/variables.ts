import type { Sources } from './sources';

const NAMES =
  /(?:os\.environ(?:\.get\(|\[)|os\.getenv\(|(?<![\w.])env(?:iron)?\(|Field\([^)]*alias=)\s*\\?["']([A-Z][A-Z0-9_]{2,60})\\?["']|\$\{([A-Z][A-Z0-9_]{2,60})(?::?[-?][^}]*)?\}/g;
/** What shells and pipelines set by themselves. */
const GIVEN =
  /^(?:HOME|PATH|PWD|USER|SHELL|TMPDIR|CI|HOSTNAME|LANG|PYTHON\w*|GITHUB_\w+|CI_\w+|CUDA_\w+|OMP_\w+|SLURM_\w+|RANK|WORLD_SIZE|LOCAL_RANK|WORKSPACE\w*)$/;

/** The variables of the environment that programs and compose files of the project read, sorted. */
export function detectVariables({ texts }: Sources): readonly string[] {
  const found = new Set<string>();
  for (const [path, text] of texts) {
    if (!/\.(?:py|ipynb)$|(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/.test(path) || /(?:^|\/)tests?\//.test(path))
      continue;
    for (const [, read, put] of text.matchAll(NAMES)) {
      const name = read ?? put ?? '';
      if (name !== '' && !GIVEN.test(name)) found.add(name);
    }
  }
  return [...found].sort();
}
