import { walkData, type DataEntry, type DataMap, type DataNode, type DataScalar } from '../../data-node';
import type { YamlDocument } from '../types';

/** The mapping at a key; undefined where there is none or it is something else. */
export function mapAt(node: DataNode | undefined, key: string): DataMap | undefined {
  return asMap(node?.kind === 'map' ? node.get(key) : undefined);
}

export function asMap(node: DataNode | undefined): DataMap | undefined {
  return node?.kind === 'map' ? node : undefined;
}

export function asScalar(node: DataNode | undefined): DataScalar | undefined {
  return node?.kind === 'scalar' ? node : undefined;
}

/** The entries of the mapping at a key. */
export function entriesAt(node: DataNode | undefined, key: string): readonly DataEntry[] {
  return mapAt(node, key)?.entries ?? [];
}

/** The mappings among the values of the mapping at a key. */
export function childMaps(node: DataNode | undefined, key: string): readonly DataMap[] {
  return entriesAt(node, key).flatMap((entry) => (entry.value.kind === 'map' ? [entry.value] : []));
}

/** The values at a key: more than one where a template chooses between them. */
export function valuesAt(node: DataNode | undefined, key: string): readonly DataNode[] {
  return node?.kind === 'map' ? node.entries.filter((entry) => entry.key === key).map(({ value }) => value) : [];
}

/** The mappings in the list at a key. */
export function itemMaps(node: DataNode | undefined, key: string): readonly DataMap[] {
  const list = node?.kind === 'map' ? node.get(key) : undefined;
  return list?.kind === 'sequence' ? list.items.flatMap((item) => (item.kind === 'map' ? [item] : [])) : [];
}

/** The items at a key: those of a list, or the one value that stands there instead. */
export function itemsAt(node: DataNode | undefined, key: string): readonly DataNode[] {
  const value = node?.kind === 'map' ? node.get(key) : undefined;
  if (value === undefined) return [];
  return value.kind === 'sequence' ? value.items : [value];
}

/** All mappings of a document, in document order. Those behind an alias are met where they are written. */
export function* allMaps(doc: YamlDocument): Generator<DataMap> {
  for (const root of doc.roots) {
    for (const node of walkData(root)) if (node.kind === 'map' && node.alias === undefined) yield node;
  }
}
