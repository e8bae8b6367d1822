import type { Range } from '../../../core/range';
import type { ShellCommand, ShellWord } from '../../../lang/shell/types';
import { PIP_OPTIONS, readArguments } from '../../shared/shell-words';

const CONDA = new Set(['conda', 'mamba', 'micromamba']);
const CONDA_VERBS = new Set(['install', 'create', 'update']);
const CONDA_OPTIONS = {
  letters: 'ncpf',
  names: ['--name', '--channel', '--prefix', '--file', '--repodata-fn', '--solver', '--subdir', '--platform'],
} as const;
const UV_OPTIONS = {
  letters: 'rcp',
  names: [...PIP_OPTIONS.names, '--extra', '--tag', '--rev', '--branch', '--script'],
};
const CONDA_FIXING = new Set(['-f', '--file']);
/** `conda install conda`, and what makes the environment itself. */
const CONDA_TOOLS = new Set(['conda', 'mamba', 'pip', 'anaconda', 'miniconda', 'conda-build', 'setuptools', 'wheel']);

/** What `conda install` and `uv add` are asked for without a version, by name. */
export function otherUnpinned(command: ShellCommand): readonly string[] {
  if (CONDA.has(command.name)) return condaUnpinned(command);
  if (command.name !== 'uv' || command.words[0]?.value !== 'add') return [];
  const { options, operands } = readArguments(command.words.slice(1), UV_OPTIONS);
  if (options.some(({ name }) => name === '-r' || name === '--requirements' || name === '--rev')) return [];
  return operands.flatMap(({ value }) => {
    const name = value === undefined ? undefined : /^([A-Za-z][\w.-]*)(?:\[[^\]]*\])?$/.exec(value)?.[1];
    return name === undefined ? [] : [name];
  });
}

function condaUnpinned({ words }: ShellCommand): readonly string[] {
  const { options, operands } = readArguments(words, CONDA_OPTIONS);
  const [verb, ...packages] = operands;
  if (!CONDA_VERBS.has(verb?.value ?? '') || options.some(({ name }) => CONDA_FIXING.has(name))) return [];
  return packages.flatMap(({ value }) => {
    // The channel may stand in front, as in `conda-forge::numpy`; `=1.26` and `==1.26` both fix a version.
    const name = value === undefined ? undefined : /^(?:[\w./-]+::)?([A-Za-z][\w.-]*)$/.exec(value)?.[1];
    return name === undefined || CONDA_TOOLS.has(name) ? [] : [name];
  });
}

/** An archive of a branch: `https://github.com/owner/name/archive/main.zip`. */
const ARCHIVE =
  /^(?:[\w.-]+\s*@\s*)?https?:\/\/[^/\s]+\/([\w.-]+\/[\w.-]+)\/(?:-\/)?(?:archive|zipball|tarball)\/(?:refs\/heads\/)?([\w.-]+?)(?:\.zip|\.tar\.gz|\.tgz)?(?:#.*)?$/i;

/** The repository whose branch a `pip install` takes as an archive; undefined for tags, commits and other addresses. */
export function branchArchive(text: string): string | undefined {
  const [, repository, ref = ''] = ARCHIVE.exec(text) ?? [];
  return repository === undefined || /^[0-9a-f]{40}$|^v?\d+[\d.]*|^refs$/i.test(ref) ? undefined : repository;
}

const CLONE_OPTIONS = {
  letters: 'bojucC',
  names: ['--branch', '--depth', '--origin', '--jobs', '--config', '--reference'],
};
const RUNNERS = /^(?:python[\d.]*|bash|sh|make|pip3?|uv)$/;

export interface UnpinnedClone {
  readonly command: ShellCommand;
  readonly repository: string;
}

/** Repositories that are cloned and then installed or run by the same script, in the commit that is there today. */
export function unpinnedClones(commands: readonly ShellCommand[]): readonly UnpinnedClone[] {
  return commands.flatMap((command, index): readonly UnpinnedClone[] => {
    if (command.name !== 'git' || command.words[0]?.value !== 'clone') return [];
    const { options, operands } = readArguments(command.words.slice(1), CLONE_OPTIONS);
    const [url, target] = operands.map(({ value }) => value);
    const isTag = options.some(
      ({ name, value }) => /^(?:-b|--branch|--revision)$/.test(name) && /^v?\d|^[0-9a-f]{40}$/.test(value ?? ''),
    );
    if (url === undefined || isTag || !/^(?:https?|git|ssh):|@/.test(url)) return [];
    const repository = url.replace(/^.*[/:]([^/:]+\/[^/]+?)(?:\.git)?\/?$/, '$1');
    const folder = target ?? repository.replace(/^.*\//, '');
    const later = commands.slice(index + 1);
    const isFixed = later.some(({ name, words }) => name === 'git' && words.some(isCheckout));
    return !isFixed && isUsed(later, folder) ? [{ command, repository }] : [];
  });
}

function isCheckout({ value }: ShellWord): boolean {
  return value === 'checkout' || value === 'reset' || value === 'switch';
}

/** Whether something in the folder is installed or run: by its path, or from within. */
function isUsed(commands: readonly ShellCommand[], folder: string): boolean {
  let isInside = false;
  for (const { name, words } of commands) {
    const values = words.map(({ value }) => value ?? '');
    if (name === 'cd')
      isInside = values[0]?.replace(/\/$/, '').endsWith(folder) === true || (isInside && values[0] !== '..');
    else if (RUNNERS.test(name)) {
      const isInstall = !/^(?:pip3?|uv)$/.test(name) || values.includes('install');
      const isHere = values.some((value) => new RegExp(`^(?:\\./)?${escape(folder)}(?:[/[]|$)`).test(value));
      const isLocal =
        isInside && (values.some((value) => /^\.(?:\[|$)|^setup\.py$|\.(?:py|sh)$/.test(value)) || name === 'make');
      if (isInstall && (isHere || isLocal)) return true;
    }
  }
  return false;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const CELL_CLONE = /^[ \t]*[!%]\s*git\s+clone\s+([^\n#&|;]+)(?=#|$)/gm;

/** The same in a cell of a notebook, whose lines are shell commands of their own: `at` is where the command stands. */
export function clonesOfCell(text: string): readonly { readonly at: Range; readonly repository: string }[] {
  return [...text.matchAll(CELL_CLONE)].flatMap((match) => {
    const words = (match[1] ?? '')
      .trim()
      .split(/\s+/)
      .filter((word) => !word.startsWith('-') && !/^\d+$/.test(word));
    const [url = '', target] = words.map((word) => word.replace(/^["']|["']$/g, ''));
    if (!/^(?:https?|git|ssh):|@/.test(url) || /--branch\s+v?\d|-b\s+v?\d/.test(match[1] ?? '')) return [];
    const repository = url.replace(/^.*[/:]([^/:]+\/[^/]+?)(?:\.git)?\/?$/, '$1');
    const folder = escape((target ?? repository).replace(/\/$/, '').replace(/^.*\//, ''));
    const later = text.slice(match.index + match[0].length);
    const isUsed = [
      String.raw`pip3?\s+install\b[^\n]*[\s/"']${folder}(?:[/\s"'[]|$)`,
      String.raw`sys\.path\.(?:append|insert)\([^\n]*${folder}`,
      String.raw`^[ \t]*[!%]\s*(?:python[\d.]*|bash|sh|run)\s[^\n]*${folder}/`,
      String.raw`(?:[%!]\s*cd\s+|chdir\([^\n]*)[^\n]*${folder}[^]*(?:pip3?\s+install\s[^\n]*(?:\s|-e\s?)\.|setup\.py|[!%]\s*(?:python[\d.]*|bash|sh|run)\s+\S+\.(?:py|sh))`,
    ].some((pattern) => new RegExp(pattern, 'm').test(later));
    if (!isUsed || /\bgit\b[^\n]*\b(?:checkout|reset|switch)\b/.test(later)) return [];
    const start = match.index + match[0].search(/[!%]/);
    return [{ at: { start, end: match.index + match[0].length }, repository }];
  });
}
