import { defineRule } from '../../engine/rule';
import { shellSteps } from '../../lang/groovy/surfaces';
import type { GroovyDocument } from '../../lang/groovy/types';
import { leaveToShell } from './shared/jenkins-injection';

/** Arguments of credential bindings that name the variable of a secret. */
const BINDINGS = new Set(['variable', 'passwordVariable', 'keyFileVariable', 'secretKeyVariable', 'usernameVariable']);

export default defineRule({
  id: 'interpolated-pipeline-secret',
  meta: {
    summary: 'A Jenkins secret is written into the text of a command',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [532],
    cicdSec: ['CICD-SEC-6'],
    stages: ['development', 'deployment'],
  },
  messages: {
    written:
      'In double quotes Groovy writes the secret `{name}` into the command itself: it shows in the list of processes, and in logs where it is changed a little. Use single quotes, and the shell takes it from its environment.',
  },
  triggers: ['withCredentials', 'credentials('],
  check: {
    groovy(document, report) {
      const secrets = secretNames(document);
      for (const { string } of shellSteps(document)) {
        for (const { expression, range } of string.interpolations) {
          const name = /^(?:env\.)?(\w+?)(?:_PSW|_USR)?$/.exec(expression)?.[1];
          if (name === undefined || !(secrets.has(name) || secrets.has(expression))) continue;
          report({
            at: range,
            message: 'written',
            data: { name: expression },
            fix: leaveToShell(document.text, string),
          });
        }
      }
    },
  },
});

/** Variables that `withCredentials` and `credentials()` set. */
function secretNames({ steps, assignments }: GroovyDocument): ReadonlySet<string> {
  const bound = steps.filter(({ argument }) => argument !== undefined && BINDINGS.has(argument));
  const assigned = assignments.filter(({ call }) => call === 'credentials');
  return new Set([...bound.map(({ string }) => string.text), ...assigned.map(({ name }) => name)]);
}
