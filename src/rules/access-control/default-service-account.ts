import { defineRule } from '../../engine/rule';
import { stringAt, type DataMap } from '../../lang/data-node';

const OPERATED = new Set(['Workflow', 'CronWorkflow', 'WorkflowTemplate', 'ClusterWorkflowTemplate']);

export default defineRule({
  id: 'default-service-account',
  meta: {
    summary: 'A workflow runs under the account that every pod of its namespace shares',
    severity: 'info',
    confidence: 'medium',
    fix: 'none',
    level: 'strict',
    since: '0.1.0',
    cwe: [732],
    cicdSec: ['CICD-SEC-5'],
    stages: ['deployment'],
  },
  messages: {
    shared:
      'This {kind} runs under the account `default` of its namespace, so every right that it is given is given to all other pods there too. Name an account of its own in `serviceAccountName`.',
  },
  triggers: ['argoproj.io'],
  check: {
    yaml(document, report) {
      for (const root of document.roots) {
        const kind = stringAt(root, 'kind') ?? '';
        const spec = root.kind === 'map' ? root.get('spec') : undefined;
        if (!OPERATED.has(kind) || spec?.kind !== 'map') continue;
        const workflow = kind === 'CronWorkflow' ? spec.get('workflowSpec') : spec;
        if (workflow?.kind !== 'map' || namesAccount(workflow) || workflow.get('templates') === undefined) continue;
        const entry = root.kind === 'map' ? root.entry('kind') : undefined;
        if (entry) report({ at: entry.value.range, message: 'shared', data: { kind } });
      }
    },
  },
});

function namesAccount(spec: DataMap): boolean {
  const name = stringAt(spec, 'serviceAccountName');
  return spec.get('workflowTemplateRef') !== undefined || (name !== undefined && name !== 'default');
}
