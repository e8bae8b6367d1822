import { PRACTICES, STAGES, type Finding } from '../core/finding';
import { ITEMS, PRACTICE_TITLES, STAGE_TITLES } from './items';
import type {
  ChecklistItem,
  ChecklistReport,
  Evidence,
  Fact,
  ItemReport,
  ItemState,
  Requirement,
  Score,
  ScoredGroup,
} from './types';

/** How many places are shown for one requirement: enough to see that it is so. */
const MAX_PLACES = 5;

/** What an item is judged by. Findings are those that are not suppressed. */
export interface ChecklistInput {
  readonly facts: readonly Fact[];
  readonly findings: readonly Finding[];
}

/** Judges every item by what was seen in the workspace. */
export function evaluateChecklist(input: ChecklistInput, items: readonly ChecklistItem[] = ITEMS): ChecklistReport {
  const reports = items.map((item) => judgeItem(item, input));
  return {
    schemaVersion: 1,
    score: scoreOf(reports),
    practices: PRACTICES.map((id) => scoreGroup(id, PRACTICE_TITLES[id], reports, (report) => report.practice === id)),
    stages: STAGES.map((id) => scoreGroup(id, STAGE_TITLES[id], reports, (report) => report.stage === id)),
    items: reports,
  };
}

function judgeItem(item: ChecklistItem, input: ChecklistInput): ItemReport {
  const { id, title, practice, stage, weight, actions, standards } = item;
  const isJudged = item.judgedWhen?.some((kind) => input.facts.some((fact) => fact.kind === kind)) ?? true;
  const blocking = input.findings.filter((finding) => item.blockedBy?.includes(finding.ruleId));
  const state = isJudged ? judgeState(item, input, blocking.length) : 'unknown';
  const evidence = isJudged
    ? [...item.requirements.flatMap((requirement) => evidenceFor(requirement, input)), ...placesOf(blocking)]
    : [];
  return { id, title, practice, stage, weight, state, evidence: uniqueEvidence(evidence), actions, standards };
}

function judgeState(item: ChecklistItem, input: ChecklistInput, blockers: number): ItemState {
  const fulfilled = item.requirements.filter((requirement) => isFulfilled(requirement, input)).length;
  if (fulfilled === 0 || blockers >= 2) return 'unmet';
  return fulfilled === item.requirements.length && blockers === 0 ? 'met' : 'partial';
}

function isFulfilled(requirement: Requirement, input: ChecklistInput): boolean {
  return 'anyOf' in requirement
    ? input.facts.some((fact) => requirement.anyOf.includes(fact.kind))
    : !input.findings.some((finding) => requirement.noFindings.includes(finding.ruleId));
}

function evidenceFor(requirement: Requirement, input: ChecklistInput): readonly Evidence[] {
  if ('anyOf' in requirement) {
    return input.facts
      .filter((fact) => requirement.anyOf.includes(fact.kind))
      .slice(0, MAX_PLACES)
      .map(({ file, line, text }) => ({ file, line, text }));
  }
  return placesOf(input.findings.filter((finding) => requirement.noFindings.includes(finding.ruleId)));
}

/** Findings as evidence: where, and which rule. */
function placesOf(findings: readonly Finding[]): readonly Evidence[] {
  return findings
    .slice(0, MAX_PLACES)
    .map((finding) => ({ file: finding.file, line: finding.start.line + 1, text: `Finding: ${finding.ruleId}` }));
}

function uniqueEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  return [...new Map(evidence.map((entry) => [`${entry.file}:${String(entry.line)}:${entry.text}`, entry])).values()];
}

function scoreGroup(
  id: string,
  title: string,
  reports: readonly ItemReport[],
  isMember: (report: ItemReport) => boolean,
): ScoredGroup {
  return { id, title, score: scoreOf(reports.filter(isMember)) };
}

/** Unknown and not applicable items leave the score, as in OpenSSF Scorecard. */
function scoreOf(reports: readonly ItemReport[]): Score {
  let reached = 0;
  let possible = 0;
  for (const report of reports) {
    const share = shareOf(report.state);
    if (share === undefined) continue;
    reached += report.weight * share;
    possible += report.weight;
  }
  return possible === 0 ? null : Math.round((100 * reached) / possible);
}

function shareOf(state: ItemState): number | undefined {
  switch (state) {
    case 'met':
    case 'attested':
      return 1;
    case 'partial':
      return 0.5;
    case 'unmet':
      return 0;
    case 'unknown':
    case 'not-applicable':
      return undefined;
  }
}
