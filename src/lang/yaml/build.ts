import type { Range } from '../../core/range';
import { segmentMap } from '../../core/text-map';
import { createMap, createSequence, emptyText } from '../data-build';
import type { DataEntry, DataNode, DataScalar, DataScalarValue } from '../data-node';
import type { Decoded } from '../segments';
import { decodeBlockScalar, type BlockText } from './block-scalar';
import { encodeInScalar } from './encode';
import { contentEnd, isCollectionToken, readItems, type CollectionToken, type Item } from './items';
import { decodeFlowScalar, isScalarToken, resolvePlain, type ScalarToken } from './scalar';
import { tagOf, type Syntax, type SyntaxDocument, type Token } from './syntax';

// Deeper nodes are left out: nothing that a person writes is nested so deep, and paths grow with the depth.
const MAX_DEPTH = 256;
// How many nodes of one document may be reached through aliases.
const ALIAS_BUDGET = 50_000;

/** What all nodes of a document share. */
interface Source {
  readonly text: string;
  readonly structure: string;
  readonly anchors: SyntaxDocument['anchors'];
  readonly ends: Map<Token, number>;
  readonly budget: { left: number };
}

/** Where a node stands, beyond its own token. */
interface Place {
  readonly path: readonly (string | number)[];
  readonly alias: Range | undefined;
  readonly isInFlow: boolean;
  readonly tag: string | undefined;
  /** Where an empty value stands. */
  readonly offset: number;
}

/** The spans where nodes and keys are written, which for those behind an alias differ from their ranges. */
const definitions = new WeakMap<DataNode | DataEntry, Range>();

/** Where a node is written: behind an alias, the span at its anchor. */
export function definitionOf(node: DataNode): Range {
  return definitions.get(node) ?? node.range;
}

/** Where an entry's key is written. */
export function keyDefinitionOf(entry: DataEntry): Range {
  return definitions.get(entry) ?? entry.keyRange;
}

/** The tree of one document. Children are built when they are asked for, so that alias bombs cost what is looked at. */
export function buildDocument(text: string, syntax: Syntax, document: SyntaxDocument): DataNode | undefined {
  if (document.value === undefined) return undefined;
  const source: Source = {
    text,
    structure: syntax.structure,
    anchors: document.anchors,
    ends: new Map(),
    budget: { left: ALIAS_BUDGET },
  };
  const place = { path: [], alias: undefined, isInFlow: false, tag: document.tag, offset: 0 };
  return buildNode(source, document.value, place);
}

function buildNode(source: Source, token: Token | undefined, place: Place): DataNode {
  if (place.alias) source.budget.left -= 1;
  const isOver = source.budget.left < 0 || place.path.length > MAX_DEPTH;
  if (token === undefined || isOver) return createNull(place);
  if (token.type === 'alias') {
    return buildAlias(source, token.source, { start: token.offset, end: token.offset + token.source.length }, place);
  }
  if (isScalarToken(token)) return buildScalar(source, token, place);
  return isCollectionToken(token) ? buildCollection(source, token, place) : createNull(place);
}

function define<T extends DataNode | DataEntry>(node: T, place: Place, definition: Range): T {
  if (place.alias) definitions.set(node, definition);
  return node;
}

function createNull(place: Place): DataScalar {
  const at = { start: place.offset, end: place.offset };
  const node: DataScalar = {
    kind: 'scalar',
    range: place.alias ?? at,
    path: place.path,
    ...(place.alias && { alias: place.alias }),
    value: null,
    style: 'plain',
    embedded: () => emptyText(at.start),
  };
  return define(node, place, at);
}

function buildAlias(source: Source, written: string, range: Range, place: Place): DataNode {
  const alias = place.alias ?? range;
  const target = source.anchors.get(written.slice(1))?.findLast((anchor) => anchor.offset < range.start);
  // `*.py` and other texts that only look like an alias.
  if (target === undefined) return createText(written, range, place);
  // Aliases only lead backwards, so every cycle has one whose anchor stands around it.
  const isCycle = target.token !== undefined && encloses(source, target.token, range);
  if (isCycle) return createNull({ ...place, alias, offset: range.start });
  return buildNode(source, target.token, {
    ...place,
    alias,
    tag: target.tag,
    offset: target.offset,
  });
}

function encloses(source: Source, token: Token, range: Range): boolean {
  return token.offset <= range.start && range.end <= contentEnd(token, source.ends);
}

function createText(value: string, range: Range, place: Place): DataScalar {
  const node: DataScalar = {
    kind: 'scalar',
    range: place.alias ?? range,
    path: place.path,
    ...(place.alias && { alias: place.alias }),
    value,
    style: 'plain',
    embedded: () => ({
      text: value,
      map: segmentMap(
        [{ inner: 0, innerLength: value.length, outer: range.start, outerLength: value.length }],
        () => undefined,
      ),
    }),
  };
  return define(node, place, range);
}

const STYLES = {
  scalar: 'plain',
  alias: 'plain',
  'single-quoted-scalar': 'single',
  'double-quoted-scalar': 'double',
} as const;

function buildScalar(source: Source, token: ScalarToken, place: Place): DataScalar {
  const range = { start: token.offset, end: contentEnd(token, source.ends) };
  const style =
    token.type !== 'block-scalar'
      ? STYLES[token.type]
      : source.structure[token.offset] === '>'
        ? ('folded' as const)
        : ('literal' as const);
  let decoded: (Decoded & { readonly indent?: number }) | undefined;
  const decode = (): Decoded & { readonly indent?: number } => (decoded ??= decodeScalar(source, token));
  let value: { readonly is: DataScalarValue } | undefined;
  const node: DataScalar = {
    kind: 'scalar',
    range: place.alias ?? range,
    path: place.path,
    ...(place.alias && { alias: place.alias }),
    style,
    get value() {
      value ??= { is: resolveTagged(decode().text, style, place.tag) };
      return value.is;
    },
    embedded() {
      const { text: inner, segments, indent = 0 } = decode();
      const map = segmentMap(segments, (text, at) =>
        encodeInScalar(style, text, at, {
          text: source.text,
          inner,
          indent,
          isInFlow: place.isInFlow,
          outerOffset: (offset) => map.toOuter({ start: offset, end: offset })?.start,
        }),
      );
      return { text: inner, map };
    },
  };
  return define(node, place, range);
}

function decodeScalar(source: Source, token: ScalarToken): Decoded | BlockText {
  return token.type === 'block-scalar'
    ? decodeBlockScalar(token, source.text)
    : decodeFlowScalar(token, source.text, source.structure);
}

const CORE_TAG = /^!!(?:null|bool|int|float)$/;

function resolveTagged(text: string, style: DataScalar['style'], tag: string | undefined): DataScalarValue {
  if (tag === undefined) return style === 'plain' ? resolvePlain(text) : text;
  return CORE_TAG.test(tag) ? resolvePlain(text) : text;
}

function buildCollection(source: Source, token: CollectionToken, place: Place): DataNode {
  const range = { start: token.offset, end: contentEnd(token, source.ends) };
  const outer = place.alias ?? range;
  const base = { range: outer, path: place.path, alias: place.alias };
  const items = (): readonly Item[] => (place.path.length >= MAX_DEPTH ? [] : readItems(token));
  const isFlow = token.type === 'flow-collection';
  const isMap = token.type === 'block-map' || (isFlow && source.structure[token.offset] === '{');
  const within: Place = { ...place, isInFlow: isFlow, tag: undefined };
  const node = isMap
    ? createMap(base, () => buildEntries(source, items(), within))
    : createSequence(base, () => items().map((item, index) => buildItem(source, item, index, within)));
  return define(node, place, range);
}

/** An item of a sequence: a node, or in `[a: 1]` a mapping of one entry. */
function buildItem(source: Source, item: Item, index: number, place: Place): DataNode {
  const path = [...place.path, index];
  if (!item.isPair) {
    return buildNode(source, item.value, {
      ...place,
      path,
      tag: tagOf(item.valueProperties),
      offset: item.valueOffset,
    });
  }
  const start = item.key?.offset ?? item.valueOffset;
  const end = item.value ? contentEnd(item.value, source.ends) : item.valueOffset;
  const range = { start, end: Math.max(start, end) };
  const base = { range: place.alias ?? range, path, alias: place.alias };
  const node = createMap(base, () => buildEntries(source, [item], { ...place, path }));
  return define(node, place, range);
}

function buildEntries(source: Source, items: readonly Item[], place: Place): readonly DataEntry[] {
  const own: DataEntry[] = [];
  const merged: DataNode[] = [];
  for (const item of items) {
    const keyRange = keySpan(source, item);
    const key = readKey(source, item, keyRange);
    if (key === '<<' && item.key?.type === 'scalar' && mayMerge(item)) {
      // What is merged stands at the path of the mapping that it is merged into.
      for (const part of mergedItems(source, item)) {
        merged.push(
          buildNode(source, part.value, { ...place, tag: tagOf(part.valueProperties), offset: part.valueOffset }),
        );
      }
      continue;
    }
    const value = buildNode(source, item.value, {
      ...place,
      path: [...place.path, key],
      tag: tagOf(item.valueProperties),
      offset: item.valueOffset,
    });
    own.push(define({ key, keyRange: place.alias ?? keyRange, value }, place, keyRange));
  }
  const joined = source.structure === source.text ? own : joinChoices(own);
  return merged.length === 0 ? joined : [...joined, ...mergeEntries(joined, merged, source.budget)];
}

/** Where templates choose between two mappings or lists for one key, both are in what is read. */
function joinChoices(entries: readonly DataEntry[]): readonly DataEntry[] {
  const byKey = new Map<string, DataEntry>();
  const others: DataEntry[] = [];
  for (const entry of entries) {
    const known = byKey.get(entry.key);
    const value = known && joinNodes(known.value, entry.value);
    if (known === undefined) byKey.set(entry.key, entry);
    else if (value === undefined) others.push(entry);
    else byKey.set(entry.key, { ...known, value });
  }
  return [...byKey.values(), ...others];
}

function joinNodes(first: DataNode, second: DataNode): DataNode | undefined {
  const base = { range: { start: first.range.start, end: second.range.end }, path: first.path, alias: first.alias };
  if (first.alias !== undefined || second.alias !== undefined) return undefined;
  if (first.kind === 'map' && second.kind === 'map') {
    return createMap(base, () => joinChoices([...first.entries, ...second.entries]));
  }
  if (first.kind !== 'sequence' || second.kind !== 'sequence') return undefined;
  return createSequence(base, () => [...first.items, ...second.items]);
}

/** A text, a number or nothing has no entries to take in: then `<<` is a key like others. */
function mayMerge({ value }: Item): boolean {
  return value !== undefined && !value.type.includes('scalar');
}

/** What `<<` merges: one mapping, or those of a list. */
function mergedItems(source: Source, item: Item): readonly Item[] {
  const { value } = item;
  if (value?.type !== 'block-seq' && value?.type !== 'flow-collection') return [item];
  const isList = value.type === 'block-seq' || source.structure[value.offset] === '[';
  return isList ? readItems(value).filter((part) => !part.isPair) : [item];
}

function mergeEntries(
  own: readonly DataEntry[],
  merged: readonly DataNode[],
  budget: { left: number },
): readonly DataEntry[] {
  const known = new Set(own.map((entry) => entry.key));
  const maps = merged
    .flatMap((node) => (node.kind === 'sequence' ? node.items : [node]))
    .filter((node) => node.kind === 'map');
  const added: DataEntry[] = [];
  for (const map of maps) {
    for (const entry of map.entries) {
      budget.left -= 1;
      if (budget.left < 0) return added;
      if (known.has(entry.key)) continue;
      known.add(entry.key);
      added.push(map.alias ? reachThrough(entry, map.alias) : entry);
    }
  }
  return added;
}

function reachThrough(entry: DataEntry, alias: Range): DataEntry {
  const reached = { ...entry, keyRange: alias };
  definitions.set(reached, keyDefinitionOf(entry));
  return reached;
}

function keySpan(source: Source, item: Item): Range {
  if (item.key === undefined) return { start: item.keyOffset, end: item.keyOffset };
  return { start: item.key.offset, end: contentEnd(item.key, source.ends) };
}

/** A key as text: decoded for scalars, as written for anything else. */
function readKey(source: Source, item: Item, span: Range): string {
  const key = item.key;
  if (key === undefined) return '';
  if (key.type === 'alias') {
    const target = source.anchors.get(key.source.slice(1))?.findLast((anchor) => anchor.offset < key.offset)?.token;
    return target && isScalarToken(target) ? decodeScalar(source, target).text : key.source;
  }
  return isScalarToken(key) ? decodeScalar(source, key).text : source.text.slice(span.start, span.end);
}
