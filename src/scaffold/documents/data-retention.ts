import type { Project } from '../project';
import type { Scaffold } from '../types';
import { table } from './markdown';

/** Periods that are usual; every one of them is a decision that the project has to take. */
export const DATA_RETENTION: Scaffold = {
  id: 'data-retention',
  title: 'Retention of data and keys',
  summary:
    'Writes how long data, models, logs and keys are kept, how they are deleted, and how a request to erase is carried out.',
  items: ['ENC-T1'],
  create: (project) => ({
    files: [{ path: 'docs/data-retention.md', text: retention(project) }],
    notes: ['The periods are proposals: see that they are yours, and that something deletes.'],
  }),
};

function retention(project: Project): string {
  return `# Data retention

Reviewed every year, and whenever a new kind of data comes in. What has no reason to be kept any more is deleted
(GDPR 5(1)(e)); logs of a high-risk system are kept for six months at least (EU AI Act 19, 26).

## What is kept, for how long

${table(['What', 'Where', 'Kept for', 'Deleted by'], rows(project))}
## Deletion

1. Delete the source, then what was made from it: features, caches, samples in notebooks and reports.
${project.dvc === undefined ? '2. Delete old versions too: a version in a store is a copy.\n' : '2. Delete old versions too: `dvc gc --workspace --all-tags --cloud` removes what no release needs.\n'}3. Write down what was deleted, when and by whom; not the data itself.

## Requests to erase (GDPR 17, CCPA 1798.105)

1. Check who asks, and answer within 30 days.
2. Find the person's rows by their pseudonym, delete them in the source and in all versions that are used for training.
3. Train without them at the next retraining; where the model can give them away, at once, and withdraw the old model.
4. Delete them from backups when these expire, and do not restore them before.
5. Answer the person, and note the request without their data.

## Keys

Keys that encrypt data are rotated every 365 days, access keys every 90 days, and all of them at once after an incident. Old
keys are kept for as long as there is data that they open, and then destroyed: what nobody can open is deleted too.
`;
}

function rows({ data, dvc, mlflow, service }: Project): readonly (readonly string[])[] {
  const store = dvc?.remote?.url ?? 'data store';
  return [
    [
      data === undefined ? 'Raw data' : `Raw data (\`${data.path}\`)`,
      store,
      '24 months',
      'life cycle rule of the store',
    ],
    ['Prepared data and features', store, '12 months', 'life cycle rule of the store'],
    [
      'Models and their cards',
      dvc === undefined ? 'registry' : store,
      '36 months after their last use',
      'release process',
    ],
    ...(mlflow === undefined ? [] : [['Training runs', 'MLflow', '24 months', '`mlflow gc`']]),
    ...(service === undefined ? [] : [['Audit log of predictions', 'SIEM', '12 months, 6 at least', 'SIEM']]),
    ['Backups', 'backup store', '12 months', 'backup job'],
  ];
}
