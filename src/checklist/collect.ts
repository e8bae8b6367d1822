import type { Engine, FileInput } from '../engine/engine';
import { createGlobMatcher } from '../engine/globs';
import type { Settings } from '../engine/settings';
import { collectFileFacts } from './file-facts';
import type { Fact } from './types';

/** The facts that one file gives; none where reading it fails, as its findings say so already. */
export function collectFacts(engine: Engine, input: FileInput, settings: Settings): readonly Fact[] {
  const file = engine.open(input);
  try {
    return collectFileFacts(file, { isExample: createGlobMatcher(settings.contexts)(input.path) });
  } finally {
    file.dispose();
  }
}
