import type { ChecklistReport, ItemReport, ItemState } from '../checklist/types';
import { HONESTY, STATE_WORDS } from './checklist-states';
import { formatBom, WORKSPACE, type BomSubject } from './cyclonedx';

const STANDARD = 'watertight-checklist';
/** What CycloneDX calls conformance: how much of an item evidence was found for. */
const SHARES: Readonly<Record<ItemState, number>> = {
  met: 1,
  attested: 1,
  partial: 0.5,
  unmet: 0,
  unknown: 0,
  'not-applicable': 1,
};

/** The checklist as declarations: its items are the requirements, what was seen is the evidence. */
export function formatChecklistCycloneDx(report: ChecklistReport, subject: BomSubject): string {
  const judged = report.items.filter(({ state }) => state !== 'unknown');
  return formatBom(subject, {
    declarations: {
      assessors: [{ 'bom-ref': 'watertight', thirdParty: false }],
      attestations: [
        {
          summary: HONESTY,
          assessor: 'watertight',
          map: judged.map(({ id, state, explanation }) => ({
            requirement: `item-${id}`,
            claims: [`claim-${id}`],
            conformance: { score: SHARES[state], rationale: explanation },
          })),
        },
      ],
      claims: judged.map((item) => ({
        'bom-ref': `claim-${item.id}`,
        target: WORKSPACE,
        predicate: `${item.title}: ${STATE_WORDS[item.state].word}`,
        reasoning: item.explanation,
        ...(item.evidence.length === 0
          ? {}
          : { evidence: item.evidence.map((_, at) => `evidence-${item.id}-${String(at + 1)}`) }),
      })),
      evidence: judged.flatMap(toEvidence),
    },
    definitions: {
      standards: [
        {
          'bom-ref': STANDARD,
          name: 'Watertight checklist',
          version: subject.version,
          requirements: report.items.map(({ id, title, standards }) => ({
            'bom-ref': `item-${id}`,
            identifier: id,
            title,
            properties: standards.map((standard) => ({ name: 'watertight:standard', value: standard })),
          })),
        },
      ],
    },
  });
}

function toEvidence({ id, evidence }: ItemReport): readonly unknown[] {
  return evidence.map(({ file, line, text }, at) => ({
    'bom-ref': `evidence-${id}-${String(at + 1)}`,
    description: text,
    data: [{ name: `${file}:${String(line)}` }],
  }));
}
