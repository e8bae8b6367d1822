import type { CreateFile, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import { createLineIndex } from '../core/line-index';
import { SETTINGS_FILE_NAME } from '../engine/settings-search';
import type { Checked } from './checker';
import { addIgnoreEntry } from './ignore-in-settings';
import type { Session } from './session';

/** For formats without comments: an entry in the settings file that holds for the file, made where there is none. */
export async function settingsIgnore(
  session: Session,
  checked: Checked,
  ruleId: string,
): Promise<WorkspaceEdit | undefined> {
  const { folder, snapshot } = checked;
  const { path } = snapshot.input;
  if (!folder.isWorkspaceFolder || path.startsWith('/') || !session.client.hasVersionedEdits) return undefined;
  const found = await folder.findSettings(path);
  const uri = folder.uriOf(found.path ?? SETTINGS_FILE_NAME);
  const open = session.documents.find(uri);
  const document = open?.kind === 'text' ? open.document : undefined;
  const text = document?.getText() ?? (found.path === undefined ? '' : await readText(checked, found.path));
  const entry = text === undefined ? undefined : addIgnoreEntry(text, { id: ruleId, path });
  if (text === undefined || entry === undefined) return undefined;
  const lines = createLineIndex(text);
  const range = { start: lines.positionAt(entry.range.start), end: lines.positionAt(entry.range.end) };
  const edit: TextDocumentEdit = {
    textDocument: { uri: document?.uri ?? uri, version: document?.version ?? null },
    edits: [{ range, newText: entry.text }],
  };
  if (found.path !== undefined || document !== undefined) return { documentChanges: [edit] };
  if (!session.client.canCreateFiles) return undefined;
  const create: CreateFile = { kind: 'create', uri, options: { ignoreIfExists: true } };
  return { documentChanges: [create, edit] };
}

async function readText({ folder }: Checked, path: string): Promise<string | undefined> {
  return folder.host.readFile(path).catch(() => undefined);
}
