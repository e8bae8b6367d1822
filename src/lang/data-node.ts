import type { Range } from '../core/range';
import type { EmbeddedText } from './document';

/** A scalar as data formats know it. Dates and other tags stay strings. */
export type DataScalarValue = string | number | boolean | null;

interface NodeBase {
  /** The span of the node's text, quotes included, without key, comments and trailing line end. */
  readonly range: Range;
  /** Keys and indexes from the root. */
  readonly path: readonly (string | number)[];
  /** The span of the alias (`*name`) through which this node was reached. Then `range` is that of the alias too. */
  readonly alias?: Range;
}

export interface DataScalar extends NodeBase {
  readonly kind: 'scalar';
  readonly value: DataScalarValue;
  readonly style: 'plain' | 'single' | 'double' | 'literal' | 'folded';
  /** The decoded text with a map back to the document's text: for shell or Python inside of YAML values. */
  embedded(): EmbeddedText;
}

export interface DataEntry {
  readonly key: string;
  readonly keyRange: Range;
  readonly value: DataNode;
}

/** A mapping; `entries` hold merged keys (`<<`) too, behind the own ones and without those that are overridden. */
export interface DataMap extends NodeBase {
  readonly kind: 'map';
  readonly entries: readonly DataEntry[];
  get(key: string): DataNode | undefined;
  entry(key: string): DataEntry | undefined;
}

export interface DataSequence extends NodeBase {
  readonly kind: 'sequence';
  readonly items: readonly DataNode[];
}

export type DataNode = DataScalar | DataMap | DataSequence;

/** The node at a path below `node`; undefined where there is none. */
export function nodeAt(node: DataNode | undefined, ...path: readonly (string | number)[]): DataNode | undefined {
  let current = node;
  for (const step of path) {
    if (current === undefined) return undefined;
    if (current.kind === 'map') current = current.get(String(step));
    else if (current.kind === 'sequence' && typeof step === 'number') current = current.items[step];
    else return undefined;
  }
  return current;
}

/** The string at a path below `node`; undefined where there is none or it is something else. */
export function stringAt(node: DataNode | undefined, ...path: readonly (string | number)[]): string | undefined {
  const found = nodeAt(node, ...path);
  return found?.kind === 'scalar' && typeof found.value === 'string' ? found.value : undefined;
}

/** All nodes below and including `node`, parents first. Bounded: a node budget ends the walk of alias bombs. */
export function* walkData(node: DataNode, budget = 100_000): Generator<DataNode> {
  const stack: DataNode[] = [node];
  let left = budget;
  for (let next = stack.pop(); next !== undefined && left > 0; next = stack.pop()) {
    left -= 1;
    yield next;
    if (next.kind === 'map') for (const entry of [...next.entries].reverse()) stack.push(entry.value);
    else if (next.kind === 'sequence') for (const item of [...next.items].reverse()) stack.push(item);
  }
}
