import type { CST } from 'yaml';
import type { Token } from './syntax';

/** One item of a collection: a key with a value, or a value alone. */
export interface Item {
  readonly isPair: boolean;
  readonly key: Token | undefined;
  /** Where an empty key stands. */
  readonly keyOffset: number;
  readonly value: Token | undefined;
  readonly valueProperties: readonly CST.SourceToken[];
  /** Where an empty value stands: behind its colon or dash. */
  readonly valueOffset: number;
}

export type CollectionToken = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;

/** Whether a token is a mapping or a sequence, in block or flow style. */
export function isCollectionToken(token: Token): token is CollectionToken {
  return token.type === 'block-map' || token.type === 'block-seq' || token.type === 'flow-collection';
}

/** The items of a collection, without those that are only comments or commas. */
export function readItems(token: CollectionToken): readonly Item[] {
  const items: readonly PairToken[] = token.items;
  return items.flatMap((item) => readItem(token, item) ?? []);
}

function readItem(token: CollectionToken, item: PairToken): Item | undefined {
  const isEmpty = item.key === undefined && item.sep === undefined && item.value === undefined;
  if (token.type === 'block-seq') {
    return isEmpty && !item.start.some((part) => part.type === 'seq-item-ind') ? undefined : readElement(item);
  }
  if (isEmpty) return undefined;
  if (token.type === 'block-map') return readPair(item);
  const isMap = token.start.type === 'flow-map-start';
  if (isMap && item.sep === undefined && item.value !== undefined) {
    return readPair({ start: item.start, key: item.value, sep: [] });
  }
  return isMap || item.sep !== undefined ? readPair(item) : readElement(item);
}

interface PairToken {
  readonly start: readonly CST.SourceToken[];
  readonly key?: Token | null | undefined;
  readonly sep?: readonly CST.SourceToken[] | undefined;
  readonly value?: Token | undefined;
}

function readPair(item: PairToken): Item {
  const separator = item.sep ?? [];
  const colon = separator.find((part) => part.type === 'map-value-ind');
  const keyEnd = item.key ? shallowEnd(item.key) : endOf(item.start.at(-1));
  return {
    isPair: true,
    key: item.key ?? undefined,
    keyOffset: colon?.offset ?? keyEnd,
    value: item.value,
    valueProperties: separator,
    valueOffset: colon ? colon.offset + 1 : keyEnd,
  };
}

function readElement(item: PairToken): Item {
  const dash = item.start.find((part) => part.type === 'seq-item-ind');
  return {
    isPair: false,
    key: undefined,
    keyOffset: 0,
    value: item.value ?? item.key ?? undefined,
    valueProperties: item.start,
    valueOffset: dash ? dash.offset + 1 : endOf(item.start.at(-1)),
  };
}

function endOf(part: CST.SourceToken | undefined): number {
  return part ? part.offset + part.source.length : 0;
}

function shallowEnd(token: Token): number {
  return 'source' in token ? token.offset + token.source.length : token.offset;
}

/** The offset behind a node's text, without comments and trailing line breaks. Known ends are kept in `ends`. */
export function contentEnd(token: Token, ends: Map<Token, number>): number {
  if (!isCollectionToken(token)) return endOrLast(token).end;
  const chain: Token[] = [];
  let current: Token | undefined = token;
  let end = token.offset;
  while (current !== undefined) {
    const known = ends.get(current);
    if (known !== undefined) {
      end = Math.max(end, known);
      break;
    }
    chain.push(current);
    const step = endOrLast(current);
    end = Math.max(end, step.end);
    current = step.last;
  }
  for (const link of chain) ends.set(link, Math.max(end, link.offset));
  return ends.get(token) ?? end;
}

/** Where a token ends, or what it ends at least with and the child that its end depends on. */
function endOrLast(token: Token): { readonly end: number; readonly last?: Token | undefined } {
  if (token.type === 'block-scalar') return { end: blockScalarEnd(token) };
  if (!isCollectionToken(token)) return { end: shallowEnd(token) };
  const closer = token.type === 'flow-collection' ? token.end[0] : undefined;
  const isClosed = closer?.type === 'flow-map-end' || closer?.type === 'flow-seq-end';
  return isClosed ? { end: endOf(closer) } : lastItem(token);
}

function lastItem(token: CollectionToken): {
  readonly end: number;
  readonly last?: Token | undefined;
} {
  const least = token.type === 'flow-collection' ? token.offset + 1 : token.offset;
  const items: readonly PairToken[] = token.items;
  let item: Item | undefined;
  for (let index = items.length - 1; index >= 0 && item === undefined; index -= 1) {
    const written = items[index];
    item = written && readItem(token, written);
  }
  if (item === undefined) return { end: least };
  if (item.value) return { end: least, last: item.value };
  return { end: Math.max(least, item.valueOffset), last: item.key };
}

function blockScalarEnd(token: CST.BlockScalar): number {
  const header = token.props[0];
  const headerEnd = header ? shallowEnd(header) : token.offset;
  const body = token.source.trimEnd();
  if (body === '') return headerEnd;
  const start = token.props.reduce((sum, part) => sum + ('source' in part ? part.source.length : 0), token.offset);
  return start + body.length;
}
