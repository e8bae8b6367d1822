import { PRACTICES, STAGES } from '../../core/finding';
import type { DataMap, DataNode } from '../../lang/data-node';
import { FACT_KINDS, type FactKind } from '../fact-kinds';
import { open, run, scaffold, SCAFFOLDS, type OfferedAction, type ScaffoldId } from '../items/actions';
import type { ChecklistItem, Condition, ProfileKey, Requirement, Strength } from '../types';
import { openRecord, type RecordProblem, type RecordReader } from './read-yaml';

export const OWN_ITEMS_FILE = '.watertight/checklist.yaml';

export const WEIGHTS = [10, 7.5, 5, 2.5] as const;
export const PROFILE_CONDITIONS: readonly ProfileKey[] = ['servesModel', 'personalData', 'highRisk', 'publicDataOnly'];
export const ITEM_KEYS = [
  ...['id', 'title', 'practice', 'stage', 'weight', 'applies', 'met', 'partialBy', 'blockedBy', 'actions'],
  ...['standards', 'attestedFor'],
];
export const REQUIREMENT_KEYS = [
  ...['label', 'when', 'unless', 'anyOf', 'bar', 'different', 'orAnyOf', 'files', 'noFindings', 'isCredit'],
];
export const CONDITION_KEYS = ['facts', 'profile', 'profileNot'];
export const ACTION_KEYS = ['open', 'run', 'scaffold'];

export interface OwnItemsFile {
  readonly items: readonly ChecklistItem[];
  readonly problems: readonly RecordProblem[];
}

/** Reads items that a team adds. Items with mistakes are left out and told of. */
export function readOwnItems(
  text: string,
  known: { readonly ruleIds: readonly string[]; readonly itemIds: readonly string[] },
): OwnItemsFile {
  const reader = openRecord(text, OWN_ITEMS_FILE);
  const { root, problems } = reader;
  if (root === undefined) return { items: [], problems };
  if (root.kind !== 'map') {
    reader.complain(root.range, 'This must be a mapping with "items".');
    return { items: [], problems };
  }
  reader.checkKeys(root, ['items']);
  const taken = new Set(known.itemIds);
  const items = listOf(reader, root, 'items').flatMap((node): readonly ChecklistItem[] => {
    const before = problems.length;
    const item = node.kind === 'map' ? readItem(reader, node, known.ruleIds) : undefined;
    if (node.kind !== 'map') reader.complain(node.range, 'An item must be a mapping.');
    if (item !== undefined && taken.has(item.id)) reader.complain(node.range, `There is an item "${item.id}" already.`);
    if (item === undefined || problems.length > before) return [];
    taken.add(item.id);
    return [item];
  });
  return { items, problems };
}

function listOf(reader: RecordReader, map: DataMap, key: string): readonly DataNode[] {
  const node = map.get(key);
  if (node === undefined) return [];
  if (node.kind === 'sequence') return node.items;
  reader.complain(node.range, `"${key}" must be a list.`);
  return [];
}

function readItem(reader: RecordReader, map: DataMap, ruleIds: readonly string[]): ChecklistItem | undefined {
  reader.checkKeys(map, ITEM_KEYS);
  const id = reader.text(map, 'id', true);
  const title = reader.text(map, 'title', true);
  const practice = reader.choice(map, 'practice', PRACTICES, true);
  const stage = reader.choice(map, 'stage', STAGES, true);
  if (id !== undefined && !/^[A-Za-z][\w-]*$/.test(id)) {
    reader.complain(map.get('id')?.range ?? map.range, '"id" must be letters, digits and hyphens.');
  }
  const weight = number(reader, map, 'weight', WEIGHTS) ?? 5;
  const requirements = listOf(reader, map, 'met').flatMap((node) => readRequirement(reader, node, ruleIds) ?? []);
  if (requirements.length === 0) reader.complain(map.range, '"met" must say what is asked for.');
  const applies = readCondition(reader, map.get('applies'));
  const partialBy = reader.texts(map, 'partialBy', FACT_KINDS) as readonly FactKind[] | undefined;
  const blockedBy = reader.texts(map, 'blockedBy', ruleIds);
  const attestedFor = number(reader, map, 'attestedFor');
  const actions = listOf(reader, map, 'actions').flatMap((node) => readAction(reader, node) ?? []);
  const standards = reader.texts(map, 'standards') ?? [];
  if (id === undefined || title === undefined || practice === undefined || stage === undefined) return undefined;
  return {
    ...{ id, title, practice, stage, weight, requirements, actions, standards },
    ...(applies === undefined ? {} : { applies }),
    ...(partialBy === undefined ? {} : { partialBy }),
    ...(blockedBy === undefined ? {} : { blockedBy }),
    ...(attestedFor === undefined ? {} : { attestedFor }),
  };
}

function readRequirement(reader: RecordReader, node: DataNode, ruleIds: readonly string[]): Requirement | undefined {
  if (node.kind !== 'map') {
    reader.complain(node.range, 'What is asked for must be a mapping.');
    return undefined;
  }
  reader.checkKeys(node, REQUIREMENT_KEYS);
  const label = reader.text(node, 'label', true) ?? '';
  const when = reader.texts(node, 'when', FACT_KINDS) as readonly FactKind[] | undefined;
  const unless = reader.choice(node, 'unless', PROFILE_CONDITIONS);
  const common = { label, ...(when === undefined ? {} : { when }), ...(unless === undefined ? {} : { unless }) };
  const anyOf = reader.texts(node, 'anyOf', FACT_KINDS) as readonly FactKind[] | undefined;
  const files = reader.texts(node, 'files');
  const noFindings = reader.texts(node, 'noFindings', ruleIds);
  const given = [anyOf, files, noFindings].filter((each) => each !== undefined);
  if (given.length !== 1) {
    reader.complain(node.range, 'Say one of "anyOf", "files" and "noFindings".');
    return undefined;
  }
  if (files !== undefined) return { ...common, files };
  if (noFindings !== undefined) return { ...common, noFindings, isCredit: flag(reader, node, 'isCredit') };
  const bar = number(reader, node, 'bar', [0, 1, 2, 3]) as Strength | undefined;
  const different = number(reader, node, 'different');
  const orAnyOf = reader.texts(node, 'orAnyOf', FACT_KINDS) as readonly FactKind[] | undefined;
  return {
    ...{ ...common, anyOf: anyOf ?? [] },
    ...(bar === undefined ? {} : { bar }),
    ...(different === undefined ? {} : { different }),
    ...(orAnyOf === undefined ? {} : { orAnyOf }),
  };
}

function readCondition(reader: RecordReader, node: DataNode | undefined): Condition | undefined {
  if (node === undefined) return undefined;
  if (node.kind !== 'map') {
    reader.complain(node.range, '"applies" must be a mapping.');
    return undefined;
  }
  reader.checkKeys(node, CONDITION_KEYS);
  const facts = reader.texts(node, 'facts', FACT_KINDS) as readonly FactKind[] | undefined;
  const profile = reader.choice(node, 'profile', PROFILE_CONDITIONS);
  const profileNot = reader.choice(node, 'profileNot', PROFILE_CONDITIONS);
  return {
    ...(facts === undefined ? {} : { facts }),
    ...(profile === undefined ? {} : { profile }),
    ...(profileNot === undefined ? {} : { profileNot }),
  };
}

function readAction(reader: RecordReader, node: DataNode): OfferedAction | undefined {
  if (node.kind !== 'map') {
    reader.complain(node.range, 'An action must be a mapping.');
    return undefined;
  }
  reader.checkKeys(node, ACTION_KEYS);
  const path = reader.text(node, 'open');
  const command = reader.text(node, 'run');
  const template = reader.choice(node, 'scaffold', Object.keys(SCAFFOLDS) as ScaffoldId[]);
  if (template !== undefined) return scaffold(template);
  if (command !== undefined) return run(command);
  return path === undefined ? undefined : open(path);
}

function number(reader: RecordReader, map: DataMap, key: string, choices?: readonly number[]): number | undefined {
  const node = map.get(key);
  if (node === undefined) return undefined;
  const value = node.kind === 'scalar' ? node.value : undefined;
  const isRight = typeof value === 'number' && value >= 0 && (choices === undefined || choices.includes(value));
  if (isRight) return value;
  const what = choices === undefined ? 'a number' : `one of: ${choices.join(', ')}`;
  reader.complain(node.range, `"${key}" must be ${what}.`);
  return undefined;
}

function flag(reader: RecordReader, map: DataMap, key: string): boolean {
  const node = map.get(key);
  if (node === undefined) return false;
  if (node.kind === 'scalar' && typeof node.value === 'boolean') return node.value;
  reader.complain(node.range, `"${key}" must be true or false.`);
  return false;
}
