import { ACTIONS } from '../versions';
import type { Project } from '../project';
import { indent, quote } from '../text';
import type { PlannedFile } from '../types';
import type { Job, Pipeline, Step } from './pipeline';

/** A workflow with no more rights than each job needs: actions by their commit, and no token left in the checkout. */
export function githubWorkflow(pipeline: Pipeline, project: Project): PlannedFile {
  const { id, title, about, jobs } = pipeline;
  const text = `${about.map((line) => `# ${line}\n`).join('')}name: ${title}

on:
${indent(triggers(pipeline), 2)}
permissions: {}

concurrency:
  group: \${{ github.workflow }}-\${{ github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}

jobs:
${jobs.map((job) => indent(jobText(job, pipeline, project), 2)).join('\n')}`;
  return { path: `.github/workflows/${id}.yml`, text };
}

function triggers({ onChanges, schedule }: Pipeline): string {
  return [
    ...(onChanges ? ['push:\n  branches: [main, master]\npull_request:\n'] : []),
    ...(schedule === undefined ? [] : [`schedule:\n  # ${schedule.words}, UTC\n  - cron: '${schedule.cron}'\n`]),
    'workflow_dispatch:\n',
  ].join('');
}

function jobText(job: Job, { onChanges }: Pipeline, project: Project): string {
  const { id, title, minutes, after = [], approval, sarif, rights = [] } = job;
  const lines = [
    `${id}:`,
    `  name: ${title}`,
    ...(after.length === 0 ? [] : [`  needs: [${after.join(', ')}]`]),
    // A change that waits for review releases nothing.
    ...(approval !== undefined && onChanges
      ? ["  if: github.event_name != 'pull_request' && github.ref_name == github.event.repository.default_branch"]
      : []),
    '  runs-on: ubuntu-24.04',
    `  timeout-minutes: ${String(minutes)}`,
    ...(approval === undefined ? [] : [`  environment: ${approval.environment}`]),
    '  permissions:',
    '    contents: read',
    ...(sarif === undefined ? [] : ['    security-events: write # To show the findings under "Code scanning".']),
    ...rights.map((right) => `    ${right}`),
    ...workingFolder(job, project),
    '  steps:',
    ...CHECKOUT,
    `    - uses: ${ACTIONS.setupPython}`,
    '      with:',
    `        python-version: '${project.python}'`,
  ];
  const steps = [...preparations(job, project), ...job.steps.map((step) => stepText(step, job, project))];
  return `${lines.join('\n')}\n${indent([...steps, ...endings(job, project)].join(''), 4)}`;
}

/** What a job brings along before its own steps. */
function preparations({ debianPackages = [], takes = [], place }: Job, { folder }: Project): readonly string[] {
  const path = place === 'repository' || folder === '' ? '.' : folder.slice(0, -1);
  return [
    ...takes.map((name) => `- uses: ${ACTIONS.downloadArtifact}\n  with:\n    name: ${name}\n    path: ${path}\n`),
    ...(debianPackages.length === 0
      ? []
      : [
          `- name: Install ${debianPackages.join(' and ')}\n  run: |\n    sudo apt-get update\n    sudo apt-get install --yes --no-install-recommends ${debianPackages.join(' ')}\n`,
        ]),
  ];
}

function workingFolder({ place }: Job, { folder }: Project): readonly string[] {
  if (folder === '' || place === 'repository') return [];
  return ['  defaults:', '    run:', `      working-directory: ${folder.slice(0, -1)}`];
}

const CHECKOUT = [`    - uses: ${ACTIONS.checkout}`, '      with:', '        persist-credentials: false'];

function stepText({ title, run, whenThere, secrets = [] }: Step, { place }: Job, { folder }: Project): string {
  const glob = whenThere === undefined ? undefined : `${place === 'repository' ? '' : folder}${whenThere}`;
  const condition = glob === undefined ? '' : `  if: hashFiles('${glob}') != ''\n`;
  const commands = run.length === 1 ? ` ${quote(run[0] ?? '')}\n` : ` |\n${indent(`${run.join('\n')}\n`, 4)}`;
  const variables = secrets.map((name) => `    ${name}: \${{ secrets.${name} }}\n`).join('');
  return `- name: ${title}\n${condition}${variables === '' ? '' : `  env:\n${variables}`}  run:${commands}`;
}

/** What is kept once the job has ended, also where it failed. */
function endings({ id, keeps = [], sarif, place }: Job, { folder }: Project): readonly string[] {
  const base = place === 'repository' ? '' : folder;
  const upload = `- name: Show the findings
  # Pull requests from forks have no right to write them.
  if: >-
    !cancelled() &&
    (github.event_name != 'pull_request' || github.event.pull_request.head.repo.full_name == github.repository)
  uses: ${ACTIONS.uploadSarif}
  with:
    sarif_file: ${base}${sarif ?? ''}
    category: ${id}
`;
  const artifact = `- name: Keep the reports
  if: "!cancelled()"
  uses: ${ACTIONS.uploadArtifact}
  with:
    name: ${id}
    path: |
${indent(keeps.map((path) => `${base}${path}\n`).join(''), 6)}    if-no-files-found: ignore
    retention-days: 30
`;
  return [...(sarif === undefined ? [] : [upload]), ...(keeps.length === 0 ? [] : [artifact])];
}
