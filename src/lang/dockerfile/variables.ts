import type { EnvironmentEntry } from '../env/types';
import { expandWord, type ExpansionBudget } from './expand';
import { placeOf, type LogicalLine } from './lines';
import { readWords, skipSpace } from './words';

/** What ENV or ARG says of one variable. Offsets count in the joined line. */
export interface Assignment {
  readonly name: string;
  readonly start: number;
  /** The value with its quotes; undefined for ARG without a default. */
  readonly value: { readonly start: number; readonly end: number } | undefined;
}

const NAME = /^[A-Za-z_][\w.-]*$/;
/** Set by the builder, whatever the file says. */
const PLATFORM = /^(?:BUILD|TARGET)(?:PLATFORM|OS|OSVERSION|ARCH|VARIANT|STAGE)$/;
/** Characters that all images of a file may take from variables. */
const MAX_EXPANSION = 1_000_000;

/** The variables of ENV or ARG: `A=1 B="x y"`, and for ENV the older `KEY all the rest`. */
export function readAssignments(
  keyword: 'ENV' | 'ARG',
  line: string,
  from: number,
  escape: string,
): readonly Assignment[] {
  const words = readWords(line, from, escape);
  const assignments = words.map(({ start, end }): Assignment => {
    const written = line.slice(start, end);
    const sign = written.indexOf('=');
    if (sign < 0) return { name: written, start, value: undefined };
    return { name: written.slice(0, sign), start, value: { start: start + sign + 1, end } };
  });
  const [first, second] = assignments;
  const isOlderForm = keyword === 'ENV' && first !== undefined && first.value === undefined;
  const all =
    isOlderForm && second !== undefined
      ? [{ ...first, value: { start: skipSpace(line, first.start + first.name.length), end: line.length } }]
      : assignments;
  return all.filter(({ name, value }) => NAME.test(name) && (keyword === 'ARG' || value !== undefined));
}

/** The entries of those that have a value. */
export function readEntries(
  assignments: readonly Assignment[],
  line: LogicalLine,
  escape: string,
): readonly EnvironmentEntry[] {
  return assignments.flatMap(({ name, start, value }) => {
    if (value === undefined) return [];
    return [
      {
        name,
        nameRange: placeOf(line, start, start + name.length),
        value: expandWord(line.text.slice(value.start, value.end), escape),
        valueRange: placeOf(line, value.start, value.end),
      },
    ];
  });
}

/** The ARG instructions in front of the first FROM, which are all that images are named with. */
export interface GlobalArguments {
  declare(assignments: readonly Assignment[], line: string): void;
  /** With variables put in; undefined where one of them has no known value. */
  resolve(written: string): string | undefined;
}

export function createGlobalArguments(escape: string): GlobalArguments {
  const values = new Map<string, string | undefined>();
  const budget: ExpansionBudget = { left: MAX_EXPANSION };
  const resolve = (written: string): string | undefined =>
    expandWord(
      written,
      escape,
      (name) => {
        if (PLATFORM.test(name)) return { value: undefined };
        return values.has(name) ? { value: values.get(name) } : undefined;
      },
      budget,
    );
  return {
    declare(assignments, line) {
      for (const { name, value } of assignments) {
        if (value !== undefined) values.set(name, resolve(line.slice(value.start, value.end)));
      }
    },
    resolve,
  };
}
