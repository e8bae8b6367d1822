import type { Range } from '../core/range';
import { offsetMap } from '../core/text-map';
import type { DataEntry, DataMap, DataNode, DataSequence } from './data-node';
import type { EmbeddedText } from './document';

interface Base {
  readonly range: Range;
  readonly path: readonly (string | number)[];
  readonly alias?: Range | undefined;
}

/** A mapping whose entries are built on first use. Of equal keys the last one counts, as most readers have it. */
export function createMap(base: Base, build: () => readonly DataEntry[]): DataMap {
  let entries: readonly DataEntry[] | undefined;
  let index: ReadonlyMap<string, DataEntry> | undefined;
  const read = (): readonly DataEntry[] => (entries ??= build());
  const entry = (key: string): DataEntry | undefined =>
    (index ??= new Map(read().map((each) => [each.key, each]))).get(key);
  return {
    kind: 'map',
    range: base.range,
    path: base.path,
    ...(base.alias && { alias: base.alias }),
    get entries() {
      return read();
    },
    get: (key) => entry(key)?.value,
    entry,
  };
}

/** A sequence whose items are built on first use. */
export function createSequence(base: Base, build: () => readonly DataNode[]): DataSequence {
  let items: readonly DataNode[] | undefined;
  return {
    kind: 'sequence',
    range: base.range,
    path: base.path,
    ...(base.alias && { alias: base.alias }),
    get items() {
      return (items ??= build());
    },
  };
}

/** The decoded text of a value that is not written at all. */
export function emptyText(offset: number): EmbeddedText {
  return { text: '', map: { ...offsetMap(offset), encode: () => undefined } };
}
