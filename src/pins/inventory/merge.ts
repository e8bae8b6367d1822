import type { CellLocation } from '../../core/finding';
import { EXTERNAL_KINDS, type External, type PinState } from './types';

/** Where something is named. Lines and columns count from 1. */
export interface PinPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** In a notebook: the cell, counted from 0, and the line in it, from 1. */
  readonly cell?: { readonly index: number; readonly line: number };
}

/** Something from elsewhere, with all places that ask for it in the same way. */
export interface PinEntry extends External {
  readonly places: readonly PinPlace[];
}

/** What a workspace loads from elsewhere. */
export interface PinReport {
  readonly entries: readonly PinEntry[];
  readonly files: {
    readonly scanned: number;
    readonly skipped: readonly { readonly file: string; readonly reason: string }[];
    readonly failed: readonly { readonly file: string; readonly reason: string }[];
  };
}

/** One entry for each thing, version and state, in an order that does not depend on that of the files. */
export function mergeExternals(
  found: readonly { readonly external: External; readonly place: PinPlace }[],
): readonly PinEntry[] {
  const entries = new Map<string, { readonly external: External; readonly places: PinPlace[] }>();
  for (const { external, place } of found) {
    const { kind, source, name, requested, state, pin, from } = external;
    const plain = { kind, source, name, requested, state, pin, from };
    const key = JSON.stringify(Object.values(plain).map((value) => value ?? null));
    const entry = entries.get(key) ?? { external, places: [] };
    entry.places.push(place);
    entries.set(key, entry);
  }
  return [...entries]
    .map(([key, { external, places }]) => ({ key, entry: { ...describe(external), places } }))
    .sort((a, b) => rankOf(a.entry) - rankOf(b.entry) || compare(a.entry.name, b.entry.name) || compare(a.key, b.key))
    .map(({ entry }) => entry);
}

/** The fields of what was found, without those of where. */
function describe({ kind, source, name, requested, state, pin, from }: External): External {
  return {
    ...{ kind, source, name, state },
    ...(requested === undefined ? {} : { requested }),
    ...(pin === undefined ? {} : { pin }),
    ...(from === undefined ? {} : { from }),
  };
}

function rankOf({ kind }: External): number {
  return EXTERNAL_KINDS.indexOf(kind);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function countStates(entries: readonly PinEntry[]): Readonly<Record<PinState, number>> {
  const count = (state: PinState): number => entries.filter((entry) => entry.state === state).length;
  return { pinned: count('pinned'), known: count('known'), unpinned: count('unpinned') };
}

/** The place of a cell as `PinPlace` has it. */
export function cellPlace(cell: CellLocation | undefined): Pick<PinPlace, 'cell'> {
  return cell === undefined ? {} : { cell: { index: cell.index, line: cell.start.line + 1 } };
}
