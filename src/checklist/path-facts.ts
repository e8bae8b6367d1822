import type { Fact, FactKind } from './types';

interface PathFact {
  readonly kind: FactKind;
  readonly pattern: RegExp;
  readonly text: string;
}

/** Files that are evidence by being there. Patterns match the path below the root, lower case. */
const PATH_FACTS: readonly PathFact[] = [
  {
    kind: 'lock-file',
    pattern: /(?:^|\/)(?:uv\.lock|poetry\.lock|pipfile\.lock|pdm\.lock|pixi\.lock|conda-lock\.ya?ml|pylock\.toml)$/,
    text: 'Lock file',
  },
  { kind: 'pipeline-lock', pattern: /(?:^|\/)dvc\.lock$/, text: 'DVC lock file: outputs are recorded by hash' },
  { kind: 'data-version', pattern: /(?:^|\/)dvc\.lock$|\.dvc$/, text: 'Data tracked by hash with DVC' },
  {
    kind: 'pipeline-definition',
    pattern: /(?:^|\/)(?:dvc\.ya?ml|mlproject|snakefile|kedro\.ya?ml)$/,
    text: 'Pipeline definition',
  },
  { kind: 'code-owners', pattern: /^(?:\.github\/|docs\/|\.gitlab\/)?codeowners$/, text: 'Code owners' },
  { kind: 'security-policy', pattern: /^(?:\.github\/|docs\/)?security\.(?:md|rst|txt)$/, text: 'Security policy' },
  {
    kind: 'incident-runbook',
    pattern: /(?:^|\/)[^/]*(?:runbook|incident|rollback)[^/]*\.(?:md|rst)$/,
    text: 'Runbook for incidents',
  },
  {
    kind: 'update-bot',
    pattern: /^\.github\/dependabot\.ya?ml$|(?:^|\/)(?:renovate\.json5?|\.renovaterc(?:\.json)?)$/,
    text: 'Update bot',
  },
  { kind: 'model-card', pattern: /(?:^|\/)model[-_ ]?card[^/]*\.(?:md|rst|ya?ml|json)$/, text: 'Model card' },
  {
    kind: 'data-card',
    pattern: /(?:^|\/)(?:(?:data|dataset)[-_ ]?card|datasheet)[^/]*\.(?:md|rst|ya?ml|json)$|(?:^|\/)croissant\.json$/,
    text: 'Data card',
  },
];

/** Facts that paths alone give. `paths` are relative to the root with `/`. */
export function collectPathFacts(paths: readonly string[]): readonly Fact[] {
  return paths.flatMap((path) =>
    PATH_FACTS.filter(({ pattern }) => pattern.test(path.toLowerCase())).map(({ kind, text }) => ({
      kind,
      file: path,
      line: 1,
      text,
    })),
  );
}
