import type { Range } from '../../core/range';
import type { LanguageDocument } from '../document';
import type { Reach } from '../script-text';

/** A variable that a file sets for a process. */
export interface EnvironmentEntry {
  readonly name: string;
  readonly nameRange: Range;
  /** Without quotes; undefined where it is not a literal (`$HOME/x`, `${{ secrets.X }}`). */
  readonly value: string | undefined;
  /** The value with its quotes. */
  readonly valueRange: Range;
  /** Who reaches the process that it is for; undefined where that is not known, or everybody may. */
  readonly reach?: Reach | undefined;
}

/** A dotenv file. */
export interface EnvDocument extends LanguageDocument<'env'> {
  readonly entries: readonly EnvironmentEntry[];
}
