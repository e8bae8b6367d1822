import type { CancellationToken } from 'vscode-languageserver';
import type { ScanResult } from '../protocol/scan';
import type { Session } from './session';
export async function onScanWorkspace(session: Session, _: unknown, token: CancellationToken): Promise<ScanResult> {
  return { files: 0, findings: 0, milliseconds: 0, isCancelled: false, failed: 0, skipped: 0 };
}
export function onClearScanResults(session: Session): void {
  session.scanResults.clear();
}
