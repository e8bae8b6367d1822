import type { Range } from '../../core/range';
import type { ParseProblem } from '../document';

/** A variable in a word. White space in its value splits the word, unless it stands in double quotes. */
export interface VariableUse {
  readonly name: string;
  readonly isQuoted: boolean;
}

/** Text without its quotes, a variable, or undefined for what is known only when the script runs. */
export type WordPart = string | VariableUse | undefined;

/** A word as it is written, before the values of variables are put in. */
export interface RawWord extends Range {
  readonly parts: readonly WordPart[];
}

export interface RawAssignment {
  /** With the name and the `=`. */
  readonly word: RawWord;
  /** Whether it is run exactly once by the shell that runs the script: in no branch, loop, function, pipe or subshell. */
  readonly isCertain: boolean;
}

export interface RawCommand extends Range {
  /** At least one. */
  readonly words: readonly RawWord[];
  /** Assignments in front of the first word. */
  readonly assignments: readonly RawWord[];
  pipedInto: RawCommand | undefined;
}

/** What one pass over a script finds. */
export interface RawScript {
  readonly commands: readonly RawCommand[];
  /** Those that stand on their own, and those of `export` and its like. */
  readonly assignments: readonly RawAssignment[];
  /** Names of variables that something else than an assignment sets. */
  readonly touched: ReadonlySet<string>;
  /** Where commands stand that may set any variable (`source`, `eval`). */
  readonly forgets: readonly number[];
  readonly problem: ParseProblem | undefined;
}
