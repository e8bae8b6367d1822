import type { Edit } from '../../core/fix';
import type { ShellCommand, ShellWord } from '../../lang/shell/types';

/** An option of a command, with the word that it stands in. */
export interface ShellOption {
  /** With its hyphens and without its value: `-k`, `--insecure`. */
  readonly name: string;
  readonly value: string | undefined;
  readonly word: ShellWord;
  /** Whether other short options stand in the same word (`-skL`). */
  readonly isBundled: boolean;
}

export interface ShellArguments {
  readonly options: readonly ShellOption[];
  /** Words that are neither options nor values of options. */
  readonly operands: readonly ShellWord[];
}

/**
 * Sorts the words of a command into options and operands. `withValue` names the options that take one: short ones as
 * letters, long ones by name. A value may follow behind `=` or as the next word.
 */
export function readArguments(
  words: readonly ShellWord[],
  withValue: { readonly letters: string; readonly names: readonly string[] },
): ShellArguments {
  const options: ShellOption[] = [];
  const operands: ShellWord[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) continue;
    const text = word.value ?? word.text;
    if (text === '--') return { options, operands: [...operands, ...words.slice(at + 1)] };
    if (!text.startsWith('-') || text === '-') {
      operands.push(word);
      continue;
    }
    const isLong = text.startsWith('--') || !/^-[A-Za-z0-9]/.test(text);
    const takesNext = isLong
      ? readLong(text, word, words[at + 1], withValue.names, options)
      : readShort(text, word, words[at + 1], withValue.letters, options);
    if (takesNext) at += 1;
  }
  return { options, operands };
}

function readLong(
  text: string,
  word: ShellWord,
  next: ShellWord | undefined,
  names: readonly string[],
  options: ShellOption[],
): boolean {
  const equals = text.indexOf('=');
  const name = equals === -1 ? text : text.slice(0, equals);
  const takesNext = equals === -1 && names.includes(name);
  const value = equals === -1 ? (takesNext ? next?.value : undefined) : text.slice(equals + 1);
  options.push({ name, value, word, isBundled: false });
  return takesNext;
}

function readShort(
  text: string,
  word: ShellWord,
  next: ShellWord | undefined,
  letters: string,
  options: ShellOption[],
): boolean {
  for (let at = 1; at < text.length; at++) {
    const letter = text[at] ?? '';
    const isLast = at === text.length - 1;
    const takesValue = letters.includes(letter);
    const value = takesValue ? (isLast ? next?.value : text.slice(at + 1)) : undefined;
    options.push({ name: `-${letter}`, value, word, isBundled: text.length > 2 });
    if (takesValue) return isLast;
  }
  return false;
}

export const CURL_OPTIONS = {
  letters: 'oHdFuXAbceEmxTwKrtYyzCDPQUh',
  names: [
    ...['--output', '--header', '--data', '--data-raw', '--data-binary', '--data-urlencode', '--form', '--user'],
    ...['--request', '--user-agent', '--cookie', '--cookie-jar', '--referer', '--cert', '--key', '--cacert'],
    ...[
      '--max-time',
      '--connect-timeout',
      '--proxy',
      '--upload-file',
      '--write-out',
      '--retry',
      '--retry-delay',
      '--resolve',
      '--json',
    ],
  ],
} as const;

export const WGET_OPTIONS = {
  letters: 'oOaeiBtTwQPUlADIXR',
  names: [
    '--output-document',
    '--header',
    '--user',
    '--password',
    '--directory-prefix',
    '--tries',
    '--timeout',
    '--post-data',
    '--referer',
    '--user-agent',
  ],
} as const;

export const PIP_OPTIONS = {
  letters: 'rcieftC',
  names: [
    ...['--requirement', '--constraint', '--index-url', '--extra-index-url', '--editable', '--find-links', '--target'],
    ...['--platform', '--python-version', '--prefix', '--root', '--src', '--trusted-host', '--timeout', '--retries'],
    ...['--progress-bar', '--upgrade-strategy', '--no-binary', '--only-binary', '--cache-dir', '--log', '--proxy'],
    ...['--cert', '--client-cert', '--abi', '--implementation', '--report', '--config-settings', '--global-option'],
    ...['--python', '--exists-action', '--use-feature', '--use-deprecated', '--progress', '--index', '--default-index'],
    ...[
      '--override',
      '--build-constraint',
      '--group',
      '--exclude-newer',
      '--index-strategy',
      '--torch-backend',
      '--allow-insecure-host',
    ],
  ],
} as const;

/** The edit that takes words out of a command, with the white space in front of them. Undefined for quoted words. */
export function removeWords(command: ShellCommand, words: readonly ShellWord[]): Edit | undefined {
  const first = words[0];
  const last = words.at(-1);
  // In the exec form of other formats (`["curl", "-k"]`) the words are quoted and commas stand between.
  if (first === undefined || last === undefined || words.some((word) => word.text !== word.value)) return undefined;
  const index = command.words.indexOf(first);
  const before = command.words[index - 1]?.range.end ?? command.nameRange.end;
  return before > first.range.start ? undefined : { range: { start: before, end: last.range.end }, text: '' };
}
