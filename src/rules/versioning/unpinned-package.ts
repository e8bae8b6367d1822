import { defineRule } from '../../engine/rule';
import { parseRequirement } from '../../lang/requirements/document';
import type { Requirement } from '../../lang/requirements/types';
import type { ShellCommand, ShellOrigin } from '../../lang/shell/types';
import { PIP_OPTIONS, readArguments } from '../shared/shell-words';

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
const LOCK_FILES = ['uv.lock', 'poetry.lock', 'Pipfile.lock', 'pdm.lock', 'pixi.lock', 'requirements.lock'];
/** Releases of these go with one release of torch each. */
const OF_TORCH = new Set(['torchvision', 'torchaudio', 'torchtext', 'torchdata']);
const FIXED = /===?\s*\d[^*]*$/;
/** A range that somebody has set an end to: `<2`, `~=2.6`, `==2.*`. */
const ENDS = /<|~=|==/;
const SHOWN = 5;

export default defineRule({
  id: 'unpinned-package',
  meta: {
    summary: 'A package is installed in whatever version is there today',
    severity: 'warning',
    confidence: 'high',
    fix: 'none',
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
    repository:
      '`{name}` is installed from a repository as it is today, so whoever can push there changes what you run. Add a commit: `@<40-digit hash>`.',
  },
  triggers: ['install'],
  triggerPaths: /requirements/i,
  check: {
    shell(document, report, context) {
      for (const command of document.commands) {
        const { message, found } = judgeCommand(command);
        if (found.length === 0) continue;
        const isMild = message !== 'command' || isNote(document.origin, context.isNotebook);
        const data = { names: listNames(found.map(({ name }) => name)) };
        report({ at: command.range, message, severity: isMild ? 'info' : 'warning', data });
      }
    },
    requirements(document, report, context) {
      if (document.role !== 'requirements') return;
      const { requirements } = document;
      if (requirements.some(({ option, hasHashes }) => hasHashes || option === '-c' || option === '--constraint'))
        return;
      if (LOCK_FILES.some((name) => context.hasPath(name) === true)) return;
      for (const requirement of requirements) {
        const name = unpinnedName(requirement);
        if (name === undefined) continue;
        const isRepository = requirement.kind === 'url';
        if (isRepository) report({ at: requirement.range, message: 'repository', data: { name } });
        else report({ at: requirement.range, message: 'line', severity: 'info', data: { name } });
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
  readonly specifier: string;
}

function judgeCommand(command: ShellCommand): {
  readonly message: 'command' | 'range' | 'newest';
  readonly found: readonly Unpinned[];
} {
  if (command.name !== 'pip' && command.name !== 'pip3') return { message: 'command', found: [] };
  const { options, operands } = readArguments(command.words, PIP_OPTIONS);
  const [verb, ...packages] = operands;
  if (verb?.value !== 'install' || options.some(({ name }) => FIXING.has(name)))
    return { message: 'command', found: [] };
  const fixesTorch = packages.some(({ text }) => /^["']?torch===?[^*]*$/.test(text));
  const found = packages.flatMap(({ value }): readonly Unpinned[] => {
    const requirement = value === undefined ? undefined : parseRequirement(value);
    const name = requirement && unpinnedName(requirement);
    if (name === undefined || (fixesTorch && OF_TORCH.has(name))) return [];
    return [{ name, specifier: requirement?.specifier ?? '' }];
  });
  const isTrial = options.some(({ name }) => name === '--pre');
  const isOpen = ({ specifier }: Unpinned): boolean => !ENDS.test(specifier);
  if (isTrial) return { message: 'newest', found };
  return found.some(isOpen) ? { message: 'command', found: found.filter(isOpen) } : { message: 'range', found };
}

/** What to call a requirement that fixes nothing; undefined where it fixes a version, or installs what is here. */
function unpinnedName(requirement: Requirement): string | undefined {
  const { kind, name, normalizedName, specifier, url, isEditable } = requirement;
  if (kind === 'package') {
    if (name === undefined || TOOLS.has(normalizedName ?? name) || FIXED.test(specifier)) return undefined;
    return name;
  }
  if (kind !== 'url' || isEditable || url?.startsWith('git+') !== true) return undefined;
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
