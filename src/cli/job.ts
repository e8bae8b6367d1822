import type { Fact } from '../checklist/types';
import type { Finding } from '../core/finding';
import type { Crash } from '../engine/engine';
import type { KeptResult } from '../engine/host';
import type { PartialSettings, SettingsProblem } from '../engine/settings-file';
import type { Frame } from '../output/frame';
import type { SettingsSource } from './arguments';

/** One file to be looked at. Everything here can be sent to a worker thread. */
export interface FileJob {
  /** Absolute, with `/`, without one at the end. */
  readonly root: string;
  /** Below the root, with `/`. */
  readonly path: string;
  /** How the file is called in what is printed: relative to where the command was started, else absolute. */
  readonly shown: string;
}

/** What is done with every file of a run. */
export interface RunOptions {
  readonly settings: SettingsSource;
  readonly overrides: PartialSettings;
  /** Lines of the files, for people to read. */
  readonly withFrames: boolean;
  /** Evidence for the checklist. */
  readonly withFacts: boolean;
  /** Edits of fixes and reasons of suppressions, which only SARIF shows. */
  readonly withSource: boolean;
  /** What each result rests on, so that it can be kept for the next run. */
  readonly isTraced: boolean;
  readonly fix?: { readonly isUnsafe: boolean; readonly isDiff: boolean };
}

export interface FileSettingsProblem extends Pick<SettingsProblem, 'message' | 'start'> {
  readonly file: string;
}

/** What a fix did, or with `--diff` would do. The texts are there with `--diff` only. */
export interface FixedFile {
  readonly applied: number;
  readonly before?: string;
  readonly after?: string;
}

/** What can be kept of a result, and what for. */
export interface Trace {
  readonly kept: KeptResult;
  /** The digest of the settings. */
  readonly settings: string;
  /** Of the file, before it was read. */
  readonly stamp?: string;
}

export interface JobResult {
  readonly state: 'scanned' | 'skipped' | 'failed';
  /** Why it was skipped, or failed, also where a part of it was read. */
  readonly reason?: string;
  /** `file` is as shown. */
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Finding[];
  readonly crashes: readonly Crash[];
  /** By fingerprint. */
  readonly frames: ReadonlyMap<string, Frame>;
  readonly facts: readonly Fact[];
  readonly fixed?: FixedFile;
  readonly settingsProblems: readonly FileSettingsProblem[];
  /** Undefined where nothing is traced, and where something failed: the next run shall try again. */
  readonly trace?: Trace;
}

/** What a thread says before its first result. */
export const READY = 'ready';
