import { defineRule } from '../../engine/rule';
import { nodeAt, type DataNode } from '../../lang/data-node';
import { conditionOf, githubWorkflows } from './shared/github';
import { agentsOfChangeRequests } from './shared/jenkins-agents';

export default defineRule({
  id: 'self-hosted-pull-request',
  meta: {
    summary: 'Pull requests run on a machine of your own, which the next job uses too',
    severity: 'warning',
    confidence: 'medium',
    fix: 'none',
    since: '0.1.0',
    cwe: [829],
    cicdSec: ['CICD-SEC-4', 'CICD-SEC-7'],
    stages: ['development'],
    equivalents: { zizmor: ['self-hosted-runner'] },
  },
  messages: {
    shared:
      'Anybody can propose a change to a public repository, and this job then runs it on your own machine: what it leaves there waits for the next job, with the data and keys of your network in reach. Use runners that are thrown away after each job, or let such changes wait for an approval.',
  },
  triggers: ['self-hosted', 'changeRequest'],
  check: {
    groovy(document, report) {
      for (const at of agentsOfChangeRequests(document)) report({ at, message: 'shared' });
    },
    yaml(document, report) {
      for (const { events, jobs } of githubWorkflows(document)) {
        if (!events.has('pull_request') && !events.has('pull_request_target')) continue;
        for (const { node } of jobs) {
          const runner = node.get('runs-on');
          if (runner === undefined || !labelsOf(runner).includes('self-hosted')) continue;
          if (/full_name\s*==|event_name\s*[!=]=|\bfork\b/.test(conditionOf(node))) continue;
          report({ at: runner.range, message: 'shared' });
        }
      }
    },
  },
});

function labelsOf(runner: DataNode): readonly string[] {
  const labels = runner.kind === 'map' ? nodeAt(runner, 'labels') : runner;
  const items = labels?.kind === 'sequence' ? labels.items : labels === undefined ? [] : [labels];
  return items.flatMap((item) => (item.kind === 'scalar' ? [String(item.value)] : []));
}
