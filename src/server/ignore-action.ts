import type { WorkspaceEdit } from 'vscode-languageserver';
import { SETTINGS_FILE_NAME } from '../engine/settings-search';
import type { Checked } from './checker';
import { addIgnoreEntry } from './ignore-in-settings';
import type { Session } from './session';
import { readTarget, toTargetChanges } from './target-file';

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
  const file = await readTarget(session, folder, found.path ?? SETTINGS_FILE_NAME);
  if (file === undefined || (!file.exists && !session.client.canCreateFiles)) return undefined;
  const entry = addIgnoreEntry(file.text, { id: ruleId, path });
  if (entry === undefined) return undefined;
  return { documentChanges: [...toTargetChanges(file, [entry])] };
}
