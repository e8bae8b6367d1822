import { defineRule, type FixProposal } from '../../engine/rule';
import { nodeAt, stringAt, type DataMap } from '../../lang/data-node';
import { appendEntry, insertBefore } from '../../lang/yaml/patch';
import { actionOf, githubWorkflows } from './shared/github';

const OWN = /^(?:actions|github)\//;

export default defineRule({
  id: 'kept-checkout-token',
  meta: {
    summary: 'The token of the repository stays in the checked-out folder for all later steps',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [522],
    cicdSec: ['CICD-SEC-6'],
    stages: ['development'],
    equivalents: { zizmor: ['artipacked'] },
  },
  messages: {
    uploaded:
      'The checkout leaves the token of this repository in `.git/config`, and a later step uploads files from there: whoever downloads the artifact has the token. Add `persist-credentials: false`.',
    exposed:
      'The checkout leaves the token of this repository in `.git/config`, where every later step can read it, the actions of others among them. Add `persist-credentials: false` where nothing is pushed.',
  },
  triggers: ['actions/checkout'],
  check: {
    yaml(document, report) {
      for (const { jobs } of githubWorkflows(document)) {
        for (const { steps } of jobs) {
          if (steps.some(pushes)) continue;
          for (const [index, step] of steps.entries()) {
            if (actionOf(step) !== 'actions/checkout' || nodeAt(step, 'with', 'persist-credentials') !== undefined)
              continue;
            const later = steps.slice(index + 1);
            const uses = step.get('uses');
            if (uses === undefined) continue;
            const fix = drop(document.text, step);
            if (later.some(uploadsFolder)) report({ at: uses.range, message: 'uploaded', fix });
            else if (later.some(isOfOthers)) {
              report({ at: uses.range, message: 'exposed', severity: 'info', confidence: 'low', fix });
            }
          }
        }
      }
    },
  },
});

function pushes(step: DataMap): boolean {
  return /\bgit (?:push|fetch|submodule)\b|\bdvc (?:push|exp push)\b|\bcml \w/.test(stringAt(step, 'run') ?? '');
}

/** What is uploaded from the folder itself holds `.git` too, as versions of the action before 4.4 take hidden files. */
function uploadsFolder(step: DataMap): boolean {
  if (actionOf(step) !== 'actions/upload-artifact') return false;
  const paths = (stringAt(step, 'with', 'path') ?? '').split('\n').map((path) => path.trim());
  return paths.some((path) => /^(?:\.|\.\/|\$\{\{\s*github\.workspace\s*\}\}\/?|\.\/?\*\*?)$/.test(path));
}

function isOfOthers(step: DataMap): boolean {
  const action = actionOf(step);
  return action !== undefined && !OWN.test(action);
}

function drop(text: string, step: DataMap): FixProposal | undefined {
  const inputs = step.get('with');
  const entry = step.entries.find(({ key }) => key !== 'uses' && key !== 'name' && key !== 'id');
  const edit =
    inputs?.kind === 'map'
      ? appendEntry({ text }, inputs, 'persist-credentials: false')
      : entry === undefined
        ? appendWith(text, step)
        : insertBefore({ text }, step, entry, ['with:', '  persist-credentials: false']);
  return edit && { title: 'Do not keep the token', safety: 'unsafe', edits: [edit] };
}

function appendWith(text: string, step: DataMap): ReturnType<typeof appendEntry> {
  const inner = appendEntry({ text }, step, 'with:');
  if (inner === undefined || inner.text.startsWith(',')) return undefined;
  const indent = inner.text.slice(0, inner.text.indexOf('with:'));
  return { range: inner.range, text: `${inner.text}${indent}  persist-credentials: false` };
}
