import type { CellPart, CellLocation } from '../../core/finding';
import type { Edit } from '../../core/fix';
import type { Range } from '../../core/range';
import type { TextMap } from '../../core/text-map';
import type { LanguageDocument } from '../document';

/** A text of an output: one stream, one representation of a result, one traceback. */
export interface OutputText {
  readonly kind: 'stream' | 'text' | 'html' | 'json' | 'error';
  readonly mime?: string;
  readonly text: string;
  /** From the text to the characters of the file. */
  readonly map: TextMap;
}

export interface CellOutput {
  /** Counts the outputs of the cell from 0. */
  readonly index: number;
  /** Images and other base64 are left out. */
  readonly texts: readonly OutputText[];
  /** The edits of the file that remove this output from its cell; empty where the form has no outputs of its own (LSP). */
  readonly removal: readonly Edit[];
}

/** `watertight.ignore` of a cell's metadata. */
export interface CellIgnore {
  readonly id: string;
  readonly reason?: string;
  readonly until?: string;
}

export interface NotebookCell {
  /** Counts all cells from 0. */
  readonly index: number;
  readonly id?: string;
  readonly kind: 'code' | 'markdown' | 'raw';
  /** The language of a code cell: kernel language, `vscode.languageId` metadata, or what a cell magic (`%%bash`) says. */
  readonly language: string;
  readonly text: string;
  /** From the cell's text to the characters of the file. */
  readonly map: TextMap;
  readonly outputs: readonly CellOutput[];
  readonly ignores: readonly CellIgnore[];
}

/**
 * A notebook, from disk or from an editor. `text` is the file as it is on disk, or in the editor's form all cells' texts
 * joined (see CellsInput): in both, ranges of the file are offsets in `text`.
 */
export interface NotebookDocument extends LanguageDocument<'notebook'> {
  readonly nbformat: number;
  /** The language of the kernel, lower case; `python` where nothing says otherwise but the name of the kernel. */
  readonly kernelLanguage: string;
  readonly cells: readonly NotebookCell[];
  /** The cell and part that a place of the file belongs to; undefined outside of all texts. */
  locate(range: Range): (CellLocation & { readonly part: CellPart }) | undefined;
}

/** One cell of a notebook that is open in an editor. */
export interface CellInput {
  readonly kind: 'code' | 'markdown' | 'raw';
  readonly languageId: string;
  readonly text: string;
  readonly id?: string;
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Outputs in nbformat's own shape; empty where the editor did not send them. */
  readonly outputs?: readonly unknown[];
}

/** The editor's form of a notebook. */
export interface CellsInput {
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly cells: readonly CellInput[];
}
