import { readRequirement } from './requirement';
import type { Requirement } from './types';

/** Options of pip that stand alone; the others take a value, behind `=` or as the next word. */
const FLAGS = new Set(['--no-index', '--pre', '--prefer-binary', '--require-hashes', '--no-deps', '--isolated', '-U']);
const EDITABLE = new Set(['-e', '--editable']);

export interface Option {
  /** As written, with its hyphens. */
  readonly name: string;
  /** Without quotes. */
  readonly value: string | undefined;
  /** The option and what belongs to it, in UTF-16 code units of the text. */
  readonly start: number;
  readonly end: number;
  /** Where the value starts, where there is one. */
  readonly valueStart: number;
}

interface Word {
  /** Without quotes. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** The options of a text that starts with one. Words that belong to no option go with the one before them. */
export function readOptions(text: string): readonly Option[] {
  const words = splitWords(text);
  const starts = words.flatMap(({ value }, index) => (value.startsWith('-') ? [index] : []));
  return starts.flatMap((first, index) => readOption(text, words.slice(first, starts[index + 1])) ?? []);
}

function readOption(text: string, words: readonly Word[]): Option | undefined {
  const [head, next] = words;
  const last = words.at(-1);
  if (head === undefined || last === undefined) return undefined;
  const shape = /^(--[^=]*)(?:=([^]*))?$|^(-[^-])([^]*)$/.exec(head.value);
  if (shape === null) return undefined;
  const name = shape[1] ?? shape[3] ?? head.value;
  const attached = shape[2] ?? (shape[4] === '' ? undefined : shape[4]);
  if (attached !== undefined) {
    return { name, value: attached, start: head.start, end: last.end, valueStart: head.start + name.length };
  }
  const value = FLAGS.has(name) ? undefined : next?.value;
  return { name, value, start: head.start, end: last.end, valueStart: next?.start ?? text.length };
}

/** Words as a shell splits them, without escapes. A quote that is not closed is a character like others. */
function splitWords(text: string): readonly Word[] {
  const words: Word[] = [];
  // One pattern for whole words would repeat a group, and such a repetition overflows the stack on long words.
  for (const { 0: written, 1: double, 2: single, index } of text.matchAll(/[^\s"']+|"([^"]*)"|'([^']*)'|["']/g)) {
    const value = (double ?? single ?? written).replace(/\s+/g, ' ');
    const last = words.at(-1);
    const end = index + written.length;
    if (last?.end === index) words[words.length - 1] = { value: last.value + value, start: last.start, end };
    else words.push({ value, start: index, end });
  }
  return words;
}

/** A line of options as requirements: `-e` names something to install, the others are what they are. */
export function readOptionLine(text: string, base: number): readonly (Requirement | undefined)[] {
  return readOptions(text).map((option) =>
    EDITABLE.has(option.name) ? readEditable(text, option, base) : toRequirement(option, base),
  );
}

function toRequirement({ name, value, start, end }: Option, base: number): Requirement {
  return {
    kind: 'option',
    range: { start: base + start, end: base + end },
    isEditable: false,
    extras: [],
    specifier: '',
    specifierRange: { start: base + end, end: base + end },
    hasHashes: false,
    option: name,
    ...(value === undefined ? {} : { optionValue: value }),
  };
}

/** A path or a URL; a bare name is a folder, as pip installs nothing else this way. */
function readEditable(text: string, option: Option, base: number): Requirement | undefined {
  const written = text.slice(option.valueStart, option.end);
  const inner = /^[="']*/.exec(written)?.[0].length ?? 0;
  const body = written.slice(inner).replace(/["']$/, '').trimEnd();
  const requirement = readRequirement(body, base + option.valueStart + inner);
  if (requirement === undefined) return undefined;
  const range = { start: base + option.start, end: base + option.end };
  if (requirement.kind !== 'package') return { ...requirement, range, isEditable: true };
  const { extras, specifier, specifierRange, hasHashes } = requirement;
  return { kind: 'path', range, isEditable: true, extras, specifier, specifierRange, hasHashes };
}
