import type { Edit } from '../../../core/fix';
import type { ShellCommand, ShellWord } from '../../../lang/shell/types';
import {
  CURL_OPTIONS,
  PIP_OPTIONS,
  readArguments,
  removeWords,
  WGET_OPTIONS,
  type ShellOption,
} from '../../shared/shell-words';
import { isLoopbackUrl } from '../../shared/hosts';

/** A word that switches the check of certificates off. */
export interface DisablingWord {
  readonly word: ShellWord;
  readonly what: string;
  readonly edit: Edit | undefined;
}

/** Options without a value that switch the check off, by command. */
const FLAGS: Readonly<Record<string, readonly string[]>> = {
  curl: ['-k', '--insecure'],
  wget: ['--no-check-certificate'],
  aws: ['--no-verify-ssl'],
  kubectl: ['--insecure-skip-tls-verify'],
  helm: ['--insecure-skip-tls-verify'],
};

/** Settings that are written as two words. */
const SETTINGS: readonly { readonly command: string; readonly key: RegExp; readonly value: RegExp }[] = [
  { command: 'git', key: /^http\.(?:.{0,200}\.)?sslverify$/i, value: /^(?:false|0|no|off)$/i },
  ...['conda', 'mamba', 'micromamba'].map((command) => ({ command, key: /^ssl_verify$/, value: /^(?:false|0|no)$/i })),
  ...['pip', 'pip3'].map((command) => ({ command, key: /^\w+\.trusted-host$/, value: /^(?!localhost|127\.)./ })),
  ...['aria2c', 'wget'].map((command) => ({ command, key: /^--check-certificate$/, value: /^(?:false|off)$/i })),
  { command: 'poetry', key: /^certificates\.[^.]{1,80}\.cert$/, value: /^false$/i },
  { command: 'dvc', key: /^ssl_verify$/, value: /^(?:false|0|no)$/i },
  { command: 'npm', key: /^strict-ssl$/, value: /^false$/i },
];

export function disablingWords(command: ShellCommand, script: string): readonly DisablingWord[] {
  return [...disablingFlags(command, script), ...trustedHosts(command), ...disablingSettings(command)];
}

function disablingFlags(command: ShellCommand, script: string): readonly DisablingWord[] {
  const flags = FLAGS[command.name];
  if (flags === undefined) return [];
  const { options, operands } = readArguments(command.words, command.name === 'wget' ? WGET_OPTIONS : CURL_OPTIONS);
  const urls = operands.map((word) => word.value ?? startOf(word, script)).filter((url) => /[.:/]/.test(url));
  if (urls.length > 0 && urls.every(isLoopbackUrl)) return [];
  return options
    .filter(({ name }) => flags.includes(name))
    .map((option) => ({ word: option.word, what: option.name, edit: removeOption(command, option) }));
}

/** What the variable holds that a word starts with, where the script gives it one value alone: `$URL` of `"$URL/health"`. */
function startOf({ text }: ShellWord, script: string): string {
  // `"$HOST.example.com"` goes on with another host.
  const [, inBraces, bare] = /^"?\$(?:\{(\w{1,60})\}|(\w{1,60}))(?=[":/?]|$)/.exec(text) ?? [];
  return valuesOf(script).get(inBraces ?? bare ?? '') ?? '';
}

/** Of the script that was asked about last: its commands ask one after another. */
let lastScript = '';
let lastValues: ReadonlyMap<string, string> = new Map();

function valuesOf(script: string): ReadonlyMap<string, string> {
  if (script === lastScript) return lastValues;
  const values = new Map<string, string>();
  for (const [, name = '', value = ''] of script.matchAll(/(?:^|[\s;])(\w{1,60})=["']?([^\s"';]{0,200})/g))
    values.set(name, values.has(name) ? '' : value);
  lastScript = script;
  lastValues = values;
  return values;
}

/** Out of `-skL` only the letter goes. */
function removeOption(command: ShellCommand, option: ShellOption): Edit | undefined {
  const { word, name, isBundled } = option;
  if (!isBundled) return removeWords(command, [word]);
  if (word.text !== word.value) return undefined;
  const start = word.range.start + word.text.indexOf(name.slice(1), 1);
  return { range: { start, end: start + 1 }, text: '' };
}

function trustedHosts(command: ShellCommand): readonly DisablingWord[] {
  if (!['pip', 'pip3', 'uv'].includes(command.name)) return [];
  const names = ['--trusted-host', '--allow-insecure-host'];
  return readArguments(command.words, PIP_OPTIONS)
    .options.filter(({ name, value }) => names.includes(name) && !isLoopbackUrl(value ?? ''))
    .map(({ name, word }) => {
      const next = command.words[command.words.indexOf(word) + 1];
      const words = word.text.includes('=') || next === undefined ? [word] : [word, next];
      return { word, what: name, edit: removeWords(command, words) };
    });
}

/** `git config http.sslVerify false`, `git -c http.sslVerify=false …`, `conda config --set ssl_verify false`. */
function disablingSettings(command: ShellCommand): readonly DisablingWord[] {
  return SETTINGS.filter((setting) => setting.command === command.name).flatMap(({ key, value }) =>
    command.words.flatMap((word, index) => {
      const [name = '', inline] = (word.value ?? '').split('=', 2);
      const next = inline ?? command.words[index + 1]?.value ?? '';
      return key.test(name) && value.test(next) ? [{ word, what: `${name} ${next}`, edit: undefined }] : [];
    }),
  );
}
