import type { CellPart } from '../core/finding';
import type { Edit } from '../core/fix';
import type { TextMap } from '../core/text-map';
import { documentOf } from '../lang/open';
import type { PythonDocument } from '../lang/python/types';
import type { SourceFile } from '../lang/source-file';
import type { Crash, WorkspaceFacts } from './engine';
import { NO_PINS, type KnownPins, type PinFinder } from './pins';
import type { CheckKey, CheckSubjects, FixProposal, LooseReport, RegisteredRule, RuleContext } from './rule';
import type { Settings } from './settings';
import type { Suppressions } from './suppress';
import { createVersions, type VersionCache, type Versions } from './versions/versions';

/** The output that a report is about, with the edits of the file that remove it. */
interface DraftOutput {
  readonly cell: number;
  readonly output: number;
  readonly removal: readonly Edit[];
}

/** A proposed change, with the imports that it needs as edits of the same text. */
interface DraftFix {
  readonly proposal: FixProposal;
  readonly importEdits: readonly Edit[];
}

/** What a rule reported, still in the offsets of the text that it was handed. */
export interface Draft {
  readonly rule: RegisteredRule;
  readonly report: LooseReport;
  readonly text: string;
  readonly map: TextMap;
  readonly part: CellPart;
  /** Those of the report, in its order. */
  readonly fixes: readonly DraftFix[];
  readonly output?: DraftOutput;
}

export interface CheckRun {
  readonly file: SourceFile;
  readonly rules: readonly RegisteredRule[];
  readonly suppressions: Suppressions;
  readonly settings: Settings;
  readonly facts: WorkspaceFacts;
  readonly isExample: boolean;
  readonly versionCache: VersionCache;
  readonly findPins: PinFinder | undefined;
  /** Receives the crashes; the other rules go on. */
  readonly crashes: Crash[];
}

interface Subject<K extends CheckKey> {
  readonly key: K;
  readonly read: () => CheckSubjects[K];
  readonly text: string;
  readonly map: TextMap;
  readonly part?: CellPart;
  readonly python?: () => PythonDocument | undefined;
  readonly output?: DraftOutput;
  /** Whether reading it costs enough to ask rules first whether its text can set them off. */
  readonly asksFirst?: boolean;
}

/** Runs every check of the rules over what it is declared for. A check that throws ends up in `run.crashes`. */
export function runChecks(run: CheckRun): readonly Draft[] {
  const { file, rules } = run;
  const drafts: Draft[] = [];
  const isWanted = (key: CheckKey): boolean => rules.some((rule) => rule.check[key] !== undefined);
  const contexts = new Map<string, RuleContext>();
  const versions = createVersions(file, run.facts, run.versionCache);
  const pins = run.findPins?.(file, run.facts) ?? NO_PINS;
  const contextOf = (rule: RegisteredRule): RuleContext => {
    const known = contexts.get(rule.id) ?? createContext(run, rule, versions, pins);
    contexts.set(rule.id, known);
    return known;
  };
  const guard = (ruleId: string, action: () => void): void => {
    try {
      action();
    } catch (error) {
      run.crashes.push({ ruleId, file: file.path, error: describeError(error) });
    }
  };

  function visit<K extends CheckKey>(subject: Subject<K>): void {
    if (!isWanted(subject.key)) return;
    guard('reader', () => {
      const wanted = subject.asksFirst === true ? rules.filter((rule) => mayFire(rule, subject, run.settings)) : rules;
      if (wanted.length === 0) return;
      const value = subject.read();
      for (const rule of wanted) {
        const check = rule.check[subject.key];
        if (check === undefined) continue;
        const report = (input: LooseReport): void => {
          drafts.push(createDraft(rule, input, subject));
        };
        guard(rule.id, () => {
          check(value, report, contextOf(rule));
        });
      }
    });
  }

  for (const part of file.parts) {
    const python = (): PythonDocument | undefined => documentOf(part, 'python');
    const { language: key, text, map } = part;
    // Other files have been confirmed as a whole, before they were opened.
    visit({ key, read: () => part.document(), text, map, python, asksFirst: file.notebook !== undefined });
  }
  if (isWanted('shell')) {
    guard('reader', () => {
      for (const part of file.shellParts()) {
        visit({ key: 'shell', read: () => part.document(), text: part.text, map: part.map });
      }
    });
  }
  if (isWanted('environment')) {
    guard('reader', () => {
      for (const { entry, map, text } of file.environment()) {
        visit({ key: 'environment', read: () => entry, text, map });
      }
    });
  }
  if (isWanted('image')) {
    guard('reader', () => {
      for (const { image, map, text } of file.images()) visit({ key: 'image', read: () => image, text, map });
    });
  }
  if (isWanted('podSpec')) {
    guard('reader', () => {
      for (const { pod, map, text } of file.podSpecs()) visit({ key: 'podSpec', read: () => pod, text, map });
    });
  }
  if (isWanted('text')) {
    for (const plain of file.plainTexts()) {
      const { text, map, part } = plain;
      if (part !== 'output') visit({ key: 'text', read: () => plain, text, map, part });
    }
  }
  if (isWanted('output')) visitOutputs(file, run.settings.maxOutputSize, visit);
  for (const { subject, text, map } of run.suppressions.subjects) {
    visit({ key: 'suppression', read: () => subject, text, map });
  }
  return drafts;
}

function mayFire(rule: RegisteredRule, { key, text }: Subject<CheckKey>, settings: Settings): boolean {
  return rule.check[key] !== undefined && rule.confirm?.(text, settings, key) !== false;
}

function visitOutputs(file: SourceFile, maxSize: number, visit: (subject: Subject<'output'>) => void): void {
  for (const cell of file.notebook?.cells ?? []) {
    for (const output of cell.outputs) {
      for (const whole of output.texts) {
        const content = whole.text.length > maxSize ? { ...whole, text: whole.text.slice(0, maxSize) } : whole;
        visit({
          key: 'output',
          read: () => ({ cell, output, content }),
          text: content.text,
          map: content.map,
          part: 'output',
          output: { cell: cell.index, output: output.index, removal: output.removal },
        });
      }
    }
  }
}

function createDraft(rule: RegisteredRule, report: LooseReport, subject: Subject<CheckKey>): Draft {
  const { text, map, part = 'source', output } = subject;
  const proposals = [...(report.fix === undefined ? [] : [report.fix]), ...(report.otherFixes ?? [])];
  const fixes = proposals.map((proposal) => ({ proposal, importEdits: importEditsOf(proposal, subject) }));
  return { rule, report, text, map, part, fixes, ...(output === undefined ? {} : { output }) };
}

function importEditsOf({ imports = [] }: FixProposal, subject: Subject<CheckKey>): readonly Edit[] {
  const python = imports.length === 0 ? undefined : subject.python?.();
  return imports.flatMap(({ module, name }) => {
    const edit = python?.importEdit(module, name);
    return edit === undefined ? [] : [edit];
  });
}

function createContext(run: CheckRun, rule: RegisteredRule, versions: Versions, pins: KnownPins): RuleContext {
  const { file, facts, settings } = run;
  const folder = file.path.includes('/') ? file.path.slice(0, file.path.lastIndexOf('/') + 1) : '';
  const given = settings.rules[rule.id]?.options ?? {};
  const options = Object.fromEntries(
    Object.entries(rule.options).map(([name, option]) => [name, acceptOption(given[name], option.default)]),
  );
  return {
    path: file.path,
    options: options as RuleContext['options'],
    isExample: run.isExample,
    isNotebook: file.notebook !== undefined,
    secretPatterns: settings.secrets.patterns,
    versions,
    pins,
    isTracked: () => facts.isTracked?.(file.path),
    hasPath(path) {
      const clean = path.replace(/^\.\//, '').replace(/\/+$/, '');
      const beside = facts.hasPath(joinPath(folder, clean));
      return beside === true || folder === '' ? beside : (facts.hasPath(clean) ?? beside);
    },
    readText(path) {
      const clean = path.replace(/^\.\//, '');
      // Asked first: of a file that may be there, the text that is not known yet is not that of the root's.
      const beside = joinPath(folder, clean);
      return facts.readText?.(folder === '' || facts.hasPath(beside) !== false ? beside : clean);
    },
  };
}

/** `folder` is empty or ends with `/`; `../` leads to the folder around it. */
function joinPath(folder: string, path: string): string {
  return path.startsWith('../') && folder !== ''
    ? joinPath(folder.replace(/[^/]+\/$/, ''), path.slice('../'.length))
    : folder + path;
}

/** A given value where its type is that of the default, else the default: the settings reader has reported the rest. */
function acceptOption(given: unknown, fallback: unknown): unknown {
  const isSameType = Array.isArray(fallback)
    ? Array.isArray(given) && given.every((item) => typeof item === 'string')
    : typeof given === typeof fallback;
  return isSameType ? given : fallback;
}

/** What went wrong, and where in our own code. The runtime puts texts that it could not parse between double quotes. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return 'threw something that is not an error';
  const place = error.stack?.split('\n').find((line) => /^\s+at /.test(line)) ?? '';
  const message = error.message.replace(/"[^]*"/, '"…"').slice(0, 200);
  return `${error.name}: ${message}${place === '' ? '' : ` (${place.trim()})`}`;
}
