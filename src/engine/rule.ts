import type { Confidence, Level, Severity, Stage } from '../core/finding';
import type { Edit, EnvironmentVariable, FixSafety } from '../core/fix';
import type { Range } from '../core/range';
import type { DocumentMap } from '../lang/documents';
import type { EnvironmentEntry } from '../lang/env/types';
import type { NotebookCell, CellOutput, OutputText } from '../lang/notebook/types';
import type { ForeignPlace } from '../lang/python/types';
import type { ImageReference, PlainText } from '../lang/source-file';
import type { PodSpec } from '../lang/yaml/extract/pod-specs';
import type { KnownPins } from './pins';
import type { SecretPattern, Settings } from './settings';
import type { Versions } from './versions/versions';

/** Groups are the folders of src/rules (design.md section 1). */
export const GROUPS = [
  'secrets',
  'encryption',
  'access-control',
  'audit',
  'untrusted-code',
  'versioning',
  'privacy',
  'ci-cd',
  'robustness',
  'explainability',
] as const;
export type Group = (typeof GROUPS)[number];

/** One text of an output, with the output and the cell that it belongs to. */
export interface OutputSubject {
  readonly cell: NotebookCell;
  readonly output: CellOutput;
  readonly content: OutputText;
}

/** A suppression of a finding, as a comment or in a cell's metadata. Ranges count in the text that it stands in. */
export interface SuppressionSubject {
  readonly range: Range;
  /** The ids that it names; `isKnown` tells whether a rule bears that id, `suggestion` one that is spelled much alike. */
  readonly ids: readonly {
    readonly id: string;
    readonly range: Range;
    readonly isKnown: boolean;
    readonly suggestion?: string;
  }[];
  /** `YYYY-MM-DD`, where given. */
  readonly until: string | undefined;
  readonly isExpired: boolean;
}

/** What a check is handed, by the key it is declared under: a parsed document, or one item of a surface. */
export interface CheckSubjects extends DocumentMap {
  readonly environment: EnvironmentEntry;
  readonly image: ImageReference;
  readonly podSpec: PodSpec;
  /** Any text but outputs: whole files, cells, Markdown. */
  readonly text: PlainText;
  readonly output: OutputSubject;
  readonly suppression: SuppressionSubject;
}
export type CheckKey = keyof CheckSubjects;

type Whitespace = ' ' | '\n';
/** The names between braces in a message: `{callee} can run code` has the slot `callee`. */
export type Slots<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `${string}${Whitespace}${string}` ? never : Name) | Slots<Rest>
  : never;

/** A change proposed by a rule. Edits count in the text of the document that the check was given. */
export interface FixProposal {
  readonly title: string;
  readonly safety: FixSafety;
  readonly edits: readonly Edit[];
  /** Python imports that the edits need; the engine adds those that are missing where isort would. */
  readonly imports?: readonly { readonly module: string; readonly name?: string }[];
  /** Only for the check `output`: removes the output from its cell. */
  readonly clearsOutput?: boolean;
  /** The variable that the edits read in place of the whole text of `at`: an editor can move that text into a `.env`. */
  readonly environment?: EnvironmentVariable;
}

/** A place that explains a finding: in the document that the check was given, or in another file. */
export type RelatedPlace =
  { readonly at: Range; readonly message: string } | { readonly elsewhere: ForeignPlace; readonly message: string };

interface ReportBase {
  readonly at: Range;
  /** May lower what meta says, never raise it. */
  readonly severity?: Severity;
  readonly confidence?: Confidence;
  readonly fix?: FixProposal | undefined;
  /** Other ways out, offered behind `fix` in the editor; nothing applies them unasked. */
  readonly otherFixes?: readonly FixProposal[];
  /** For secrets: the vendor's page where they are revoked. */
  readonly revokeUrl?: string | undefined;
  readonly related?: readonly RelatedPlace[];
  /** What the fingerprint shows in place of the text of `at`, where that is a secret: the provider's name. */
  readonly redactAs?: string;
}

export type ReportInput<M extends Readonly<Record<string, string>>> = {
  [K in keyof M & string]: ReportBase & { readonly message: K } & ([Slots<M[K]>] extends [never]
      ? { readonly data?: Readonly<Record<string, never>> }
      : { readonly data: Readonly<Record<Slots<M[K]>, string | number>> });
}[keyof M & string];

export type Report<M extends Readonly<Record<string, string>>> = (input: ReportInput<M>) => void;

/** An option of a rule: its default tells the type. Settings, schema and docs are generated from it. */
export interface RuleOption {
  readonly description: string;
  readonly default: string | number | boolean | readonly string[];
}
export type RuleOptions = Readonly<Record<string, RuleOption>>;
type Widen<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends boolean
      ? boolean
      : T extends readonly string[]
        ? readonly string[]
        : never;
export type OptionValues<O extends RuleOptions> = { readonly [K in keyof O]: Widen<O[K]['default']> };

/** What a check may know beside its document. Everything here is a pure look-up. */
export interface RuleContext<O extends RuleOptions = RuleOptions> {
  /** The file's path below the root, with `/`. */
  readonly path: string;
  readonly options: OptionValues<O>;
  /** Whether the path names tests, examples or docs; severities are lowered by the engine already. */
  readonly isExample: boolean;
  /** Whether a path (relative to the file's folder or to the root) exists in the workspace; undefined where not known. */
  hasPath(path: string): boolean | undefined;
  /** The text of a small file, by a path as above; undefined where there is none or it is not known. */
  readText(path: string): string | undefined;
  /** Whether git keeps the file; undefined where not known, as outside of a repository. */
  isTracked(): boolean | undefined;
  /** Which versions of packages, and of Python, the file meets when it runs. */
  readonly versions: Versions;
  /** Which versions this machine really used of what the file names. */
  readonly pins: KnownPins;
  /** Whether the file is a notebook, so that messages and fixes can say "cell". */
  readonly isNotebook: boolean;
  /** The kinds of secrets that the settings describe. */
  readonly secretPatterns: readonly SecretPattern[];
}

export interface RuleMeta {
  /** One sentence without a final stop, for tables. */
  readonly summary: string;
  /** The highest severity that the rule reports. */
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** `recommended` unless said otherwise. */
  readonly level?: Level;
  /** The weakest safety of the fixes it offers; `none` where it offers none. */
  readonly fix: FixSafety | 'none';
  readonly since: string;
  readonly cwe: readonly number[];
  readonly owaspMl?: readonly string[];
  readonly owaspLlm?: readonly string[];
  readonly cicdSec?: readonly string[];
  readonly atlas?: readonly string[];
  readonly stages: readonly Stage[];
  /** What other tools call it: `# nosec B614` and `# noqa: S301` of these are honoured. */
  readonly equivalents?: Readonly<
    Partial<Record<'bandit' | 'ruff' | 'hadolint' | 'zizmor' | 'semgrep', readonly string[]>>
  >;
}

/**
 * What makes a rule look at a Python file although none of its triggers is there: one of the triggers `here` in the file,
 * and one of the words `there` in a module of the workspace that it imports (`http://` in a `config.py`). Finding these
 * modules costs time in each file with a trigger of `here`.
 */
export interface TriggersElsewhere {
  readonly here: readonly string[];
  readonly there: readonly string[];
}

export interface RuleDefinition<M extends Readonly<Record<string, string>>, O extends RuleOptions> {
  readonly id: string;
  readonly meta: RuleMeta;
  /** `{slots}` are typed. Each says what is wrong, what can happen and what to do. */
  readonly messages: M;
  readonly options?: O;
  /**
   * What must occur in the raw text for the rule to be able to fire. The parts between dots are looked for one by one, as
   * whole words (`torch.load` wants `torch` and `load`), so that aliases do not matter; those between spaces may stand
   * within longer words. A rule needs one of its triggers.
   */
  readonly triggers: readonly string[];
  /** Written like triggers: where there are some, one of them must occur as well. Looking for them costs nothing. */
  readonly alongside?: readonly string[];
  /** Texts that the settings add to the triggers. Each is looked for as it is. */
  readonly settingsTriggers?: (settings: Settings) => readonly string[];
  /** For rules about a constant that may stand in another module: see TriggersElsewhere. */
  readonly triggersElsewhere?: TriggersElsewhere;
  /** Paths of files in which the rule can fire without a trigger: any line of a requirements file may be a finding. */
  readonly triggerPaths?: RegExp;
  /**
   * A closer look at the raw text of a file that has a trigger, where that is cheaper than parsing it: false only where the
   * rule cannot fire. Of a notebook, whose raw text is JSON, it is asked about the program that the cells make up. The
   * language is that of the file or of the cells: `python`, `yaml`.
   */
  readonly confirm?: (text: string, settings: Settings, language: string) => boolean;
  readonly check: {
    readonly [K in CheckKey]?: (subject: CheckSubjects[K], report: Report<M>, context: RuleContext<O>) => void;
  };
}

/** A rule as the engine holds it: the types of its messages and options are checked where it is defined. */
export interface Rule {
  readonly id: string;
  readonly meta: RuleMeta;
  readonly messages: Readonly<Record<string, string>>;
  readonly options: RuleOptions;
  readonly triggers: readonly string[];
  readonly alongside?: readonly string[];
  readonly settingsTriggers?: (settings: Settings) => readonly string[];
  readonly triggersElsewhere?: TriggersElsewhere;
  readonly triggerPaths?: RegExp;
  readonly confirm?: (text: string, settings: Settings, language: string) => boolean;
  readonly check: {
    readonly [K in CheckKey]?: (
      subject: CheckSubjects[K],
      report: (input: LooseReport) => void,
      context: RuleContext,
    ) => void;
  };
}

/** A report whose types were checked where the rule was defined. */
export interface LooseReport extends ReportBase {
  readonly message: string;
  readonly data?: Readonly<Record<string, string | number>>;
}

/** A rule with the group that its folder gives it. src/rules/index.ts lists these. */
export interface RegisteredRule extends Rule {
  readonly group: Group;
}

export function defineRule<
  const M extends Readonly<Record<string, string>>,
  const O extends RuleOptions = Readonly<Record<string, never>>,
>(definition: RuleDefinition<M, O>): Rule {
  // The engine only calls a check with what its own report and options types promise; the cast forgets those types.
  return { options: {}, ...definition } as unknown as Rule;
}
