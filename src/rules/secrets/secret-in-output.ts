import { defineRule } from '../../engine/rule';
import { findSecrets } from '../../secrets/find-secrets';
import { findSecretsInHtml } from '../../secrets/html';
import { confidenceOf, ownTriggers, secretTriggers } from './shared';

export default defineRule({
  id: 'secret-in-output',
  meta: {
    summary: 'The saved output of a notebook cell shows a key, token or password',
    severity: 'error',
    confidence: 'high',
    // The code stays as it is, but what the cell printed is gone: that is for a person (or an explicit setting) to decide.
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [532, 200],
    owaspMl: ['ML05'],
    owaspLlm: ['LLM02'],
    atlas: ['AML.T0055'],
    stages: ['data', 'development'],
  },
  messages: {
    shown:
      'This shows {name}. It stays in the file after you have removed it from the code: clear the output, and revoke it at the vendor.',
  },
  triggers: secretTriggers(),
  settingsTriggers: ownTriggers,
  check: {
    output({ content }, report, context) {
      const find = content.kind === 'html' ? findSecretsInHtml : findSecrets;
      for (const { range, name, provider, certainty, revokeUrl } of find(content.text, context.secretPatterns)) {
        report({
          at: range,
          message: 'shown',
          data: { name },
          redactAs: provider,
          revokeUrl,
          ...confidenceOf(certainty),
          fix: { title: 'Clear this output', safety: 'unsafe', edits: [], clearsOutput: true },
        });
      }
    },
  },
});
