import type { CancellationToken } from 'vscode-languageserver';
import type { ScanResult } from '../protocol/scan';
import { watchScannedFiles } from './on-watched-files';
import { scanWorkspace } from './scan';
import type { Session } from './session';
import { sendStatus } from './status';

export function onScanWorkspace(session: Session, _: unknown, token: CancellationToken): Promise<ScanResult> {
  watchScannedFiles(session);
  return scanWorkspace(session, token);
}

export function onClearScanResults(session: Session): void {
  session.scanResults.clear();
  sendStatus(session);
}
