import { parseArgs, type ParseArgsConfig } from 'node:util';
import { closest } from '../core/closest';
import { PRACTICES, SEVERITIES, type Level, type Practice, type Severity } from '../core/finding';
import { GROUPS } from '../engine/rule';
import type { PartialSettings } from '../engine/settings-file';
import { UsageError } from './exit-codes';

/** Where the settings of a file come from. */
export type SettingsSource =
  { readonly kind: 'search' } | { readonly kind: 'file'; readonly path: string } | { readonly kind: 'none' };

/** Whether results of earlier runs count, and where they are; undefined: in the user's folder. */
export type CacheChoice = { readonly kind: 'none' } | { readonly kind: 'folder'; readonly path: string | undefined };

export const SCAN_FORMATS = ['text', 'json', 'sarif'] as const;
export type ScanFormat = (typeof SCAN_FORMATS)[number];
export const PINS_FORMATS = ['text', 'json', 'cyclonedx'] as const;
export type PinsFormat = (typeof PINS_FORMATS)[number];
export const LIST_FORMATS = ['text', 'json'] as const;
export type ListFormat = (typeof LIST_FORMATS)[number];
export const CHECKLIST_FORMATS = ['text', 'json', 'markdown', 'html', 'sarif', 'cyclonedx'] as const;
export type ChecklistFormat = (typeof CHECKLIST_FORMATS)[number];
const LEVELS = ['recommended', 'strict'] as const satisfies readonly Level[];

/** What scan, fix and checklist have in common: which files, and how they are looked at. */
export interface FileOptions {
  readonly paths: readonly string[];
  /** A file with one path a line, or `-` for standard input. */
  readonly filesFrom: string | undefined;
  readonly settings: SettingsSource;
  /** Wins over every settings file. */
  readonly overrides: PartialSettings;
  /** Threads; undefined: as many as the machine has cores. */
  readonly jobs: number | undefined;
  readonly cache: CacheChoice;
}

const FILE_OPTIONS = {
  select: { type: 'string', multiple: true },
  level: { type: 'string' },
  config: { type: 'string' },
  'no-config': { type: 'boolean' },
  'files-from': { type: 'string' },
  jobs: { type: 'string' },
  'cache-dir': { type: 'string' },
  'no-cache': { type: 'boolean' },
} as const satisfies ParseArgsConfig['options'];

export interface ScanOptions extends FileOptions {
  readonly format: ScanFormat;
  readonly failOn: Severity;
}

export interface FixOptions extends FileOptions {
  readonly isUnsafe: boolean;
  readonly isDiff: boolean;
}

export interface ChecklistOptions extends FileOptions {
  readonly format: ChecklistFormat;
  readonly minScore: number | undefined;
  /** Empty: all of them. */
  readonly practices: readonly Practice[];
  /** Whether the scores are written to the history of the folder. */
  readonly isRecorded: boolean;
}

export function readScanOptions(words: readonly string[], ruleIds: readonly string[]): ScanOptions {
  const { values, positionals } = parse(words, {
    ...FILE_OPTIONS,
    format: { type: 'string' },
    'fail-on': { type: 'string' },
  });
  return {
    ...readFileOptions(values, positionals, ruleIds),
    format: choose('--format', values.format, SCAN_FORMATS, 'text'),
    failOn: choose('--fail-on', values['fail-on'], SEVERITIES, 'info'),
  };
}

export function readFixOptions(words: readonly string[], ruleIds: readonly string[]): FixOptions {
  const { values, positionals } = parse(words, {
    ...FILE_OPTIONS,
    unsafe: { type: 'boolean' },
    diff: { type: 'boolean' },
  });
  return {
    ...readFileOptions(values, positionals, ruleIds),
    isUnsafe: values.unsafe === true,
    isDiff: values.diff === true,
  };
}

export function readChecklistOptions(words: readonly string[], ruleIds: readonly string[]): ChecklistOptions {
  const { values, positionals } = parse(words, {
    ...FILE_OPTIONS,
    format: { type: 'string' },
    'min-score': { type: 'string' },
    practice: { type: 'string', multiple: true },
    record: { type: 'boolean' },
  });
  if (positionals.length > 1) throw new UsageError('The checklist judges one folder.');
  return {
    ...readFileOptions(values, positionals, ruleIds),
    format: choose('--format', values.format, CHECKLIST_FORMATS, 'text'),
    minScore: readNumber('--min-score', values['min-score'], 0, 100),
    practices: readPractices(values.practice ?? []),
    isRecorded: values.record === true,
  };
}

export type PinsOptions = Pick<FileOptions, 'paths' | 'filesFrom' | 'settings' | 'overrides'> & {
  readonly format: PinsFormat;
};

export function readPinsOptions(words: readonly string[]): PinsOptions {
  const { config, 'no-config': noConfig, 'files-from': filesFrom } = FILE_OPTIONS;
  const options = { config, 'no-config': noConfig, 'files-from': filesFrom, format: { type: 'string' } } as const;
  const { values, positionals } = parse(words, options);
  return {
    ...readFileOptions(values, positionals, []),
    format: choose('--format', values.format, PINS_FORMATS, 'text'),
  };
}

export interface ScaffoldOptions {
  /** Undefined: what there is, is listed. */
  readonly id: string | undefined;
  readonly folder: string;
  readonly isDiff: boolean;
  readonly format: ListFormat;
}

export function readScaffoldOptions(words: readonly string[]): ScaffoldOptions {
  const { values, positionals } = parse(words, {
    diff: { type: 'boolean' },
    list: { type: 'boolean' },
    format: { type: 'string' },
  });
  const [id, folder = '.', ...rest] = positionals;
  if (rest.length > 0) throw new UsageError('Usage: watertight scaffold ID [folder]');
  if (values.list === true && id !== undefined) throw new UsageError('Say either --list or what to create.');
  return { id, folder, isDiff: values.diff === true, format: choose('--format', values.format, LIST_FORMATS, 'text') };
}

/** The words of commands that list something. */
export function readListOptions(words: readonly string[]): {
  readonly format: ListFormat;
  readonly operands: readonly string[];
} {
  const { values, positionals } = parse(words, { format: { type: 'string' } });
  return { format: choose('--format', values.format, LIST_FORMATS, 'text'), operands: positionals };
}

function parse<const O extends NonNullable<ParseArgsConfig['options']>>(
  words: readonly string[],
  options: O,
): ReturnType<typeof parseArgs<{ options: O; allowPositionals: true; args: string[] }>> {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true });
  } catch (error) {
    // Node says well what is wrong, and goes on with advice about `--` that confuses.
    const message = error instanceof Error ? error.message : 'unknown option';
    throw new UsageError(message.replace(/\. To specify a positional.*$/s, '.'));
  }
}

interface FileValues {
  readonly select?: string[] | undefined;
  readonly level?: string | undefined;
  readonly config?: string | undefined;
  readonly 'no-config'?: boolean | undefined;
  readonly 'files-from'?: string | undefined;
  readonly jobs?: string | undefined;
  readonly 'cache-dir'?: string | undefined;
  readonly 'no-cache'?: boolean | undefined;
}

function readFileOptions(values: FileValues, paths: readonly string[], ruleIds: readonly string[]): FileOptions {
  if (values.config !== undefined && values['no-config'] === true) {
    throw new UsageError('Say either --config or --no-config.');
  }
  const select = readSelectors(values.select ?? [], ruleIds);
  return {
    paths,
    filesFrom: values['files-from'],
    settings:
      values['no-config'] === true
        ? { kind: 'none' }
        : values.config === undefined
          ? { kind: 'search' }
          : { kind: 'file', path: values.config },
    overrides: {
      ...(values.level === undefined ? {} : { level: choose('--level', values.level, LEVELS, 'recommended') }),
      ...(select.length === 0 ? {} : { select }),
    },
    jobs: readNumber('--jobs', values.jobs, 1, 256),
    cache: readCacheChoice(values),
  };
}

function readCacheChoice({ 'cache-dir': path, 'no-cache': isOff }: FileValues): CacheChoice {
  if (path !== undefined && isOff === true) throw new UsageError('Say either --cache-dir or --no-cache.');
  return isOff === true ? { kind: 'none' } : { kind: 'folder', path };
}

function readSelectors(given: readonly string[], ruleIds: readonly string[]): readonly string[] {
  const known: readonly string[] = [...GROUPS, ...ruleIds];
  const selectors = given.flatMap((list) => list.split(',')).map((selector) => selector.trim());
  for (const selector of selectors) {
    if (known.includes(selector)) continue;
    throw new UsageError(`There is no rule or group called "${selector}".${suggest(selector, known)}`);
  }
  return selectors;
}

function readPractices(given: readonly string[]): readonly Practice[] {
  const names = given.flatMap((list) => list.split(',')).map((name) => name.trim());
  return names.map((name) => {
    const practice = PRACTICES.find((known) => known === name);
    if (practice === undefined)
      throw new UsageError(`There is no practice called "${name}".${suggest(name, PRACTICES)}`);
    return practice;
  });
}

/** ` Did you mean …?`, where something is spelled much alike. */
export function suggest(word: string, known: readonly string[]): string {
  const suggestion = closest(word, known);
  return suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`;
}

function choose<T extends string>(name: string, given: string | undefined, choices: readonly T[], fallback: T): T {
  if (given === undefined) return fallback;
  const chosen = choices.find((choice) => choice === given);
  if (chosen === undefined) throw new UsageError(`${name} takes one of: ${choices.join(', ')}.`);
  return chosen;
}

function readNumber(name: string, given: string | undefined, least: number, most: number): number | undefined {
  if (given === undefined) return undefined;
  const number = Number(given);
  if (given.trim() !== '' && Number.isInteger(number) && number >= least && number <= most) return number;
  throw new UsageError(`${name} takes a whole number from ${String(least)} to ${String(most)}.`);
}
