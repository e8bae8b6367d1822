import type { Edit } from '../core/fix';
import { createLineIndex } from '../core/line-index';
import type { Engine } from '../engine/engine';
import type { DocumentChange } from '../protocol/fixes';
import type { Snapshot, SnapshotText } from './snapshot';

/** Edits that count in the text of one document: the file, or a cell. */
export interface TextEdits {
  readonly text: SnapshotText;
  readonly edits: readonly Edit[];
}

/**
 * Edits of a file by the document that they belong to. Undefined where one of them lies outside of all cells, or reaches
 * over the end of one.
 */
export function splitEdits(
  engine: Engine,
  snapshot: Snapshot,
  edits: readonly Edit[],
): readonly TextEdits[] | undefined {
  const [first] = snapshot.texts;
  if (!snapshot.isNotebook) return first === undefined || edits.length === 0 ? [] : [{ text: first, edits }];
  const byCell = new Map<SnapshotText, Edit[]>();
  const file = engine.open(snapshot.input);
  try {
    for (const edit of edits) {
      const { cell } = file.locate(edit.range);
      const text = cell && snapshot.texts[cell.index];
      if (cell === undefined || text === undefined || cell.part === 'output') return undefined;
      const lines = createLineIndex(text.text);
      const range = { start: lines.offsetAt(cell.start), end: lines.offsetAt(cell.end) };
      byCell.set(text, [...(byCell.get(text) ?? []), { range, text: edit.text }]);
    }
  } finally {
    file.dispose();
  }
  return [...byCell].map(([text, own]) => ({ text, edits: own }));
}

/** The edits as the protocol wants them. */
export function toChange({ text, edits }: TextEdits): DocumentChange {
  const lines = createLineIndex(text.text);
  return {
    uri: text.uri,
    version: text.version,
    edits: edits.map((edit) => ({
      range: { start: lines.positionAt(edit.range.start), end: lines.positionAt(edit.range.end) },
      newText: edit.text,
    })),
  };
}

/** One edit that makes `after` of `before`, without what they share at both ends; undefined where they are equal. */
export function smallestEdit(before: string, after: string): Edit | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  // An edit must not cut a surrogate pair or a CRLF in two.
  if (start > 0 && isJoint(before, start)) start--;
  if (same > 0 && isJoint(before, before.length - same)) same--;
  return { range: { start, end: before.length - same }, text: after.slice(start, after.length - same) };
}

function isJoint(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return (
    (before >= 0xd800 && before <= 0xdbff) || (before === 13 && after === 10) || (after >= 0xdc00 && after <= 0xdfff)
  );
}
