import { extendLines } from '../extend';
import type { Project } from '../project';
import type { PlannedFile, Scaffold } from '../types';

/** Who has to look at a change, and what they look for. */
export const CODE_OWNERS: Scaffold = {
  id: 'codeowners',
  title: 'Code owners and review template',
  summary: 'Names who reviews changes of the model, the data, the pipelines and the service, and what a review asks.',
  items: ['CIC-M2', 'ACC-T1'],
  create: (project) => ({
    files: [owners(project), template(project)],
    notes: [
      ...(project.repository === undefined ? ['Write who reviews in place of @your-team.'] : []),
      'Ask for a review by code owners in the rules of the main branch: the file alone asks nobody.',
    ],
  }),
};

function owners(project: Project): PlannedFile {
  const { repository, training, service, dvc } = project;
  const owner = `@${repository === undefined ? 'your-team' : (repository.owner.split('/')[0] ?? 'your-team')}`;
  const places = [
    ['*', 'Everything that is not named below.'],
    ['/.github/', 'Pipelines run with the rights of the repository.'],
    ...(project.ci.includes('gitlab') ? [['/.gitlab-ci.yml', ''] as const, ['/.gitlab/', ''] as const] : []),
    ...(project.ci.includes('jenkins') ? [['/Jenkinsfile', ''] as const] : []),
    ...(training === undefined ? [] : [[`/${training}`, 'What makes the model, and what it is made of.'] as const]),
    ...(dvc === undefined ? [] : [[`/${dvc.folder}dvc.yaml`, ''] as const, [`/${dvc.config}`, ''] as const]),
    ...(service === undefined ? [] : [[`/${service.file}`, 'What others reach.'] as const]),
    ['/SECURITY.md', 'What we have promised.'],
  ] as const;
  const lines = places.flatMap(([path, why]) => [...(why === '' ? [] : [`# ${why}`]), `${path} ${owner}`]);
  const text = `${lines.join('\n')}\n`;
  return { path: pathFor(project), text, extend: extendOwners(lines) };
}

/** A path that somebody owns already keeps its owners. */
function extendOwners(lines: readonly string[]): (text: string) => string {
  return (text) => {
    const owned = new Set(text.split(/\r?\n/).map((line) => line.trim().split(/\s+/)[0]));
    return extendLines(lines.filter((line) => !owned.has(line.split(' ')[0])))(text);
  };
}

const PLACES = ['.github/CODEOWNERS', '.gitlab/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

function pathFor({ hasPath, ci }: Project): string {
  return PLACES.find(hasPath) ?? (ci[0] === 'gitlab' ? '.gitlab/CODEOWNERS' : '.github/CODEOWNERS');
}

function template({ ci }: Project): PlannedFile {
  const text = `## What changes, and why

## Checked

- [ ] Tests ran, and new behaviour has a test
- [ ] No secret and no personal data in code, notebooks and their outputs
- [ ] New packages, models and data sets are pinned, and somebody looked at where they come from
- [ ] Metrics and robustness were compared with the last release, where the model changes
- [ ] Model card and data card still say what is so
`;
  const path = ci[0] === 'gitlab' ? '.gitlab/merge_request_templates/Default.md' : '.github/pull_request_template.md';
  return { path, text };
}
