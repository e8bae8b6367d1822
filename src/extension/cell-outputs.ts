import type { NotebookCell, NotebookDocument } from 'vscode';
import { MAX_OUTPUTS_LENGTH, type CellOutputs } from '../protocol/outputs';
import { toNbformat } from './nbformat';

/** The outputs of all cells that have some, until the notebook's share is used up. */
export function collectOutputs(
  notebook: NotebookDocument,
  asUri: (cell: NotebookCell) => string,
): readonly CellOutputs[] {
  let left = MAX_OUTPUTS_LENGTH;
  const cells: CellOutputs[] = [];
  for (const cell of notebook.getCells()) {
    if (cell.outputs.length === 0 || left <= 0) continue;
    const outputs = cell.outputs.map(toNbformat);
    const text = JSON.stringify(outputs);
    left -= text.length;
    cells.push({ cell: asUri(cell), outputs, stamp: stampOf(text) });
  }
  return cells;
}

/** Tells the outputs of a cell from others that it may have later. */
export function outputsStamp(cell: NotebookCell): string {
  return stampOf(JSON.stringify(cell.outputs.map(toNbformat)));
}

/** FNV-1a over UTF-16 code units, with the length: nobody forges it, it only has to notice changes. */
function stampOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return `${text.length.toString(36)}-${(hash >>> 0).toString(36)}`;
}
