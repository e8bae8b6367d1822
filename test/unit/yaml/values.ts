import type { DataNode } from '../../../src/lang/data-node';

/** A tree as plain JavaScript values. */
export function toValue(node: DataNode | undefined): unknown {
  if (node === undefined) return null;
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'sequence') return node.items.map(toValue);
  return Object.fromEntries(node.entries.map((entry) => [entry.key, toValue(entry.value)]));
}

/** A text cut behind each of its lines. */
export function cutAtLines(text: string): readonly string[] {
  const cuts: string[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1))
    cuts.push(text.slice(0, at), text.slice(0, at + 1));
  return cuts;
}
