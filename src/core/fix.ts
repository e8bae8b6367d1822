import type { Range } from './range';

/** Replaces a span of text. Offsets are UTF-16 code units of the text the edit is meant for. */
export interface Edit {
  readonly range: Range;
  readonly text: string;
}

/** `safe` keeps the behaviour of the code; `unsafe` wants a person to look. */
export type FixSafety = 'safe' | 'unsafe';

/** A cell output to be removed. Both count from 0. */
export interface OutputReference {
  readonly cell: number;
  readonly output: number;
}

/** A change that ends a finding. Edits count in the text of the file. */
export interface Fix {
  readonly title: string;
  readonly safety: FixSafety;
  readonly edits: readonly Edit[];
  /** Outputs that the fix removes; on disk the edits do that too, an editor removes them through its notebook API. */
  readonly clearedOutputs?: readonly OutputReference[];
  /** The variable that the mended file reads, where it stands for the very text that the finding marks. */
  readonly environment?: EnvironmentVariable;
}

/** A variable of the environment that takes the place of a text. */
export interface EnvironmentVariable {
  readonly name: string;
  /** Whether what reads the file looks for a `.env` in the file's own folder; else one at the root is meant. */
  readonly isBesideFile: boolean;
}
