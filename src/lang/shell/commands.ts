import type { EnvironmentEntry } from '../env/types';
import { readAssignment } from './assignments';
import { findProgram } from './programs';
import type { RawCommand, RawScript, RawWord } from './raw';
import type { ShellCommand, ShellWord } from './types';
import { createValues, type Values } from './variables';

export interface ScriptContent {
  readonly commands: readonly ShellCommand[];
  readonly environment: readonly EnvironmentEntry[];
}

/** Puts the values of variables in, and finds the programs that commands run. */
export function interpretScript(text: string, script: RawScript): ScriptContent {
  const values = createValues(text, script);
  const made = new Map<RawCommand, ShellCommand>();
  // From behind: what a command is piped into stands behind it.
  const raws = [...script.commands].sort((a, b) => b.start - a.start || a.end - b.end);
  for (const raw of raws) {
    made.set(raw, interpretCommand(text, raw, values, raw.pipedInto && made.get(raw.pipedInto)));
  }
  return {
    commands: [...made.values()].reverse(),
    environment: script.assignments
      .flatMap(({ word }) => assignedEntry(text, word, values) ?? [])
      .sort((a, b) => a.nameRange.start - b.nameRange.start),
  };
}

function interpretCommand(
  text: string,
  raw: RawCommand,
  values: Values,
  pipedInto: ShellCommand | undefined,
): ShellCommand {
  const words = raw.words.map((word): ShellWord => {
    const { start, end } = word;
    return { range: { start, end }, value: values.ofWord(word), text: text.slice(start, end) };
  });
  const { name, index, variables } = findProgram(words);
  return {
    range: { start: raw.start, end: raw.end },
    name,
    nameRange: words[index]?.range ?? { start: raw.start, end: raw.end },
    words: words.slice(index + 1),
    environment: [
      ...raw.assignments.flatMap((word) => assignedEntry(text, word, values) ?? []),
      ...variables.flatMap((word) => givenEntry(word) ?? []),
    ],
    pipedInto,
  };
}

/** The entry of `A=x` as the shell reads it. One element of an array is no variable of the environment. */
function assignedEntry(text: string, word: RawWord, values: Values): EnvironmentEntry | undefined {
  const head = readAssignment(text, word);
  if (head === undefined) return undefined;
  const { start } = word;
  const { name, valueStart, isWhole } = head;
  if (!isWhole && text[start + name.length] === '[') return undefined;
  return {
    name,
    nameRange: { start, end: start + name.length },
    value: isWhole ? values.ofAssignment(word)?.slice(valueStart - start) : undefined,
    valueRange: { start: valueStart, end: word.end },
  };
}

/** The entry of a word that `env` and `sudo` take for an assignment, which may be quoted as a whole. */
function givenEntry({ range, value, text }: ShellWord): EnvironmentEntry | undefined {
  const match = /^(["']?)([A-Za-z_]\w*)=/.exec(text);
  const name = match?.[2];
  if (match === null || name === undefined) return undefined;
  const start = range.start + (match[1] ?? '').length;
  const valueStart = start + name.length + 1;
  return {
    name,
    nameRange: { start, end: start + name.length },
    value: value?.slice(name.length + 1),
    valueRange: { start: valueStart, end: match[1] === '' ? range.end : Math.max(valueStart, range.end - 1) },
  };
}
