import { collectFacts } from '../../../src/checklist/facts/collect';
import { collectPathFacts } from '../../../src/checklist/facts/path-facts';
import { evaluateChecklist } from '../../../src/checklist/evaluate';
import type { ChecklistReport, Fact, ItemState, Profile } from '../../../src/checklist/types';
import { createGlobMatcher } from '../../../src/engine/globs';
import { createEngine } from '../../../src/engine/lint';
import { DEFAULT_SETTINGS } from '../../../src/engine/settings';
import { testGrammars } from '../grammars';

/** A small workspace, by path. */
export type Workspace = Readonly<Record<string, string>>;

/** What the files of a workspace say for the checklist, as both doors gather it. */
export async function factsOf(workspace: Workspace): Promise<readonly Fact[]> {
  const engine = createEngine({ rules: [], grammars: await testGrammars() });
  const isExample = createGlobMatcher(DEFAULT_SETTINGS.contexts);
  return [
    ...collectPathFacts(Object.keys(workspace), isExample),
    ...Object.entries(workspace).flatMap(([path, text]) => collectFacts(engine, { path, text }, DEFAULT_SETTINGS)),
  ];
}

export async function reportOf(workspace: Workspace, profile: Profile = {}): Promise<ChecklistReport> {
  const facts = await factsOf(workspace);
  return evaluateChecklist({ facts, findings: [], paths: Object.keys(workspace), profile });
}

export async function stateIn(workspace: Workspace, id: string, profile?: Profile): Promise<ItemState | undefined> {
  const report = await reportOf(workspace, profile);
  return report.items.find((item) => item.id === id)?.state;
}
