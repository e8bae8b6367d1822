import { existsSync, readdirSync, readFileSync, statSync, type Stats } from 'node:fs';
import type { WorkspaceFacts } from '../engine/engine';
import type { Host } from '../engine/host';
import { resolveFactPath } from '../engine/machine';
import { sha256OfFile } from '../host/node/file-digest';
import { createGitIndexes } from '../host/node/git-index';

/** Bytes; lock files of large projects are about half of that. */
export const MAX_FACT_SIZE = 5_000_000;

/** UTF-16 code units of texts that are kept: what is more is read again. */
const MAX_KEPT = 64_000_000;

/** What is known of each root, asked of the disk once. */
export function createFacts(host: Host): (root: string) => WorkspaceFacts {
  const isTracked = createGitIndexes();
  const byRoot = new Map<string, WorkspaceFacts>();
  const today = new Date(host.now()).toISOString().slice(0, 10);
  return (root) => {
    const known = byRoot.get(root);
    if (known !== undefined) return known;
    const paths = new Map<string, boolean>();
    const texts = new Map<string, string | undefined>();
    const folders = new Map<string, readonly string[] | undefined>();
    const digests = new Map<string, string | undefined>();
    let kept = 0;
    const facts: WorkspaceFacts = {
      today,
      hasPath(path) {
        const known = paths.get(path);
        if (known !== undefined) return known;
        const exists = existsSync(`${root}/${path}`);
        paths.set(path, exists);
        return exists;
      },
      readText(path) {
        if (texts.has(path)) return texts.get(path);
        const place = resolveFactPath(root, path, host);
        const text = place === undefined ? undefined : readSmallFile(place);
        kept += text?.length ?? 0;
        if (kept > MAX_KEPT) {
          texts.clear();
          kept = text?.length ?? 0;
        }
        texts.set(path, text);
        return text;
      },
      listFolder(path) {
        if (folders.has(path)) return folders.get(path);
        const place = resolveFactPath(root, path, host);
        const names = place === undefined ? undefined : listNames(place);
        folders.set(path, names);
        return names;
      },
      sha256(path) {
        if (!digests.has(path)) digests.set(path, sha256OfFile(`${root}/${path}`));
        return digests.get(path);
      },
      isTracked: (path) => isTracked(`${root}/${path}`),
    };
    byRoot.set(root, facts);
    return facts;
  };
}

/** Version files are small; what is larger, missing or no text says nothing. */
function readSmallFile(path: string): string | undefined {
  const stats = statOrNothing(path);
  if (stats?.isFile() !== true || stats.size > MAX_FACT_SIZE) return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** In one order on every machine; undefined for what is no folder, or may not be read. */
function listNames(path: string): readonly string[] | undefined {
  try {
    return readdirSync(path).sort();
  } catch {
    return undefined;
  }
}

/** Also undefined for what may not be looked at, and for links in a circle. */
export function statOrNothing(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
