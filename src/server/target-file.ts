import type { CreateFile, TextDocumentEdit } from 'vscode-languageserver';
import type { Edit } from '../core/fix';
import { createLineIndex } from '../core/line-index';
import type { Folder } from './folder';
import type { Session } from './session';

/** A file of a folder that an action writes into, open in the editor or not. */
export interface TargetFile {
  readonly uri: string;
  /** Null where it is not open. */
  readonly version: number | null;
  /** Empty where there is no such file. */
  readonly text: string;
  readonly exists: boolean;
}

/** Undefined where there is a file and it cannot be read. `path` counts from the folder, or is absolute. */
export async function readTarget(session: Session, folder: Folder, path: string): Promise<TargetFile | undefined> {
  const uri = folder.uriOf(path);
  const open = session.documents.find(uri);
  if (open?.kind === 'text') {
    const { document } = open;
    return { uri: document.uri, version: document.version, text: document.getText(), exists: true };
  }
  const absolute = path.startsWith('/') ? path : `${folder.root}/${path}`;
  const entry = await folder.host.stat(absolute).catch(() => undefined);
  if (entry === undefined) return { uri, version: null, text: '', exists: false };
  const text = await folder.host.readFile(absolute).catch(() => undefined);
  return text === undefined ? undefined : { uri, version: null, text, exists: true };
}

/** The edits as parts of a workspace edit, which makes the file first where there is none. */
export function toTargetChanges(file: TargetFile, edits: readonly Edit[]): readonly (CreateFile | TextDocumentEdit)[] {
  if (edits.length === 0) return [];
  const { uri, version, text, exists } = file;
  const lines = createLineIndex(text);
  const change: TextDocumentEdit = {
    textDocument: { uri, version },
    edits: edits.map(({ range, text: newText }) => ({
      range: { start: lines.positionAt(range.start), end: lines.positionAt(range.end) },
      newText,
    })),
  };
  return exists ? [change] : [{ kind: 'create', uri, options: { ignoreIfExists: true } }, change];
}
