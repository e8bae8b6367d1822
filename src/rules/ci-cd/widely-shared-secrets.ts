import { defineRule } from '../../engine/rule';
import { githubWorkflows, entryRange } from './shared/github';

export default defineRule({
  id: 'widely-shared-secrets',
  meta: {
    summary: 'Secrets are handed to more steps than need them',
    severity: 'warning',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [522],
    cicdSec: ['CICD-SEC-6'],
    stages: ['development'],
    equivalents: { zizmor: ['secrets-inherit', 'overprovisioned-secrets'] },
  },
  messages: {
    inherit:
      '`secrets: inherit` hands every secret of this repository to the workflow that is called, whatever it needs. Name the ones that it needs.',
    all: '`{expression}` hands every secret of this repository to this step, and to whatever it loads. Name the ones that it needs.',
    workflow:
      '`{name}` is a secret that every step of every job gets here, each action and package among them. Set it in the step that needs it.',
  },
  triggers: ['secrets: inherit', 'toJSON(secrets)', 'toJson(secrets)', 'tojson(secrets)', 'secrets.', 'secrets['],
  check: {
    yaml(document, report) {
      for (const { root, jobs } of githubWorkflows(document)) {
        for (const { node } of jobs) {
          const entry = node.entry('secrets');
          if (entry?.value.kind !== 'scalar' || entry.value.value !== 'inherit') continue;
          // A workflow of this very repository sees them anyway.
          const uses = node.get('uses');
          const isOwn = uses?.kind === 'scalar' && String(uses.value).startsWith('./');
          report({ at: entryRange(document.text, entry), message: 'inherit', severity: isOwn ? 'info' : 'warning' });
        }
        const env = root.get('env');
        for (const entry of env?.kind === 'map' && jobs.length > 0 ? env.entries : []) {
          if (entry.value.kind !== 'scalar' || !/\$\{\{\s*secrets[.[]/.test(String(entry.value.value))) continue;
          if (/secrets\.GITHUB_TOKEN\b/.test(String(entry.value.value))) continue;
          const data = { name: entry.key };
          const severity = jobs.length === 1 && (jobs[0]?.steps.length ?? 0) < 3 ? 'info' : 'warning';
          report({ at: entryRange(document.text, entry), message: 'workflow', severity, data });
        }
        const source = document.text.slice(root.range.start, root.range.end);
        for (const match of source.matchAll(/\$\{\{\s*toJSON\(\s*secrets\s*\)\s*\}\}/gi)) {
          const start = root.range.start + match.index;
          report({ at: { start, end: start + match[0].length }, message: 'all', data: { expression: match[0] } });
        }
      }
    },
  },
});
