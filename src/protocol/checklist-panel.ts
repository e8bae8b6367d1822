import type {
  AnswerProfileParams,
  AttestParams,
  ChecklistReportParams,
  FolderChecklist,
  RecordProgressParams,
} from './checklist';

/** Messages between the extension and the checklist panel, a webview. */
export const CHECKLIST_PANEL = 'watertight.checklistPanel';

export interface Surroundings {
  readonly hasFolder: boolean;
  /** Folders, by their URIs, in which commands can be run: on this machine, and trusted. */
  readonly runnable: readonly string[];
  /** Who attests, as far as it is known; else empty. */
  readonly person: string;
}

export type ToPanel =
  | {
      readonly type: 'checklists';
      readonly checklists: readonly FolderChecklist[];
      readonly surroundings: Surroundings;
    }
  /** The workspace could not be judged. */
  | { readonly type: 'failed'; readonly text: string }
  /** What came of an action, in a sentence. */
  | { readonly type: 'done'; readonly text: string };

export type FromPanel =
  /** The panel was loaded, or loaded again, and knows nothing yet. */
  | { readonly type: 'ready' }
  | { readonly type: 'refresh' }
  | { readonly type: 'open-folder' }
  | { readonly type: 'show-log' }
  | { readonly type: 'open'; readonly folder: string; readonly file: string; readonly line: number }
  /** Actions go by their ids: the extension acts only as its own checklist says. */
  | { readonly type: 'act' | 'copy'; readonly folder: string; readonly item: string; readonly action: string }
  | { readonly type: 'attest'; readonly params: AttestParams }
  | { readonly type: 'answer'; readonly params: AnswerProfileParams }
  | { readonly type: 'record'; readonly params: RecordProgressParams }
  | { readonly type: 'export'; readonly params: ChecklistReportParams };
