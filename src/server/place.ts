import type { Range } from 'vscode-languageserver';
import type { Finding, Location } from '../core/finding';
import { createLineIndex } from '../core/line-index';
import type { Snapshot } from './snapshot';

/** A finding with the document that shows it. */
export interface PlacedFinding {
  readonly finding: Finding;
  /** The URI of a file or of a cell. */
  readonly uri: string;
  readonly range: Range;
}

/** Where the editor shows a finding; undefined where its cell is gone. */
export function placeFinding(snapshot: Snapshot, finding: Finding): PlacedFinding | undefined {
  const place = placeLocation(snapshot, finding);
  return place && { finding, ...place };
}

export function placeLocation(
  snapshot: Snapshot,
  location: Location,
): { readonly uri: string; readonly range: Range } | undefined {
  const { cell } = location;
  if (!snapshot.isNotebook || cell === undefined) {
    const uri = snapshot.texts[0]?.uri ?? snapshot.uri;
    return { uri, range: { start: location.start, end: location.end } };
  }
  const document = snapshot.texts[cell.index];
  if (document === undefined) return undefined;
  const range = cell.part === 'output' ? firstLine(document.text) : { start: cell.start, end: cell.end };
  return { uri: document.uri, range };
}

/** An output has no document of its own: its findings stand on the first line of its cell. */
function firstLine(text: string): Range {
  const lines = createLineIndex(text);
  const { start, end } = lines.lineRange(0);
  return { start: lines.positionAt(start), end: lines.positionAt(end) };
}

/** Whether a place is asked for: ranges that touch count, as with the cursor at the end of a word. */
export function touchesRange(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
