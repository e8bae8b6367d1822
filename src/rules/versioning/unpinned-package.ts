import { defineRule, type RuleContext } from '../../engine/rule';
import { parseRequirement } from '../../lang/requirements/document';
import type { Requirement } from '../../lang/requirements/types';
import type { ShellCommand, ShellOrigin, ShellWord } from '../../lang/shell/types';
import { PIP_OPTIONS, readArguments } from '../shared/shell-words';
import { tomlDependencies, yamlDependencies, type ListedDependency } from './shared/dependency-lists';
import { branchArchive, clonesOfCell, otherUnpinned, unpinnedClones } from './shared/other-installs';
import { pinFix, pinRepository, pinRequirement, startOfValue, type PinEdit } from './shared/pin-fix';

/** What installs packages belongs to the image or the machine. */
const TOOLS = new Set([
  ...[
    'pip',
    'setuptools',
    'wheel',
    'build',
    'uv',
    'pipx',
    'poetry',
    'virtualenv',
    'pipenv',
    'pdm',
    'hatch',
    'pip-tools',
  ],
  ...['conda', 'tox', 'nox'],
]);
/** A file or a flag that fixes the versions. */
const FIXING = new Set(['-c', '--constraint', '-r', '--requirement', '--require-hashes']);
const CONDA_LOCK_FILES = ['conda-lock.yml', 'conda-lock.yaml', 'conda-linux-64.lock', 'pixi.lock'];
const LOCK_FILES = ['uv.lock', 'poetry.lock', 'Pipfile.lock', 'pdm.lock', 'pixi.lock', 'requirements.lock'];
/** Releases of these go with one release of torch each. */
const OF_TORCH = new Set(['torchvision', 'torchaudio', 'torchtext', 'torchdata']);
const FIXED = /===?\s*\d[^*]*$/;
/** A range that somebody has set an end to: `<2`, `~=2.6`, `==2.*`. */
const ENDS = /<|~=|==/;
/** `@v1.0.1` */
const RELEASE_TAG = /@v?\d+(?:\.\d+)+[\w.-]*$/;
const EDITABLE = /^(?:-e|--editable)$/;
const SHOWN = 5;

export default defineRule({
  id: 'unpinned-package',
  meta: {
    summary: 'A package is installed in whatever version is there today',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [1357, 1104],
    owaspMl: ['ML06'],
    owaspLlm: ['LLM03'],
    cicdSec: ['CICD-SEC-3'],
    atlas: ['AML.T0010.001'],
    stages: ['development', 'deployment', 'maintenance'],
    equivalents: { hadolint: ['DL3013'] },
  },
  messages: {
    command:
      '{names} installed without a fixed version: the next run may get other code than you tested, or a release that somebody has tampered with. Write `name==version`, or install from a file with fixed versions (`-r`).',
    range:
      '{names} installed in whatever release of a range is there today: the next run may get other code than you tested, or a release that somebody has tampered with. Write `name==version`, or install from a file with fixed versions (`-r`).',
    newest:
      '{names} installed in whatever was published last, unfinished releases included, so each run may get other code. That is right for a trial run; for anything else write `name==version`.',
    line: '`{name}` has no fixed version: the next install may get other code than you tested, or a release that somebody has tampered with. Write `{name}==version`, or install from a lock file.',
    conda:
      '`{name}` has no fixed version: the next install may get other code than you tested, or a release that somebody has tampered with. Write `{name}=version`, or install from a lock file (`conda-lock`).',
    repository:
      '`{name}` is installed from a repository as it is today, so whoever can push there changes what you run. Add a commit: `@<40-digit hash>`.',
    tag: '`{name}` is installed at a tag, which whoever can push there can move to other code. Write the commit that it stands for: `@<40-digit hash>`.',
    archive:
      '`{name}` is installed from the archive of a branch, so whoever can push there changes what you run. Name a commit: `…/archive/<40-digit hash>.zip`.',
    clone:
      '`{name}` is cloned and run in the commit that is there today, so whoever can push there changes what you run. Check a commit out first: `git checkout <hash>`.',
  },
  triggers: [
    ...[
      'install',
      'uv add',
      'conda create',
      'mamba create',
      'git clone',
      'channels: dependencies:',
      'dependencies: pip:',
    ],
    ...['pypi: package:', 'service: python: packages:', 'docker: requirements:', 'runtime_env'],
  ],
  triggerPaths: /requirements|(?:^|\/)(?:pipfile|pyproject\.toml|python_env\.ya?ml)$/i,
  // runtime-package-install speaks of programs that install.
  confirm: (_text, _settings, language) => language !== 'python',
  check: {
    shell(document, report, context) {
      if (document.origin === 'process') return;
      for (const command of document.commands) {
        const isMild = isNote(document.origin, context.isNotebook);
        const others = otherUnpinned(command);
        if (others.length > 0) {
          const data = { names: listNames(others) };
          const severity = isMild ? 'info' : 'warning';
          report({ at: command.range, message: 'command', severity, data });
        }
        const archive = command.words.map(({ value }) => branchArchive(value ?? '')).find((name) => name !== undefined);
        if (archive !== undefined && /^pip3?$/.test(command.name))
          report({ at: command.range, message: 'archive', data: { name: archive } });
        const { message, found } = judgeCommand(command);
        if (found.length === 0) continue;
        // Who asks for what is newest wants no other version.
        const known = message === 'newest' ? [] : found.flatMap((each) => pinWord(each, document.text, context));
        const fix = pinFix(known);
        const packages = found.filter(({ requirement }) => requirement.kind !== 'url');
        if (packages.length === 0) {
          const name = found.map((each) => each.name).join('`, `');
          report({
            at: command.range,
            ...judgeRepositories(found.map(({ requirement }) => requirement)),
            data: { name },
            fix,
          });
        } else {
          const severity = message !== 'command' || isMild ? 'info' : 'warning';
          report({
            at: command.range,
            message,
            severity,
            data: { names: listNames(found.map(({ name }) => name)) },
            fix,
          });
        }
      }
      for (const { command, repository } of unpinnedClones(document.commands)) {
        report({ at: command.range, message: 'clone', severity: 'info', data: { name: repository } });
      }
    },
    text({ text, part, language }, report, { isNotebook }) {
      if (!isNotebook || part !== 'source' || language !== 'python') return;
      for (const { at, repository } of clonesOfCell(text))
        report({ at, message: 'clone', severity: 'info', data: { name: repository } });
    },
    yaml(document, report, context) {
      for (const dependency of yamlDependencies(document, context.path)) {
        const isCondaLocked = dependency.manager === 'conda' && CONDA_LOCK_FILES.some((name) => context.hasPath(name));
        const finding = isCondaLocked ? undefined : judgeDependency(dependency, context);
        if (finding !== undefined) report(finding);
      }
    },
    toml(document, report, context) {
      if (LOCK_FILES.some((name) => context.hasPath(name) === true)) return;
      for (const dependency of tomlDependencies(document, context.path)) {
        const finding = judgeDependency(dependency, context);
        if (finding !== undefined) report(finding);
      }
    },
    requirements(document, report, context) {
      if (document.role !== 'requirements') return;
      const { requirements } = document;
      if (requirements.some(({ option, hasHashes }) => hasHashes || option === '-c' || option === '--constraint'))
        return;
      if (LOCK_FILES.some((name) => context.hasPath(name) === true)) return;
      for (const requirement of requirements) {
        const archive = branchArchive(requirement.url ?? '');
        if (archive !== undefined) report({ at: requirement.range, message: 'archive', data: { name: archive } });
        const name = unpinnedName(requirement);
        if (name === undefined) continue;
        const isRepository = requirement.kind === 'url';
        const fix = pinFix([pinOf({ name, requirement }, context, 0)].filter((pin) => pin !== undefined));
        if (isRepository) report({ at: requirement.range, ...judgeRepositories([requirement]), data: { name }, fix });
        else
          report({
            at: requirement.range,
            message: 'line',
            severity: 'info',
            data: { name },
            fix,
          });
      }
    },
  },
});

/** People install by hand in notebooks and on their own machines; images and pipelines are built again by others. */
function isNote(origin: ShellOrigin, isNotebook: boolean): boolean {
  return isNotebook || origin === 'cell' || origin === 'magic' || origin === 'file';
}

interface Unpinned {
  readonly name: string;
  readonly requirement: Requirement;
}

interface UnpinnedWord extends Unpinned {
  readonly word: ShellWord;
}

/** The version that was really used, where that is known. `base`: where the ranges of the requirement count from. */
function pinOf({ name, requirement }: Unpinned, { pins }: RuleContext, base: number): PinEdit | undefined {
  if (requirement.url !== undefined) {
    const commit = pins.packageCommit(name, requirement.url.split('#', 1)[0] ?? '');
    return commit && pinRepository(requirement, commit, base);
  }
  const version = pins.packageVersion(name, requirement.specifier);
  return version && pinRequirement(requirement, version, base);
}

function pinWord(unpinned: UnpinnedWord, text: string, context: RuleContext): readonly PinEdit[] {
  const { word } = unpinned;
  const start = startOfValue(word);
  // `torch>2` without quotes is `torch`, with a redirection right behind it.
  if (start === undefined || /[<>]/.test(text[word.range.end] ?? '')) return [];
  return [pinOf(unpinned, context, start)].filter((pin) => pin !== undefined);
}

function judgeCommand(command: ShellCommand): {
  readonly message: 'command' | 'range' | 'newest';
  readonly found: readonly UnpinnedWord[];
} {
  if (command.name !== 'pip' && command.name !== 'pip3') return { message: 'command', found: [] };
  const { options, operands } = readArguments(command.words, PIP_OPTIONS);
  const [verb, ...packages] = operands;
  if (verb?.value !== 'install' || options.some(({ name }) => FIXING.has(name)))
    return { message: 'command', found: [] };
  const editable = options.filter(({ name, value }) => EDITABLE.test(name) && value?.startsWith('git+') === true);
  const fixesTorch = packages.some(({ text }) => /^["']?torch===?[^*]*$/.test(text));
  const editables = editable.map(({ word, value }) => ({ ...word, text: value ?? '', value }));
  const found = [...packages, ...editables].flatMap((word): readonly UnpinnedWord[] => {
    const { value } = word;
    const requirement = value === undefined ? undefined : parseRequirement(value);
    const name = requirement && unpinnedName(requirement);
    if (requirement === undefined || name === undefined || (fixesTorch && OF_TORCH.has(name))) return [];
    return [{ name, requirement, word }];
  });
  // What a compiled pipeline of Kubeflow installs of itself comes in the release that compiled it.
  if (packages.some(({ value }) => value?.startsWith('kfp==') === true)) return { message: 'command', found: [] };
  const isTrial = options.some(({ name }) => name === '--pre');
  const isOpen = ({ requirement }: Unpinned): boolean => !ENDS.test(requirement.specifier);
  if (isTrial) return { message: 'newest', found };
  return found.some(isOpen) ? { message: 'command', found: found.filter(isOpen) } : { message: 'range', found };
}

/** A dependency of a file that lists some; undefined where its version is fixed. */
function judgeDependency({ at, requirement, manager, isDeployed, base }: ListedDependency, context: RuleContext) {
  const archive = branchArchive(requirement.url ?? '');
  if (archive !== undefined) return { at, message: 'archive', data: { name: archive } } as const;
  const name = unpinnedName(requirement);
  // The `=1.26` of conda is any 1.26.
  if (name === undefined || (manager === 'conda' && requirement.specifier.startsWith('=='))) return undefined;
  const pin = base === undefined ? undefined : pinOf({ name, requirement }, context, base);
  const fix = pinFix(pin === undefined ? [] : [pin]);
  if (requirement.kind === 'url') return { at, ...judgeRepositories([requirement]), data: { name }, fix };
  const severity = isDeployed && !ENDS.test(requirement.specifier) ? 'warning' : 'info';
  return { at, message: manager === 'conda' ? 'conda' : 'line', severity, data: { name }, fix } as const;
}

/** The tag of a release is meant to stay, a branch is meant to move. */
function judgeRepositories(requirements: readonly Requirement[]): {
  readonly message: 'repository' | 'tag';
  readonly severity: 'warning' | 'info';
} {
  const areTags = requirements.every(({ url }) => RELEASE_TAG.test(url?.split('#', 1)[0] ?? ''));
  return areTags ? { message: 'tag', severity: 'info' } : { message: 'repository', severity: 'warning' };
}

/** What to call a requirement that fixes nothing; undefined where it fixes a version, or installs what is here. */
function unpinnedName(requirement: Requirement): string | undefined {
  const { kind, name, normalizedName, specifier, url } = requirement;
  if (kind === 'package') {
    if (name === undefined || TOOLS.has(normalizedName ?? name) || FIXED.test(specifier)) return undefined;
    return name;
  }
  if (kind !== 'url' || url?.startsWith('git+') !== true) return undefined;
  const target = url.split('#', 1)[0] ?? '';
  return /@[0-9a-f]{40}$/i.test(target) ? undefined : (name ?? lastSegment(target));
}

function lastSegment(url: string): string {
  const path = url.replace(/@[^@/]*$/, '').replace(/\.git$/, '');
  return path.slice(path.lastIndexOf('/') + 1);
}

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).map((name) => `\`${name}\``);
  const rest = names.length - shown.length;
  return `${shown.join(', ')}${rest > 0 ? ` and ${String(rest)} more are` : names.length === 1 ? ' is' : ' are'}`;
}
