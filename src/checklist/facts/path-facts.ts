import type { FactKind } from '../fact-kinds';
import type { Fact, Strength } from '../types';

interface PathFact {
  readonly kind: FactKind;
  readonly pattern: RegExp;
  readonly text: string;
  readonly strength?: Strength;
}

/** Files that are evidence by being there. Patterns match the path below the root, lower case. */
const PATH_FACTS: readonly PathFact[] = [
  {
    kind: 'lock-file',
    pattern: /(?:^|\/)(?:uv\.lock|poetry\.lock|pipfile\.lock|pdm\.lock|pixi\.lock|conda-lock\.ya?ml|pylock\.toml)$/,
    text: 'Lock file',
  },
  { kind: 'pipeline-lock', pattern: /(?:^|\/)dvc\.lock$/, text: 'DVC lock file: results are recorded by hash' },
  { kind: 'data-lineage', pattern: /(?:^|\/)dvc\.lock$/, text: 'DVC lock file: results are recorded by hash' },
  { kind: 'data-version', pattern: /(?:^|\/)dvc\.lock$|.\.dvc$/, text: 'Data tracked by hash with DVC' },
  { kind: 'data-checksum', pattern: /(?:^|\/)dvc\.lock$|.\.dvc$/, text: 'DVC compares data with its hash' },
  { kind: 'pipeline-definition', pattern: /(?:^|\/)(?:dvc\.ya?ml|mlproject|snakefile)$/, text: 'Pipeline definition' },
  { kind: 'pipeline-definition', pattern: /(?:^|\/)pipelines?\/[^/]*kedro[^/]*\.py$/, text: 'Pipeline definition' },
  { kind: 'pipeline-parameters', pattern: /(?:^|\/)params\.(?:ya?ml|json|toml)$/, text: 'Parameters of the pipeline' },
  { kind: 'code-owners', pattern: /^(?:\.github\/|docs\/|\.gitlab\/)?codeowners$/, text: 'Code owners' },
  {
    kind: 'review-rule',
    pattern:
      /^(?:\.github\/|docs\/)?pull_request_template(?:\.md|\/.*)$|^\.gitlab\/merge_request_templates\/|^\.github\/(?:settings|branch-protection|rulesets?)[^/]*\.(?:ya?ml|json)$|^\.github\/rulesets\//,
    text: 'Template or rule for reviews',
  },
  {
    kind: 'update-bot',
    pattern: /^\.github\/dependabot\.ya?ml$|(?:^|\/)(?:\.?renovate\.json5?|\.renovaterc(?:\.json)?)$/,
    text: 'Update bot',
  },
  {
    kind: 'model-verification',
    pattern: /(?:^|\/)[^/]*model[^/]*\.(?:sig|sigstore|sigstore\.json)$/,
    text: 'Signature of the model',
  },
  { kind: 'safe-model-format', pattern: /\.(?:safetensors|onnx|gguf|skops)$/, text: 'Model format that runs no code' },
  {
    kind: 'model-file',
    pattern: /\.(?:safetensors|onnx|gguf|skops|pkl|pickle|joblib|pt|pth|h5|keras|ckpt)$/,
    text: 'Model file',
  },
  {
    kind: 'container',
    pattern: /(?:^|\/)(?:[^/]*\.)?(?:docker|container)file(?:[.-][^/]+)?$/,
    text: 'Container image',
  },
  { kind: 'secret-store', pattern: /(?:^|\/)\.sops\.ya?ml$/, text: 'Secrets encrypted with SOPS' },
];

/** Facts that paths alone give. `paths` are relative to the root with `/`; what lies in examples is only mentioned. */
export function collectPathFacts(
  paths: readonly string[],
  isExample: (path: string) => boolean = () => false,
): readonly Fact[] {
  return paths.flatMap((path) =>
    PATH_FACTS.filter(({ pattern }) => pattern.test(path.toLowerCase())).map(({ kind, text, strength = 1 }): Fact => ({
      ...{ kind, file: path, line: 1, text },
      strength: isExample(path) && !IS_DOCUMENT.test(path) ? 0 : strength,
    })),
  );
}

/** What stands in `docs/` because it belongs there. */
const IS_DOCUMENT = /(?:^|\/)codeowners$|pull_request_template/i;
