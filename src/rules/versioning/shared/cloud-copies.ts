import type { ShellCommand } from '../../../lang/shell/types';
import { readArguments } from '../../shared/shell-words';

/** Commands that copy out of a store, with the words that have to stand behind the name. */
const COPIES: Readonly<Record<string, readonly RegExp[]>> = {
  aws: [/^s3$/, /^(?:cp|mv)$/],
  gsutil: [/^(?:cp|mv)$/],
  gcloud: [/^storage$/, /^(?:cp|mv)$/],
  s5cmd: [/^(?:cp|mv)$/],
  s3cmd: [/^(?:get|cp)$/],
  azcopy: [/^(?:copy|cp)$/],
};
const OPTIONS = {
  letters: 'ho',
  names: [
    '--region',
    '--profile',
    '--endpoint-url',
    '--project',
    '--exclude',
    '--include',
    '--account',
    '--numworkers',
  ],
} as const;
const REMOTE = /^(?:s3|gs|az):\/\/|^https:\/\/[\w-]+\.(?:blob|dfs)\.core\.windows\.net\//;
/** An object of a version of its own, or of content that its name tells. */
const FIXED = /[0-9a-f]{40}|#\d{10,}$|versionId=/i;

/** The model that a command copies out of a store onto this machine, whatever lies there by then. */
export function copiedModel(command: ShellCommand, model: RegExp): string | undefined {
  const verbs = Object.hasOwn(COPIES, command.name) ? COPIES[command.name] : undefined;
  if (verbs === undefined) return undefined;
  const { operands } = readArguments(command.words, OPTIONS);
  const words = operands.map(({ value, text }) => (value ?? text).replace(/^["']|["']$/g, ''));
  if (!verbs.every((verb, index) => verb.test(words[index] ?? ''))) return undefined;
  const [source = '', target = ''] = words.slice(verbs.length);
  if (!REMOTE.test(source) || REMOTE.test(target) || FIXED.test(source)) return undefined;
  const name = source.replace(/[?#].*$/, '');
  return model.test(name) ? name.slice(name.lastIndexOf('/') + 1) : undefined;
}
