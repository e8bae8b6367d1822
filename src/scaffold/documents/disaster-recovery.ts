import type { Project } from '../project';
import type { Scaffold } from '../types';
import { table } from './markdown';

/** What is lost at most, how long it takes, and the steps, each with its command. */
export const DISASTER_RECOVERY: Scaffold = {
  id: 'disaster-recovery',
  title: 'Disaster recovery',
  summary:
    'Writes what is backed up where, how much may be lost, and how data, models, tracker and service are restored.',
  items: ['VER-T1'],
  create: (project) => ({
    files: [{ path: 'docs/disaster-recovery.md', text: recovery(project) }],
    notes: ['Restore once by this document, measure how long it takes, and write that down.'],
  }),
};

function recovery(project: Project): string {
  return `# Disaster recovery

For the loss of a store, a region, an account or the whole service, and for data that was encrypted by somebody else.

## What is backed up

${table(['What', 'How', 'May be lost at most', 'Back after'], rows(project))}
Backups are encrypted, lie in another account and region, and cannot be deleted by those who work on the project. Their key
lies in a secret store and, printed, in a safe.

## Restore

1. Make a new account or region ready, with rights for the few who restore.
2. Restore the code, then the data and models:

\`\`\`sh
${commands(project).join('\n')}
\`\`\`

3. Compare the hashes with those in git, run the tests, then start the service with two copies at least.
4. Ask for a prediction whose answer is known, and only then send traffic.

## Redundancy

- The service runs in two copies or more, on different machines, and is checked for health.
- Where the model cannot answer, the service says so, and a person or a simple rule decides.

## Tests

A restore is tested by the backup job with every backup, and by people twice a year. Results stand here:

| Date | Restored | Took | Problems |
| --- | --- | --- | --- |
| ${project.today} | not yet | | |
`;
}

function rows({ dvc, mlflow, service }: Project): readonly (readonly string[])[] {
  return [
    ['Code and configuration', 'git, mirrored to a second host', '1 hour', '1 hour'],
    [
      'Data and models',
      dvc === undefined ? 'backup job, every day' : 'DVC remote, and the backup job every day',
      '24 hours',
      '8 hours',
    ],
    ...(mlflow === undefined ? [] : [['Tracker and registry', 'backup job, every day', '24 hours', '4 hours']]),
    ...(service === undefined ? [] : [['Service', 'image by its digest, manifests in git', 'nothing', '1 hour']]),
    ['Keys and secrets', 'secret store, replicated', 'nothing', '1 hour'],
  ];
}

function commands({ dvc, repository, mlflow, packages }: Project): readonly string[] {
  return [
    `git clone ${repository?.url ?? 'https://git.example.com/team/project'} restored && cd restored`,
    'restic restore latest --target .',
    ...(dvc === undefined ? [] : ['dvc checkout && dvc status']),
    ...(mlflow === undefined ? [] : ['sqlite3 mlflow.db "PRAGMA integrity_check"']),
    ...(packages.kind === 'uv' ? ['uv sync --locked'] : []),
  ];
}
