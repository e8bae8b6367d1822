import type { Range } from '../core/range';
import type { TextMap } from '../core/text-map';

/** Something that a reader could not make sense of. Reading goes on behind it. */
export interface ParseProblem {
  readonly message: string;
  readonly range: Range;
}

/** What every parsed text has. Ranges in it count UTF-16 code units of `text`. */
export interface LanguageDocument<L extends string> {
  readonly language: L;
  readonly text: string;
  readonly problems: readonly ParseProblem[];
  /** Frees what does not belong to the JavaScript heap. Nothing of the document is used afterwards. */
  dispose?(): void;
}

/** A text that stands inside another document, with the way back to that document's text. */
export interface EmbeddedText {
  readonly text: string;
  readonly map: TextMap;
}
