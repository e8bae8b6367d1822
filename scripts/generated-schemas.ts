import { GROUPS, type RegisteredRule, type RuleOption } from '../src/engine/rule';
import { PATTERN_KEYS } from '../src/engine/settings-secrets';
import {
  EDITOR_SETTINGS,
  FILE_SETTINGS,
  RULE_SEVERITIES,
  type SettingDeclaration,
  type SettingType,
} from '../src/engine/settings-schema';

type JsonSchema = Readonly<Record<string, unknown>>;

const DAY = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const STRINGS = { type: 'array', items: { type: 'string' }, uniqueItems: true };

/** The JSON schema of `.watertight.yaml`. */
export function settingsFileSchema(rules: readonly RegisteredRule[]): JsonSchema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: 'https://raw.githubusercontent.com/watertight/watertight/main/schemas/watertight.schema.json',
    title: 'Watertight settings',
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(
      FILE_SETTINGS.map((setting) => [
        setting.key,
        { ...fileType(setting.type, rules), ...withDefault(setting), description: setting.description },
      ]),
    ),
  };
}

/** `contributes.configuration` of the manifest. */
export function editorConfiguration(rules: readonly RegisteredRule[]): JsonSchema {
  return {
    title: 'Watertight',
    properties: Object.fromEntries(
      EDITOR_SETTINGS.map((setting, order) => [
        setting.editorKey ?? setting.key,
        {
          order,
          scope: setting.scope,
          markdownDescription: setting.description,
          ...editorType(setting.type, rules),
          ...withDefault(setting),
        },
      ]),
    ),
  };
}

function withDefault(setting: SettingDeclaration): JsonSchema {
  return setting.default === undefined ? {} : { default: setting.default };
}

function fileType(type: SettingType, rules: readonly RegisteredRule[]): JsonSchema {
  switch (type.kind) {
    case 'boolean':
    case 'string':
      return { type: type.kind };
    case 'integer':
      return { type: 'integer', minimum: type.minimum };
    case 'choice':
      return { enum: type.choices.map(({ value }) => value) };
    case 'strings':
      return STRINGS;
    case 'selectors':
      return { ...STRINGS, items: { enum: [...GROUPS, ...rules.map(({ id }) => id)] } };
    case 'rules':
      return ruleMap(rules, (rule) => ({ anyOf: [severity(), ruleSetting(rule)], description: describe(rule) }));
    case 'ignore':
      return { type: 'array', items: ignoreEntry(rules) };
    case 'secrets':
      return secretSettings();
  }
}

function editorType(type: SettingType, rules: readonly RegisteredRule[]): JsonSchema {
  if (type.kind === 'rules') {
    return ruleMap(rules, (rule) => ({ ...severity(), markdownDescription: describe(rule) }));
  }
  if (type.kind === 'choice') {
    return {
      type: 'string',
      enum: type.choices.map(({ value }) => value),
      markdownEnumDescriptions: type.choices.map(({ description }) => description),
    };
  }
  return fileType(type, rules);
}

function severity(): JsonSchema {
  return { enum: [...RULE_SEVERITIES] };
}

function ruleMap(rules: readonly RegisteredRule[], of: (rule: RegisteredRule) => JsonSchema): JsonSchema {
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(rules.map((rule) => [rule.id, of(rule)])),
  };
}

function ruleSetting(rule: RegisteredRule): JsonSchema {
  const options = Object.entries(rule.options);
  return {
    type: 'object',
    additionalProperties: false,
    properties: {
      severity: severity(),
      ...(options.length === 0
        ? {}
        : {
            options: {
              type: 'object',
              additionalProperties: false,
              properties: Object.fromEntries(options.map(([name, option]) => [name, optionType(option)])),
            },
          }),
    },
  };
}

function optionType(option: RuleOption): JsonSchema {
  const { default: value, description } = option;
  const type = Array.isArray(value) ? STRINGS : { type: typeof value };
  return { ...type, default: value, description };
}

function ignoreEntry(rules: readonly RegisteredRule[]): JsonSchema {
  return {
    type: 'object',
    additionalProperties: false,
    required: ['id', 'path'],
    properties: {
      id: { enum: rules.map(({ id }) => id), description: 'The rule whose findings are accepted.' },
      path: { type: 'string', description: 'A glob of files.' },
      reason: { type: 'string', description: 'Why this is acceptable.' },
      until: { ...DAY, description: 'The last day on which it holds, as `YYYY-MM-DD`.' },
    },
  };
}

function secretSettings(): JsonSchema {
  const text = (description: string, rest: JsonSchema = {}): JsonSchema => ({ type: 'string', ...rest, description });
  const pattern = {
    type: 'object',
    additionalProperties: false,
    required: PATTERN_KEYS.filter((key) => key !== 'variable'),
    properties: {
      id: text('Lower-case words with hyphens.', { pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' }),
      name: text('As messages name it, with its article: "an Acme key".', { maxLength: 60 }),
      pattern: text('A regular expression in which every repetition has a bound. Its first group is the secret.'),
      keywords: {
        ...STRINGS,
        minItems: 1,
        items: { type: 'string', minLength: 3, maxLength: 64 },
        description: 'One of these stands in or near each such secret.',
      },
      variable: text('The environment variable that should hold it.', { pattern: '^[A-Z_][A-Z0-9_]*$' }),
    },
  };
  const allowed = {
    type: 'object',
    additionalProperties: false,
    required: ['reason'],
    minProperties: 2,
    properties: {
      fingerprint: text('That of the finding, as `--format json` shows it.', { pattern: '^[0-9a-f]{16}$' }),
      path: text('A glob of files.'),
      pattern: text('A regular expression that is looked for in the secret.'),
      reason: text('Why this is no leak.', { minLength: 1 }),
    },
  };
  return {
    type: 'object',
    additionalProperties: false,
    properties: {
      patterns: { type: 'array', items: pattern, description: 'Kinds of secrets of your own.' },
      allow: {
        type: 'array',
        items: allowed,
        description: 'Secrets that are none. All that an entry says has to fit.',
      },
    },
  };
}

function describe(rule: RegisteredRule): string {
  return `${rule.meta.summary}.`;
}
