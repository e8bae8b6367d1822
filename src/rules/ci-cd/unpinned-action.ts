import { defineRule } from '../../engine/rule';
import { nodeAt, type DataNode, type DataScalar } from '../../lang/data-node';

const FIRST_PARTY = new Set(['actions', 'github']);

export default defineRule({
  id: 'unpinned-action',
  meta: {
    summary: 'A GitHub Action of somebody else is used by a tag or branch that can be moved',
    severity: 'warning',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [829],
    cicdSec: ['CICD-SEC-3', 'CICD-SEC-8'],
    stages: ['deployment', 'maintenance'],
    equivalents: { zizmor: ['unpinned-uses'] },
  },
  messages: {
    moving:
      '`{action}` is used at `{ref}`, which its owner, or whoever takes over the account, can move to other code that then runs with the secrets of this workflow. Pin it to a commit: `{action}@<40-digit hash> # {ref}`.',
    own: '`{action}` is used at `{ref}`, which can be moved. It belongs to GitHub itself; pin it to a commit as well where you want to be strict.',
  },
  triggers: ['uses:', '"uses"', "'uses'"],
  check: {
    yaml(document, report) {
      if (document.kind !== 'github-workflow' && document.kind !== 'github-action') return;
      for (const scalar of document.roots.flatMap(usedActions)) {
        const match = /^([\w.-]+)\/([\w.-]+)((?:\/[\w./-]*)?)@(.+)$/.exec(String(scalar.value).trim());
        if (match === null) continue;
        const [, owner = '', repository = '', folder = '', ref = ''] = match;
        if (/^[0-9a-f]{40}$/i.test(ref) || ref.includes('${{')) continue;
        const data = { action: `${owner}/${repository}${folder}`, ref };
        if (FIRST_PARTY.has(owner.toLowerCase())) {
          report({ at: scalar.range, message: 'own', severity: 'info', confidence: 'low', data });
        } else report({ at: scalar.range, message: 'moving', data });
      }
    },
  },
});

/** `uses` of jobs (reusable workflows), of their steps, and of the steps of a composite action. */
function usedActions(root: DataNode): readonly DataScalar[] {
  const jobs = nodeAt(root, 'jobs');
  const fromJobs =
    jobs?.kind === 'map' ? jobs.entries.flatMap(({ value }) => [...usesOf(value), ...stepUses(value)]) : [];
  return [...fromJobs, ...stepUses(nodeAt(root, 'runs'))];
}

function stepUses(node: DataNode | undefined): readonly DataScalar[] {
  const steps = nodeAt(node, 'steps');
  return steps?.kind === 'sequence' ? steps.items.flatMap(usesOf) : [];
}

function usesOf(node: DataNode): readonly DataScalar[] {
  const uses = nodeAt(node, 'uses');
  return uses?.kind === 'scalar' ? [uses] : [];
}
