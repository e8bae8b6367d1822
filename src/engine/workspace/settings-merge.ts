import type { ForeignSettings } from '../../lang/python/types';

/** What is in both: the later one counts, mappings are merged key by key. */
export function mergeSettings(first: ForeignSettings, later: ForeignSettings): ForeignSettings {
  if (first.entries === undefined || later.entries === undefined) return later;
  const entries = new Map(first.entries);
  for (const [key, value] of later.entries) {
    const other = entries.get(key);
    entries.set(key, other === undefined ? value : mergeSettings(other, value));
  }
  return { entries, place: later.place };
}

/** The same where nobody knows which of them counts: what differs is not known. */
export function mergeUnsure(first: ForeignSettings, other: ForeignSettings): ForeignSettings {
  if (first.entries === undefined || other.entries === undefined) {
    return first.value !== undefined && first.value === other.value ? first : { place: other.place };
  }
  const entries = new Map(first.entries);
  for (const [key, value] of other.entries) {
    const own = entries.get(key);
    entries.set(key, own === undefined ? value : mergeUnsure(own, value));
  }
  return { entries, place: first.place };
}

/** Puts settings below keys. */
export function nestSettings(settings: ForeignSettings, keys: readonly string[]): ForeignSettings {
  return keys.reduceRight<ForeignSettings>(
    (inner, key) => ({ entries: new Map([[key, inner]]), place: inner.place }),
    settings,
  );
}
