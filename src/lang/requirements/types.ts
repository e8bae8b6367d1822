import type { Range } from '../../core/range';
import type { LanguageDocument } from '../document';

/** A dependency as PEP 508 writes it, or an option line of pip. */
export interface Requirement {
  readonly kind: 'package' | 'url' | 'path' | 'option';
  /** The whole requirement without comment and line end, continuation lines included. */
  readonly range: Range;
  readonly isEditable: boolean;
  /** For packages: the name as written, and normalised (PEP 503). */
  readonly name?: string;
  readonly normalizedName?: string;
  readonly nameRange?: Range;
  readonly extras: readonly string[];
  /** For example `==2.3.0` or `>=1,<2`; empty where none is given. */
  readonly specifier: string;
  /** Where the specifier stands, or the empty span where one would go. */
  readonly specifierRange: Range;
  /** For `name @ url`, `git+https://…`, plain URLs and `-e git+…`. */
  readonly url?: string;
  readonly urlRange?: Range;
  readonly marker?: string;
  readonly hasHashes: boolean;
  /** For options: `-r`, `--index-url`, … and what follows. */
  readonly option?: string;
  readonly optionValue?: string;
}

/** requirements.txt, constraints.txt and requirements.in. */
export interface RequirementsDocument extends LanguageDocument<'requirements'> {
  /** From the file's name: constraints narrow what others ask for, `.in` files are the input of a lock step. */
  readonly role: 'requirements' | 'constraints' | 'input';
  readonly requirements: readonly Requirement[];
}
