/** Request: looks at every file of the workspace. Answers when all is done; cancellable. */
export const SCAN_WORKSPACE = 'watertight/scanWorkspace';
/** Request: forgets what the last scan found in files that are not open. */
export const CLEAR_SCAN_RESULTS = 'watertight/clearScanResults';
/** Notification to the client while a scan runs. */
export const SCAN_PROGRESS = 'watertight/scanProgress';

export interface ScanProgress {
  readonly files: number;
  readonly findings: number;
}

export interface ScanResult extends ScanProgress {
  readonly milliseconds: number;
  readonly isCancelled: boolean;
  /** Files that could not be read; the log names them. */
  readonly failed: number;
  readonly skipped: number;
}
