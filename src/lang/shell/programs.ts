import type { ShellWord } from './types';

/** How a command that runs another one is written: which of its options take a value, and what else stands between. */
interface Shape {
  readonly letters: string;
  readonly names?: readonly string[];
  /** How many operands stand in front of the command. */
  readonly operands?: number;
  /** Whether variables may be set in front of the command. */
  readonly setsVariables?: boolean;
  /** Options with which it runs no command, or one that is not written as words. */
  readonly stops?: readonly string[];
}

const WRAPPERS: Readonly<Record<string, Shape>> = {
  sudo: {
    letters: 'ACDghpRrTtUu',
    names: ['--user', '--group', '--host', '--prompt', '--chdir', '--chroot', '--close-from', '--role', '--type'],
    setsVariables: true,
  },
  doas: { letters: 'Cu' },
  env: { letters: 'Cu', names: ['--unset', '--chdir'], setsVariables: true, stops: ['-S', '--split-string'] },
  time: { letters: 'fo', names: ['--format', '--output'] },
  nohup: { letters: '' },
  exec: { letters: 'a' },
  command: { letters: '', stops: ['-v', '-V'] },
  builtin: { letters: '' },
  nice: { letters: 'n', names: ['--adjustment'] },
  ionice: { letters: 'cn', names: ['--class', '--classdata'] },
  setsid: { letters: '' },
  stdbuf: { letters: 'eio', names: ['--input', '--output', '--error'] },
  xargs: {
    letters: 'adEILnPs',
    names: ['--arg-file', '--delimiter', '--max-lines', '--max-args', '--max-procs', '--max-chars', '--replace'],
  },
  timeout: { letters: 'ks', names: ['--kill-after', '--signal'], operands: 1 },
  gosu: { letters: '', operands: 1 },
};

const NO_OPTIONS: Shape = { letters: '' };
const CONDA_RUN: Shape = { letters: 'np', names: ['--name', '--prefix', '--cwd'] };
const UV_RUN: Shape = {
  letters: 'CfipPw',
  names: [
    ...[
      '--with',
      '--with-editable',
      '--with-requirements',
      '--python',
      '--extra',
      '--no-extra',
      '--group',
      '--no-group',
    ],
    ...['--only-group', '--env-file', '--package', '--directory', '--project', '--index', '--default-index'],
    ...['--index-url', '--extra-index-url', '--find-links', '--cache-dir', '--config-file', '--config-setting'],
  ],
  stops: ['-m', '--module'],
};

/** Tools with a subcommand that runs another command, or that is one. */
const RUNNERS: Readonly<Record<string, Readonly<Record<string, Shape | 'itself'>>>> = {
  uv: { run: UV_RUN, pip: 'itself' },
  poetry: { run: NO_OPTIONS },
  pipenv: { run: NO_OPTIONS },
  pdm: { run: NO_OPTIONS },
  rye: { run: NO_OPTIONS },
  conda: { run: CONDA_RUN },
  mamba: { run: CONDA_RUN },
  micromamba: { run: CONDA_RUN },
};
const RUNNER_OPTIONS: Shape = {
  letters: '',
  names: ['--directory', '--project', '--config-file', '--cache-dir', '--color', '-C', '-P', '-p'],
};

const PYTHON = /^(?:python|pypy)[\d.]*$/;
const PYTHON_OPTIONS: Shape = { letters: 'WX', stops: ['-c', '-m', '-'] };
/** Modules that are commands too. */
const MODULES = new Set(['pip', 'uv', 'pipenv', 'poetry', 'dvc']);
const VARIABLE = /^[A-Za-z_]\w*=/;

/** The program that a command runs in the end, behind `sudo`, `env`, `python -m` and the like. */
export interface Program {
  /** The last segment of its path, or what is written where that is not known. */
  readonly name: string;
  /** The place of its name among the words. */
  readonly index: number;
  /** The words that set variables for it. */
  readonly variables: readonly ShellWord[];
}

export function findProgram(words: readonly ShellWord[]): Program {
  const variables: ShellWord[] = [];
  let index = 0;
  for (;;) {
    const name = nameOf(words[index]);
    const next = findNext(words, index, name, variables);
    if (next === undefined || next >= words.length) return { name, index, variables };
    index = next;
  }
}

/** `pip3.11` is `pip3`: rules know the two names `pip` and `pip3`. */
function nameOf(word: ShellWord | undefined): string {
  const path = word?.value ?? word?.text.replaceAll('\r\n', '\n') ?? '';
  return path.slice(path.lastIndexOf('/') + 1).replace(/^(pip\d)\.\d+$/, '$1');
}

function findNext(
  words: readonly ShellWord[],
  index: number,
  name: string,
  variables: ShellWord[],
): number | undefined {
  if (PYTHON.test(name)) {
    const option = skipOptions(words, index + 1, PYTHON_OPTIONS);
    return words[option]?.value === '-m' && MODULES.has(words[option + 1]?.value ?? '') ? option + 1 : undefined;
  }
  if (Object.hasOwn(RUNNERS, name)) {
    const subcommand = skipOptions(words, index + 1, RUNNER_OPTIONS);
    const runner = RUNNERS[name] ?? {};
    const key = words[subcommand]?.value ?? '';
    const shape = Object.hasOwn(runner, key) ? runner[key] : undefined;
    if (shape === undefined || shape === 'itself') return shape && subcommand;
    return findOperand(words, subcommand + 1, shape, variables);
  }
  const shape = Object.hasOwn(WRAPPERS, name) ? WRAPPERS[name] : undefined;
  return shape && findOperand(words, index + 1, shape, variables);
}

function findOperand(
  words: readonly ShellWord[],
  from: number,
  shape: Shape,
  variables: ShellWord[],
): number | undefined {
  let at = skipOptions(words, from, shape);
  if (shape.stops?.includes(textOf(words[at])) === true) return undefined;
  const first = at;
  if (shape.setsVariables === true) while (VARIABLE.test(textOf(words[at]))) at += 1;
  variables.push(...words.slice(first, at));
  return at + (shape.operands ?? 0);
}

function textOf(word: ShellWord | undefined): string {
  return word?.value ?? word?.text ?? '';
}

/** The first word that is no option and no value of one, or an option that stops the search. */
function skipOptions(words: readonly ShellWord[], from: number, shape: Shape): number {
  for (let at = from; at < words.length; at += 1) {
    const text = textOf(words[at]);
    if (text === '--') return at + 1;
    if (!/^-./.test(text) || shape.stops?.includes(text) === true) return at;
    if (takesNext(text, shape)) at += 1;
  }
  return words.length;
}

function takesNext(option: string, { letters, names = [] }: Shape): boolean {
  if (names.includes(option)) return true;
  if (option.startsWith('--')) return false;
  const letter = option.split('').findIndex((own, place) => place > 0 && letters.includes(own));
  return letter !== -1 && letter === option.length - 1;
}
