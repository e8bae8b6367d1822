import type { ChecklistReport } from '../checklist/types';

/** Request: judges the workspace, one report for each of its folders. */
export const EVALUATE_CHECKLIST = 'watertight/checklist';

export interface FolderChecklist {
  /** The folder's URI: evidence is relative to it. */
  readonly folder: string;
  readonly name: string;
  readonly report: ChecklistReport;
}
