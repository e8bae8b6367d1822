import type { ItemReport, ItemState } from '../checklist/types';
import type { FolderChecklist } from '../protocol/checklist';
import type { FromPanel, Surroundings, ToPanel } from '../protocol/checklist-panel';

export type PracticeId = ItemReport['practice'];
export type StageId = ItemReport['stage'];

/** What is chosen of the grid; with neither, every item is shown. */
export interface Selection {
  readonly practice?: PracticeId;
  readonly stage?: StageId;
}

/** A cell of the grid; row 0 holds the stages, column 0 the practices. */
export interface Place {
  readonly row: number;
  readonly column: number;
}

/** What somebody is about to say of an item. */
export interface Draft {
  readonly folder: string;
  readonly id: string;
  readonly state: 'attested' | 'not-applicable';
  readonly by: string;
  readonly note: string;
  readonly evidence: string;
  readonly expires: string;
}

export type DraftField = 'by' | 'note' | 'evidence' | 'expires';

/** What survives a reload of the window; all the rest is told anew. */
export interface SavedState {
  readonly folder: string | undefined;
  readonly selection: Selection;
  /** Only items in these states are shown; all where there is none. */
  readonly states: readonly ItemState[];
  /** Only items that point to this standard are shown. */
  readonly standard: string | undefined;
  /** Ids of the items that are unfolded. */
  readonly open: readonly string[];
  readonly draft: Draft | undefined;
  /** Answers of the profile that are not sent yet. */
  readonly answers: Readonly<Record<string, string>>;
  readonly questions: 'as-needed' | 'shown' | 'hidden';
  /** The cell of the grid that the Tab key leads to. */
  readonly place: Place;
  readonly scroll: number;
}

export interface State extends SavedState {
  /** Undefined until the extension has told. */
  readonly checklists: readonly FolderChecklist[] | undefined;
  readonly surroundings: Surroundings;
  /** Why there is nothing to show. */
  readonly failure: string | undefined;
  /** What came of the last action; read out by screen readers. */
  readonly announcement: string;
  readonly isBusy: boolean;
}

export type Message =
  | { readonly type: 'told'; readonly told: ToPanel }
  | { readonly type: 'choose-folder'; readonly folder: string }
  | { readonly type: 'select'; readonly selection: Selection; readonly place: Place }
  | { readonly type: 'toggle-state'; readonly state: ItemState }
  /** Empty for all. */
  | { readonly type: 'choose-stage'; readonly stage: string }
  | { readonly type: 'choose-standard'; readonly standard: string }
  | { readonly type: 'show-all' }
  | { readonly type: 'show-item'; readonly id: string }
  | { readonly type: 'toggle-item'; readonly id: string }
  | { readonly type: 'move'; readonly place: Place }
  | { readonly type: 'start-draft'; readonly id: string; readonly state: Draft['state'] }
  | { readonly type: 'edit-draft'; readonly field: DraftField; readonly value: string }
  | { readonly type: 'drop-draft' }
  | { readonly type: 'send-draft' }
  | { readonly type: 'show-questions'; readonly questions: SavedState['questions'] }
  | { readonly type: 'answer'; readonly id: string; readonly value: string }
  | { readonly type: 'send-answers' }
  | { readonly type: 'post'; readonly message: FromPanel };

/** What a change of the state asks of the page. */
export type Effect =
  | { readonly type: 'post'; readonly message: FromPanel }
  /** Moves the focus to the element with this id. */
  | { readonly type: 'focus'; readonly id: string };

export const EMPTY_STATE: State = {
  folder: undefined,
  selection: {},
  states: [],
  standard: undefined,
  open: [],
  draft: undefined,
  answers: {},
  questions: 'as-needed',
  place: { row: 1, column: 1 },
  scroll: 0,
  checklists: undefined,
  surroundings: { hasFolder: true, runnable: [], person: '' },
  failure: undefined,
  announcement: '',
  isBusy: false,
};

/** The folder that is shown. */
export function shownChecklist({ checklists, folder }: State): FolderChecklist | undefined {
  return checklists?.find((checklist) => checklist.folder === folder) ?? checklists?.[0];
}
