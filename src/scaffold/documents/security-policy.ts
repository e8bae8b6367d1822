import type { Project } from '../project';
import type { Scaffold } from '../types';

/** What OpenSSF Scorecard looks for: somebody to reach, text about it, and what happens by when (checks.md, Security-Policy). */
export const SECURITY_POLICY: Scaffold = {
  id: 'security-policy',
  title: 'Security policy',
  summary: 'Writes SECURITY.md: whom to tell of a weakness in code, model or data, and what happens by when.',
  items: ['AUD-T1'],
  create: (project) => ({
    files: [{ path: 'SECURITY.md', text: policy(project) }],
    notes: [
      project.repository?.host === 'github.com'
        ? 'Switch on private vulnerability reporting in the settings of the repository.'
        : 'Write an address that somebody reads in place of security@example.com.',
    ],
  }),
};

function policy(project: Project): string {
  const { repository, name } = project;
  const contact =
    repository?.host === 'github.com'
      ? `Report it privately at <${repository.url}/security/advisories/new>.`
      : 'Write to <security@example.com>.';
  return `# Security policy of ${name}

## Report a vulnerability

${contact} Do not open a public issue: others would read it before there is a fix.

Say what you did, what happened, and what somebody could do with it. These are vulnerabilities too:

- inputs that make the model decide wrongly on purpose, or answers that give away its training data
- model files, data or packages that were changed on their way
- secrets or personal data in code, notebooks, logs or model files

## What happens then

| When | What |
| --- | --- |
| within 2 working days | You hear from us that your report has arrived. |
| within 7 days | You hear what we found, and how serious it is. |
| within 30 days | Critical vulnerabilities are fixed; the model is switched off before that where it does harm. |
| within 90 days | All others are fixed, and we disclose them together with you, in your name if you like. |

Who looks for vulnerabilities in good faith, harms nobody and keeps to these times is not prosecuted by us.

## Supported versions

The newest release of code and model gets fixes. Older models are withdrawn, not mended.
`;
}
