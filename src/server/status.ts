import type { Session } from './session';
import { STATUS_CHANGED, type Status } from '../protocol/status';
import type { ScanResult } from '../protocol/scan';
import { uriKey } from './uris';

/** Tells our client how much is known. */
export function sendStatus(session: Session, state: Status['state'] = 'idle', lastScan?: ScanResult): void {
  if (!session.client.isOwn) return;
  const counts = new Map(session.scanResults.counts);
  for (const [uri, count] of session.publisher.counts) counts.set(uriKey(uri), count);
  const findings = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const status: Status = { state, findings, files: counts.size, ...(lastScan === undefined ? {} : { lastScan }) };
  void session.connection.sendNotification(STATUS_CHANGED, status);
}
