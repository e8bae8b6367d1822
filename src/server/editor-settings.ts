import type { Severity } from '../core/finding';
import type { PartialSettings } from '../engine/settings-file';

/** The client's settings for one document. */
export interface EditorSettings {
  readonly isEnabled: boolean;
  readonly run: 'onType' | 'onSave';
  readonly clearsLeakingOutputs: boolean;
  /** What the engine is to know; the settings file wins over it. */
  readonly engine: PartialSettings;
}

export const DEFAULT_EDITOR_SETTINGS: EditorSettings = {
  isEnabled: true,
  run: 'onType',
  clearsLeakingOutputs: false,
  engine: {},
};

/** Reads the section `watertight` as the client gives it. Values of the wrong type are left out. */
export function readEditorSettings(section: unknown): EditorSettings {
  if (!isRecord(section)) return DEFAULT_EDITOR_SETTINGS;
  const { enable, run, level, rules, include, exclude, maxFileSize } = section;
  const notebook = isRecord(section['notebook']) ? section['notebook'] : {};
  return {
    isEnabled: enable !== false,
    run: run === 'onSave' ? 'onSave' : 'onType',
    clearsLeakingOutputs: notebook['clearLeakingOutputsOnSave'] === true,
    engine: {
      ...(level === 'strict' || level === 'recommended' ? { level } : {}),
      ...(isRecord(rules) ? { rules: readRules(rules) } : {}),
      ...(isStrings(include) ? { include } : {}),
      ...(isStrings(exclude) ? { exclude } : {}),
      ...(typeof maxFileSize === 'number' && maxFileSize > 0 ? { maxFileSize } : {}),
    },
  };
}

function readRules(rules: Readonly<Record<string, unknown>>): NonNullable<PartialSettings['rules']> {
  return Object.fromEntries(
    Object.entries(rules).flatMap(([id, severity]) => (isSeverity(severity) ? [[id, { severity }]] : [])),
  );
}

function isSeverity(value: unknown): value is Severity | 'off' {
  return value === 'error' || value === 'warning' || value === 'info' || value === 'off';
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
