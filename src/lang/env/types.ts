import type { Range } from '../../core/range';
import type { LanguageDocument } from '../document';

/** A variable that a file sets for a process. */
export interface EnvironmentEntry {
  readonly name: string;
  readonly nameRange: Range;
  /** Without quotes; undefined where it is not a literal (`$HOME/x`, `${{ secrets.X }}`). */
  readonly value: string | undefined;
  /** The value with its quotes. */
  readonly valueRange: Range;
}

/** A dotenv file. */
export interface EnvDocument extends LanguageDocument<'env'> {
  readonly entries: readonly EnvironmentEntry[];
}
