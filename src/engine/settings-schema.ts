import { DEFAULT_SETTINGS, type Settings } from './settings';

/** What a value of a setting may be. `rules`, `ignore` and `secrets` have shapes of their own, told by Settings. */
export type SettingType =
  | { readonly kind: 'boolean' }
  /** `minimum` is inclusive. */
  | { readonly kind: 'integer'; readonly minimum: number }
  | { readonly kind: 'string' }
  | { readonly kind: 'choice'; readonly choices: readonly SettingChoice[] }
  | { readonly kind: 'strings' }
  /** Rule ids and groups. */
  | { readonly kind: 'selectors' }
  /** Rule id → severity, `off`, or in the file `{ severity, options }`. */
  | { readonly kind: 'rules' }
  /** A list of `{ id, path, reason, until }`. */
  | { readonly kind: 'ignore' }
  /** `{ patterns, allow }`. */
  | { readonly kind: 'secrets' };

export interface SettingChoice {
  readonly value: string;
  readonly description: string;
}

/** One setting, declared once for `.watertight.yaml`, its JSON schema, VS Code's settings and the docs. */
export interface SettingDeclaration {
  /** The key in `.watertight.yaml` and in Settings, where it has one there. */
  readonly key: string;
  readonly type: SettingType;
  readonly default: boolean | number | string | readonly string[] | Readonly<Record<string, unknown>> | undefined;
  /** One or two sentences; Markdown. */
  readonly description: string;
  readonly inFile: boolean;
  readonly inEditor: boolean;
  /** The key in VS Code's settings; only where `inEditor`. */
  readonly editorKey?: string;
  /** VS Code's scope; only where `inEditor`. */
  readonly scope?: 'window' | 'resource';
}

/** The severities that a setting may give a rule, from the strongest on. */
export const RULE_SEVERITIES = ['error', 'warning', 'info', 'off'] as const;

const LEVEL: readonly SettingChoice[] = [
  { value: 'recommended', description: 'What most projects want to mend.' },
  { value: 'strict', description: 'Also what only careful projects mind, and findings of low confidence.' },
];

const inFile = { inFile: true, inEditor: false } as const;
const inEditor = { inFile: false, inEditor: true } as const;
const inBoth = { inFile: true, inEditor: true } as const;

function fallback<K extends keyof Settings>(key: K): { readonly key: K; readonly default: Settings[K] } {
  return { key, default: DEFAULT_SETTINGS[key] };
}

/** All settings, in the order in which docs and editor show them. */
export const SETTING_DECLARATIONS = [
  {
    ...inFile,
    key: 'extends',
    type: { kind: 'string' },
    default: undefined,
    description: 'A `.watertight.yaml` to start from, relative to this file. What stands here wins.',
  },
  {
    ...inEditor,
    key: 'enable',
    type: { kind: 'boolean' },
    default: true,
    editorKey: 'watertight.enable',
    scope: 'resource',
    description: 'Look for problems in this workspace.',
  },
  {
    ...inEditor,
    key: 'run',
    type: {
      kind: 'choice',
      choices: [
        { value: 'onType', description: 'While you type, shortly after the last key.' },
        { value: 'onSave', description: 'When a file is opened or saved.' },
      ],
    },
    default: 'onType',
    editorKey: 'watertight.run',
    scope: 'resource',
    description: 'When to look for problems.',
  },
  {
    ...inBoth,
    ...fallback('level'),
    type: { kind: 'choice', choices: LEVEL },
    editorKey: 'watertight.level',
    scope: 'resource',
    description: 'How much to report.',
  },
  {
    ...inFile,
    ...fallback('select'),
    type: { kind: 'selectors' },
    description: 'Only these rules and groups run. Empty means all rules of the level.',
  },
  {
    ...inBoth,
    ...fallback('rules'),
    type: { kind: 'rules' },
    editorKey: 'watertight.rules',
    scope: 'resource',
    description: 'The severity of single rules; `off` switches a rule off.',
  },
  {
    ...inBoth,
    ...fallback('include'),
    type: { kind: 'strings' },
    editorKey: 'watertight.include',
    scope: 'resource',
    description: 'Globs of files to look at. Empty means every kind of file that Watertight reads.',
  },
  {
    ...inBoth,
    ...fallback('exclude'),
    type: { kind: 'strings' },
    editorKey: 'watertight.exclude',
    scope: 'resource',
    description: 'Globs of files to leave out, on top of what `.gitignore` leaves out.',
  },
  {
    ...inFile,
    ...fallback('ignore'),
    default: [],
    type: { kind: 'ignore' },
    description: 'Findings that are accepted: a rule, a glob of files, a reason and the last day on which it holds.',
  },
  {
    ...inFile,
    ...fallback('secrets'),
    default: undefined,
    type: { kind: 'secrets' },
    description: 'Kinds of secrets of your own, and secrets that are none (docs/own-secrets.md).',
  },
  {
    ...inBoth,
    ...fallback('maxFileSize'),
    type: { kind: 'integer', minimum: 1 },
    editorKey: 'watertight.maxFileSize',
    scope: 'resource',
    description: 'Larger files are skipped. In bytes.',
  },
  {
    ...inFile,
    ...fallback('maxOutputSize'),
    type: { kind: 'integer', minimum: 0 },
    description: 'How much of one notebook output is looked at. In characters.',
  },
  {
    ...inFile,
    ...fallback('contexts'),
    type: { kind: 'strings' },
    description: 'Globs of tests, examples and docs: their findings are reported one severity lower.',
  },
  {
    ...inEditor,
    key: 'notebook.clearLeakingOutputsOnSave',
    type: { kind: 'boolean' },
    default: false,
    editorKey: 'watertight.notebook.clearLeakingOutputsOnSave',
    scope: 'resource',
    description:
      'Clear notebook outputs that show a secret when the notebook is saved. The output is gone then; running the cell again brings it back.',
  },
  {
    ...inEditor,
    key: 'trace.server',
    type: {
      kind: 'choice',
      choices: [
        { value: 'off', description: 'Nothing.' },
        { value: 'messages', description: 'The names of the messages.' },
        { value: 'verbose', description: 'Whole messages. They hold the text of your files.' },
      ],
    },
    default: 'off',
    editorKey: 'watertight.trace.server',
    scope: 'window',
    description: 'What of the talk between editor and language server is written to the log.',
  },
] as const satisfies readonly SettingDeclaration[];

/** The keys that a `.watertight.yaml` may have. */
export const FILE_SETTINGS: readonly SettingDeclaration[] = SETTING_DECLARATIONS.filter((setting) => setting.inFile);

/** The settings that VS Code shows. */
export const EDITOR_SETTINGS: readonly SettingDeclaration[] = SETTING_DECLARATIONS.filter(
  (setting) => setting.inEditor,
);
