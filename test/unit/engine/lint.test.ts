import { expect } from 'chai';
import type { Engine, FileInput, LintResult } from '../../../src/engine/engine';
import { createEngine } from '../../../src/engine/lint';
import { defineRule, type RegisteredRule } from '../../../src/engine/rule';
import { DEFAULT_SETTINGS, type Settings } from '../../../src/engine/settings';
import expiredSuppression from '../../../src/rules/audit/expired-suppression';
import unknownSuppression from '../../../src/rules/audit/unknown-suppression';
import { testGrammars } from '../grammars';

const META = {
  summary: 'For the test',
  severity: 'error',
  confidence: 'high',
  fix: 'none',
  since: '0.1.0',
  cwe: [],
  stages: ['development'],
} as const;

const dangerousCall: RegisteredRule = {
  ...defineRule({
    id: 'dangerous-call',
    meta: { ...META, equivalents: { bandit: ['B999'] } },
    messages: { found: '`{callee}` is dangerous.' },
    triggers: ['danger'],
    check: {
      python(document, report) {
        for (const call of document.callsNamed('danger')) {
          report({ at: call.range, message: 'found', data: { callee: call.callee.text } });
        }
      },
    },
  }),
  group: 'untrusted-code',
};

const throwing: RegisteredRule = {
  ...defineRule({
    id: 'throwing-rule',
    meta: META,
    messages: { never: 'Never.' },
    triggers: ['danger'],
    check: {
      python() {
        throw new TypeError('a slip');
      },
    },
  }),
  group: 'audit',
};

const wordInText: RegisteredRule = {
  ...defineRule({
    id: 'secret-word',
    meta: { ...META, level: 'strict' },
    messages: { found: 'A secret word.' },
    triggers: ['swordfish'],
    check: {
      text(content, report) {
        const start = content.text.indexOf('swordfish');
        if (start >= 0) report({ at: { start, end: start + 9 }, message: 'found', redactAs: 'word' });
      },
    },
  }),
  group: 'secrets',
};

const facts = { hasPath: () => undefined, today: '2026-06-15' };

describe('linting a file', () => {
  let engine: Engine;
  before(async () => {
    const suppressions = [expiredSuppression, unknownSuppression].map((rule) => ({ ...rule, group: 'audit' as const }));
    engine = createEngine({
      rules: [dangerousCall, throwing, wordInText, ...suppressions],
      grammars: await testGrammars(),
    });
  });

  const lint = (text: string, path = 'a.py', settings: Partial<Settings> = {}): LintResult =>
    engine.lint({ path, text }, { ...DEFAULT_SETTINGS, ...settings }, facts);
  const ids = (result: LintResult): readonly string[] => result.findings.map(({ ruleId }) => ruleId);

  it('places a finding in the file', () => {
    const [finding] = lint('x = 1\ny = danger(x)\n').findings;
    expect(finding).to.deep.include({
      ruleId: 'dangerous-call',
      message: '`danger` is dangerous.',
      practice: 'ci-cd',
      start: { line: 1, character: 4 },
      end: { line: 1, character: 13 },
    });
  });

  it('goes on behind a rule that throws, and says which one it was', () => {
    const result = lint('danger()\n');
    expect(ids(result)).to.deep.equal(['dangerous-call']);
    expect(result.crashes).to.have.length(1);
    expect(result.crashes[0]).to.include({ ruleId: 'throwing-rule', file: 'a.py' });
    expect(result.crashes[0]?.error).to.contain('TypeError: a slip');
  });

  it('lowers the severity by one in tests, examples and docs', () => {
    expect(lint('danger()', 'tests/a.py').findings[0]?.severity).to.equal('warning');
    expect(lint('danger()', 'src/a.py').findings[0]?.severity).to.equal('error');
  });

  it('takes severities from the settings as they are', () => {
    const rules = { 'dangerous-call': { severity: 'info' } } as const;
    expect(lint('danger()', 'tests/a.py', { rules }).findings[0]?.severity).to.equal('info');
    expect(ids(lint('danger()', 'a.py', { rules: { 'dangerous-call': { severity: 'off' } } }))).to.deep.equal([]);
  });

  it('runs strict rules at the strict level, or when they are selected', () => {
    expect(ids(lint('swordfish = 1'))).to.deep.equal([]);
    expect(ids(lint('swordfish = 1', 'a.py', { level: 'strict' }))).to.deep.equal(['secret-word']);
    expect(ids(lint('swordfish = 1', 'a.py', { select: ['secrets'] }))).to.deep.equal(['secret-word']);
  });

  it('keeps fingerprints when lines move, and tells equal lines apart', () => {
    const before = lint('danger()\ndanger()\n').findings.map(({ fingerprint }) => fingerprint);
    const after = lint('# new\n\ndanger()\ndanger()\n').findings.map(({ fingerprint }) => fingerprint);
    expect(after).to.deep.equal(before);
    expect(new Set(before).size).to.equal(2);
  });

  it('gives a fingerprint that does not depend on the secret', () => {
    const of = (text: string): string | undefined =>
      lint(text, 'a.py', { level: 'strict' }).findings.find(({ ruleId }) => ruleId === 'secret-word')?.fingerprint;
    expect(of('key = "swordfish"')).to.match(/^[0-9a-f]{16}$/);
  });

  it('suppresses by comment on the line, above it, and for the file', () => {
    for (const text of [
      'danger()  # watertight: ignore[dangerous-call] our own',
      '# watertight: ignore[dangerous-call] our own\ndanger()',
      '# watertight: ignore-file[dangerous-call]\nx = 1\n\ndanger()',
      'danger()  # nosec B999',
    ]) {
      const result = lint(text);
      expect(ids(result), text).to.deep.equal([]);
      expect(result.suppressed, text).to.have.length(1);
    }
  });

  it('keeps the reason of a suppression', () => {
    const result = lint('danger()  # watertight: ignore[dangerous-call] our own');
    expect(result.suppressed[0]?.suppression).to.deep.equal({ kind: 'inline', reason: 'our own' });
  });

  it('reports suppressions that are expired or name no rule', () => {
    expect(ids(lint('danger()  # watertight: ignore[dangerous-call] until=2026-06-14'))).to.have.members([
      'dangerous-call',
      'expired-suppression',
    ]);
    expect(ids(lint('danger()  # watertight: ignore[dangerous-call] until=2026-06-15'))).to.deep.equal([]);
    expect(ids(lint('x = 1  # watertight: ignore[dangerous-cal]'))).to.deep.equal(['unknown-suppression']);
  });

  it('suppresses by the settings', () => {
    const ignore = [{ id: 'dangerous-call', path: 'src/**', reason: 'old' }];
    expect(lint('danger()', 'src/a.py', { ignore }).suppressed[0]?.suppression?.kind).to.equal('config');
    expect(ids(lint('danger()', 'lib/a.py', { ignore }))).to.deep.equal(['dangerous-call']);
  });

  it('never throws, whatever the text', () => {
    for (const text of ['danger(((((', 'danger("', '\u0000danger()', '\uFEFFdanger()', 'def danger(:\n  danger(']) {
      expect(() => lint(text), JSON.stringify(text)).not.to.throw();
    }
  });

  it('says that a notebook is broken', () => {
    expect(lint('{"cells": [{"cell_type": "code", "source": ["x', 'a.ipynb').failure).to.be.a('string');
  });
});

describe('one notebook, from disk and from an editor', () => {
  let engine: Engine;
  before(async () => {
    engine = createEngine({ rules: [dangerousCall, wordInText], grammars: await testGrammars() });
  });

  it('gives the same findings and fingerprints', () => {
    const cells = [
      { kind: 'markdown', languageId: 'markdown', text: '# swordfish\ntext' },
      { kind: 'code', languageId: 'python', text: 'x = "é😀"\ny = danger(x)  # \\ "quoted"' },
      { kind: 'code', languageId: 'python', text: '%pip install x\ndanger()' },
    ] as const;
    const notebook = {
      nbformat: 4,
      nbformat_minor: 5,
      metadata: { kernelspec: { name: 'python3' } },
      cells: cells.map((cell) => ({
        cell_type: cell.kind,
        metadata: {},
        source: cell.text.split(/(?<=\n)/),
        ...(cell.kind === 'code' ? { execution_count: null, outputs: [] } : {}),
      })),
    };
    const settings: Settings = { ...DEFAULT_SETTINGS, level: 'strict' };
    const describeAll = (input: FileInput): readonly unknown[] =>
      engine.lint(input, settings, facts).findings.map(({ ruleId, fingerprint, message, severity, cell }) => ({
        ...{ ruleId, fingerprint, message, severity },
        ...{ index: cell?.index, part: cell?.part, start: cell?.start, end: cell?.end },
      }));
    const fromDisk = describeAll({ path: 'a.ipynb', text: JSON.stringify(notebook, undefined, 1) });
    const fromEditor = describeAll({ path: 'a.ipynb', cells: { metadata: notebook.metadata, cells } });
    expect(fromDisk).to.have.length(3);
    expect(fromEditor).to.deep.equal(fromDisk);
    expect(fromDisk[2]).to.deep.include({ index: 2, start: { line: 1, character: 0 } });
  });
});
