import type { Finding } from '../core/finding';
import { placesOfFacts, placesOfFindings, type SeenEvidence } from './evidence';
import { offerActions } from './offer';
import type {
  Attestation,
  ChecklistItem,
  Condition,
  Evidence,
  ItemReport,
  ItemState,
  Profile,
  Reason,
  Requirement,
} from './types';

export interface JudgeContext {
  readonly evidence: SeenEvidence;
  readonly profile: Profile;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

interface Judgement {
  readonly state: ItemState;
  readonly explanation: string;
  readonly reasons: readonly Reason[];
}

/** The state of one item: what the workspace shows, and above that what a person said. */
export function judgeItem(item: ChecklistItem, context: JudgeContext, attestation?: Attestation): ItemReport {
  const { id, title, practice, stage, weight, standards } = item;
  const seen = importTicks(item, judgeSeen(item, context), context.evidence);
  const isExpired = attestation !== undefined && attestation.expires < context.today;
  const { state, explanation, reasons } = attestation === undefined ? seen : attest(seen, attestation, isExpired);
  return {
    ...{ id, title, practice, stage, weight, state, explanation, reasons },
    evidence: uniqueEvidence(reasons.flatMap((reason) => reason.evidence)),
    actions: offerActions(item, state, context.evidence),
    standards,
    ...(attestation === undefined ? {} : { attestation: { ...withoutId(attestation), isExpired } }),
  };
}

function withoutId({ state, by, date, expires, note, evidence }: Attestation): Omit<Attestation, 'id'> {
  return { state, by, date, expires, note, ...(evidence === undefined ? {} : { evidence }) };
}

/** A deon checklist on which all lines of an item are ticked is a person's word, too. */
function importTicks({ standards }: ChecklistItem, seen: Judgement, evidence: SeenEvidence): Judgement {
  const wanted = standards.flatMap((standard) => /^deon (\S+)$/.exec(standard)?.[1] ?? []);
  const ticks = evidence.facts(['deon-tick']).filter(({ value = '' }) => wanted.includes(value));
  const areAllTicked = wanted.length > 0 && wanted.every((line) => ticks.some(({ value }) => value === line));
  if (!areAllTicked || seen.state === 'met' || seen.state === 'not-applicable') return seen;
  const label = `The deon checklist ticks ${wanted.join(' and ')}`;
  return {
    state: 'attested',
    explanation: `${label}.`,
    reasons: [...seen.reasons, { label, state: 'met', evidence: placesOfFacts(ticks) }],
  };
}

/** What is seen to be met needs nobody's word; what a person says counts until its day. */
function attest(seen: Judgement, { state, by, expires }: Attestation, isExpired: boolean): Judgement {
  if (seen.state === 'met') return seen;
  if (!isExpired) {
    const what = state === 'attested' ? 'attests that this is met' : 'says that this is not applicable';
    return { ...seen, state, explanation: `${by} ${what}, until ${expires}.` };
  }
  const explanation = `What ${by} said of it has expired on ${expires}.`;
  return state === 'attested' ? { ...seen, state: 'partial', explanation } : { ...seen, explanation };
}

function judgeSeen(item: ChecklistItem, context: JudgeContext): Judgement {
  const applicability = item.applies === undefined ? undefined : findObstacle(item.applies, context);
  if (applicability !== undefined) return { ...applicability, reasons: [] };
  const asked = item.requirements.filter((requirement) => isAsked(requirement, context));
  const reasons = asked.map((requirement) => judgeRequirement(requirement, context.evidence));
  const known = new Set(asked.flatMap((requirement) => ('noFindings' in requirement ? requirement.noFindings : [])));
  const blocking = context.evidence.findings(item.blockedBy ?? []);
  const others = blocking.filter(({ ruleId }) => !known.has(ruleId));
  const hints = context.evidence.facts(item.partialBy ?? []).filter(({ strength }) => strength > 0);
  const areAllMet = reasons.every(({ state }) => state === 'met');
  const hasCredit = hints.length > 0 || asked.some((requirement, at) => isCredit(requirement, reasons[at]));
  const state = capState(areAllMet ? 'met' : hasCredit ? 'partial' : 'unmet', blocking);
  return {
    state,
    explanation: explain(state, reasons, blocking),
    reasons: [
      ...reasons,
      ...(hints.length === 0 || areAllMet
        ? []
        : [{ label: 'A step towards it is there', state: 'partial' as const, evidence: placesOfFacts(hints) }]),
      ...(others.length === 0
        ? []
        : [{ label: 'Findings speak against it', state: 'unmet' as const, evidence: placesOfFindings(others) }]),
    ],
  };
}

/** Undefined where the item is to be judged. */
function findObstacle(
  { facts = [], profile: key, profileNot }: Condition,
  { evidence, profile }: JudgeContext,
): Pick<Judgement, 'state' | 'explanation'> | undefined {
  if (profileNot !== undefined && profile[profileNot] === true) {
    return { state: 'not-applicable', explanation: `Not applicable: ${PROFILE_WORDS[profileNot].yes}.` };
  }
  if (key !== undefined && profile[key] === false) {
    return { state: 'not-applicable', explanation: `Not applicable: ${PROFILE_WORDS[key].no}.` };
  }
  if (key !== undefined && profile[key] === true) return undefined;
  if (evidence.facts(facts).some(({ strength }) => strength > 0)) return undefined;
  const question = key === undefined ? '' : ` ${PROFILE_WORDS[key].ask}`;
  return { state: 'unknown', explanation: `Nothing in this workspace shows whether it is needed.${question}` };
}

const PROFILE_WORDS = {
  servesModel: {
    yes: 'the project serves a model',
    no: 'the project serves no model',
    ask: 'Say in the profile whether the project serves a model.',
  },
  personalData: {
    yes: 'the project works with data about people',
    no: 'the project works with no data about people',
    ask: 'Say in the profile whether it works with data about people.',
  },
  highRisk: {
    yes: 'decisions matter to people’s lives',
    no: 'no decision matters to people’s lives',
    ask: 'Say in the profile whether its decisions matter to people’s lives.',
  },
  publicDataOnly: {
    yes: 'all data is public',
    no: 'some data is not public',
    ask: 'Say in the profile whether all data is public.',
  },
} as const;

function isAsked({ when, unless }: Requirement, { evidence, profile }: JudgeContext): boolean {
  if (unless !== undefined && profile[unless] === true) return false;
  return when === undefined || evidence.facts(when).some(({ strength }) => strength > 0);
}

function judgeRequirement(requirement: Requirement, evidence: SeenEvidence): Reason {
  const { label } = requirement;
  if ('noFindings' in requirement) {
    const findings = evidence.findings(requirement.noFindings);
    return { label, state: findings.length === 0 ? 'met' : 'unmet', evidence: placesOfFindings(findings) };
  }
  if ('files' in requirement) {
    const paths = evidence.paths(requirement.files).slice(0, 5);
    const places = paths.map((file): Evidence => ({ file, line: 1, text: 'The file is there' }));
    return { label, state: places.length > 0 ? 'met' : 'unmet', evidence: places };
  }
  const { anyOf, bar = 1, different = 1, orAnyOf = [] } = requirement;
  const enough = evidence.facts(orAnyOf).filter(({ strength }) => strength > 0);
  const facts = [...enough, ...evidence.facts(anyOf)];
  const strongest = facts[0];
  const kinds = (least: number): number =>
    new Set(facts.filter(({ strength }) => strength >= least).map(({ text }) => text)).size;
  const isMet = enough.length > 0 || kinds(bar) >= different;
  const isPartial = kinds(Math.max(1, bar - 1)) > 0;
  return {
    label,
    state: isMet ? 'met' : isPartial ? 'partial' : 'unmet',
    ...(strongest === undefined ? {} : { strength: strongest.strength }),
    evidence: placesOfFacts(facts),
  };
}

/** Whether a requirement makes its item partly met: that nothing bad was found does so only where the item says it. */
function isCredit(requirement: Requirement, reason: Reason | undefined): boolean {
  if (reason === undefined || reason.state === 'unmet') return false;
  return !('noFindings' in requirement) || requirement.isCredit === true;
}

/** One error caps the state at partial, two or more at unmet; what is weaker caps it at partial. */
function capState(state: 'met' | 'partial' | 'unmet', blocking: readonly Finding[]): 'met' | 'partial' | 'unmet' {
  if (blocking.length === 0) return state;
  if (blocking.filter(({ severity }) => severity === 'error').length >= 2) return 'unmet';
  return state === 'met' ? 'partial' : state;
}

function explain(state: ItemState, reasons: readonly Reason[], blocking: readonly Finding[]): string {
  const against = blocking.length === 1 ? '1 finding speaks' : `${String(blocking.length)} findings speak`;
  if (state === 'met') return 'Evidence was found for all of it.';
  const missing = reasons.filter((reason) => reason.state !== 'met').length;
  const parts = [
    ...(missing === 0 ? [] : [`evidence is missing for ${String(missing)} of ${String(reasons.length)} parts`]),
    ...(blocking.length === 0 ? [] : [`${against} against it`]),
  ];
  const text = parts.join(', and ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function uniqueEvidence(evidence: readonly Evidence[]): readonly Evidence[] {
  return [...new Map(evidence.map((entry) => [`${entry.file}:${String(entry.line)}:${entry.text}`, entry])).values()];
}
