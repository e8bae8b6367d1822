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

/** A kind of secret that the settings file describes. Its texts are checked where the file is read. */
export interface SecretPattern {
  /** Lower-case words with hyphens. */
  readonly id: string;
  /** As messages name it, with its article: "an Acme key". */
  readonly name: string;
  /** The source of a regular expression that takes linear time. Its first group, where there is one, is the secret. */
  readonly pattern: string;
  /** ASCII. One of them stands in or near each secret; upper and lower case differ. */
  readonly keywords: readonly string[];
  /** The environment variable that should hold it. */
  readonly variable: string;
}

/** A secret that is none, or that is accepted: all that is given has to fit. */
export interface AllowedSecret {
  /** That of the finding. */
  readonly fingerprint?: string;
  /** A glob below the root. */
  readonly path?: string;
  /** The source of a regular expression that takes linear time, looked for in the secret itself. */
  readonly pattern?: string;
  readonly reason: string;
}

export interface SecretSettings {
  readonly patterns: readonly SecretPattern[];
  readonly allow: readonly AllowedSecret[];
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
  readonly secrets: SecretSettings;
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
  secrets: { patterns: [], allow: [] },
  maxFileSize: 20_000_000,
  maxOutputSize: 1_000_000,
  contexts: [
    '**/{test,tests,testing,__tests__,testdata,test_data,test-data,fixtures}/**',
    '**/{test_*,conftest}.py',
    '**/{*_test,*.test,*.spec}.*',
    '**/{example,examples,sample,samples,demo,demos,tutorial,tutorials}/**',
    '**/{doc,docs}/**',
  ],
};
