import type { CancellationToken } from 'vscode-languageserver';
import type { FolderChecklist } from '../protocol/checklist';
import type { Session } from './session';

export async function onChecklist(session: Session, _: unknown, token: CancellationToken): Promise<FolderChecklist[]> {
  return [];
}
