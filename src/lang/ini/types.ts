import type { Range } from '../../core/range';
import type { LanguageDocument } from '../document';

export interface IniEntry {
  readonly key: string;
  readonly keyRange: Range;
  readonly value: string;
  readonly valueRange: Range;
}

export interface IniSection {
  /** The text between the brackets, e.g. `'remote "s3"'` in DVC's files; empty for entries before the first section. */
  readonly name: string;
  readonly range: Range;
  readonly entries: readonly IniEntry[];
}

/** An INI file (`.dvc/config`, `pip.conf`, `setup.cfg`, `airflow.cfg`). */
export interface IniDocument extends LanguageDocument<'ini'> {
  readonly sections: readonly IniSection[];
}
