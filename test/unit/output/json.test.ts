import { expect } from 'chai';
import { formatJson } from '../../../src/output/json';
import { createFinding, createFullReport, createReport } from './sample-report';

describe('the JSON of a scan', () => {
  it('has the shape that others rely on', () => {
    const { findings, ...rest } = JSON.parse(formatJson(createFullReport())) as {
      readonly findings: readonly unknown[];
    };
    expect(rest).to.deep.equal({
      schemaVersion: 1,
      files: {
        scanned: 5,
        skipped: [{ file: 'big.csv', reason: 'it is too large' }],
        failed: [{ file: 'broken.ipynb', reason: 'the JSON ends early' }],
      },
      crashes: [{ ruleId: 'written-secret', file: 'odd.py', error: 'TypeError: a slip' }],
    });
    expect(findings).to.have.length(3);
    expect(findings[0]).to.deep.equal({
      ruleId: 'dangerous-call',
      group: 'untrusted-code',
      practice: 'ci-cd',
      severity: 'error',
      confidence: 'high',
      file: 'src/train.py',
      start: { line: 2, column: 5 },
      end: { line: 2, column: 13 },
      message: '`danger` can run code. Pass `safe=True`.',
      fix: { title: 'Pass `safe=True`', safety: 'safe' },
      fingerprint: '0123456789abcdef',
    });
  });

  it('counts cells from 0, and their lines and columns from 1', () => {
    const [, second] = (JSON.parse(formatJson(createFullReport())) as { readonly findings: readonly object[] })
      .findings;
    expect(second).to.deep.include({
      start: { line: 2, column: 5 },
      cell: { index: 2, id: 'c3', part: 'output', line: 1, column: 8 },
    });
  });

  it('leaves out what is not there', () => {
    const start = { line: 3, character: 0 };
    const cell = { index: 0, part: 'source', start, end: start } as const;
    const [finding] = (
      JSON.parse(formatJson(createReport({ findings: [createFinding({ cell })] }))) as { findings: readonly object[] }
    ).findings;
    expect(finding).to.deep.include({ cell: { index: 0, part: 'source', line: 4, column: 1 } });
    expect(finding).not.to.have.property('fix');
    expect(JSON.parse(formatJson(createReport()))).to.deep.equal({
      schemaVersion: 1,
      findings: [],
      files: { scanned: 3, skipped: [], failed: [] },
      crashes: [],
    });
  });
});
