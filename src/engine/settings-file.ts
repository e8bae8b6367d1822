import { closest } from '../core/closest';
import { createLineIndex } from '../core/line-index';
import type { Position, Range } from '../core/range';
import type { DataEntry, DataMap, DataNode } from '../lang/data-node';
import { parseYaml } from '../lang/yaml/document';
import { GROUPS, type RegisteredRule, type RuleOption } from './rule';
import { DEFAULT_SETTINGS, type IgnoreEntry, type RuleSetting, type Settings } from './settings';
import { readSecretSettings } from './settings-secrets';
import { FILE_SETTINGS, RULE_SEVERITIES, type SettingDeclaration } from './settings-schema';

export type PartialSettings = { readonly [K in keyof Settings]?: Settings[K] };

/** A value of the file that is left out, on its place. The rest of the file holds. */
export interface SettingsProblem {
  readonly message: string;
  /** UTF-16 code units of the file's text. */
  readonly range: Range;
  readonly start: Position;
}

export interface SettingsFile {
  readonly settings: PartialSettings;
  /** The file to start from, as written. */
  readonly extends?: string;
  readonly problems: readonly SettingsProblem[];
}

/** Later layers win. `rules` are merged rule by rule, everything else is replaced whole. */
export function mergeSettings(...layers: readonly PartialSettings[]): Settings {
  let merged = DEFAULT_SETTINGS;
  for (const layer of layers) merged = { ...merged, ...layer, rules: { ...merged.rules, ...layer.rules } };
  return merged;
}

type Complain = (at: Range, message: string) => void;

/** Reads a `.watertight.yaml`. Bad values are left out and reported on their line. Never throws. */
export function readSettings(text: string, rules: readonly RegisteredRule[], today?: string): SettingsFile {
  const document = parseYaml(text, '.watertight.yaml');
  const lines = createLineIndex(text);
  const problems: SettingsProblem[] = [];
  const complain: Complain = (range, message) => {
    problems.push({ message, range, start: lines.positionAt(range.start) });
  };
  for (const problem of document.problems) complain(problem.range, `This is not valid YAML: ${problem.message}`);
  const [root] = document.roots;
  if (root === undefined || (root.kind === 'scalar' && root.value === null)) return { settings: {}, problems };
  if (root.kind !== 'map') {
    complain(root.range, 'The settings must be a mapping of names to values.');
    return { settings: {}, problems };
  }
  const values: Record<string, unknown> = {};
  for (const entry of root.entries) {
    const declaration = FILE_SETTINGS.find(({ key }) => key === entry.key);
    if (declaration === undefined) {
      complain(entry.keyRange, unknownKey(entry.key));
      continue;
    }
    const value = readValue(declaration, entry.value, rules, today, complain);
    if (value !== undefined) values[entry.key] = value;
  }
  const { extends: base, ...settings } = values;
  return { settings, problems, ...(typeof base === 'string' ? { extends: base } : {}) };
}

function unknownKey(key: string): string {
  const keys = FILE_SETTINGS.map((setting) => setting.key);
  const suggestion = closest(key, keys);
  return suggestion === undefined
    ? `There is no setting called "${key}". There are: ${keys.join(', ')}.`
    : `There is no setting called "${key}". Did you mean "${suggestion}"?`;
}

function readValue(
  { key, type }: SettingDeclaration,
  node: DataNode,
  rules: readonly RegisteredRule[],
  today: string | undefined,
  complain: Complain,
): unknown {
  const scalar = node.kind === 'scalar' ? node.value : undefined;
  const refuse = (message: string): unknown => {
    complain(node.range, message);
    return undefined;
  };
  switch (type.kind) {
    case 'boolean':
      return typeof scalar === 'boolean' ? scalar : refuse(`"${key}" must be true or false.`);
    case 'string':
      return typeof scalar === 'string' ? scalar : refuse(`"${key}" must be a text.`);
    case 'integer':
      return typeof scalar === 'number' && Number.isInteger(scalar) && scalar >= type.minimum
        ? scalar
        : refuse(`"${key}" must be a whole number of at least ${String(type.minimum)}.`);
    case 'choice': {
      const choices = type.choices.map(({ value }) => value);
      return choices.includes(String(scalar)) ? scalar : refuse(`"${key}" must be one of: ${choices.join(', ')}.`);
    }
    case 'strings':
      return readStrings(key, node, complain);
    case 'selectors':
      return readSelectors(key, node, rules, complain);
    case 'rules':
      return readRules(node, rules, complain);
    case 'ignore':
      return readIgnore(node, rules, today, complain);
    case 'secrets':
      return readSecretSettings(node, complain);
  }
}

function readStrings(key: string, node: DataNode, complain: Complain): readonly string[] | undefined {
  if (node.kind !== 'sequence') {
    complain(node.range, `"${key}" must be a list of texts.`);
    return undefined;
  }
  return node.items.flatMap((item) => {
    if (item.kind === 'scalar' && typeof item.value === 'string') return [item.value];
    complain(item.range, `"${key}" must hold texts only.`);
    return [];
  });
}

function readSelectors(
  key: string,
  node: DataNode,
  rules: readonly RegisteredRule[],
  complain: Complain,
): readonly string[] | undefined {
  const known = [...GROUPS, ...rules.map(({ id }) => id)];
  const selected = readStrings(key, node, complain);
  if (selected === undefined || node.kind !== 'sequence') return selected;
  for (const item of node.items) {
    if (item.kind === 'scalar' && typeof item.value === 'string' && !known.includes(item.value)) {
      complain(item.range, unknownRule(item.value, known));
    }
  }
  const usable = selected.filter((selector) => known.includes(selector));
  // With nothing left, "everything" would be the opposite of what was asked for; the rest of the list decides.
  return usable.length === 0 && selected.length > 0 ? undefined : usable;
}

function unknownRule(id: string, known: readonly string[]): string {
  const suggestion = closest(id, known);
  return suggestion === undefined
    ? `There is no rule called "${id}".`
    : `There is no rule called "${id}". Did you mean "${suggestion}"?`;
}

function readRules(
  node: DataNode,
  rules: readonly RegisteredRule[],
  complain: Complain,
): Readonly<Record<string, RuleSetting>> | undefined {
  if (node.kind !== 'map') {
    complain(node.range, '"rules" must be a mapping of rule names to severities.');
    return undefined;
  }
  const settings: Record<string, RuleSetting> = {};
  for (const entry of node.entries) {
    const rule = rules.find(({ id }) => id === entry.key);
    if (rule === undefined) {
      complain(
        entry.keyRange,
        unknownRule(
          entry.key,
          rules.map(({ id }) => id),
        ),
      );
      continue;
    }
    const setting = readRule(entry, rule, complain);
    if (setting !== undefined) settings[entry.key] = setting;
  }
  return settings;
}

function readRule({ key, value }: DataEntry, rule: RegisteredRule, complain: Complain): RuleSetting | undefined {
  if (value.kind !== 'map') {
    const severity = readSeverity(key, value, complain);
    return severity && { severity };
  }
  const severityNode = value.get('severity');
  const severity = severityNode && readSeverity(key, severityNode, complain);
  const options: Record<string, unknown> = {};
  for (const entry of optionEntries(value, complain)) {
    const option = rule.options[entry.key];
    if (option === undefined) complain(entry.keyRange, `The rule "${key}" has no option "${entry.key}".`);
    else if (isOfType(entry.value, option)) options[entry.key] = plainValue(entry.value);
    else complain(entry.value.range, `"${entry.key}" must be ${describeType(option)}.`);
  }
  return { ...(severity === undefined ? {} : { severity }), options };
}

function optionEntries(rule: DataMap, complain: Complain): readonly DataEntry[] {
  for (const { key, keyRange } of rule.entries) {
    if (key !== 'severity' && key !== 'options') {
      complain(keyRange, `A rule has "severity" and "options", not "${key}".`);
    }
  }
  const options = rule.get('options');
  if (options === undefined) return [];
  if (options.kind === 'map') return options.entries;
  complain(options.range, '"options" must be a mapping of names to values.');
  return [];
}

function readSeverity(key: string, node: DataNode, complain: Complain): RuleSetting['severity'] {
  const value = node.kind === 'scalar' ? node.value : undefined;
  // `off` is the boolean false in YAML 1.1, which some editors write.
  if (value === false) return 'off';
  const severity = RULE_SEVERITIES.find((candidate) => candidate === value);
  if (severity === undefined) complain(node.range, `"${key}" must be one of: ${RULE_SEVERITIES.join(', ')}.`);
  return severity;
}

function isOfType(node: DataNode, option: RuleOption): boolean {
  if (typeof option.default === 'object') {
    return (
      node.kind === 'sequence' && node.items.every((item) => item.kind === 'scalar' && typeof item.value === 'string')
    );
  }
  return node.kind === 'scalar' && typeof node.value === typeof option.default;
}

function describeType({ default: value }: RuleOption): string {
  if (typeof value === 'object') return 'a list of texts';
  return typeof value === 'boolean' ? 'true or false' : typeof value === 'number' ? 'a number' : 'a text';
}

function plainValue(node: DataNode): unknown {
  return node.kind === 'scalar' ? node.value : node.kind === 'sequence' ? node.items.map(plainValue) : undefined;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

function readIgnore(
  node: DataNode,
  rules: readonly RegisteredRule[],
  today: string | undefined,
  complain: Complain,
): readonly IgnoreEntry[] | undefined {
  if (node.kind !== 'sequence') {
    complain(node.range, '"ignore" must be a list of entries with "id" and "path".');
    return undefined;
  }
  return node.items.flatMap((item) => readIgnoreEntry(item, rules, today, complain) ?? []);
}

function readIgnoreEntry(
  item: DataNode,
  rules: readonly RegisteredRule[],
  today: string | undefined,
  complain: Complain,
): IgnoreEntry | undefined {
  const text = (key: string): string | undefined => {
    const value = item.kind === 'map' ? item.get(key) : undefined;
    return value?.kind === 'scalar' && value.value !== null ? String(value.value) : undefined;
  };
  const [id, path, reason, until] = ['id', 'path', 'reason', 'until'].map(text);
  if (item.kind !== 'map' || id === undefined || path === undefined) {
    complain(item.range, 'An entry of "ignore" needs "id" and "path".');
    return undefined;
  }
  const ids = rules.map((rule) => rule.id);
  if (!ids.includes(id)) {
    complain(item.get('id')?.range ?? item.range, unknownRule(id, ids));
    return undefined;
  }
  const untilRange = item.get('until')?.range ?? item.range;
  if (until !== undefined && !DATE.test(until)) {
    complain(untilRange, '"until" must be a date such as 2027-01-31.');
    return undefined;
  }
  if (until !== undefined && today !== undefined && until < today) {
    complain(untilRange, `This entry ended on ${until}, so its findings are back. Mend them or give a later date.`);
  }
  return {
    id,
    path,
    ...(reason === undefined ? {} : { reason }),
    ...(until === undefined ? {} : { until }),
  };
}
