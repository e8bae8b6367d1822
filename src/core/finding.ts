import type { Fix } from './fix';
import type { Position, Range } from './range';

export type Severity = 'error' | 'warning' | 'info';
export type Confidence = 'high' | 'medium' | 'low';
export type Level = 'recommended' | 'strict';

/** Ordered from the strongest to the weakest. */
export const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[];

export const PRACTICES = [
  'encryption',
  'access-control',
  'audit',
  'adversarial-testing',
  'explainability',
  'ci-cd',
  'versioning',
] as const;
export type Practice = (typeof PRACTICES)[number];

export const STAGES = ['data', 'development', 'deployment', 'monitoring', 'maintenance'] as const;
export type Stage = (typeof STAGES)[number];

/** Which text of a cell is meant: its source, one of its outputs, or its source as Markdown. */
export type CellPart = 'source' | 'output' | 'markdown';

/** A place in a notebook as its reader sees it. Positions are 0-based and count in the text of that part. */
export interface CellLocation {
  /** Counts all cells from 0. */
  readonly index: number;
  readonly id?: string;
  readonly part: CellPart;
  /** Counts the outputs of the cell from 0; only for the part `output`. */
  readonly output?: number;
  readonly start: Position;
  readonly end: Position;
}

/** A place in a file: `range` counts UTF-16 code units of the file's text, positions are 0-based. */
export interface Location {
  readonly range: Range;
  readonly start: Position;
  readonly end: Position;
  readonly cell?: CellLocation;
}

export interface RelatedLocation extends Location {
  /** Where it is another file than that of the finding: its path, as `Finding.file`. */
  readonly file?: string;
  readonly message: string;
}

export interface Suppression {
  readonly kind: 'inline' | 'metadata' | 'config' | 'foreign';
  readonly reason?: string;
}

/** A finding never holds the matched secret nor other source text: messages are built from redacted values. */
export interface Finding extends Location {
  readonly ruleId: string;
  readonly group: string;
  readonly practice: Practice;
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** Relative to the root of the scan with `/`, or absolute when outside of it. */
  readonly file: string;
  readonly message: string;
  readonly fix?: Fix;
  /** Other ways out than `fix`, for a person to choose. */
  readonly otherFixes?: readonly Fix[];
  /** For secrets: the vendor's page where they are revoked. */
  readonly revokeUrl?: string;
  readonly related: readonly RelatedLocation[];
  /** 16 hex digits that stay the same when lines move (version 1, see design.md section 6). */
  readonly fingerprint: string;
  readonly suppression?: Suppression;
}
