import { DATA } from './data/index';
import { DOCUMENTS } from './documents/index';
import { OPERATIONS } from './operations/index';
import { PIPELINES } from './pipelines/index';
import { PYTHON } from './python/index';
import type { Scaffold } from './types';

/** All scaffolds, in the order in which they are shown. */
export const SCAFFOLDS: readonly Scaffold[] = [...DOCUMENTS, ...PIPELINES, ...DATA, ...PYTHON, ...OPERATIONS];

export function findScaffold(id: string): Scaffold | undefined {
  return SCAFFOLDS.find((scaffold) => scaffold.id === id);
}
