/** Notification to the server: the text outputs of all cells of a notebook, as they are now. */
export const OUTPUTS_CHANGED = 'watertight/outputs';

export interface OutputsParams {
  /** The notebook's URI. */
  readonly notebook: string;
  /** Only cells that have outputs. */
  readonly cells: readonly CellOutputs[];
}

export interface CellOutputs {
  /** The URI of the cell's document. */
  readonly cell: string;
  /** In nbformat's shape, one for each output of the editor, without images, each cut at MAX_OUTPUT_LENGTH. */
  readonly outputs: readonly unknown[];
  /** Tells these outputs from later ones of the cell. */
  readonly stamp: string;
}

/** UTF-16 code units of one output that are sent. */
export const MAX_OUTPUT_LENGTH = 1_000_000;
/** UTF-16 code units of all outputs of a notebook that are sent. */
export const MAX_OUTPUTS_LENGTH = 10_000_000;

/** Outputs of one cell that are to be removed; only where its outputs still bear the stamp. */
export interface ClearedOutputs {
  /** The URI of the cell's document. */
  readonly cell: string;
  /** Outputs of the cell, counted from 0. */
  readonly outputs: readonly number[];
  readonly stamp: string;
}
