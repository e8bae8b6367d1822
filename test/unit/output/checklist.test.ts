import { expect } from 'chai';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/process.mjs';
import { evaluateChecklist } from '../../../src/checklist/evaluate';
import type { ChecklistReport, ProgressRecord } from '../../../src/checklist/types';
import { formatChecklistCycloneDx } from '../../../src/output/checklist-cyclonedx';
import { formatChecklistHtml } from '../../../src/output/checklist-html';
import { formatChecklistMarkdown } from '../../../src/output/checklist-markdown';
import { formatChecklistSarif } from '../../../src/output/checklist-sarif';
import { formatChecklist } from '../../../src/output/checklist-text';

const SUBJECT = { name: 'churn <b>', version: '1.2.3' };
const HISTORY: readonly ProgressRecord[] = [
  { date: '2026-10-01', score: 20, practices: {} },
  { date: '2026-11-01', score: 55, practices: {} },
];

function report(): ChecklistReport {
  return evaluateChecklist({
    facts: [
      { kind: 'security-policy', file: 'SECURITY.md', line: 1, text: 'Security policy with a contact', strength: 1 },
      { kind: 'code-owners', file: '<script>|`.md', line: 1, text: 'Code owners', strength: 1 },
    ],
    findings: [],
    today: '2026-11-26',
    attestations: [
      {
        ...{ id: 'ACC-O1', state: 'attested', by: 'Ada', date: '2026-11-01', expires: '2027-01-31' },
        note: 'Keys <img src=x> for all | really',
      },
    ],
  });
}

describe('the checklist as a document', () => {
  it('is one HTML file without anything from elsewhere, and without a script', () => {
    const html = formatChecklistHtml(report(), SUBJECT, HISTORY);
    expect(html).to.contain('<html lang="en">').and.to.contain('role="img"').and.to.contain('<desc');
    expect(html).not.to.match(/<script|<img|<[^>]*\b(?:src|href|on\w+)=|url\(|@import/i);
    expect(html).to.contain('evidence found in this workspace');
    expect(html).to.contain('2026-10-01: 20 %');
  });

  it('names the state of each item in words', () => {
    const html = formatChecklistHtml(report(), SUBJECT);
    for (const { id, title } of report().items) {
      expect(html).to.contain(id);
      expect(html).to.contain(title.replaceAll("'", '&#39;').slice(0, 20));
    }
    expect(html).to.contain('attested: ').and.to.contain('not met: ').and.to.contain('partly met: ');
  });

  it('lets no name and no note become markup', () => {
    const markdown = formatChecklistMarkdown(report(), SUBJECT);
    expect(markdown).to.contain('churn \\<b\\>').and.to.contain('Keys \\<img src=x\\> for all \\| really');
    expect(markdown).not.to.match(/[^\\`]<script>\|/);
    expect(formatChecklistHtml(report(), SUBJECT)).to.contain('&#60;script&#62;').and.not.to.contain('<b>');
  });

  it('has the grid in Markdown', () => {
    const lines = formatChecklistMarkdown(report(), SUBJECT).split('\n');
    expect(lines).to.include('| Practice | Data | Development | Deployment | Monitoring | Maintenance | Score |');
    expect(lines.some((line) => line.startsWith('| Access control |'))).to.equal(true);
  });

  it('says in text what it is, and what a person said', () => {
    const text = formatChecklist(report(), { hasColour: false });
    expect(text).to.contain('evidence found in this workspace').and.to.contain('Ada attests that this is met');
  });

  it('is valid SARIF, with what is not met as notes', () => {
    const sarif: unknown = JSON.parse(formatChecklistSarif(report(), SUBJECT));
    expect(problemsOf('test/unit/output/sarif-schema-2.1.0.json', sarif)).to.deep.equal([]);
    const [run] = (sarif as { readonly runs: readonly { readonly results: readonly { readonly level: string }[] }[] })
      .runs;
    const open = report().items.filter(({ state }) => state === 'unmet' || state === 'partial');
    expect(run?.results.map(({ level }) => level)).to.deep.equal(open.map(() => 'note'));
  });

  it('is valid by the schema of CycloneDX 1.6', () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    for (const name of ['idn-email', 'iri-reference']) ajv.addFormat(name, true);
    const read = (name: string): object =>
      JSON.parse(readFileSync(join(ROOT, 'test/fixtures/cyclonedx', name), 'utf8')) as object;
    for (const name of ['spdx.schema.json', 'jsf-0.82.schema.json']) ajv.addSchema(read(name));
    const validate = ajv.compile(read('bom-1.6.schema.json'));
    validate(JSON.parse(formatChecklistCycloneDx(report(), SUBJECT)));
    expect(validate.errors ?? []).to.deep.equal([]);
  });

  it('is a declaration in CycloneDX whose references all lead somewhere', () => {
    const bom = formatChecklistCycloneDx(report(), SUBJECT);
    const names = new Set([...bom.matchAll(/"bom-ref": "([^"]+)"/g)].map(([, name]) => name));
    const { declarations } = JSON.parse(bom) as {
      readonly declarations: {
        readonly attestations: readonly {
          readonly map: readonly { readonly requirement: string; readonly claims: readonly string[] }[];
        }[];
        readonly claims: readonly { readonly target: string; readonly evidence?: readonly string[] }[];
      };
    };
    const used = [
      ...declarations.attestations.flatMap(({ map }) =>
        map.flatMap(({ requirement, claims }) => [requirement, ...claims]),
      ),
      ...declarations.claims.flatMap(({ target, evidence = [] }) => [target, ...evidence]),
    ];
    expect(used.filter((name) => !names.has(name))).to.deep.equal([]);
  });

  it('is JSON as its schema says', () => {
    const text = JSON.stringify(report());
    expect(problemsOf('schemas/checklist-report.schema.json', JSON.parse(text))).to.deep.equal([]);
  });
});

function problemsOf(schema: string, value: unknown): readonly unknown[] {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  // Ajv knows no draft-04 by name.
  const given = JSON.parse(readFileSync(join(ROOT, schema), 'utf8')) as Record<string, unknown>;
  const rest = Object.fromEntries(Object.entries(given).filter(([key]) => key !== '$schema' && key !== 'id'));
  const validate = ajv.compile(rest);
  return validate(value) ? [] : (validate.errors ?? []);
}
