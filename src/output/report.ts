import type { Finding } from '../core/finding';
import type { Crash } from '../engine/engine';
import type { RegisteredRule } from '../engine/rule';
import type { Frame } from './frame';

/** A file that was not looked at, or not in whole. */
export interface LeftOut {
  readonly file: string;
  /** For a person, without source text. */
  readonly reason: string;
}

/** What a scan gives, for every format. All formats take it whole and print nothing else. */
export interface ScanReport {
  /** Of Watertight. */
  readonly version: string;
  /** How long the scan took. */
  readonly milliseconds: number;
  /** The rules that ran. */
  readonly rules: readonly RegisteredRule[];
  /** In the order in which they are shown; findings of a file stand together, in document order. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Finding[];
  readonly crashes: readonly Crash[];
  readonly files: {
    readonly scanned: number;
    readonly skipped: readonly LeftOut[];
    readonly failed: readonly LeftOut[];
  };
  /** The line of a finding: of the file, or of the cell or output that it stands in. Undefined where there is none to show. */
  frameOf(finding: Finding): Frame | undefined;
  /** The text of a file with findings, to give the edits of fixes lines and columns; without it they count in characters. */
  textOf?(file: string): string | undefined;
}
