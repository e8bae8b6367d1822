import type { Finding } from '../core/finding';
import type { Edit, Fix, OutputReference } from '../core/fix';
import { coverRanges } from '../core/range';
import type { Engine, FileInput, LintResult, WorkspaceFacts } from './engine';
import type { Settings } from './settings';

/** How often a file is linted and fixed again before the rest is left: fixes that undo each other end here. */
const MAX_ROUNDS = 10;

export interface FixPlan {
  /** In ascending order, without overlaps. */
  readonly edits: readonly Edit[];
  readonly clearedOutputs: readonly OutputReference[];
  readonly applied: readonly Finding[];
  /** Findings whose fix touches what another fix changes; the next round may take them. */
  readonly refused: readonly Finding[];
}

/** Applies edits that do not overlap, whatever their order. Offsets are UTF-16 code units of `text`. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  let result = '';
  let at = 0;
  for (const edit of ordered) {
    result += text.slice(at, edit.range.start) + edit.text;
    at = Math.max(at, edit.range.end);
  }
  return result + text.slice(at);
}

/**
 * Merges the fixes of a file into one change. A fix is taken whole or not at all: equal edits of two fixes (the same
 * import) are made once, a fix that touches what an earlier one changes is refused.
 */
export function planFixes(findings: readonly Finding[], options: { readonly unsafe: boolean }): FixPlan {
  const taken: Edit[] = [];
  const clearedOutputs = new Map<string, OutputReference>();
  const applied: Finding[] = [];
  const refused: Finding[] = [];
  for (const finding of findings) {
    const { fix } = finding;
    if (fix === undefined || (fix.safety === 'unsafe' && !options.unsafe)) continue;
    if (!takeEdits(taken, fix)) {
      refused.push(finding);
      continue;
    }
    applied.push(finding);
    for (const output of fix.clearedOutputs ?? []) {
      clearedOutputs.set(`${String(output.cell)}:${String(output.output)}`, output);
    }
  }
  return { edits: taken, clearedOutputs: [...clearedOutputs.values()], applied, refused };
}

/** Adds the edits of a fix to the ordered list; false, and nothing added, where one of them collides. */
function takeEdits(taken: Edit[], fix: Fix): boolean {
  const own = joinTouching(fix.edits);
  const fresh = own?.filter((edit) => !isTaken(taken, edit));
  if (fresh === undefined || fresh.some((edit) => collides(taken, edit))) return false;
  for (const edit of fresh) taken.splice(findPlace(taken, edit.range.start), 0, edit);
  return true;
}

/** The edits of one fix in order, those that touch made one; undefined where they overlap. */
function joinTouching(edits: readonly Edit[]): readonly Edit[] | undefined {
  const joined: Edit[] = [];
  for (const edit of [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)) {
    const last = joined.at(-1);
    if (last === undefined || edit.range.start > last.range.end) {
      joined.push(edit);
    } else if (edit.range.start === last.range.end) {
      joined[joined.length - 1] = { range: coverRanges(last.range, edit.range), text: last.text + edit.text };
    } else {
      return undefined;
    }
  }
  return joined;
}

function isTaken(taken: readonly Edit[], edit: Edit): boolean {
  const other = taken[findPlace(taken, edit.range.start) - 1];
  return other?.range.start === edit.range.start && other.range.end === edit.range.end && other.text === edit.text;
}

/** Edits that touch count as a collision too: which one comes first would change the result. */
function collides(taken: readonly Edit[], edit: Edit): boolean {
  const place = findPlace(taken, edit.range.start);
  const before = taken[place - 1];
  const after = taken[place];
  return (
    (before !== undefined && before.range.end >= edit.range.start) ||
    (after !== undefined && after.range.start <= edit.range.end)
  );
}

/** The index of the first edit that starts behind `offset`. */
function findPlace(edits: readonly Edit[], offset: number): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle]?.range.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

export interface FixOutcome {
  readonly text: string;
  /** How many findings were fixed. */
  readonly applied: number;
  readonly rounds: number;
  /** What the last round found in `text`. */
  readonly result: LintResult;
}

/** Fixes a text until nothing more can be fixed, in at most ten rounds. */
export function fixText(
  engine: Engine,
  input: FileInput & { readonly text: string },
  settings: Settings,
  facts: WorkspaceFacts,
  options: { readonly unsafe: boolean },
): FixOutcome {
  let text = input.text;
  let applied = 0;
  let result = engine.lint(input, settings, facts);
  const seen = new Set([text]);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const plan = planFixes(result.findings, options);
    if (plan.edits.length === 0) return { text, applied, rounds: round, result };
    const next = applyEdits(text, plan.edits);
    // A text that was there before means that two fixes undo each other: the earlier text stays.
    if (seen.has(next)) return { text, applied, rounds: round, result };
    seen.add(next);
    text = next;
    applied += plan.applied.length;
    result = engine.lint({ ...input, text }, settings, facts);
  }
  return { text, applied, rounds: MAX_ROUNDS, result };
}
