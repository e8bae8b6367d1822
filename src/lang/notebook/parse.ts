import type { Range } from '../../core/range';
import type { ParseProblem } from '../document';
import { readCellLanguage } from './cell-language';
import { readCellMetadata } from './cell-metadata';
import { createJsonCursor, type JsonCursor } from './json-cursor';
import { createJsonFile, decodeText, readJsonText, type JsonFile, type JsonTextSpans } from './json-text';
import { readKernelLanguage } from './kernel';
import { readOutputs, readText, type OutputDraft } from './outputs';
import type { PlacedText } from './placed-text';
import { createLocate, type Place } from './places';
import type { CellOutput, NotebookCell, NotebookDocument } from './types';

/** A cell as it stands in the file; the kernel's language may come only behind it. */
interface CellDraft {
  type: string | undefined;
  id: string | undefined;
  /** nbformat 3 names the language in each cell. */
  language: string | undefined;
  source: JsonTextSpans | undefined;
  metadata: Range | undefined;
  outputs: readonly OutputDraft[];
}

/**
 * Reads a notebook of nbformat 3 or 4 from disk. Never throws; where the JSON is broken, what stands before the break is
 * read. Linear in the text's length, and base64 costs next to nothing.
 */
export function parseNotebook(text: string): NotebookDocument {
  const file = createJsonFile(text);
  const cursor = createJsonCursor(text);
  const drafts: CellDraft[] = [];
  const metadata: Record<string, unknown> = {};
  let nbformat = 4;
  let hasCells = false;
  cursor.object((key) => {
    if (key === 'cells') {
      hasCells = true;
      readCells(cursor, file, drafts);
    } else if (key === 'worksheets') {
      hasCells = true;
      cursor.array(() => {
        cursor.object((inner) => {
          if (inner === 'cells') readCells(cursor, file, drafts);
          else cursor.skip();
        });
      });
    } else if (key === 'metadata') readMetadata(cursor, file, metadata);
    else if (key === 'nbformat') nbformat = Number(readValue(file, cursor.skip())) || 4;
    else cursor.skip();
  });
  cursor.end();
  const kernelLanguage = readKernelLanguage(metadata);
  const places: Place[] = [];
  const cells = drafts.map((draft, index) => buildCell(file, draft, index, kernelLanguage, places));
  return {
    language: 'notebook',
    text,
    problems: findProblems(text, cursor.problem, hasCells),
    nbformat,
    kernelLanguage,
    cells,
    locate: createLocate(places),
  };
}

function readCells(cursor: JsonCursor, file: JsonFile, drafts: CellDraft[]): void {
  cursor.array(() => {
    const draft: CellDraft = {
      type: undefined,
      id: undefined,
      language: undefined,
      source: undefined,
      metadata: undefined,
      outputs: [],
    };
    const readString = (): string | undefined => {
      const span = cursor.string();
      return span && decodeText(file.text, span);
    };
    cursor.object((key) => {
      if (key === 'cell_type') draft.type = readString();
      else if (key === 'id') draft.id = readString();
      else if (key === 'language') draft.language = readString();
      else if (key === 'source' || key === 'input') draft.source = readText(cursor);
      else if (key === 'metadata') draft.metadata = cursor.skip();
      else if (key === 'outputs') draft.outputs = readOutputs(cursor, file);
      else cursor.skip();
    });
    if (cursor.problem === undefined || draft.source !== undefined || draft.outputs.length > 0) drafts.push(draft);
  });
}

/** Only what names the kernel: widgets keep their state here too, in megabytes. */
function readMetadata(cursor: JsonCursor, file: JsonFile, metadata: Record<string, unknown>): void {
  cursor.object((key) => {
    const span = cursor.skip();
    if (key === 'kernelspec' || key === 'language_info') metadata[key] = readValue(file, span);
  });
}

function readValue(file: JsonFile, { start, end }: Range): unknown {
  try {
    return JSON.parse(file.text.slice(start, end));
  } catch {
    return undefined;
  }
}

function readCellValue(file: JsonFile, span: Range | undefined): unknown {
  if (span === undefined) return undefined;
  const written = file.text.slice(span.start, span.end);
  return /watertight|vscode/.test(written) ? readValue(file, span) : undefined;
}

function buildCell(
  file: JsonFile,
  draft: CellDraft,
  index: number,
  kernelLanguage: string,
  places: Place[],
): NotebookCell {
  const source = readJsonText(file, draft.source ?? { strings: [], array: undefined });
  const { ignores, languageId } = readCellMetadata(readCellValue(file, draft.metadata));
  const kind = readKind(draft.type);
  const { id } = draft;
  const { text } = source;
  const part = kind === 'markdown' ? 'markdown' : 'source';
  addPlace(places, source, { cell: index, id, part });
  return {
    index,
    ...(id === undefined ? {} : { id }),
    kind,
    language: readCellLanguage(kind, text, kernelLanguage, languageId ?? draft.language),
    text,
    map: source.map,
    outputs: draft.outputs.map((output, number) => buildOutput(output, number, index, id, places)),
    ignores,
  };
}

function buildOutput(
  draft: OutputDraft,
  output: number,
  cell: number,
  id: string | undefined,
  places: Place[],
): CellOutput {
  for (const { placed } of draft.texts) addPlace(places, placed, { cell, id, part: 'output', output });
  return {
    index: output,
    texts: draft.texts.map(({ kind, mime, placed }) => ({
      kind,
      ...(mime === undefined ? {} : { mime }),
      get text() {
        return placed.text;
      },
      map: placed.map,
    })),
    removal: draft.removal,
  };
}

function addPlace(places: Place[], placed: PlacedText, owner: Pick<Place, 'cell' | 'id' | 'part' | 'output'>): void {
  const { bounds, segments } = placed;
  if (bounds) places.push({ bounds, segments, text: () => placed.text, ...owner });
}

/** nbformat 3 has headings, and cells of HTML. */
function readKind(type: string | undefined): NotebookCell['kind'] {
  if (type === 'markdown' || type === 'heading') return 'markdown';
  return type === 'raw' || type === 'html' ? 'raw' : 'code';
}

function findProblems(text: string, problem: ParseProblem | undefined, hasCells: boolean): readonly ParseProblem[] {
  if (problem) return text.replace(/^\uFEFF/, '').trim() === '' ? [] : [problem];
  if (hasCells) return [];
  return [{ message: 'This is not a notebook: it has no cells', range: { start: 0, end: Math.min(1, text.length) } }];
}
