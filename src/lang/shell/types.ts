import type { Range } from '../../core/range';
import type { LanguageDocument } from '../document';
import type { EnvironmentEntry } from '../env/types';
import type { Reach } from '../script-text';

export interface ShellWord {
  readonly range: Range;
  /** The text without quotes; undefined where it holds an expansion that is not known. */
  readonly value: string | undefined;
  /** As written. */
  readonly text: string;
}

export interface ShellCommand {
  /** The whole simple command, with the variables in front of it and its redirections. */
  readonly range: Range;
  /**
   * The last path segment of the command's name: `pip` for `/usr/bin/pip` and for `sudo pip`, `python -m pip`, `uv pip`.
   * `pip3.11` is `pip3`. What is written where the name is not known (`$TOOL`).
   */
  readonly name: string;
  /** The word that holds the name, with its path and quotes. */
  readonly nameRange: Range;
  /** What follows the name (for `python -m pip install x`: `install`, `x`). Redirections are left out. */
  readonly words: readonly ShellWord[];
  /** Variables set in front of the command, also by `env` and `sudo`. */
  readonly environment: readonly EnvironmentEntry[];
  /** The command that reads this one's output through a pipe. */
  readonly pipedInto: ShellCommand | undefined;
}

/** Where the script stands, as rules may judge differently. `process`: a Python program starts it. */
export type ShellOrigin = 'file' | 'cell' | 'magic' | 'dockerfile' | 'workflow' | 'yaml' | 'exec' | 'process';

/** A shell script, or a piece of one from another format. */
export interface ShellDocument extends LanguageDocument<'shell'> {
  readonly origin: ShellOrigin;
  /** Who reaches what it starts; undefined where that is not known, or everybody may. */
  readonly reach?: Reach | undefined;
  /**
   * All simple commands in the order of their starts, also inside of lists, pipes, conditions, loops, functions,
   * substitutions and `bash -c '…'`. Not those of `environment`, not tests in `[[ ]]`, and nothing of here-documents.
   */
  readonly commands: readonly ShellCommand[];
  /** Assignments on their own, and those of `export`, `declare`, `typeset`, `readonly` and `local`. */
  readonly environment: readonly EnvironmentEntry[];
}
