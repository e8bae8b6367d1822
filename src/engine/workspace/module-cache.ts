import type { ModuleSummary } from '../../lang/python/modules/types';

/** Summaries of modules by path, kept while their text is the same. Holds texts and constants in memory only. */
export interface ModuleCache {
  /** `read` is called where the text is new. */
  summaryOf(path: string, text: string, read: (text: string) => ModuleSummary): ModuleSummary;
}

export interface ModuleCacheLimits {
  readonly modules: number;
  /** UTF-16 code units of all texts together. */
  readonly characters: number;
}

const LIMITS: ModuleCacheLimits = { modules: 2000, characters: 8_000_000 };

/** Forgets first what was asked for least recently. */
export function createModuleCache(limits: ModuleCacheLimits = LIMITS): ModuleCache {
  const known = new Map<string, { readonly text: string; readonly summary: ModuleSummary }>();
  let characters = 0;

  function forget(path: string): void {
    characters -= known.get(path)?.text.length ?? 0;
    known.delete(path);
  }

  return {
    summaryOf(path, text, read) {
      const found = known.get(path);
      const summary = found?.text === text ? found.summary : read(text);
      forget(path);
      known.set(path, { text, summary });
      characters += text.length;
      for (const oldest of known.keys()) {
        if (known.size <= limits.modules && characters <= limits.characters) break;
        forget(oldest);
      }
      return summary;
    },
  };
}
