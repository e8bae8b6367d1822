import type { ChecklistReport, ItemReport, ItemState } from '../checklist/types';
import type { VersionedSubject } from './checklist-markdown';
import { HONESTY, STATE_WORDS } from './checklist-states';

const WORKSPACE = 'workspace';
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

/**
 * The checklist as declarations of CycloneDX 1.6 (ECMA-424): its items are the requirements, what was seen is the evidence.
 * It has neither a date nor a serial number, so that the same workspace gives the same file.
 */
export function formatChecklistCycloneDx(report: ChecklistReport, { name, version }: VersionedSubject): string {
  const judged = report.items.filter(({ state }) => state !== 'unknown');
  const bom = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      tools: { components: [{ type: 'application', name: 'watertight', version }] },
      component: { type: 'application', 'bom-ref': WORKSPACE, name },
    },
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
          version,
          requirements: report.items.map(({ id, title, standards }) => ({
            'bom-ref': `item-${id}`,
            identifier: id,
            title,
            properties: standards.map((standard) => ({ name: 'watertight:standard', value: standard })),
          })),
        },
      ],
    },
  };
  return JSON.stringify(bom, undefined, 2);
}

function toEvidence({ id, evidence }: ItemReport): readonly unknown[] {
  return evidence.map(({ file, line, text }, at) => ({
    'bom-ref': `evidence-${id}-${String(at + 1)}`,
    description: text,
    data: [{ name: `${file}:${String(line)}` }],
  }));
}
