import type { Finding } from '../core/finding';
import { applyEdits, fixText, planFixes } from '../engine/fix';
import type { ClearedOutputs } from '../protocol/outputs';
import type { FixAllResult } from '../protocol/fixes';
import { smallestEdit, splitEdits, toChange, type TextEdits } from './cell-edits';
import type { Checked } from './checker';
import type { Snapshot } from './snapshot';

/** How often a notebook is looked at again after its fixes: fixes that undo each other end here. */
const MAX_ROUNDS = 10;

export interface FixAllOptions {
  /** Whether outputs with findings are removed. What they showed is gone then. */
  readonly clearsOutputs: boolean;
}

/** All safe fixes of a document, until nothing more can be fixed. */
export function fixAll(checked: Checked, options: FixAllOptions): FixAllResult {
  const cleared = options.clearsOutputs ? collectOutputs(checked.snapshot, checked.result.findings) : [];
  const { changed, applied } = checked.snapshot.isNotebook ? fixCells(checked) : fixFile(checked);
  const outputs = cleared.reduce((sum, cell) => sum + cell.outputs.length, 0);
  return { changes: changed.map(toChange), cleared, applied: applied + outputs };
}

interface Fixed {
  readonly changed: readonly TextEdits[];
  readonly applied: number;
}

function fixFile({ snapshot, engine, settings, facts, result }: Checked): Fixed {
  const [text] = snapshot.texts;
  const plan = planFixes(result.findings, { unsafe: false });
  if (text === undefined || plan.edits.length === 0) return { changed: [], applied: 0 };
  const outcome = fixText(engine, { ...snapshot.input, text: text.text }, settings, facts, { unsafe: false });
  // The edits of the one round that was needed keep cursors and markers in place better than one large edit.
  const isOneRound = applyEdits(text.text, plan.edits) === outcome.text;
  const whole = smallestEdit(text.text, outcome.text);
  const edits = isOneRound ? plan.edits : whole === undefined ? [] : [whole];
  return { changed: edits.length === 0 ? [] : [{ text, edits }], applied: outcome.applied };
}

function fixCells(checked: Checked): Fixed {
  const { engine, settings, facts } = checked;
  let { snapshot } = checked;
  let findings = checked.result.findings;
  let first: readonly TextEdits[] = [];
  let applied = 0;
  let rounds = 0;
  for (; rounds < MAX_ROUNDS; rounds++) {
    const plan = planFixes(findings.filter(isFixedByEdits), { unsafe: false });
    const split = splitEdits(engine, snapshot, plan.edits) ?? [];
    if (split.length === 0) break;
    if (rounds === 0) first = split;
    applied += plan.applied.length;
    snapshot = applyToCells(snapshot, split);
    findings = engine.lint(snapshot.input, settings, facts).findings;
  }
  if (rounds <= 1) return { changed: first, applied };
  const changed = checked.snapshot.texts.flatMap((text, index): readonly TextEdits[] => {
    const edit = smallestEdit(text.text, snapshot.texts[index]?.text ?? text.text);
    return edit === undefined ? [] : [{ text, edits: [edit] }];
  });
  return { changed, applied };
}

/** Outputs are cleared only where that was asked for. */
function isFixedByEdits(finding: Finding): boolean {
  return finding.fix?.clearedOutputs === undefined;
}

function applyToCells(snapshot: Snapshot, split: readonly TextEdits[]): Snapshot {
  const texts = snapshot.texts.map((text) => {
    const own = split.find((candidate) => candidate.text === text);
    return own === undefined ? text : { ...text, text: applyEdits(text.text, own.edits) };
  });
  const cells = snapshot.input.cells?.cells.map((cell, index) => ({ ...cell, text: texts[index]?.text ?? cell.text }));
  const input = { ...snapshot.input, cells: { ...snapshot.input.cells, cells: cells ?? [] } };
  return { ...snapshot, texts, input };
}

/** The outputs that fixes of the findings would clear, by cell. */
export function collectOutputs(snapshot: Snapshot, findings: readonly Finding[]): readonly ClearedOutputs[] {
  const byCell = new Map<number, Set<number>>();
  for (const { cell, output } of findings.flatMap(({ fix }) => fix?.clearedOutputs ?? [])) {
    byCell.set(cell, (byCell.get(cell) ?? new Set()).add(output));
  }
  return [...byCell].flatMap(([cell, outputs]) => {
    const text = snapshot.texts[cell];
    if (text?.outputs === undefined) return [];
    return [{ cell: text.uri, outputs: [...outputs].sort((a, b) => a - b), stamp: text.outputs.stamp }];
  });
}
