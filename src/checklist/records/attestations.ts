import type { DataNode } from '../../lang/data-node';
import { parseYaml } from '../../lang/yaml/document';
import type { Attestation } from '../types';
import { openRecord, quote, type RecordProblem } from './read-yaml';

export const ATTESTATIONS_FILE = '.watertight/attestations.yaml';
export const ATTESTATION_KEYS = ['id', 'state', 'by', 'date', 'expires', 'note', 'evidence'] as const;
const STATES = ['attested', 'not-applicable'] as const;

/** Days for which a person's word counts where nothing else is said. */
const LIFETIME = 180;

const HEADER = `# What people say of items of the checklist that no file shows. Reviews see it, as it is committed.
`;

export interface AttestationsFile {
  readonly attestations: readonly Attestation[];
  readonly problems: readonly RecordProblem[];
}

/** Reads what people said. Entries with mistakes are left out and told of. `ids`: the items that there are. */
export function readAttestations(text: string, ids: readonly string[]): AttestationsFile {
  const reader = openRecord(text, ATTESTATIONS_FILE);
  const { root } = reader;
  if (root === undefined) return { attestations: [], problems: reader.problems };
  if (root.kind !== 'sequence') {
    reader.complain(root.range, 'Attestations must be a list.');
    return { attestations: [], problems: reader.problems };
  }
  const seen = new Set<string>();
  const attestations = root.items.flatMap((item): readonly Attestation[] => {
    if (item.kind !== 'map') {
      reader.complain(item.range, 'An attestation must be a mapping.');
      return [];
    }
    reader.checkKeys(item, ATTESTATION_KEYS);
    const id = reader.choice(item, 'id', ids, true);
    const state = reader.choice(item, 'state', STATES, true);
    const by = reader.text(item, 'by', true);
    const date = reader.day(item, 'date', true);
    const expires = reader.day(item, 'expires') ?? (date === undefined ? undefined : addDays(date, LIFETIME));
    const note = reader.text(item, 'note', true);
    const evidence = reader.texts(item, 'evidence');
    if (id !== undefined && seen.has(id))
      reader.complain(item.range, `"${id}" stands here twice; the last one counts.`);
    if (id !== undefined) seen.add(id);
    const isWhole = id && state && by && date && expires && note;
    return isWhole ? [{ id, state, by, date, expires, note, ...(evidence === undefined ? {} : { evidence }) }] : [];
  });
  return { attestations, problems: reader.problems };
}

export interface NewAttestation {
  readonly id: string;
  readonly state: Attestation['state'];
  readonly by: string;
  readonly note: string;
  readonly evidence?: readonly string[];
  readonly expires?: string;
}

/** The text of the file with what a person says of an item, in the place of what was said of it before. */
export function writeAttestation(
  text: string | undefined,
  attestation: NewAttestation,
  options: { readonly today: string; readonly lifetime?: number },
): string {
  const { today, lifetime = LIFETIME } = options;
  const { id, state, by, note, evidence = [], expires = addDays(today, lifetime) } = attestation;
  const lines = [
    `- id: ${id}`,
    `  state: ${state}`,
    `  by: ${quote(by)}`,
    `  date: ${today}`,
    `  expires: ${expires}`,
    `  note: ${quote(note)}`,
    ...(evidence.length === 0 ? [] : ['  evidence:', ...evidence.map((each) => `    - ${quote(each)}`)]),
  ];
  const entry = `${lines.join('\n')}\n`;
  if (text === undefined || text.trim() === '') return `${HEADER}${entry}`;
  const known = findEntries(text, id);
  if (known.length === 0) return `${removeEmptyList(text).replace(/\n*$/, '\n')}${entry}`;
  return replaceEntries(text, known, entry);
}

/** The text of the file without what was said of an item. */
export function clearAttestation(text: string, id: string): string {
  return replaceEntries(text, findEntries(text, id), '');
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The lines of the entries of an item, in order; comments that stand in front of them are not part of it. */
function findEntries(text: string, id: string): readonly Span[] {
  const [root] = parseYaml(text, ATTESTATIONS_FILE).roots;
  if (root?.kind !== 'sequence') return [];
  return root.items
    .filter((item) => isOf(item, id))
    .map(({ range }) => {
      const start = text.lastIndexOf('\n', range.start - 1) + 1;
      const newline = text.indexOf('\n', Math.max(range.start, range.end - 1));
      return { start, end: newline < 0 ? text.length : newline + 1 };
    });
}

function isOf(item: DataNode, id: string): boolean {
  const node = item.kind === 'map' ? item.get('id') : undefined;
  return node?.kind === 'scalar' && node.value === id;
}

/** The first one gives way to the new entry, the others go. */
function replaceEntries(text: string, spans: readonly Span[], entry: string): string {
  let result = text;
  for (const [index, { start, end }] of [...spans.entries()].reverse()) {
    result = result.slice(0, start) + (index === 0 ? entry : '') + result.slice(end);
  }
  return result;
}

function removeEmptyList(text: string): string {
  return text.replace(/^\[\s*\]\s*$/m, '');
}

/** The day so many days later. Both are `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + days)).toISOString().slice(0, 10);
}
