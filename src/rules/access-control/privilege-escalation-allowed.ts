import { defineRule } from '../../engine/rule';
import { nodeAt } from '../../lang/data-node';
import { replaceScalar } from '../../lang/yaml/patch';

export default defineRule({
  id: 'privilege-escalation-allowed',
  meta: {
    summary: 'A program in the container may gain rights that the container was not started with',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [269],
    cicdSec: ['CICD-SEC-7'],
    stages: ['deployment'],
  },
  messages: {
    allowed:
      '`allowPrivilegeEscalation: true` lets a program in this container become root (`sudo`, setuid files) even where the container itself does not run as root. Set it to `false`.',
  },
  triggers: ['allowPrivilegeEscalation'],
  check: {
    podSpec({ containers }, report) {
      for (const container of containers) {
        const node = nodeAt(container, 'securityContext', 'allowPrivilegeEscalation');
        if (node?.kind !== 'scalar' || node.value !== true) continue;
        const edit = replaceScalar(node, 'false');
        const fix = edit && { title: 'Set it to false', safety: 'unsafe' as const, edits: [edit] };
        report({ at: node.range, message: 'allowed', fix });
      }
    },
  },
});
