import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import type { RegisteredRule } from '../../../src/engine/rule';
import type { ScanReport } from '../../../src/output/report';
import { formatSarif } from '../../../src/output/sarif';
import { createFinding, createFullReport, createReport, dangerousCall } from './sample-report';

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly Record<string, unknown>[] } };
  readonly results: readonly Record<string, unknown>[];
  readonly invocations: readonly Record<string, unknown>[];
}

const schema = JSON.parse(readFileSync(join(__dirname, 'sarif-schema-2.1.0.json'), 'utf8')) as Record<string, unknown>;

/** Ajv knows no draft-04 by name; but for `id` the schema uses nothing that later drafts changed. */
function createValidator() {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  const kept = Object.entries(schema).filter(([key]) => key !== '$schema' && key !== 'id');
  return ajv.compile(Object.fromEntries(kept));
}

const validate = createValidator();

function runOf(report: ScanReport): Run {
  const log = JSON.parse(formatSarif(report)) as { readonly runs: readonly [Run] };
  validate(log);
  expect(validate.errors ?? []).to.deep.equal([]);
  return log.runs[0];
}

describe('the SARIF of a scan', () => {
  it('agrees with the schema', () => {
    expect(runOf(createReport()).results).to.deep.equal([]);
    expect(runOf(createFullReport()).results).to.have.length(7);
    expect(validate({ version: '2.1.0', runs: [{ results: [] }] }), 'a run without a tool').to.equal(false);
  });

  it('places a result by lines and columns from 1, and says how to mend it', () => {
    const [result] = runOf(createFullReport()).results;
    const artifactLocation = { uri: 'src/train.py', uriBaseId: 'SRCROOT' };
    expect(result).to.deep.include({
      ruleId: 'dangerous-call',
      ruleIndex: 0,
      level: 'error',
      partialFingerprints: { 'watertight/v1': '0123456789abcdef' },
      suppressions: [],
      locations: [
        {
          physicalLocation: { artifactLocation, region: { startLine: 2, startColumn: 5, endLine: 2, endColumn: 13 } },
        },
      ],
      fixes: [
        {
          description: { text: 'Pass `safe=True`' },
          artifactChanges: [
            {
              artifactLocation,
              replacements: [
                {
                  deletedRegion: { startLine: 2, startColumn: 9, endLine: 2, endColumn: 9 },
                  insertedContent: { text: ', safe=True' },
                },
              ],
            },
          ],
          properties: { safety: 'safe' },
        },
      ],
    });
    expect(result?.['relatedLocations']).to.have.nested.property('[0].message.text', 'From here.');
  });

  it('gives edits offsets where the text is not at hand, and no fix without edits', () => {
    const [, second] = runOf(createFullReport()).results;
    expect(second?.['fixes']).to.have.deep.nested.property('[0].artifactChanges[0].replacements[0].deletedRegion', {
      charOffset: 5,
      charLength: 4,
    });
    const fix = { title: 'Clear', safety: 'safe', edits: [] } as const;
    expect(runOf(createReport({ findings: [createFinding({ fix })] })).results[0]).not.to.have.property('fixes');
  });

  it('leads to places in other files', () => {
    const place = { range: { start: 0, end: 1 }, start: { line: 2, character: 0 }, end: { line: 2, character: 1 } };
    const related = [{ ...place, message: 'The value is set here', file: 'app/config.py' }];
    const [result] = runOf(createReport({ findings: [createFinding({ related })] })).results;
    expect(result?.['relatedLocations']).to.have.nested.property(
      '[0].physicalLocation.artifactLocation.uri',
      'app/config.py',
    );
  });

  it('says info as note, and names the cell of a notebook', () => {
    const [, second] = runOf(createFullReport()).results;
    expect(second).to.include({ level: 'note', ruleIndex: 1 });
    expect(second?.['locations']).to.have.deep.nested.property('[0].logicalLocations', [
      { name: 'cell 3', fullyQualifiedName: '/cells/2/outputs/1', kind: 'value' },
    ]);
  });

  it('encodes paths, and makes absolute ones file URIs', () => {
    const files = ['a b/#ü?.py', '/srv/x y.py', 'C:/x.py', '../up.py', 'half\ud800.py'];
    const { results } = runOf(createReport({ findings: files.map((file) => createFinding({ file })) }));
    const places = results.map(({ locations }) => {
      const [place] = locations as readonly [
        { physicalLocation: { artifactLocation: { uri: string; uriBaseId?: string } } },
      ];
      const { uri, uriBaseId } = place.physicalLocation.artifactLocation;
      return [uri, uriBaseId];
    });
    expect(places).to.deep.equal([
      ['a%20b/%23%C3%BC%3F.py', 'SRCROOT'],
      ['file:///srv/x%20y.py', undefined],
      ['file:///C:/x.py', undefined],
      ['../up.py', 'SRCROOT'],
      ['half%EF%BF%BD.py', 'SRCROOT'],
    ]);
  });

  it('keeps suppressed findings, with where and why', () => {
    const suppressions = runOf(createFullReport())
      .results.slice(3)
      .flatMap((result) => result['suppressions']);
    expect(suppressions).to.deep.equal([
      { kind: 'inSource', status: 'accepted', justification: 'by inline' },
      { kind: 'inSource', status: 'accepted', justification: 'by metadata' },
      { kind: 'inSource', status: 'accepted', justification: 'by foreign' },
      { kind: 'external', status: 'accepted', justification: 'by config' },
    ]);
  });

  it('tells crashes and files that were not read; only crashes make the run a failed one', () => {
    const [invocation] = runOf(createFullReport()).invocations;
    expect(invocation).to.include({ executionSuccessful: false });
    expect(invocation?.['toolExecutionNotifications']).to.have.deep.nested.property('[0].associatedRule', {
      id: 'written-secret',
      index: 1,
    });
    expect(invocation?.['toolExecutionNotifications']).to.have.nested.property(
      '[1].message.text',
      'Not read in whole: the JSON ends early',
    );
    const files = { scanned: 0, skipped: [], failed: [{ file: 'x', reason: 'y' }] };
    expect(runOf(createReport({ files })).invocations[0]).to.include({ executionSuccessful: true });
  });

  it('describes its rules as GitHub wants them', () => {
    const stages = Array.from({ length: 30 }, (_, index) => `stage-${String(index)}`);
    const crowded = { ...dangerousCall, meta: { ...dangerousCall.meta, atlas: stages } } as RegisteredRule;
    const [rule] = runOf(createReport({ rules: [crowded] })).tool.driver.rules;
    expect(rule).to.deep.include({
      id: 'dangerous-call',
      name: 'DangerousCall',
      shortDescription: { text: 'A call that runs what it loads' },
      helpUri: 'https://github.com/watertight/watertight/blob/main/docs/rules/dangerous-call.md',
      defaultConfiguration: { level: 'error' },
    });
    const properties = rule?.['properties'] as Readonly<Record<string, unknown>>;
    expect(properties).to.include({ precision: 'high', 'security-severity': '8.0' });
    expect(properties['tags']).to.have.length(20);
    expect(properties['tags']).to.include.members(['security', 'external/cwe/cwe-502', 'external/cwe/cwe-079']);
  });
});
