import type { Practice, Stage } from '../core/finding';
import type { FactKind } from './fact-kinds';
import type { OfferedAction } from './items/actions';

/** `attested` and `not-applicable` are given by people; the rest is seen in the workspace. */
export type ItemState = 'met' | 'partial' | 'unmet' | 'not-applicable' | 'attested' | 'unknown';

/**
 * How much a fact says. 3: something ran, and its result is there. 2: it is part of what runs by itself: a step that blocks,
 * a schedule, a deployment. 1: it is there and called. 0: it is only mentioned.
 */
export type Strength = 0 | 1 | 2 | 3;

/** Something seen in the workspace that speaks for an item. */
export interface Fact {
  readonly kind: FactKind;
  /** Relative to the root with `/`. */
  readonly file: string;
  /** 1-based; 1 for facts about the file as a whole. */
  readonly line: number;
  /** What was seen, in words; no source text. */
  readonly text: string;
  readonly strength: Strength;
  /** What others are compared with: a path that is run, a version. */
  readonly value?: string;
}

/** What an item, or a part of it, depends on: facts that must be seen, or answers about the project. */
export interface Condition {
  /** One of these is enough. */
  readonly facts?: readonly FactKind[];
  /** `true` asks for a yes; where the answer is no, the item is not applicable. */
  readonly profile?: ProfileKey;
  /** Where the answer is yes, the item is not applicable. */
  readonly profileNot?: ProfileKey;
}

/** What one part of an item asks for. */
export type Requirement = {
  readonly label: string;
  /** Asked for only where one of these is seen. */
  readonly when?: readonly FactKind[];
  /** Not asked for where the answer is yes. */
  readonly unless?: ProfileKey;
} & (
  | {
      readonly anyOf: readonly FactKind[];
      /** The strength from which on it is met; one below it is partly met. 1 where nothing is said. */
      readonly bar?: Strength;
      /** How many different things must be seen, by their texts. */
      readonly different?: number;
      /** One of these is enough as it is. */
      readonly orAnyOf?: readonly FactKind[];
    }
  | {
      /** Globs; one file that matches is enough. */
      readonly files: readonly string[];
    }
  | {
      readonly noFindings: readonly string[];
      /** Whether the absence of findings alone makes the item partly met. */
      readonly isCredit?: boolean;
    }
);

export interface ChecklistItem {
  /** As in the catalogue; attestations refer to it. */
  readonly id: string;
  readonly title: string;
  readonly practice: Practice;
  readonly stage: Stage;
  /** 10 critical, 7.5 high, 5 medium, 2.5 low. */
  readonly weight: number;
  /** Met when all are; partial when some are. */
  readonly requirements: readonly Requirement[];
  /** Where it is not fulfilled the item is not judged: its state is unknown, or not applicable where a person says so. */
  readonly applies?: Condition;
  /** What makes the item partly met where no requirement is. */
  readonly partialBy?: readonly FactKind[];
  /** An error of these rules caps the state at partial, two or more at unmet; weaker findings cap it at partial. */
  readonly blockedBy?: readonly string[];
  /** Beside those that every item has: reading, attesting, not applicable. */
  readonly actions: readonly OfferedAction[];
  /** Pointers into standards, never claims of compliance. */
  readonly standards: readonly string[];
  /** Days for which an attestation holds; 180 where nothing is said. */
  readonly attestedFor?: number;
}

/** What can be done for an item. The client carries it out; nothing is done unasked. */
export type ItemAction = { readonly id: string; readonly title: string } & (
  | { readonly kind: 'scaffold'; readonly scaffold: string }
  /** A file of the workspace, relative to the root. */
  | { readonly kind: 'open'; readonly path: string }
  /** The item's part of docs/checklist.md. */
  | { readonly kind: 'docs' }
  | { readonly kind: 'scan' }
  /** All safe fixes of a rule in the workspace; only there while it has findings that can be fixed. */
  | { readonly kind: 'fix'; readonly ruleId: string }
  /** Shown, and run in a terminal only when somebody presses for it. */
  | { readonly kind: 'run'; readonly command: string }
  | { readonly kind: 'attest' }
  | { readonly kind: 'not-applicable' }
);

export interface Evidence {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly text: string;
}

/** One line of the list that says why an item has its state. */
export interface Reason {
  readonly label: string;
  readonly state: 'met' | 'partial' | 'unmet' | 'unknown';
  /** Of the strongest evidence. */
  readonly strength?: Strength;
  readonly evidence: readonly Evidence[];
}

/** What a person said about an item, as `.watertight/attestations.yaml` keeps it. */
export interface Attestation {
  readonly id: string;
  readonly state: 'attested' | 'not-applicable';
  readonly by: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** `YYYY-MM-DD`, the last day on which it counts. */
  readonly expires: string;
  readonly note: string;
  /** Paths of the workspace, or addresses. */
  readonly evidence?: readonly string[];
}

export interface ItemReport {
  readonly id: string;
  readonly title: string;
  readonly practice: Practice;
  readonly stage: Stage;
  readonly weight: number;
  readonly state: ItemState;
  /** One sentence: why it has its state. */
  readonly explanation: string;
  readonly reasons: readonly Reason[];
  readonly evidence: readonly Evidence[];
  readonly actions: readonly ItemAction[];
  readonly standards: readonly string[];
  readonly attestation?: Omit<Attestation, 'id'> & { readonly isExpired: boolean };
}

/** A share from 0 to 100, weighted; null where nothing could be judged. */
export type Score = number | null;

export type StateCounts = Readonly<Record<ItemState, number>>;

export interface ScoredGroup {
  readonly id: string;
  readonly title: string;
  readonly score: Score;
  readonly counts: StateCounts;
}

export interface ScoredCell {
  readonly practice: Practice;
  readonly stage: Stage;
  readonly score: Score;
  readonly counts: StateCounts;
}

/** What `watertight checklist --format json` prints (contract.md). */
export interface ChecklistReport {
  readonly schemaVersion: 1;
  readonly score: Score;
  readonly counts: StateCounts;
  readonly practices: readonly ScoredGroup[];
  readonly stages: readonly ScoredGroup[];
  /** One for each practice in each stage, practices first. */
  readonly cells: readonly ScoredCell[];
  readonly items: readonly ItemReport[];
}

/** Facts about the project that files show only in part. A key that is not there is not known. */
export interface Profile {
  /** Whether others get predictions from a model of this project. */
  readonly servesModel?: boolean;
  /** Whether data about people is trained on or predicted for. */
  readonly personalData?: boolean;
  /** Whether decisions matter to people's lives (EU AI Act, Annex III). */
  readonly highRisk?: boolean;
  /** Whether all data is public anyway. */
  readonly publicDataOnly?: boolean;
  readonly modality?: (typeof MODALITIES)[number];
  readonly framework?: (typeof FRAMEWORKS)[number];
  readonly cloud?: (typeof CLOUDS)[number];
}

export const MODALITIES = ['tabular', 'image', 'text', 'audio', 'llm'] as const;
export const FRAMEWORKS = ['sklearn', 'torch', 'tensorflow', 'xgboost', 'lightgbm', 'transformers', 'other'] as const;
export const CLOUDS = ['aws', 'azure', 'gcp', 'other', 'none'] as const;

/** The questions that are answered with yes or no. */
export type ProfileKey = 'servesModel' | 'personalData' | 'highRisk' | 'publicDataOnly';

export interface ProfileQuestion {
  readonly id: keyof Profile;
  readonly text: string;
  /** Empty for yes and no. */
  readonly choices: readonly string[];
  readonly answer?: boolean | string;
  /** Whether a person answered or the files show it; undefined where nobody knows. */
  readonly source?: 'answered' | 'inferred';
}

/** One line of `.watertight/history.jsonl`. */
export interface ProgressRecord {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly score: Score;
  /** By the ids of the practices. */
  readonly practices: Readonly<Record<string, Score>>;
}
