import type { AST } from 'toml-eslint-parser';
import { coverRanges, type Range } from '../../core/range';
import { segmentMap } from '../../core/text-map';
import { createMap, createSequence } from '../data-build';
import type { DataEntry, DataNode, DataScalar } from '../data-node';
import { parseWithRepairs } from './recover';
import { decodeTomlString, encodeInToml } from './string';
import type { TomlDocument } from './types';

// Deeper nodes are left out.
const MAX_DEPTH = 256;

/** A table while it is put together: its parts may stand in several places of the file. */
interface Table {
  readonly kind: 'table';
  range: Range | undefined;
  readonly entries: Map<string, { readonly keyRange: Range; readonly value: Part }>;
}
interface TableArray {
  readonly kind: 'tables';
  readonly items: Table[];
}
interface Leaf {
  readonly kind: 'leaf';
  readonly node: AST.TOMLContentNode;
}
type Part = Table | TableArray | Leaf;
type Path = readonly (string | number)[];

/** Reads TOML 1.0. A statement that is broken is left out with a problem; never throws. */
export function parseToml(text: string): TomlDocument {
  const { program, problems } = parseWithRepairs(text);
  if (program === undefined) return { language: 'toml', text, problems, root: undefined };
  const root: Table = { kind: 'table', range: { start: 0, end: text.length }, entries: new Map() };
  for (const statement of program.body[0].body) {
    if (statement.type === 'TOMLKeyValue') addKeyValue(root, statement);
    else addTable(root, statement);
  }
  return { language: 'toml', text, problems, root: buildPart(text, root, []) };
}

function rangeOf(node: { readonly range: readonly [number, number] }): Range {
  return { start: node.range[0], end: node.range[1] };
}

function createTable(range: Range | undefined): Table {
  return { kind: 'table', range, entries: new Map() };
}

function nameOf(key: AST.TOMLBare | AST.TOMLQuoted): string {
  return key.type === 'TOMLBare' ? key.name : key.value;
}

/** The table below `table` that the keys lead to, made where it is missing; the last one of an array of tables. */
function descend(table: Table, keys: readonly (AST.TOMLBare | AST.TOMLQuoted)[], range: Range): Table | undefined {
  let current = table;
  for (const key of keys) {
    const known = current.entries.get(nameOf(key))?.value;
    const next = known?.kind === 'tables' ? known.items.at(-1) : known;
    if (next?.kind === 'leaf') return undefined;
    if (next === undefined) {
      const created = createTable(range);
      current.entries.set(nameOf(key), { keyRange: rangeOf(key), value: created });
      current = created;
    } else {
      next.range = next.range ? coverRanges(next.range, range) : range;
      current = next;
    }
  }
  return current;
}

function addKeyValue(table: Table, statement: AST.TOMLKeyValue): void {
  const keys = statement.key.keys;
  const last = keys.at(-1);
  const holder = descend(table, keys.slice(0, -1), rangeOf(statement));
  if (last && holder) {
    holder.entries.set(nameOf(last), {
      keyRange: rangeOf(last),
      value: { kind: 'leaf', node: statement.value },
    });
  }
}

function addTable(root: Table, statement: AST.TOMLTable): void {
  const range = rangeOf(statement);
  const keys = statement.key.keys;
  let target: Table | undefined;
  if (statement.kind === 'standard') target = descend(root, keys, range);
  else {
    const last = keys.at(-1);
    const holder = descend(root, keys.slice(0, -1), range);
    if (last === undefined || holder === undefined) return;
    target = createTable(range);
    const known = holder.entries.get(nameOf(last))?.value;
    if (known?.kind === 'tables') known.items.push(target);
    else holder.entries.set(nameOf(last), { keyRange: rangeOf(last), value: { kind: 'tables', items: [target] } });
  }
  if (target) for (const entry of statement.body) addKeyValue(target, entry);
}

function buildPart(text: string, part: Part, path: Path): DataNode {
  if (part.kind === 'leaf') return buildValue(text, part.node, path);
  if (part.kind === 'table') {
    const range = part.range ?? { start: 0, end: 0 };
    return createMap({ range, path }, () => buildEntries(text, part, path));
  }
  const ranges = part.items.flatMap((item) => item.range ?? []);
  const first = ranges[0] ?? { start: 0, end: 0 };
  return createSequence({ range: coverRanges(first, ranges.at(-1) ?? first), path }, () =>
    part.items.map((item, index) => buildPart(text, item, [...path, index])),
  );
}

function buildEntries(text: string, table: Table, path: Path): readonly DataEntry[] {
  if (path.length >= MAX_DEPTH) return [];
  return [...table.entries].map(([key, { keyRange, value }]) => ({
    key,
    keyRange,
    value: buildPart(text, value, [...path, key]),
  }));
}

function buildValue(text: string, node: AST.TOMLContentNode, path: Path): DataNode {
  const range = rangeOf(node);
  if (node.type === 'TOMLArray') {
    const elements = path.length >= MAX_DEPTH ? [] : node.elements;
    return createSequence({ range, path }, () =>
      elements.map((element, index) => buildValue(text, element, [...path, index])),
    );
  }
  if (node.type === 'TOMLInlineTable') {
    const table = createTable(range);
    for (const entry of node.body) addKeyValue(table, entry);
    return buildPart(text, table, path);
  }
  return buildScalar(text, node, path);
}

function buildScalar(text: string, node: AST.TOMLValue, path: Path): DataScalar {
  const range = rangeOf(node);
  const written = text.slice(range.start, range.end);
  if (node.kind !== 'string') {
    const isDate = node.kind !== 'integer' && node.kind !== 'float' && node.kind !== 'boolean';
    const length = written.length;
    const segments = [{ inner: 0, innerLength: length, outer: range.start, outerLength: length }];
    return {
      kind: 'scalar',
      range,
      path,
      value: isDate ? written : node.value,
      style: 'plain',
      embedded: () => ({ text: written, map: segmentMap(segments, () => undefined) }),
    };
  }
  return {
    kind: 'scalar',
    range,
    path,
    value: node.value,
    style: node.style === 'basic' ? 'double' : 'single',
    embedded() {
      const decoded = decodeTomlString(text, range, node.style, node.multiline);
      const map = segmentMap(decoded.segments, (added) => encodeInToml(added, node.style, node.multiline));
      return { text: decoded.text, map };
    },
  };
}
