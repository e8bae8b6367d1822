import { expect } from 'chai';
import { parse } from 'yaml';
import { planScaffold } from '../../../src/scaffold/plan';
import { findScaffold } from '../../../src/scaffold/registry';
import type { ScaffoldPlan } from '../../../src/scaffold/types';
import { memoryPlace, PROJECTS, type Files } from './projects';

function plan(id: string, files: Files): Promise<ScaffoldPlan> {
  const scaffold = findScaffold(id);
  if (scaffold === undefined) throw new Error(`There is no scaffold ${id}.`);
  return planScaffold(memoryPlace(files), scaffold);
}

const textOf = ({ files }: ScaffoldPlan, path: string): string => files.find((file) => file.path === path)?.text ?? '';

describe('pipelines', () => {
  it('install with what the project uses', async () => {
    const commands = await Promise.all(
      Object.values(PROJECTS).map(async (files) =>
        textOf(await plan('github-workflow', files), '.github/workflows/ml-security.yml'),
      ),
    );
    const expected = [
      '',
      '--require-hashes --requirement requirements.txt',
      'uv sync --locked',
      'poetry install',
      'conda env create',
    ];
    for (const [at, words] of expected.entries()) expect(commands[at]).to.include(words);
  });

  it('say where packages have no hashes, instead of installing them as if they were checked', async () => {
    const { notes, files } = await plan('github-workflow', { 'requirements.txt': 'scikit-learn==1.9.1\n' });
    expect(notes).to.deep.equal([
      'requirements.txt has no hashes: write them with `uv pip compile --generate-hashes`, and the pipeline checks them.',
    ]);
    expect(files[0]?.text).to.include('install --requirement requirements.txt').and.not.include('require-hashes');
  });

  it('give each job of a workflow its own rights, and no other', async () => {
    const files = PROJECTS['scikit-learn with pip, FastAPI, DVC and GitHub'] ?? {};
    const workflow = parse(textOf(await plan('github-workflow', files), '.github/workflows/ml-security.yml')) as {
      readonly permissions: unknown;
      readonly jobs: Readonly<
        Record<string, { readonly permissions: unknown; readonly environment?: string; readonly if?: string }>
      >;
    };
    expect(workflow.permissions).to.deep.equal({});
    expect(Object.entries(workflow.jobs).map(([id, { permissions }]) => [id, permissions])).to.deep.equal([
      ['tests', { contents: 'read' }],
      ['static-scan', { contents: 'read', 'security-events': 'write' }],
      ['secret-scan', { contents: 'read' }],
      ['dependency-scan', { contents: 'read' }],
      ['model-scan', { contents: 'read' }],
      ['robustness', { contents: 'read' }],
      ['image-scan', { contents: 'read' }],
      ['workflow-scan', { contents: 'read' }],
      ['release', { contents: 'read', packages: 'write' }],
    ]);
    expect(workflow.jobs['release']).to.include({ environment: 'production' });
    expect(workflow.jobs['release']?.if).to.include("!= 'pull_request'");
  });

  it('stand beside what GitLab runs already, in a stage that is there', async () => {
    const there = 'stages:\n  - build\n  - check\n\nbuild:\n  stage: build\n  script: [make]\n';
    const planned = await plan('gitlab-ci', { '.gitlab-ci.yml': there });
    expect(textOf(planned, '.gitlab-ci.yml')).to.equal(
      `${there}\ninclude:\n  - local: .gitlab/ml-security.gitlab-ci.yml\n`,
    );
    const own = parse(textOf(planned, '.gitlab/ml-security.gitlab-ci.yml')) as Readonly<
      Record<string, { stage: string }>
    >;
    expect(new Set(Object.values(own).map(({ stage }) => stage))).to.deep.equal(new Set(['build']));
  });

  it('are put behind what GitLab takes in already, and say so where it cannot be done', async () => {
    const list = 'include:\n    - template: Jobs/SAST.gitlab-ci.yml\n\ntest:\n  script: [make]\n';
    expect(textOf(await plan('gitlab-ci', { '.gitlab-ci.yml': list }), '.gitlab-ci.yml')).to.equal(
      list.replace('SAST.gitlab-ci.yml\n', 'SAST.gitlab-ci.yml\n    - local: .gitlab/ml-security.gitlab-ci.yml\n'),
    );
    const { files } = await plan('gitlab-ci', { '.gitlab-ci.yml': 'include: ci.yml\n' });
    expect(files.map(({ state }) => state)).to.deep.equal(['new', 'exists']);
  });

  it('put repositories into a pre-commit configuration behind those that it has', async () => {
    const there =
      'repos:\n- repo: https://github.com/gitleaks/gitleaks\n  rev: v8.28.0\n  hooks:\n  - id: gitleaks\n\nfail_fast: true\n';
    const text = textOf(await plan('pre-commit', { '.pre-commit-config.yaml': there }), '.pre-commit-config.yaml');
    const { repos, fail_fast: isStill } = parse(text) as { repos: readonly { repo: string }[]; fail_fast: boolean };
    expect(repos.map(({ repo }) => repo.split('/').at(-1))).to.deep.equal([
      'gitleaks',
      'pre-commit-hooks',
      'ruff-pre-commit',
      'zizmor-pre-commit',
    ]);
    expect(isStill).to.equal(true);
  });

  it('leave the owners of a path as they are', async () => {
    const there = '* @data-team\n/SECURITY.md @security\n';
    const text = textOf(await plan('codeowners', { CODEOWNERS: there, '.git/config': ORIGIN }), 'CODEOWNERS');
    expect(text).to.equal(`${there}/.github/ @watertight-labs\n`);
  });

  it('put nothing of the pipeline into the shell texts of a Jenkinsfile', async () => {
    for (const files of Object.values(PROJECTS)) {
      const planned = await plan('jenkinsfile', files);
      const text = planned.files.map((file) => file.text).join('');
      expect(text)
        .to.match(/sh '''/)
        .and.not.match(/sh "/);
      expect(text.split('{').length, 'blocks that are closed').to.equal(text.split('}').length);
      expect(text.split("'''").length % 2, 'texts that are closed').to.equal(1);
    }
  });

  it('say what they need a person for', async () => {
    const { notes } = await plan('retrain-workflow', {});
    expect(notes).to.deep.equal(['No script that trains was found: there is nothing to run again.']);
  });
});

const ORIGIN =
  '[core]\n\tbare = false\n[remote "origin"]\n\turl = https://name:word@github.com/watertight-labs/churn.git\n';
