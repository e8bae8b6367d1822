import { createPythonMemory, type PythonMemory } from './python/reading';

/** What is kept of a document that is being edited, from one reading to the next. */
export interface ReadingMemory {
  /** For each part of the document by its path: the file itself, and files that a notebook writes. */
  python(path: string): PythonMemory;
  /** Frees the trees. The memory can go on being used. */
  dispose(): void;
}

export function createReadingMemory(): ReadingMemory {
  const parts = new Map<string, PythonMemory>();
  return {
    python(path) {
      const memory = parts.get(path) ?? createPythonMemory();
      parts.set(path, memory);
      return memory;
    },
    dispose() {
      for (const memory of parts.values()) memory.dispose();
      parts.clear();
    },
  };
}
