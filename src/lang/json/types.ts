import type { DataNode } from '../data-node';
import type { LanguageDocument } from '../document';

/** A JSON file; comments and trailing commas are accepted. */
export interface JsonDocument extends LanguageDocument<'json'> {
  readonly root: DataNode | undefined;
}
