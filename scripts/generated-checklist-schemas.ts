import { FACT_KINDS } from '../src/checklist/fact-kinds';
import { ITEMS } from '../src/checklist/items';
import { SCAFFOLDS } from '../src/checklist/items/actions';
import { PROFILE_CONDITIONS, WEIGHTS } from '../src/checklist/records/own-items';
import { CLOUDS, FRAMEWORKS, MODALITIES, type ItemState } from '../src/checklist/types';
import { PRACTICES, STAGES } from '../src/core/finding';
import type { RegisteredRule } from '../src/engine/rule';

type JsonSchema = Readonly<Record<string, unknown>>;

const BASE = 'https://raw.githubusercontent.com/watertight/watertight/main/schemas';
const DAY = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const TEXT = { type: 'string', minLength: 1 };
const TEXTS = { type: 'array', items: { type: 'string' } };
const STATES: readonly ItemState[] = ['met', 'partial', 'unmet', 'not-applicable', 'attested', 'unknown'];

function schema(name: string, title: string, rest: JsonSchema): JsonSchema {
  return { $schema: 'http://json-schema.org/draft-07/schema#', $id: `${BASE}/${name}.schema.json`, title, ...rest };
}

/** What keys mean that mean the same wherever they stand. */
const WORDS: Readonly<Record<string, string>> = {
  schemaVersion: 'Goes up when a key is taken away or changes its meaning.',
  score: 'From 0 to 100, weighted; null where nothing could be judged.',
  counts: 'How many items have each state.',
  practices: 'The seven practices.',
  stages: 'The five stages of the lifecycle.',
  cells: 'One for each practice in each stage.',
  items: 'The items of the checklist.',
  id: 'Stays the same from version to version.',
  title: 'What is shown.',
  practice: 'The practice that it belongs to.',
  stage: 'The stage of the lifecycle that it belongs to.',
  weight: '10 critical, 7.5 high, 5 medium, 2.5 low.',
  state: 'Seen in the workspace (met, partial, unmet, unknown), or said by a person (attested, not-applicable).',
  explanation: 'Why it has its state, in a sentence.',
  reasons: 'What is asked for, and what was seen of it.',
  evidence: 'Where it was seen.',
  actions: 'What can be done next.',
  standards: 'Pointers into standards; no claim to comply with them.',
  attestation: 'What a person said of it.',
  label: 'What is asked for, in words.',
  strength: 'From 0 (mentioned) to 3 (a result is there).',
  file: 'Relative to the folder, with `/`.',
  line: 'Counted from 1.',
  text: 'What was seen, in words.',
  kind: 'What an action does.',
  scaffold: 'A template to create files from.',
  path: 'A file to open.',
  ruleId: 'The rule whose findings are fixed.',
  command: 'A command to run.',
  open: 'A file to open.',
  run: 'A command, which is run only when somebody presses for it.',
  by: 'Who says so.',
  date: 'When it was said, as `YYYY-MM-DD`.',
  expires: 'The last day on which it counts.',
  note: 'Why, in words.',
  isExpired: 'Whether that day is over.',
  met: 'Met.',
  partial: 'Partly met.',
  unmet: 'Not met.',
  'not-applicable': 'Not applicable.',
  attested: 'Attested by a person.',
  unknown: 'Nothing to judge by.',
  applies: 'Where this is not so, the item is not judged.',
  facts: 'One of these must be seen.',
  profile: 'The answer to this question about the project must be yes.',
  profileNot: 'Where the answer is yes, the item is not applicable.',
  partialBy: 'Facts that make the item partly met where nothing else does.',
  blockedBy: 'Rules whose findings speak against it.',
  modality: 'What the models work on.',
  framework: 'What they are made with.',
  cloud: 'Where the project runs.',
};

function describe(properties: JsonSchema): JsonSchema {
  const entries = Object.entries(properties).map(([key, value]) => [
    key,
    { description: WORDS[key], ...(value as JsonSchema) },
  ]);
  return Object.fromEntries(entries) as JsonSchema;
}

function closed(properties: JsonSchema, required: readonly string[] = []): JsonSchema {
  return { type: 'object', additionalProperties: false, required, properties: describe(properties) };
}

/** By the names of the files in `schemas`, without their ending. */
export function checklistSchemas(rules: readonly RegisteredRule[]): Readonly<Record<string, JsonSchema>> {
  return {
    attestations: attestations(),
    profile: profile(),
    checklist: ownItems(rules.map(({ id }) => id)),
    'checklist-report': report(),
  };
}

function attestations(): JsonSchema {
  const properties = {
    // Items of the team have ids of their own.
    id: { anyOf: [{ enum: ITEMS.map(({ id }) => id) }, TEXT], description: 'The item of the checklist.' },
    state: { enum: ['attested', 'not-applicable'] },
    by: { ...TEXT, description: 'Who says so.' },
    date: { ...DAY, description: 'When it was said, as `YYYY-MM-DD`.' },
    expires: { ...DAY, description: 'The last day on which it counts. 180 days where nothing is said.' },
    note: { ...TEXT, description: 'Why, in words.' },
    evidence: { ...TEXTS, description: 'Paths of the workspace, or addresses.' },
  };
  const items = closed(properties, ['id', 'state', 'by', 'date', 'note']);
  return schema('attestations', 'What people say of the checklist', { type: ['array', 'null'], items });
}

function profile(): JsonSchema {
  const yesNo = (description: string): JsonSchema => ({ type: 'boolean', description });
  return schema(
    'profile',
    'What the checklist needs to know of a project',
    closed({
      servesModel: yesNo('Whether others get predictions from a model of this project.'),
      personalData: yesNo('Whether data about people is trained on or predicted for.'),
      highRisk: yesNo('Whether its decisions matter to people’s lives.'),
      publicDataOnly: yesNo('Whether all data that it uses is public anyway.'),
      modality: { enum: MODALITIES },
      framework: { enum: FRAMEWORKS },
      cloud: { enum: CLOUDS },
    }),
  );
}

function ownItems(ruleIds: readonly string[]): JsonSchema {
  const facts = { type: 'array', items: { enum: [...FACT_KINDS].sort() } };
  const rules = { type: 'array', items: { enum: ruleIds } };
  const key = { enum: PROFILE_CONDITIONS };
  const requirement = {
    ...closed(
      {
        label: { ...TEXT, description: 'What is asked for, in words.' },
        when: { ...facts, description: 'Asked for only where one of these is seen.' },
        unless: { ...key, description: 'Not asked for where the answer is yes.' },
        anyOf: { ...facts, description: 'One of these facts must be seen.' },
        bar: { enum: [0, 1, 2, 3], description: 'How strong it must be, from 0 (mentioned) to 3 (a result is there).' },
        different: { type: 'integer', minimum: 1, description: 'How many different ones.' },
        orAnyOf: { ...facts, description: 'One of these is enough as it is.' },
        files: { ...TEXTS, description: 'Globs; one file that matches is enough.' },
        noFindings: { ...rules, description: 'Rules that must find nothing.' },
        isCredit: { type: 'boolean', description: 'Whether that alone makes the item partly met.' },
      },
      ['label'],
    ),
    oneOf: [{ required: ['anyOf'] }, { required: ['files'] }, { required: ['noFindings'] }],
  };
  const action = {
    ...closed({ open: TEXT, run: TEXT, scaffold: { enum: Object.keys(SCAFFOLDS) } }),
    minProperties: 1,
    maxProperties: 1,
  };
  const item = closed(
    {
      id: { type: 'string', pattern: '^[A-Za-z][\\w-]*$' },
      title: TEXT,
      practice: { enum: PRACTICES },
      stage: { enum: STAGES },
      weight: { enum: WEIGHTS, description: '10 critical, 7.5 high, 5 medium, 2.5 low.' },
      applies: closed({ facts, profile: key, profileNot: key }),
      met: { type: 'array', minItems: 1, items: requirement, description: 'What is asked for; met when all of it is.' },
      partialBy: facts,
      blockedBy: rules,
      actions: { type: 'array', items: action },
      standards: TEXTS,
      attestedFor: { type: 'integer', minimum: 1, description: 'Days for which a person’s word counts.' },
    },
    ['id', 'title', 'practice', 'stage', 'met'],
  );
  return schema(
    'checklist',
    'Items that a team adds to the checklist',
    closed({ items: { type: 'array', items: item } }),
  );
}

/** What `checklist --format json` prints: keys are added, never taken away. */
function report(): JsonSchema {
  const open = (properties: JsonSchema, required: readonly string[] = Object.keys(properties)): JsonSchema => ({
    ...{ type: 'object', required, properties: describe(properties) },
  });
  const score = { type: ['integer', 'null'], minimum: 0, maximum: 100 };
  const count = { type: 'integer', minimum: 0 };
  const counts = open(Object.fromEntries(STATES.map((state) => [state, count])));
  const evidence = open({ file: TEXT, line: { type: 'integer', minimum: 1 }, text: TEXT });
  const reason = open(
    {
      label: TEXT,
      state: { enum: ['met', 'partial', 'unmet', 'unknown'] },
      strength: { enum: [0, 1, 2, 3] },
      evidence: { type: 'array', items: evidence },
    },
    ['label', 'state', 'evidence'],
  );
  const action = open(
    {
      id: TEXT,
      title: TEXT,
      kind: { enum: ['scaffold', 'open', 'docs', 'scan', 'fix', 'run', 'attest', 'not-applicable'] },
      ...{ scaffold: TEXT, path: TEXT, ruleId: TEXT, command: TEXT },
    },
    ['id', 'title', 'kind'],
  );
  const attestation = open(
    {
      ...{ state: { enum: ['attested', 'not-applicable'] }, by: TEXT, date: DAY, expires: DAY, note: TEXT },
      ...{ evidence: TEXTS, isExpired: { type: 'boolean' } },
    },
    ['state', 'by', 'date', 'expires', 'note', 'isExpired'],
  );
  const item = {
    ...{ id: TEXT, title: TEXT, practice: { enum: PRACTICES }, stage: { enum: STAGES }, weight: { type: 'number' } },
    ...{ state: { enum: STATES }, explanation: TEXT, reasons: { type: 'array', items: reason } },
    ...{ evidence: { type: 'array', items: evidence }, actions: { type: 'array', items: action }, standards: TEXTS },
  };
  const group = { id: TEXT, title: TEXT, score, counts };
  return schema(
    'checklist-report',
    'What `watertight checklist --format json` prints',
    open({
      schemaVersion: { const: 1 },
      ...{ score, counts },
      practices: { type: 'array', items: open(group) },
      stages: { type: 'array', items: open(group) },
      cells: {
        type: 'array',
        items: open({ practice: { enum: PRACTICES }, stage: { enum: STAGES }, score, counts }),
      },
      items: { type: 'array', items: open({ ...item, attestation }, Object.keys(item)) },
    }),
  );
}
