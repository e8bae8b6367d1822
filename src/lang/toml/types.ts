import type { DataNode } from '../data-node';
import type { LanguageDocument } from '../document';

/** A TOML file as one tree of tables, arrays and values. A broken file keeps what could be read before the error. */
export interface TomlDocument extends LanguageDocument<'toml'> {
  readonly root: DataNode | undefined;
}
