import type { PinReport } from '../pins/inventory/merge';

/** `pins --format json`. The shape changes with its version only. Lines and columns count from 1. */
export function formatPinsJson({ entries, files }: PinReport): string {
  const pins = entries.map(({ kind, source, name, requested, state, pin, from, places }) => ({
    ...{ kind, source, name },
    ...(requested === undefined ? {} : { requested }),
    state,
    ...(pin === undefined ? {} : { pin }),
    ...(from === undefined ? {} : { from }),
    places,
  }));
  return JSON.stringify({ schemaVersion: 1, pins, files }, undefined, 2);
}
