import type { Project } from '../project';
import type { Scaffold } from '../types';

/** Written for somebody who is woken at night and has never seen the project: what to do first comes first. */
export const INCIDENT_RUNBOOK: Scaffold = {
  id: 'incident-runbook',
  title: 'Runbook for incidents',
  summary:
    'Writes how to stop the model, roll it back, save what happened and tell those who must be told, with the commands of what the project uses.',
  items: ['AUD-T1', 'CIC-P3', 'EXP-P1'],
  create: (project) => ({
    files: [{ path: 'docs/incident-runbook.md', text: runbook(project) }],
    notes: ['Write down who is on call, and try the steps once before they are needed.'],
  }),
};

function runbook(project: Project): string {
  return `# Incident runbook

For wrong decisions of the model, leaked data or secrets, tampered models and attacks on the service. Whoever notices it
starts at step 1; nobody has to ask first.

## 1. Stop the model

Stop it when people are harmed or data leaks. The service answers without a model, or a person decides.

${stopping(project)}
## 2. Save what happened

Do this before anything is deployed or deleted. Note the time of each step, in UTC.

- Copy the audit log and the logs of the service to a place where nobody can change them.
- Note the version of the model, of its data and of the image that answered.
- Keep the inputs that caused it, encrypted: they may be about people.

## 3. Roll back

${rollingBack(project)}
## 4. Close the hole

- Secrets: rotate every key that was readable, then look in the logs for its use. A secret that was in git counts as read.
- Poisoned data or a tampered model: compare hashes with the last good version, train anew from there.
- Attacks with inputs: tighten the limits of requests, add the inputs to the tests, train and test anew.

## 5. Tell those who must know

| Who | By when | When |
| --- | --- | --- |
| those who decide with the model | at once | always |
| the data protection authority (GDPR 33) | 72 hours | personal data was affected, unless there is no risk to people |
| the people affected (GDPR 34, CCPA 1798.150) | without delay | the risk for them is high |
| the market surveillance authority (EU AI Act 73) | 15 days, at most 2 or 10 for the gravest | a serious incident of a high-risk system |

## 6. Contest and override decisions

Decisions that were made meanwhile are listed, reviewed by a person and overridden where they were wrong. Those affected are
told that they can contest them, and how.

## 7. Learn from it

Within two weeks: what happened, why it was not noticed earlier, what is changed, by whom and until when. The test that would
have caught it is written first.
`;
}

function stopping({ image, service, paths }: Project): string {
  const isCluster = paths.some((path) => /(?:^|\/)(?:k8s|kubernetes|deploy|helm|manifests)\/.*\.ya?ml$/.test(path));
  const isCompose = paths.some((path) => /(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/.test(path));
  const commands = [
    ...(isCluster ? ['kubectl scale deployment model --replicas=0'] : []),
    ...(isCompose ? ['docker compose stop'] : []),
    ...(!isCluster && !isCompose && image !== undefined ? ['docker stop model'] : []),
    ...(!isCluster && !isCompose && image === undefined && service !== undefined ? ['systemctl stop model'] : []),
  ];
  return commands.length === 0 ? 'Switch it off where it runs.\n' : `\`\`\`sh\n${commands.join('\n')}\n\`\`\`\n`;
}

function rollingBack({ dvc, mlflow, image }: Project): string {
  const blocks = [
    ...(mlflow === undefined
      ? []
      : [
          `Let the alias that the service loads point to the last good version:

\`\`\`python
from mlflow import MlflowClient

MlflowClient().set_registered_model_alias("model", "champion", "3")
\`\`\`
`,
        ]),
    ...(dvc === undefined
      ? []
      : [
          `Take code, data and model of the last good release:

\`\`\`sh
git checkout v1.2.3
dvc checkout
dvc status
\`\`\`
`,
        ]),
    ...(image === undefined ? [] : ['Deploy the last good image, by its digest, not by a tag.\n']),
  ];
  const usual = 'Deploy the last good release again, model and code together.\n';
  return `${blocks.length === 0 ? usual : blocks.join('\n')}
Then ask the service for a prediction whose answer is known, and compare.
`;
}
