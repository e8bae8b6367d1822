import { extendYaml, wordPattern } from '../extend';
import { HOOKS, TOOLS } from '../versions';
import type { Project } from '../project';
import type { Scaffold } from '../types';

/** What finds a secret before it is in the history costs a second; afterwards it costs a new key. */
export const PRE_COMMIT: Scaffold = {
  id: 'pre-commit',
  title: 'Checks before each commit',
  summary:
    'A pre-commit configuration: secrets, large files, outputs of notebooks, weaknesses in code, images and workflows.',
  items: ['CIC-M3', 'CIC-P2'],
  create(project) {
    const repositories = repositoriesOf(project);
    const text = `# Runs before each commit, once everybody has called: pre-commit install
repos:
${repositories.map(({ text: item }) => item.replace(/^(?=.)/gm, '  ')).join('')}`;
    const extend = extendYaml('repos', repositories);
    return {
      files: [{ path: '.pre-commit-config.yaml', text, extend }],
      commands: ['pre-commit install', 'pre-commit run --all-files'],
    };
  },
};

interface Repository {
  readonly isThere: RegExp;
  readonly text: string;
}

function repositoriesOf({ paths, image, ci }: Project): readonly Repository[] {
  const hasNotebooks = paths.some((path) => path.endsWith('.ipynb'));
  const isGithub = ci.length === 0 || ci.includes('github');
  return [
    remote('https://github.com/gitleaks/gitleaks', ['- id: gitleaks']),
    remote('https://github.com/pre-commit/pre-commit-hooks', [
      '- id: detect-private-key',
      '# Data and models belong into a store with versions, not into git.',
      '- id: check-added-large-files',
      '  args: [--maxkb=1024]',
      '- id: check-merge-conflict',
    ]),
    remote('https://github.com/astral-sh/ruff-pre-commit', [
      '# The security rules of flake8-bandit; assertions are what tests are made of.',
      '- id: ruff-check',
      '  args: [--extend-select=S, --extend-per-file-ignores=**/test*:S101]',
    ]),
    ...(hasNotebooks ? [remote('https://github.com/kynan/nbstripout', ['- id: nbstripout'])] : []),
    ...(isGithub ? [remote('https://github.com/zizmorcore/zizmor-pre-commit', ['- id: zizmor'])] : []),
    ...(image === undefined ? [] : [HADOLINT]),
  ];
}

function remote(url: keyof typeof HOOKS, hooks: readonly string[]): Repository {
  return {
    isThere: wordPattern(url),
    text: `- repo: ${url}\n  rev: ${HOOKS[url]}\n  hooks:\n${hooks.map((line) => `    ${line}\n`).join('')}`,
  };
}

/** The linter for Dockerfiles, out of a package: its own hook wants Docker or an installed program. */
const HADOLINT: Repository = {
  isThere: /hadolint/,
  text: `- repo: local
  hooks:
    - id: hadolint
      name: hadolint
      entry: hadolint
      language: python
      additional_dependencies: [${TOOLS.hadolint}]
      types: [dockerfile]
`,
};
