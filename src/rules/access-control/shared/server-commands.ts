import type { Edit } from '../../../core/fix';
import type { ShellCommand, ShellWord } from '../../../lang/shell/types';

/** An option of a command that starts a server. */
export interface ServerOption {
  readonly word: ShellWord;
  readonly value: string | undefined;
  /** The words that it takes: one for `--host=x`, two for `--host x`. */
  readonly words: readonly ShellWord[];
}

/** The first of these options that a command has. The value stands behind `=` or is the next word. */
export function optionOf(command: ShellCommand, ...names: readonly string[]): ServerOption | undefined {
  for (const [index, word] of command.words.entries()) {
    const text = word.value ?? word.text;
    const equals = text.indexOf('=');
    const name = equals === -1 ? text : text.slice(0, equals);
    if (!names.includes(name)) continue;
    if (equals !== -1) return { word, value: word.value?.slice(equals + 1), words: [word] };
    const next = command.words[index + 1];
    return { word, value: next?.value, words: next === undefined ? [word] : [word, next] };
  }
  return undefined;
}

/**
 * The edit that takes words out of a command, also quoted ones. Undefined in the exec form of other formats
 * (`["jupyter", "lab"]`), where the commas between the words would be left.
 */
export function takeOut(text: string, command: ShellCommand, words: readonly ShellWord[]): Edit | undefined {
  const first = words[0];
  const last = words.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const start = command.words[command.words.indexOf(first) - 1]?.range.end ?? command.nameRange.end;
  if (start > first.range.start || !/^\s+$/.test(text.slice(start, first.range.start))) return undefined;
  return { range: { start, end: last.range.end }, text: '' };
}

/** What a command starts: its name, or the module of `python -m vllm.entrypoints.openai.api_server`. */
export function serverOf({ name, words }: ShellCommand): string {
  if (!/^python[\d.]*$/.test(name)) return name;
  const option = words.findIndex(({ value }) => value === '-m');
  return option === -1 ? name : (words[option + 1]?.value ?? name);
}
