import type { Finding } from '../core/finding';
import { deriveFacts } from './derive';
import { createEvidence, type SeenEvidence } from './evidence';
import { ITEMS } from './items';
import { judgeItem } from './judge';
import { inferProfile } from './profile';
import { scoreItems } from './score';
import type { Attestation, ChecklistItem, ChecklistReport, Fact, Profile } from './types';

/** What a workspace is judged by. */
export interface ChecklistInput {
  readonly facts: readonly Fact[];
  /** Those that are not suppressed. */
  readonly findings: readonly Finding[];
  /** All files, relative to the root; own items may ask for some. */
  readonly paths?: readonly string[];
  /** What people answered. */
  readonly profile?: Profile;
  readonly attestations?: readonly Attestation[];
  /** `YYYY-MM-DD`; attestations end. */
  readonly today?: string;
  /** Items beside those of the catalogue. */
  readonly ownItems?: readonly ChecklistItem[];
}

/** Judges every item by what was seen in the workspace, and by what people said. */
export function evaluateChecklist(
  input: ChecklistInput,
  items: readonly ChecklistItem[] = [...ITEMS, ...(input.ownItems ?? [])],
): ChecklistReport {
  const facts = deriveFacts(input.facts);
  const evidence: SeenEvidence = createEvidence(facts, input.findings, input.paths ?? []);
  const profile = { ...inferProfile(facts, input.findings), ...input.profile };
  const attestations = new Map((input.attestations ?? []).map((attestation) => [attestation.id, attestation]));
  const today = input.today ?? '';
  return scoreItems(items.map((item) => judgeItem(item, { evidence, profile, today }, attestations.get(item.id))));
}
