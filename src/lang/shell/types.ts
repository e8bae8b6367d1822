import type { Range } from '../../core/range';
import type { LanguageDocument } from '../document';
import type { EnvironmentEntry } from '../env/types';

export interface ShellWord {
  readonly range: Range;
  /** The text without quotes; undefined where it holds an expansion that is not known. */
  readonly value: string | undefined;
  /** As written. */
  readonly text: string;
}

export interface ShellCommand {
  /** The whole simple command. */
  readonly range: Range;
  /** The last path segment of the command's name: `pip` for `/usr/bin/pip` and for `sudo pip`, `python -m pip`, `uv pip`. */
  readonly name: string;
  readonly nameRange: Range;
  /** What follows the name (for `python -m pip install x`: `install`, `x`). */
  readonly words: readonly ShellWord[];
  /** Variables set in front of the command. */
  readonly environment: readonly EnvironmentEntry[];
  /** The command that reads this one's output through a pipe. */
  readonly pipedInto: ShellCommand | undefined;
}

/** Where the script stands, as rules may judge differently. */
export type ShellOrigin = 'file' | 'cell' | 'magic' | 'dockerfile' | 'workflow' | 'yaml' | 'exec';

/** A shell script, or a piece of one from another format. */
export interface ShellDocument extends LanguageDocument<'shell'> {
  readonly origin: ShellOrigin;
  /** All simple commands, also inside of lists, pipes, conditions, loops, functions and substitutions. */
  readonly commands: readonly ShellCommand[];
  /** Assignments and exports on their own. */
  readonly environment: readonly EnvironmentEntry[];
}
