import type { Engine, FileInput } from '../../engine/engine';
import { createGlobMatcher } from '../../engine/globs';
import type { Settings } from '../../engine/settings';
import type { SourceFile } from '../../lang/source-file';
import type { Fact } from '../types';
import { mayHoldFacts } from './fact-words';
import { collectFileFacts } from './file-facts';

/** The facts that one file gives; none where reading it fails, as its findings say so already. */
export function collectFacts(engine: Engine, input: FileInput, settings: Settings): readonly Fact[] {
  if (!mayHoldFacts(input)) return [];
  const file = engine.open(input);
  try {
    return collectFrom(file, settings);
  } finally {
    file.dispose();
  }
}

/** Gathers facts while a file is linted, so that it is read once. */
export interface FactReader {
  /** For `Engine.lint`. */
  readonly look: (file: SourceFile) => void;
  /** What was seen; a file that the lint had no need to open is opened now. */
  facts(): readonly Fact[];
}

export function createFactReader(engine: Engine, input: FileInput, settings: Settings): FactReader {
  let seen: readonly Fact[] | undefined;
  return {
    look(file) {
      seen = mayHoldFacts(input) ? collectFrom(file, settings) : [];
    },
    facts: () => seen ?? collectFacts(engine, input, settings),
  };
}

function collectFrom(file: SourceFile, settings: Settings): readonly Fact[] {
  return collectFileFacts(file, { isExample: createGlobMatcher(settings.contexts)(file.path) });
}
