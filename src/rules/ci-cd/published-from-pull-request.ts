import { defineRule } from '../../engine/rule';
import type { Range } from '../../core/range';
import { nodeAt, stringAt, type DataMap } from '../../lang/data-node';
import { actionOf, conditionOf, githubWorkflows } from './shared/github';

/** Commands that publish a model, an image, a package or data. */
const PUBLISH =
  /\b(?:huggingface-cli|hf)\s+(?:upload|upload-large-folder)\b|\bpush_to_hub\b|\btwine\s+upload\b|\buv\s+publish\b|\bdocker\s+(?:image\s+)?push\b|\bdvc\s+push\b|\bbentoml\s+push\b|\bmlflow\s+models\s+register\b|\bkaggle\s+(?:datasets|models|kernels)\s+(?:version|create|push)\b/;
const PUBLISHERS = new Set(['pypa/gh-action-pypi-publish', 'softprops/action-gh-release']);
/** Conditions that a pull request does not meet, or that only people of the project meet. */
const GUARD =
  /event_name\s*(?:==\s*'(?:push|release|schedule|workflow_dispatch)|!=\s*'pull_request)|github\.ref\s*==|github\.ref_name\s*==|startsWith\(\s*github\.ref|pull_request\.merged|refs\/(?:heads|tags)|full_name\s*==|github\.repository_owner|inputs\./;

export default defineRule({
  id: 'published-from-pull-request',
  meta: {
    summary: 'A pipeline publishes a model, data or an image while a change is only proposed',
    severity: 'warning',
    confidence: 'medium',
    fix: 'none',
    since: '0.1.0',
    cwe: [829],
    atlas: ['AML.T0058'],
    cicdSec: ['CICD-SEC-1', 'CICD-SEC-9'],
    stages: ['development', 'deployment'],
  },
  messages: {
    published:
      "`{what}` also runs for pull requests: what nobody has reviewed yet is published under your name, and others load it. Add `if: github.event_name == 'push'`.",
  },
  triggers: [
    ...[
      'huggingface-cli',
      'hf upload',
      'push_to_hub',
      'twine',
      'docker push',
      'docker image push',
      'dvc push',
      'bentoml push',
    ],
    ...[
      'mlflow models register',
      'kaggle',
      'build-push-action',
      'gh-action-pypi-publish',
      'action-gh-release',
      'uv publish',
    ],
  ],
  check: {
    yaml(document, report) {
      for (const { events, jobs } of githubWorkflows(document)) {
        if (![...events].some((event) => event === 'pull_request' || event === 'pull_request_target')) continue;
        for (const { node, steps } of jobs) {
          if (GUARD.test(conditionOf(node))) continue;
          for (const step of steps) {
            const found = GUARD.test(conditionOf(step)) ? undefined : publication(step);
            if (found !== undefined) report({ at: found.at, message: 'published', data: { what: found.what } });
          }
        }
      }
    },
  },
});

function publication(step: DataMap): { readonly what: string; readonly at: Range } | undefined {
  const run = step.get('run');
  const uses = step.get('uses');
  if (run?.kind === 'scalar' && typeof run.value === 'string') {
    const { text, map } = run.embedded();
    const match = PUBLISH.exec(text);
    // A condition within the script is for a person to read.
    if (match === null || /GITHUB_(?:REF|EVENT_NAME)|github\.(?:ref|event_name)/.test(text)) return undefined;
    const range = { start: match.index, end: match.index + match[0].length };
    return { what: match[0].replace(/\s+/g, ' '), at: map.toOuter(range) ?? run.range };
  }
  const action = actionOf(step);
  if (uses === undefined || action === undefined) return undefined;
  if (PUBLISHERS.has(action)) return { what: action, at: uses.range };
  const push = nodeAt(step, 'with', 'push');
  const isOn = push?.kind === 'scalar' && push.value === true;
  return action === 'docker/build-push-action' && isOn && stringAt(step, 'with', 'outputs') === undefined
    ? { what: action, at: push.range }
    : undefined;
}
