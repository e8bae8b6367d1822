import { createReadingMemory, type ReadingMemory } from '../lang/reading-memory';
import { uriKey } from './uris';

/** What is kept of the documents that were edited last; the others are read anew. */
export interface Memories {
  of(uri: string): ReadingMemory;
  forget(uri: string): void;
  forgetAll(): void;
}

/** Documents. A tree takes about thirty times the memory of its text, and WebAssembly never gives memory back. */
const LIMIT = 8;

export function createMemories(limit = LIMIT): Memories {
  /** The one that was used last comes last. */
  const memories = new Map<string, ReadingMemory>();

  function forget(key: string): void {
    memories.get(key)?.dispose();
    memories.delete(key);
  }

  return {
    of(uri) {
      const key = uriKey(uri);
      const memory = memories.get(key) ?? createReadingMemory();
      memories.delete(key);
      memories.set(key, memory);
      for (const oldest of memories.keys()) {
        if (memories.size <= limit) break;
        forget(oldest);
      }
      return memory;
    },
    forget(uri) {
      forget(uriKey(uri));
    },
    forgetAll() {
      for (const key of [...memories.keys()]) forget(key);
    },
  };
}
