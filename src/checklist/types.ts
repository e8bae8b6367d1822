import type { Practice, Stage } from '../core/finding';

/** `attested` and `not-applicable` are given by people; the rest is seen in the workspace. */
export type ItemState = 'met' | 'partial' | 'unmet' | 'not-applicable' | 'attested' | 'unknown';

/** Something seen in the workspace that speaks for an item. */
export type FactKind =
  | 'authenticated-route'
  | 'code-owners'
  | 'data-card'
  | 'data-encryption'
  | 'data-remote'
  | 'data-version'
  | 'dependency-scan'
  | 'deploy-approval'
  | 'drift-check'
  | 'evasion-test'
  | 'experiment-tracking'
  | 'explanation'
  | 'incident-runbook'
  | 'lock-file'
  | 'model-card'
  | 'model-registry'
  | 'model-route'
  | 'pipeline-definition'
  | 'pipeline-lock'
  | 'pull-request-tests'
  | 'scheduled-job'
  | 'secret-scan'
  | 'secret-store'
  | 'security-policy'
  | 'seed'
  | 'static-scan'
  | 'tls-endpoint'
  | 'training'
  | 'update-bot';

export interface Fact {
  readonly kind: FactKind;
  /** Relative to the root with `/`. */
  readonly file: string;
  /** 1-based; 1 for facts about the file as a whole. */
  readonly line: number;
  /** What was seen, in words; no source text. */
  readonly text: string;
}

/** What one part of an item asks for. */
export type Requirement =
  | { readonly label: string; readonly anyOf: readonly FactKind[] }
  | { readonly label: string; readonly noFindings: readonly string[] };

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
  /** One of these must be seen for the item to be judged at all; else its state is unknown. */
  readonly judgedWhen?: readonly FactKind[];
  /** One finding of these rules caps the state at partial, two or more at unmet. */
  readonly blockedBy?: readonly string[];
  readonly actions: readonly ItemAction[];
  /** Pointers into standards, never claims of compliance. */
  readonly standards: readonly string[];
}

export interface ItemAction {
  readonly id: string;
  readonly title: string;
}

export interface Evidence {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly text: string;
}

export interface ItemReport {
  readonly id: string;
  readonly title: string;
  readonly practice: Practice;
  readonly stage: Stage;
  readonly weight: number;
  readonly state: ItemState;
  readonly evidence: readonly Evidence[];
  readonly actions: readonly ItemAction[];
  readonly standards: readonly string[];
}

/** A share from 0 to 100, weighted; null where nothing could be judged. */
export type Score = number | null;

export interface ScoredGroup {
  readonly id: string;
  readonly title: string;
  readonly score: Score;
}

/** What `watertight checklist --format json` prints (contract.md). */
export interface ChecklistReport {
  readonly schemaVersion: 1;
  readonly score: Score;
  readonly practices: readonly ScoredGroup[];
  readonly stages: readonly ScoredGroup[];
  readonly items: readonly ItemReport[];
}
