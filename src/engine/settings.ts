import type { Level, Severity } from '../core/finding';

/** A finding that the settings file accepts. */
export interface IgnoreEntry {
  /** A rule id. */
  readonly id: string;
  /** A glob below the root. */
  readonly path: string;
  readonly reason?: string;
  /** `YYYY-MM-DD`, the last day on which it holds. */
  readonly until?: string;
}

export interface RuleSetting {
  readonly severity?: Severity | 'off';
  readonly options?: Readonly<Record<string, unknown>>;
}

/** All settings with their defaults filled in. */
export interface Settings {
  readonly level: Level;
  /** Rule ids or groups; empty means all. */
  readonly select: readonly string[];
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** Globs below the root. Empty `include` means every file kind we know. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly ignore: readonly IgnoreEntry[];
  /** Bytes; larger files are skipped with a reason. */
  readonly maxFileSize: number;
  /** Characters of one output that are looked at. */
  readonly maxOutputSize: number;
  /** Globs whose findings are lowered by one severity: tests, examples, docs. */
  readonly contexts: readonly string[];
}

export const DEFAULT_SETTINGS: Settings = {
  level: 'recommended',
  select: [],
  rules: {},
  include: [],
  exclude: [],
  ignore: [],
  maxFileSize: 20_000_000,
  maxOutputSize: 1_000_000,
  contexts: [
    '**/{test,tests,testing,__tests__,testdata,fixtures}/**',
    '**/{test_*,conftest}.py',
    '**/{*_test,*.test,*.spec}.*',
    '**/{example,examples,sample,samples,demo,demos,tutorial,tutorials}/**',
    '**/{doc,docs}/**',
  ],
};
