import { extendYaml } from '../extend';
import type { Project } from '../project';
import { indent } from '../text';
import type { PlannedFile, Scaffold } from '../types';

/** Updates that wait a week: most releases that were tampered with are found and taken back within days. */
export const DEPENDABOT: Scaffold = {
  id: 'dependabot',
  title: 'Update bot',
  summary: 'Proposes updates of packages, actions and images every week, and none that is younger than a week.',
  items: ['CIC-M4'],
  create: (project) => ({
    files: [project.ci.length === 0 || project.ci.includes('github') ? dependabot(project) : renovate()],
    notes:
      project.ci.length === 0 || project.ci.includes('github')
        ? []
        : ['Dependabot works on GitHub only: here Renovate does the same, once it is set up for the repository.'],
  }),
};

const ECOSYSTEMS = { uv: 'uv', poetry: 'pip', pipenv: 'pip', conda: 'conda', pip: 'pip' } as const;

function dependabot(project: Project): PlannedFile {
  const { packages, folder, image } = project;
  const updates = [
    update(ECOSYSTEMS[packages.kind], folder),
    update('github-actions', ''),
    ...(image === undefined ? [] : [update('docker', image.slice(0, image.lastIndexOf('/') + 1))]),
    ...(project.hasPath('.pre-commit-config.yaml') ? [update('pre-commit', '')] : []),
  ];
  const text = `version: 2
updates:
${updates.map(({ text: item }) => indent(item, 2)).join('')}`;
  return { path: '.github/dependabot.yml', text, extend: extendYaml('updates', updates) };
}

function update(ecosystem: string, folder: string): { readonly isThere: RegExp; readonly text: string } {
  return {
    isThere: new RegExp(`package-ecosystem:\\s*["']?${ecosystem}\\b`),
    text: `- package-ecosystem: ${ecosystem}
  directory: /${folder.replace(/\/$/, '')}
  schedule:
    interval: weekly
  # Fixes of known weaknesses do not wait.
  cooldown:
    default-days: 7
  groups:
    all-of-${ecosystem}:
      patterns: ['*']
`,
  };
}

function renovate(): PlannedFile {
  const settings = {
    $schema: 'https://docs.renovatebot.com/renovate-schema.json',
    extends: ['config:recommended', 'docker:pinDigests', ':enablePreCommit'],
    minimumReleaseAge: '7 days',
    vulnerabilityAlerts: { minimumReleaseAge: null },
    schedule: ['before 6am on monday'],
  };
  return { path: 'renovate.json', text: `${JSON.stringify(settings, undefined, 2)}\n` };
}
