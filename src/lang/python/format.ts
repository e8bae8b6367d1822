import type { ConstantValue } from './types';

/** What `str()` makes of a value; undefined where that is not certain. */
export interface KnownText {
  readonly text: string | undefined;
  readonly isNumber: boolean;
}

/**
 * `template % items`, or `template % mapping` where keys stand in the template. Undefined where a part is not known or
 * written in a way of its own (`%05d`).
 */
export function formatPercent(
  template: string,
  items: readonly KnownText[],
  mapping: ConstantValue,
): string | undefined {
  let used = 0;
  let unknown = 0;
  const result = template.replace(/%(?:\((\w+)\))?([\s\S]|$)/g, (_, key: string | undefined, letter: string) => {
    if (letter === '%') return '%';
    const item = key === undefined ? items[used++] : { text: textIn(mapping, key), isNumber: false };
    if (item?.text === undefined || !(letter === 's' || (/[di]/.test(letter) && item.isNumber))) unknown += 1;
    return item?.text ?? '';
  });
  const isUsedUp = mapping instanceof Map || used === items.length;
  return unknown === 0 && isUsedUp ? result : undefined;
}

function textIn(mapping: ConstantValue, key: string): string | undefined {
  const value = mapping instanceof Map ? (mapping as ReadonlyMap<string, ConstantValue>).get(key) : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** `template.format(…)`; undefined where a part is not known or written in a way of its own (`{:>10}`). */
export function formatBraces(
  template: string,
  positional: readonly (string | undefined)[],
  named: ReadonlyMap<string, string | undefined>,
): string | undefined {
  let next = 0;
  let unknown = 0;
  const result = template.replace(/\{\{|\}\}|\{([^{}]*)\}|[{}]/g, (match, field: string | undefined) => {
    if (match === '{{' || match === '}}') return match.charAt(0);
    const text =
      field === ''
        ? positional[next++]
        : field !== undefined && /^\d+$/.test(field)
          ? positional[Number(field)]
          : named.get(field ?? '');
    if (text === undefined) unknown += 1;
    return text ?? '';
  });
  return unknown === 0 ? result : undefined;
}

/** Joins as `os.path.join` does: a part that starts at the root takes the place of what is before it. */
export function joinPaths(parts: readonly string[]): string {
  return parts.reduce((path, part) =>
    part.startsWith('/') || path === '' ? part : path.endsWith('/') ? path + part : `${path}/${part}`,
  );
}

/** Joins as `pathlib` does, which also leaves out empty parts and `.`. */
export function joinPathParts(parts: readonly string[]): string {
  const path = joinPaths(parts);
  // Two slashes in front, and no third one, have a meaning of their own in POSIX.
  const root = /^\/\/(?!\/)/.test(path) ? '//' : path.startsWith('/') ? '/' : '';
  const kept = path.split('/').filter((part) => part !== '' && part !== '.');
  return root + kept.join('/') || '.';
}
