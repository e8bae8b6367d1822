import { readFileSync } from 'node:fs';
import type { Host, KeptResults } from '../engine/host';
import { resolveFactPath } from '../engine/machine';
import { digest } from '../host/node/digest';
import { stampOf } from '../host/node/stamp';
import { statOrNothing } from './facts';

/** The digests of a root's texts, without reading what has the stamp that it had when it was read. */
export interface TextDigests {
  /** Undefined where there is no such file, or it is larger than `maxSize` bytes. */
  of(path: string, maxSize: number): string | undefined;
  /** The text, where it still has that digest. */
  readSame(path: string, text: string): string | undefined;
}

/** Asks the disk at once: waiting for thousands of small answers would take longer than all of them. */
export function createTextDigests(
  root: string,
  kept: KeptResults,
  host: Pick<Host, 'now' | 'machineFolder'>,
): TextDigests {
  const known = new Map<string, string | undefined>();

  function stampIf(path: string, maxSize: number): { readonly stamp: string | undefined } | undefined {
    const place = resolveFactPath(root, path, host);
    const stats = place === undefined ? undefined : statOrNothing(place);
    return stats?.isFile() === true && stats.size <= maxSize ? { stamp: stampOf(stats, host.now()) } : undefined;
  }

  function read(path: string, stamp: string | undefined): string | undefined {
    const remembered = kept.textOf(path, stamp);
    if (remembered !== undefined) return remembered;
    const place = resolveFactPath(root, path, host);
    const content = place === undefined ? undefined : readOrNothing(place);
    const text = content && digest(content);
    if (text !== undefined && stamp !== undefined) kept.rememberText(path, stamp, text);
    return text;
  }

  return {
    of(path, maxSize) {
      if (known.has(path)) return known.get(path);
      const found = stampIf(path, maxSize);
      const text = found && read(path, found.stamp);
      known.set(path, text);
      return text;
    },
    readSame(path, text) {
      const content = readOrNothing(`${root}/${path}`);
      if (content === undefined) return undefined;
      const stamp = stampIf(path, Infinity)?.stamp;
      return kept.textOf(path, stamp) === text || digest(content) === text ? content.toString('utf8') : undefined;
    },
  };
}

function readOrNothing(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
