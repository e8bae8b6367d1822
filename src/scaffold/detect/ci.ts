/** Where the project's pipelines run. */
export type CiKind = 'github' | 'gitlab' | 'jenkins';

const KINDS: readonly (readonly [CiKind, RegExp])[] = [
  ['github', /^\.github\/workflows\/[^/]+\.ya?ml$/],
  ['gitlab', /^\.gitlab-ci\.ya?ml$/],
  ['jenkins', /(?:^|\/)Jenkinsfile$/],
];

export function detectCi(paths: readonly string[]): readonly CiKind[] {
  return KINDS.filter(([, pattern]) => paths.some((path) => pattern.test(path))).map(([kind]) => kind);
}
