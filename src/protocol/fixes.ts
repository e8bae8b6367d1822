import type { Position } from '../core/range';
import type { ClearedOutputs } from './outputs';

/** Request: the safe fixes of an open file or notebook, by its URI. Nothing is applied. */
export const FIX_ALL = 'watertight/fixAll';

export interface FixAllParams {
  readonly uri: string;
  /** Whether outputs with findings are cleared too; only for notebooks. By default as the settings say. */
  readonly clearsOutputs?: boolean;
}

/** The changes of one document: a file, or a cell. */
export interface DocumentChange {
  readonly uri: string;
  /** The version that the edits are meant for. */
  readonly version: number;
  readonly edits: readonly TextChange[];
}

/** As in the language server protocol: 0-based lines, UTF-16 columns. */
export interface TextChange {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly newText: string;
}

export interface FixAllResult {
  readonly changes: readonly DocumentChange[];
  readonly cleared: readonly ClearedOutputs[];
  /** How many findings that mends. */
  readonly applied: number;
}

/** The client's commands that code actions of the server name, with their arguments. */
export const CLIENT_COMMANDS = {
  /** [rule id] */
  showDocumentation: 'watertight.showDocumentation',
  /** [notebook URI, ClearedOutputs] */
  clearOutput: 'watertight.clearOutput',
  /** [cell URI, rule id] */
  ignoreInCell: 'watertight.ignoreInCell',
} as const;
