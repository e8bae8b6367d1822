import { readFileSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { KeptResults, Log, ResultCache } from '../../engine/host';
import { readCacheFile, writeCacheFile, type CacheContent, type CacheEntry, type KnownText } from './cache-file';
import { removeOldFiles } from './cache-limits';
import { digest, digestName } from './digest';
import { writeWhole } from './replace-file';

export interface CacheOptions {
  /** The folder of all roots' files; made when something is kept. */
  readonly folder: string;
  /** What made the results: another one for another version, rule or grammar. Undefined where that cannot be told. */
  readonly build: () => string | undefined;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

const DAY = 86_400_000;
/** Days after which an entry that was of no use is forgotten. Runs over single files would make a bad clock. */
const LIFETIME = 30;
/** Entries and findings of one root: about 50 MB at the worst. */
const MAX_WEIGHT = 100_000;

/** Results in one file for each root and build, readable for the user alone. */
export function createResultCache({ folder, build, log, now = Date.now }: CacheOptions): ResultCache {
  return {
    digest,
    async open(root) {
      const name = build();
      if (name === undefined) return NOTHING_KEPT;
      const base = join(folder, 'scan');
      return openFile({
        base,
        path: join(base, digestName(root), `${name}.results`),
        today: Math.floor(now() / DAY),
        log,
      });
    },
  };
}

const NOTHING_KEPT: KeptResults = {
  find: () => undefined,
  keep: () => undefined,
  textOf: () => undefined,
  rememberText: () => undefined,
  save: () => Promise.resolve(),
};

interface CacheFile {
  readonly base: string;
  readonly path: string;
  /** Days since 1970. */
  readonly today: number;
  readonly log: Log;
}

async function openFile({ base, path, today, log }: CacheFile): Promise<KeptResults> {
  const before = await readContent(path);
  const entries = new Map(before?.entries.map((entry) => [keyOf(entry.path, entry.settings), entry]));
  const texts = new Map(before?.texts.map((known) => [known.path, known]));
  let isChanged = false;

  function put(entry: CacheEntry): void {
    entries.set(keyOf(entry.path, entry.settings), entry);
    isChanged = true;
  }

  return {
    find(file, settings) {
      const entry = entries.get(keyOf(file, settings));
      if (entry !== undefined && entry.used !== today) put({ ...entry, used: today });
      return entry?.result;
    },
    keep(file, settings, result) {
      put({ path: file, settings, used: today, result });
    },
    textOf(file, stamp) {
      const known = texts.get(file);
      return stamp !== undefined && known?.stamp === stamp ? known.text : undefined;
    },
    rememberText(file, stamp, text) {
      texts.set(file, { path: file, stamp, text });
      isChanged = true;
    },
    async save() {
      if (!isChanged) return;
      try {
        await mkdir(dirname(path), { recursive: true, mode: 0o700 });
        await writeWhole(path, writeCacheFile(limit([...entries.values()], [...texts.values()], today)), 0o600);
        isChanged = false;
        if (before === undefined) await removeOldFiles(base, today * DAY);
      } catch {
        log.warn('What was found could not be kept: the next scan looks at every file again.');
      }
    },
  };
}

function keyOf(path: string, settings: string): string {
  return `${settings}\0${path}`;
}

async function readContent(path: string): Promise<CacheContent | undefined> {
  try {
    return readCacheFile(await readFile(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Leaves out what was of no use for long, and what is too much; of texts, those that no entry speaks of. */
function limit(entries: readonly CacheEntry[], texts: readonly KnownText[], today: number): CacheContent {
  let weight = 0;
  const kept = [...entries]
    .sort((a, b) => b.used - a.used)
    .filter(({ used, result }) => {
      weight += 1 + result.findings.length + result.suppressed.length;
      return today - used <= LIFETIME && weight <= MAX_WEIGHT;
    });
  const named = new Set(
    kept.flatMap(({ path, result }) => [path, ...result.asked.questions.map(([question]) => question)]),
  );
  return { entries: kept, texts: texts.filter(({ path }) => named.has(path)) };
}

/** What tells one build of the tool from another: the files that it consists of, and the Node that runs it. */
export function readBuild(folder: string, names: readonly string[]): string | undefined {
  try {
    return digestName(process.version, ...names.map((name) => readFileSync(join(folder, name))));
  } catch {
    return undefined;
  }
}
