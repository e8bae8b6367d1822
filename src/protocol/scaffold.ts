import type { ScaffoldPlan } from '../scaffold/types';

/** Request: what may be created from a template. */
export const LIST_SCAFFOLDS = 'watertight/listScaffolds';
/** Request: what a template comes to in a folder. Nothing is written: the client shows it, and applies it. */
export const PLAN_SCAFFOLD = 'watertight/planScaffold';

export interface ScaffoldSummary {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
}

export interface PlanScaffoldParams {
  /** The folder's URI. */
  readonly folder: string;
  readonly id: string;
}

export type PlanScaffoldResult = ScaffoldPlan;
