import type { FixAllResult } from './fixes';
import type { Attestation, ChecklistReport, Profile, ProfileQuestion, ProgressRecord } from '../checklist/types';

/** Request: judges the workspace, one report for each of its folders. */
export const EVALUATE_CHECKLIST = 'watertight/checklist';
/** Notification to the client, once it has asked for the checklist: a folder was judged anew, after a change of its files. */
export const CHECKLIST_CHANGED = 'watertight/checklistChanged';
/** Request: what `.watertight/attestations.yaml` would hold. */
export const ATTEST = 'watertight/attest';
/** Request: what `.watertight/profile.yaml` would hold. */
export const ANSWER_PROFILE = 'watertight/answerProfile';
/** Request: what `.watertight/history.jsonl` would hold with the score of now. */
export const RECORD_PROGRESS = 'watertight/recordProgress';
/** Request: the checklist of a folder as a document. */
export const CHECKLIST_REPORT = 'watertight/checklistReport';
/** Request: the safe fixes of one rule in the files of a folder that are open, and which others it could mend. */
export const FIX_RULE = 'watertight/fixRule';

export interface FolderChecklist {
  /** The folder's URI: evidence is relative to it. */
  readonly folder: string;
  readonly name: string;
  readonly report: ChecklistReport;
  /** What is known of the project: answers of people, else what its files show. */
  readonly profile: Profile;
  /** Those that nobody has answered and no file shows come first. */
  readonly questions: readonly ProfileQuestion[];
  /** By date. */
  readonly history: readonly ProgressRecord[];
  /** Mistakes in the files below `.watertight`. */
  readonly problems: readonly ChecklistProblem[];
}

export interface ChecklistProblem {
  /** Relative to the folder. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly text: string;
}

/** The whole new text of one file; the client applies it, the server writes nothing. */
export interface FileChange {
  /** Relative to the folder. */
  readonly path: string;
  readonly text: string;
}

export interface AttestParams extends Pick<Attestation, 'id' | 'by' | 'note' | 'evidence'> {
  /** The folder's URI, as in the requests below. */
  readonly folder: string;
  /** `clear` takes away what was said before. */
  readonly state: Attestation['state'] | 'clear';
  /** `YYYY-MM-DD`; where it is not given, after 180 days, after 90 where access is reviewed. */
  readonly expires?: string;
}

export interface AnswerProfileParams {
  readonly folder: string;
  readonly answers: Profile;
}

export interface RecordProgressParams {
  readonly folder: string;
}

export interface ChecklistReportParams {
  readonly folder: string;
  readonly format: 'html' | 'markdown' | 'json';
}

export interface FixRuleParams {
  readonly folder: string;
  readonly ruleId: string;
}

export interface FixRuleResult extends FixAllResult {
  /** Files and notebooks with fixes that are not open: edits are meant for what the editor shows. Open them, and ask again. */
  readonly closed: readonly string[];
}
