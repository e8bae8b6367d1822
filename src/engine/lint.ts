import type { Finding } from '../core/finding';
import { classifyPath } from '../lang/classify';
import { openSourceFile } from '../lang/open';
import type { Grammars } from '../lang/grammars';
import type { SourceFile } from '../lang/source-file';
import type { ReadingMemory } from '../lang/reading-memory';
import type { ModuleSummary } from '../lang/python/modules/types';
import { parsePython } from '../lang/python/document';
import { mayStartCommands } from '../lang/python/scripts';
import { withoutSchemas } from '../lang/yaml/schemas';
import { isApplicable, readsCommandsAlone, type FileLanguage } from './applicable';
import { runChecks, type Draft } from './checks';
import type { Crash, Engine, FileInput, LintResult, WorkspaceFacts } from './engine';
import { createFindingBuilder } from './finding-builder';
import { createGlobMatcher } from './globs';
import { createPrefilter } from './prefilter';
import type { PinFinder } from './pins';
import type { RegisteredRule } from './rule';
import type { Settings } from './settings';
import { readSuppressions } from './suppress';
import type { VersionCache } from './versions/versions';
import { createModuleCache } from './workspace/module-cache';
import { createWorkspaceIndex, type WorkspaceIndex } from './workspace/workspace-index';

/** Makes an engine of rules and parsers. Every call stands for itself; what version files and modules say is remembered by their text. */
export function createEngine(parts: {
  readonly rules: readonly RegisteredRule[];
  readonly grammars: Grammars;
  /** Undefined: no pin is known. */
  readonly findPins?: PinFinder;
}): Engine {
  const { rules, grammars, findPins } = parts;
  const prefilter = createPrefilter();
  const versionCache: VersionCache = new Map();
  const moduleCache = createModuleCache();
  const selections = new WeakMap<Settings, Map<FileLanguage, readonly RegisteredRule[]>>();
  /** Many files share their settings: choosing takes longer than looking for triggers in a small one. */
  const rulesFor = (language: FileLanguage, settings: Settings): readonly RegisteredRule[] => {
    const selected = selections.get(settings) ?? new Map<FileLanguage, readonly RegisteredRule[]>();
    selections.set(settings, selected);
    const known = selected.get(language) ?? selectRules(rules, settings).filter((rule) => isApplicable(rule, language));
    selected.set(language, known);
    return known;
  };
  const readModule = (text: string): ModuleSummary => parsePython(text, grammars.python).summary();
  return {
    rules,
    open: (input) => openSourceFile(input, grammars),
    lint(input, settings, facts, memory, look) {
      const text = input.text ?? cellsText(input);
      const language = input.cells ? 'notebook' : (classifyPath(input.path, input.languageId) ?? 'text');
      const candidates = rulesFor(language, settings);
      let index: WorkspaceIndex | undefined;
      const workspace = (): WorkspaceIndex =>
        (index ??= createWorkspaceIndex({ facts, cache: moduleCache, read: readModule }));
      const imported = (): readonly string[] => workspace().textsImportedBy(input.path, text);
      const isPython = language === 'python' || language === 'notebook';
      const parsed = language === 'yaml' ? withoutSchemas(text) : text;
      const triggered = new Set(prefilter(parsed, candidates, input.path, isPython ? imported : undefined));
      let mayStart: boolean | undefined;
      const startsCommands = (): boolean => (mayStart ??= mayStartCommands(parsed));
      const active = candidates
        .filter(
          (rule) => triggered.has(rule) || rule.settingsTriggers?.(settings).some((word) => parsed.includes(word)),
        )
        .filter((rule) => !readsCommandsAlone(rule, language) || startsCommands())
        .filter((rule) => language === 'notebook' || rule.confirm?.(parsed, settings, language) !== false);
      if (active.length === 0 && !mayBeBroken(input, text)) return NOTHING;
      return lintOpened(input, {
        active,
        rules,
        grammars,
        settings,
        facts,
        workspace: workspace(),
        versionCache,
        findPins,
        memory,
        look,
      });
    },
  };
}

const NOTHING: LintResult = { findings: [], suppressed: [], crashes: [] };

/** The text that the prefilter looks at for a notebook from an editor: cells, and outputs in whatever shape they have. */
function cellsText(input: FileInput): string {
  const cells = input.cells?.cells ?? [];
  return cells.map((cell) => `${cell.text}\n${cell.outputs?.length ? JSON.stringify(cell.outputs) : ''}`).join('\n');
}

/** Whether a text without triggers is a notebook that was cut off, so that the reader should say so. */
function mayBeBroken(input: FileInput, text: string): boolean {
  if (input.cells !== undefined || !input.path.endsWith('.ipynb')) return false;
  const trimmed = text.trim();
  return trimmed !== '' && !(trimmed.startsWith('{') && trimmed.endsWith('}'));
}

/** The rules that the settings ask for: by level, by `select`, and not switched off. */
export function selectRules(rules: readonly RegisteredRule[], settings: Settings): readonly RegisteredRule[] {
  return rules.filter((rule) => {
    const setting = settings.rules[rule.id]?.severity;
    if (setting === 'off') return false;
    if (settings.select.length > 0) return settings.select.includes(rule.id) || settings.select.includes(rule.group);
    return setting !== undefined || rule.meta.level !== 'strict' || settings.level === 'strict';
  });
}

interface LintRun {
  readonly active: readonly RegisteredRule[];
  readonly rules: readonly RegisteredRule[];
  readonly grammars: Grammars;
  readonly settings: Settings;
  readonly facts: WorkspaceFacts;
  readonly workspace: WorkspaceIndex;
  readonly versionCache: VersionCache;
  readonly findPins: PinFinder | undefined;
  readonly memory: ReadingMemory | undefined;
  readonly look: ((file: SourceFile) => void) | undefined;
}

function lintOpened(input: FileInput, run: LintRun): LintResult {
  const { active, rules, grammars, settings, facts, workspace, versionCache, findPins, memory } = run;
  const file = openSourceFile(input, grammars, memory, (path) => workspace.seenFrom(path));
  const crashes: Crash[] = [];
  try {
    const isExample = createGlobMatcher(settings.contexts)(file.path);
    const suppressions = readSuppressions(file, rules, settings, facts);
    const drafts = runChecks({
      ...{ file, rules: active, suppressions, settings, facts, isExample, crashes, versionCache, findPins },
    });
    const build = createFindingBuilder(file, settings, isExample, drafts);
    const findings: Finding[] = [];
    const suppressed: Finding[] = [];
    for (const draft of drafts) {
      for (const finding of build(draft)) {
        const suppression = suppressions.find(finding, secretOf(draft));
        if (suppression === undefined) findings.push(finding);
        else suppressed.push({ ...finding, suppression });
      }
    }
    run.look?.(file);
    const problem = file.notebook?.problems[0];
    return {
      findings: inDocumentOrder(findings),
      suppressed: inDocumentOrder(suppressed),
      crashes,
      ...(problem === undefined ? {} : { failure: problem.message }),
    };
  } finally {
    file.dispose();
  }
}

/** The text that a draft calls a secret. It goes no further than into what silences findings. */
function secretOf({ report, text }: Draft): string | undefined {
  return report.redactAs === undefined ? undefined : text.slice(report.at.start, report.at.end);
}

function inDocumentOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) => a.range.start - b.range.start || a.range.end - b.range.end || (a.ruleId < b.ruleId ? -1 : 1),
  );
}
