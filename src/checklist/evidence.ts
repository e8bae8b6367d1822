import type { Finding } from '../core/finding';
import { createGlobMatcher } from '../engine/globs';
import type { FactKind } from './fact-kinds';
import type { Evidence, Fact, Strength } from './types';

/** How many places are shown for one requirement: enough to see that it is so. */
const MAX_PLACES = 5;

/** What was seen in a workspace, by what items ask for. */
export interface SeenEvidence {
  /** Facts of these kinds, the strongest first. */
  facts(kinds: readonly FactKind[]): readonly Fact[];
  findings(ruleIds: readonly string[]): readonly Finding[];
  /** Paths that match one of the globs. */
  paths(globs: readonly string[]): readonly string[];
}

export function createEvidence(
  facts: readonly Fact[],
  findings: readonly Finding[],
  paths: readonly string[],
): SeenEvidence {
  const byKind = groupBy(facts, ({ kind }) => kind);
  const byRule = groupBy(findings, ({ ruleId }) => ruleId);
  return {
    facts: (kinds) =>
      kinds.flatMap((kind) => byKind.get(kind) ?? []).sort((a, b) => b.strength - a.strength || compare(a, b)),
    findings: (ruleIds) => ruleIds.flatMap((id) => byRule.get(id) ?? []),
    paths(globs) {
      const isMatch = createGlobMatcher(globs);
      return paths.filter(isMatch);
    },
  };
}

function groupBy<K, T>(values: readonly T[], keyOf: (value: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    const known = groups.get(keyOf(value));
    if (known === undefined) groups.set(keyOf(value), [value]);
    else known.push(value);
  }
  return groups;
}

/** The same order on every machine, whatever file was looked at first. */
function compare(a: Fact, b: Fact): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line;
}

export function placesOfFacts(facts: readonly Fact[]): readonly Evidence[] {
  return uniquePlaces(facts.map(({ file, line, text, strength }) => ({ file, line, text: describe(text, strength) })));
}

/** Findings as evidence: where, and which rule. */
export function placesOfFindings(findings: readonly Finding[]): readonly Evidence[] {
  return uniquePlaces(
    findings.map(({ file, start, ruleId }) => ({ file, line: start.line + 1, text: `Finding: ${ruleId}` })),
  );
}

function describe(text: string, strength: Strength): string {
  return strength === 0 ? `${text} (only mentioned)` : text;
}

function uniquePlaces(places: readonly Evidence[]): readonly Evidence[] {
  const unique = new Map<string, Evidence>();
  for (const place of places) {
    const key = `${place.file}:${String(place.line)}:${place.text}`;
    if (!unique.has(key)) unique.set(key, place);
    if (unique.size === MAX_PLACES) break;
  }
  return [...unique.values()];
}
