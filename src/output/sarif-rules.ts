import { documentationUrl } from '../core/documentation';
import type { Severity } from '../core/finding';
import { PRACTICE_OF_GROUP } from '../engine/groups';
import type { RegisteredRule } from '../engine/rule';

/** SARIF's note is our info (contract.md). */
export const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>;
/** GitHub sorts alerts by this number: 7.0 and more is high, 4.0 and more medium. */
const SECURITY_SEVERITIES = { error: '8.0', warning: '5.5', info: '2.0' } as const satisfies Record<Severity, string>;
/** GitHub refuses a file in which a rule has more. */
const MAX_TAGS = 20;
const CWE = 'CWE';

/** A rule as GitHub and other viewers show it. */
export function toDescriptor(rule: RegisteredRule): Readonly<Record<string, unknown>> {
  const { id, meta } = rule;
  return {
    id,
    name: toPascalCase(id),
    shortDescription: { text: meta.summary },
    fullDescription: { text: describe(rule) },
    helpUri: documentationUrl(id),
    help: { text: `${describe(rule)}\n${documentationUrl(id)}`, markdown: helpOf(rule) },
    defaultConfiguration: { level: LEVELS[meta.severity] },
    properties: {
      tags: tagsOf(rule),
      precision: meta.confidence,
      'security-severity': SECURITY_SEVERITIES[meta.severity],
    },
    relationships: meta.cwe.map((number) => ({
      target: { id: String(number), toolComponent: { name: CWE, index: 0 } },
      kinds: ['superset'],
    })),
  };
}

/** The weaknesses that the rules name, as a part of MITRE's list. */
export function toTaxonomy(rules: readonly RegisteredRule[]): Readonly<Record<string, unknown>> {
  const numbers = [...new Set(rules.flatMap(({ meta }) => meta.cwe))].sort((a, b) => a - b);
  return {
    name: CWE,
    organization: 'MITRE',
    shortDescription: { text: 'Common Weakness Enumeration' },
    informationUri: 'https://cwe.mitre.org/',
    isComprehensive: false,
    taxa: numbers.map((number) => ({ id: String(number), helpUri: cweUrl(number) })),
  };
}

export function taxonomyReference(): Readonly<Record<string, unknown>> {
  return { name: CWE, index: 0 };
}

function toPascalCase(id: string): string {
  return id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

function describe({ group, meta }: RegisteredRule): string {
  return `${meta.summary}. Practice: ${PRACTICE_OF_GROUP[group]}; stages: ${meta.stages.join(', ')}.`;
}

function helpOf(rule: RegisteredRule): string {
  const { id, meta } = rule;
  const weaknesses = meta.cwe.map((number) => `[CWE-${String(number)}](${cweUrl(number)})`);
  return [
    `**${meta.summary}**`,
    `[How it happens and how to mend it](${documentationUrl(id)})`,
    ...(weaknesses.length > 0 ? [weaknesses.join(' · ')] : []),
    `To accept a finding, write behind it: \`watertight: ignore[${id}] reason\``,
  ].join('\n\n');
}

/** What GitHub knows comes first, so that it is kept where there are too many. */
function tagsOf({ group, meta }: RegisteredRule): readonly string[] {
  const weaknesses = meta.cwe.map((number) => `external/cwe/cwe-${String(number).padStart(3, '0')}`);
  const standards = [
    ...[...(meta.owaspMl ?? []), ...(meta.owaspLlm ?? [])].map((item) => `owasp-${item.toLowerCase()}`),
    ...(meta.cicdSec ?? []).map((item) => item.toLowerCase()),
    ...(meta.atlas ?? []).map((item) => `atlas/${item}`),
  ];
  const tags = ['security', ...weaknesses, group, PRACTICE_OF_GROUP[group], ...standards, ...meta.stages];
  return [...new Set(tags)].slice(0, MAX_TAGS);
}

function cweUrl(number: number): string {
  return `https://cwe.mitre.org/data/definitions/${String(number)}.html`;
}
