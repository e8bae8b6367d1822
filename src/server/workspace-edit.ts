import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { DocumentChange } from '../protocol/fixes';
import type { ClientFacts } from './session';

/** The versions keep a client from applying the edits to a text that has changed since. */
export function toWorkspaceEdit(changes: readonly DocumentChange[], client: ClientFacts): WorkspaceEdit {
  if (!client.hasVersionedEdits) {
    return { changes: Object.fromEntries(changes.map(({ uri, edits }) => [uri, edits.map((edit) => ({ ...edit }))])) };
  }
  return {
    documentChanges: changes.map(({ uri, version, edits }): TextDocumentEdit => ({
      textDocument: { uri, version },
      edits: edits.map((edit) => ({ ...edit })),
    })),
  };
}
