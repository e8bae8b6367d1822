import { classifyPath } from '../classify';
import { cellMagicLanguage, readCellMagic, writtenPath } from './cell-magic';
import { normalizeLanguage } from './kernel';
import type { NotebookCell } from './types';

/**
 * The language of a cell. `stated` is what the cell itself says it is written in. Editors mark cells of a Python kernel as
 * shell or HTML for their colours alone: IPython gets them all the same, so magics count there. Elsewhere `%%` has other
 * meanings.
 */
export function readCellLanguage(
  kind: NotebookCell['kind'],
  text: string,
  kernelLanguage: string,
  stated: string | undefined,
): string {
  if (kind !== 'code') return kind === 'markdown' ? 'markdown' : 'text';
  const language = stated === undefined ? kernelLanguage : normalizeLanguage(stated);
  if (language !== 'python' && kernelLanguage !== 'python') return language;
  const magic = readCellMagic(text);
  if (magic === undefined) return /^\s*[!%]/.test(text) ? 'python' : language;
  const path = writtenPath(magic);
  if (path === undefined) return cellMagicLanguage(magic);
  const written = classifyPath(path) ?? 'text';
  return written === 'notebook' ? 'json' : written;
}
