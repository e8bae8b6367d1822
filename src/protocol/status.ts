import type { ScanResult } from './scan';

/** Notification to the client: what is known now. */
export const STATUS_CHANGED = 'watertight/status';

export interface Status {
  readonly state: 'idle' | 'scanning' | 'failed';
  /** Of the open files, and of the scanned ones. */
  readonly findings: number;
  /** Open files that were looked at, and scanned ones. */
  readonly files: number;
  /** What the last scan of the workspace took. */
  readonly lastScan?: ScanResult;
}

/** Request: answers once nothing is left to look at and everything found was sent. */
export const WHEN_IDLE = 'watertight/whenIdle';
