import { defineRule } from '../../engine/rule';
import { stringAt, type DataEntry, type DataMap } from '../../lang/data-node';
import { actionOf, entryRange, githubWorkflows } from './shared/github';

/** Variables and inputs that hold keys of a cloud without an end, and what takes their place. */
const KEYS: Readonly<Record<string, string>> = {
  AWS_SECRET_ACCESS_KEY: '`role-to-assume` of aws-actions/configure-aws-credentials',
  'aws-secret-access-key': '`role-to-assume`',
  AZURE_CREDENTIALS: '`client-id` and `tenant-id` of azure/login',
  creds: '`client-id`, `tenant-id` and `subscription-id`',
  GOOGLE_CREDENTIALS: '`workload_identity_provider` of google-github-actions/auth',
  GCP_SA_KEY: '`workload_identity_provider` of google-github-actions/auth',
  credentials_json: '`workload_identity_provider`',
};
const LOGINS: Readonly<Record<string, readonly string[]>> = {
  'aws-actions/configure-aws-credentials': ['aws-secret-access-key'],
  'azure/login': ['creds'],
  'google-github-actions/auth': ['credentials_json'],
};

export default defineRule({
  id: 'long-lived-pipeline-key',
  meta: {
    summary: 'A pipeline uses a key of a cloud that never ends, where it could log in for one run',
    severity: 'info',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [522],
    atlas: ['AML.T0012'],
    cicdSec: ['CICD-SEC-2', 'CICD-SEC-6'],
    stages: ['development', 'deployment'],
  },
  messages: {
    kept: 'This key does not end: once it has leaked, from a log, a cache or an action, it works until somebody notices. The cloud can trust this workflow for one run instead: {instead}, with `permissions: id-token: write`.',
  },
  triggers: Object.keys(KEYS)
    .filter((name) => name !== 'creds')
    .concat('azure/login'),
  check: {
    yaml(document, report) {
      for (const { root, jobs } of githubWorkflows(document)) {
        const steps = jobs.flatMap((job) => job.steps);
        const holders = [root, ...jobs.map(({ node }) => node), ...steps];
        const entries = [...holders.flatMap(variables), ...steps.flatMap(inputs)];
        for (const entry of entries) {
          const instead = KEYS[entry.key] ?? '';
          report({ at: entryRange(document.text, entry), message: 'kept', data: { instead } });
        }
      }
    },
  },
});

function variables(holder: DataMap): readonly DataEntry[] {
  const env = holder.get('env');
  return env?.kind === 'map' ? env.entries.filter((entry) => /^[A-Z]/.test(entry.key) && isSecret(entry)) : [];
}

function inputs(step: DataMap): readonly DataEntry[] {
  const names = LOGINS[actionOf(step) ?? ''] ?? [];
  const given = step.get('with');
  if (given?.kind !== 'map' || stringAt(given, 'role-to-assume') !== undefined) return [];
  return given.entries.filter((entry) => names.includes(entry.key) && isSecret(entry));
}

function isSecret({ key, value }: DataEntry): boolean {
  return Object.hasOwn(KEYS, key) && value.kind === 'scalar' && /\$\{\{\s*secrets[.[]/.test(String(value.value));
}
