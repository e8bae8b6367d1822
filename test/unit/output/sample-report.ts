import type { Finding } from '../../../src/core/finding';
import { defineRule, type RegisteredRule, type RuleMeta } from '../../../src/engine/rule';
import type { ScanReport } from '../../../src/output/report';

const META: RuleMeta = {
  summary: 'A call that runs what it loads',
  severity: 'error',
  confidence: 'high',
  fix: 'unsafe',
  since: '0.1.0',
  cwe: [502, 79],
  owaspMl: ['ML06'],
  owaspLlm: ['LLM03'],
  cicdSec: ['CICD-SEC-3'],
  atlas: ['AML.T0011.000'],
  stages: ['development', 'deployment'],
};

export const dangerousCall: RegisteredRule = {
  ...defineRule({ id: 'dangerous-call', meta: META, messages: {}, triggers: [], check: {} }),
  group: 'untrusted-code',
};

export const writtenSecret: RegisteredRule = {
  ...defineRule({
    id: 'written-secret',
    meta: { ...META, summary: 'A secret is written into a file', severity: 'warning', cwe: [798] },
    messages: {},
    triggers: [],
    check: {},
  }),
  group: 'secrets',
};

/** A finding of the rule above on line 2 of `src/train.py`, columns 5 to 13. */
export function createFinding(parts: Partial<Finding> = {}): Finding {
  return {
    ruleId: 'dangerous-call',
    group: 'untrusted-code',
    practice: 'ci-cd',
    severity: 'error',
    confidence: 'high',
    file: 'src/train.py',
    range: { start: 20, end: 28 },
    start: { line: 1, character: 4 },
    end: { line: 1, character: 12 },
    message: '`danger` can run code. Pass `safe=True`.',
    related: [],
    fingerprint: '0123456789abcdef',
    ...parts,
  };
}

/** A report of nothing, but for what is given. */
export function createReport(parts: Partial<ScanReport> = {}): ScanReport {
  return {
    version: '0.1.0',
    milliseconds: 1234,
    rules: [dangerousCall, writtenSecret],
    findings: [],
    suppressed: [],
    crashes: [],
    files: { scanned: 3, skipped: [], failed: [] },
    frameOf: () => undefined,
    ...parts,
  };
}

export const inOutput = createFinding({
  ruleId: 'written-secret',
  group: 'secrets',
  practice: 'encryption',
  severity: 'info',
  confidence: 'medium',
  file: 'notes/a b.ipynb',
  message: 'The output shows a token.',
  cell: {
    index: 2,
    id: 'c3',
    part: 'output',
    output: 1,
    start: { line: 0, character: 7 },
    end: { line: 0, character: 9 },
  },
});

/** A report with one of everything. */
export function createFullReport(): ScanReport {
  const mended = createFinding({
    fix: { title: 'Pass `safe=True`', safety: 'safe', edits: [{ range: { start: 27, end: 27 }, text: ', safe=True' }] },
    related: [
      {
        range: { start: 0, end: 1 },
        start: { line: 0, character: 0 },
        end: { line: 0, character: 1 },
        message: 'From here.',
      },
    ],
  });
  const cleared = {
    title: 'Clear this output',
    safety: 'unsafe',
    edits: [{ range: { start: 5, end: 9 }, text: '' }],
  } as const;
  return createReport({
    findings: [mended, { ...inOutput, fix: cleared }, createFinding({ file: '/srv/über/x.py', severity: 'warning' })],
    suppressed: (['inline', 'metadata', 'foreign', 'config'] as const).map((kind) =>
      createFinding({ file: 'old.py', suppression: { kind, reason: `by ${kind}` } }),
    ),
    crashes: [{ ruleId: 'written-secret', file: 'odd.py', error: 'TypeError: a slip' }],
    files: {
      scanned: 5,
      skipped: [{ file: 'big.csv', reason: 'it is too large' }],
      failed: [{ file: 'broken.ipynb', reason: 'the JSON ends early' }],
    },
    textOf: (file) => (file === 'src/train.py' ? 'model = load(path)\nx = danger()\n' : undefined),
    frameOf: (finding) => (finding.file === 'src/train.py' ? { text: 'x = danger()', start: 4, end: 12 } : undefined),
  });
}
