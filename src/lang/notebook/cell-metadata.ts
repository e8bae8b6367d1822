import { field, textField } from './kernel';
import type { CellIgnore } from './types';

/** What the metadata of a cell say to us. */
export interface CellMetadata {
  readonly ignores: readonly CellIgnore[];
  /** `vscode.languageId`, as written. */
  readonly languageId: string | undefined;
}

/** Reads a cell's metadata, or the editor's object that has them one level deeper. */
export function readCellMetadata(metadata: unknown): CellMetadata {
  const inner = field(metadata, 'metadata');
  const levels = [metadata, inner];
  return {
    ignores: levels.flatMap((level) => readIgnores(field(field(level, 'watertight'), 'ignore'))),
    languageId: levels.map((level) => textField(field(level, 'vscode'), 'languageId')).find((id) => id !== undefined),
  };
}

function readIgnores(value: unknown): readonly CellIgnore[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry: unknown): readonly CellIgnore[] => {
    const id = textField(entry, 'id');
    if (id === undefined) return [];
    const reason = textField(entry, 'reason');
    const until = textField(entry, 'until');
    return [{ id, ...(reason === undefined ? {} : { reason }), ...(until === undefined ? {} : { until }) }];
  });
}
