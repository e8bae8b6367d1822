import type { Finding } from '../core/finding';
import type { Edit } from '../core/fix';
import { applyEdits } from '../engine/fix';
import type { FileInput } from '../engine/engine';
import type { TextEdits } from './cell-edits';
import type { Checked } from './checker';
import { proposeIgnores } from './ignore-comments';
import type { PlacedFinding } from './place';
import type { SnapshotText } from './snapshot';

export interface IgnoreEdits {
  readonly scope: 'line' | 'cell' | 'file';
  readonly edits: TextEdits;
}

/**
 * The comments that silence a finding, where it stands and for its cell and file. Each was tried: the engine says that
 * the finding is gone with it and that nothing else has come.
 */
export function findIgnores(checked: Checked, placed: PlacedFinding): readonly IgnoreEdits[] {
  const own = checked.snapshot.texts.find(({ uri }) => uri === placed.uri);
  if (own === undefined) return [];
  const proposals = proposeIgnores(checked, placed);
  const works = (text: SnapshotText, edit: Edit): boolean => isSilencedBy(checked, placed.finding.ruleId, text, edit);
  const pick = (scope: IgnoreEdits['scope'], text: SnapshotText, edits: readonly Edit[]): readonly IgnoreEdits[] => {
    const edit = edits.find((candidate) => works(text, candidate));
    return edit === undefined ? [] : [{ scope, edits: { text, edits: [edit] } }];
  };
  return [
    ...pick('line', own, proposals.line),
    ...pick('cell', own, proposals.cell),
    ...(proposals.file === undefined ? [] : pick('file', proposals.file.text, proposals.file.edits)),
  ];
}

function isSilencedBy(checked: Checked, ruleId: string, text: SnapshotText, edit: Edit): boolean {
  const { engine, settings, facts, result, snapshot } = checked;
  const changed = applyEdits(text.text, [edit]);
  const index = snapshot.texts.indexOf(text);
  const input: FileInput = snapshot.isNotebook
    ? {
        ...snapshot.input,
        cells: {
          ...snapshot.input.cells,
          cells: (snapshot.input.cells?.cells ?? []).map((cell, at) =>
            at === index ? { ...cell, text: changed } : cell,
          ),
        },
      }
    : { ...snapshot.input, text: changed };
  const before = countByRule(result.findings);
  const after = countByRule(engine.lint(input, settings, facts).findings);
  const isGone = (after.get(ruleId) ?? 0) < (before.get(ruleId) ?? 0);
  return isGone && [...after].every(([id, count]) => count <= (before.get(id) ?? 0));
}

function countByRule(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { ruleId } of findings) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
  return counts;
}
