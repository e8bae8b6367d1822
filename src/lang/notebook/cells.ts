import type { Range } from '../../core/range';
import { offsetMap } from '../../core/text-map';
import { readCellLanguage } from './cell-language';
import { readCellMetadata } from './cell-metadata';
import { createJsonCursor } from './json-cursor';
import { createJsonFile } from './json-text';
import { editorDefaultLanguage, field, normalizeLanguage, readKernelLanguage } from './kernel';
import { readOutputs, type OutputDraft } from './outputs';
import { lastAtOrBefore } from './placed-text';
import { createLocate, type Place } from './places';
import type { CellInput, CellOutput, CellsInput, NotebookCell, NotebookDocument } from './types';

/**
 * Makes the same document of an editor's cells as of the notebook on disk. `text` is every cell's text, each followed by the
 * texts of its outputs, joined with line ends; ranges of the document count in it.
 */
export function notebookFromCells(input: CellsInput): NotebookDocument {
  const metadata = findMetadata(input.metadata);
  const kernelLanguage = readKernelLanguage(metadata);
  const usual = editorDefaultLanguage(metadata);
  const texts: string[] = [];
  const places: Place[] = [];
  let length = 0;
  const add = (text: string, owner: Pick<Place, 'cell' | 'id' | 'part' | 'output'>): number => {
    const start = length;
    texts.push(text);
    length += text.length + 1;
    const segment = { inner: 0, innerLength: text.length, outer: start, outerLength: text.length };
    places.push({
      bounds: { start, end: start + text.length },
      segments: () => [segment],
      text: () => text,
      ...owner,
    });
    return start;
  };

  const cells = input.cells.map((cell, index): NotebookCell => {
    const { kind, text } = cell;
    const { id } = cell;
    const { ignores, languageId } = readCellMetadata(cell.metadata);
    const stated = languageId ?? (normalizeLanguage(cell.languageId) === usual ? undefined : cell.languageId);
    const start = add(text, { cell: index, id, part: kind === 'markdown' ? 'markdown' : 'source' });
    const outputs = readDrafts(cell).map((draft, output): CellOutput => ({
      index: output,
      texts: draft.texts.map(({ kind: outputKind, mime, placed }) => {
        const content = placed.text;
        const map = offsetMap(add(content, { cell: index, id, part: 'output', output }));
        return { kind: outputKind, ...(mime === undefined ? {} : { mime }), text: content, map };
      }),
      removal: [],
    }));
    return {
      index,
      ...(id === undefined ? {} : { id }),
      kind,
      language: readCellLanguage(kind, text, kernelLanguage, stated),
      text,
      map: offsetMap(start),
      outputs,
      ignores,
    };
  });
  return {
    language: 'notebook',
    text: texts.join('\n'),
    problems: [],
    nbformat: 4,
    kernelLanguage,
    cells,
    locate: createLocate(places),
  };
}

/** A span of one cell's text. */
export interface CellRange {
  readonly index: number;
  /** Counts in the cell's text. */
  readonly range: Range;
}

/** The span of a cell's text that a span of an editor's document stands for; undefined where it leaves the cell. */
export function toCellRange(notebook: NotebookDocument, range: Range): CellRange | undefined {
  const starts = notebook.cells.map((cell) => cell.map.toOuter({ start: 0, end: 0 })?.start ?? 0);
  const index = lastAtOrBefore(starts, range.start);
  const start = starts[index];
  const cell = notebook.cells[index];
  if (start === undefined || cell === undefined || range.end - start > cell.text.length) return undefined;
  return { index, range: { start: range.start - start, end: range.end - start } };
}

/** VS Code keeps the file's metadata at the top in some versions, and one level deeper in others. */
function findMetadata(metadata: CellsInput['metadata']): unknown {
  const inner = field(metadata, 'metadata');
  const hasKernel = field(inner, 'kernelspec') !== undefined || field(inner, 'language_info') !== undefined;
  return hasKernel ? inner : metadata;
}

/** Outputs go through JSON once more, so that there is one reader of them. */
function readDrafts(cell: CellInput): readonly OutputDraft[] {
  if (cell.outputs === undefined || cell.outputs.length === 0) return [];
  try {
    const text = JSON.stringify(cell.outputs);
    return readOutputs(createJsonCursor(text), createJsonFile(text));
  } catch {
    // Outputs that are nested too deeply for JSON.stringify.
    return [];
  }
}
