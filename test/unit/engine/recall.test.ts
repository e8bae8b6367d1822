import { expect } from 'chai';
import type { Finding } from '../../../src/core/finding';
import type { LintResult } from '../../../src/engine/engine';
import { digestNames, isUnchanged, recordAsked, toKept, type Answers } from '../../../src/engine/recall';

const NOTHING: LintResult = { findings: [], suppressed: [], crashes: [] };
const digest = (text: string): string => `<${text}>`;

describe('what a result rests on', () => {
  const facts = {
    today: '2026-03-01',
    hasPath: (path: string) => (path === 'unknown' ? undefined : path === 'model.pt'),
    readText: (path: string) => (path === 'requirements.txt' ? 'torch==2.6' : undefined),
  };

  it('is what was asked, with its answers, and no more', () => {
    const recorder = recordAsked(facts, digest);
    expect(recorder.asked()).to.deep.equal({ questions: [] });
    expect(recorder.facts.hasPath('model.pt')).to.equal(true);
    expect(recorder.facts.hasPath('data.csv')).to.equal(false);
    expect(recorder.facts.readText?.('requirements.txt')).to.equal('torch==2.6');
    expect(recorder.facts.readText?.('uv.lock')).to.equal(undefined);
    expect(recorder.asked()).to.deep.equal({
      questions: [
        ['model.pt', true],
        ['data.csv', false],
        ['requirements.txt', '<torch==2.6>'],
        ['uv.lock', null],
      ],
    });
    expect(recorder.facts.today).to.equal('2026-03-01');
    expect(recorder.asked()?.today).to.equal('2026-03-01');
  });

  it('is not known where an answer was not', () => {
    const recorder = recordAsked(facts, digest);
    recorder.facts.hasPath('unknown');
    expect(recorder.asked()).to.equal(undefined);
  });

  it('is one answer for one question, even if the workspace changes meanwhile', () => {
    let exists = true;
    const recorder = recordAsked({ today: '', hasPath: () => exists }, digest);
    expect(recorder.facts.hasPath('a')).to.equal(true);
    exists = false;
    expect(recorder.facts.hasPath('a')).to.equal(true);
    expect(recorder.asked()).to.deep.equal({ questions: [['a', true]] });
  });

  it('is also what stands in folders, and that there is none', () => {
    const listFolder = (path: string): readonly string[] | undefined => (path === 'cache' ? ['a', 'b'] : undefined);
    const recorder = recordAsked({ ...facts, listFolder }, digest);
    expect(recorder.facts.listFolder?.('cache')).to.deep.equal(['a', 'b']);
    expect(recorder.facts.listFolder?.('none')).to.equal(undefined);
    const asked = recorder.asked() ?? { questions: [] };
    expect(asked.questions).to.deep.equal([
      ['cache', '<a\nb>', 'names'],
      ['none', null, 'names'],
    ]);
    const answers = { today: '', hasPath: () => false, digestOf: () => undefined };
    const namesOf = (path: string): string | undefined => digestNames(listFolder(path), digest);
    expect(isUnchanged(asked, { ...answers, namesOf })).to.equal(true);
    expect(isUnchanged(asked, { ...answers, namesOf: () => digest('a') })).to.equal(false);
    expect(isUnchanged(asked, answers), 'the folder is gone').to.equal(false);
  });

  it('is also which files git keeps, and that this cannot be told', () => {
    const recorder = recordAsked({ ...facts, isTracked: (path) => (path === '.env' ? true : undefined) }, digest);
    expect(recorder.facts.isTracked?.('.env')).to.equal(true);
    expect(recorder.facts.isTracked?.('b/.env')).to.equal(undefined);
    const asked = recorder.asked() ?? { questions: [] };
    expect(asked.questions).to.deep.equal([
      ['.env', true, 'tracked'],
      ['b/.env', null, 'tracked'],
    ]);
    const answers = { today: '', hasPath: () => false, digestOf: () => undefined };
    const isTracked = (path: string): boolean | undefined => (path === '.env' ? true : undefined);
    expect(isUnchanged(asked, { ...answers, isTracked })).to.equal(true);
    expect(isUnchanged(asked, { ...answers, isTracked: () => true })).to.equal(false);
    expect(isUnchanged(asked, { ...answers, isTracked: () => undefined })).to.equal(false);
    expect(isUnchanged(asked, answers)).to.equal(false);
  });

  it('has changed with any of the answers', () => {
    const asked = {
      questions: [['a', true], ['b', false], ['c', 'text'], ['d', null]],
      today: '2026-03-01',
    } as const; // prettier-ignore
    const same: Answers = {
      today: '2026-03-01',
      hasPath: (path) => path === 'a',
      digestOf: (path) => (path === 'c' ? 'text' : undefined),
    };
    expect(isUnchanged(asked, same)).to.equal(true);
    expect(isUnchanged(asked, { ...same, today: '2026-03-02' })).to.equal(false);
    expect(isUnchanged({ questions: asked.questions }, { ...same, today: '2026-03-02' })).to.equal(true);
    expect(isUnchanged(asked, { ...same, hasPath: () => true })).to.equal(false);
    expect(isUnchanged(asked, { ...same, hasPath: () => undefined })).to.equal(false);
    expect(isUnchanged(asked, { ...same, digestOf: () => 'text' })).to.equal(false);
    expect(isUnchanged(asked, { ...same, digestOf: () => undefined })).to.equal(false);
  });
});

describe('what is kept of a result', () => {
  const at = { range: { start: 0, end: 1 }, start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  const finding: Finding = {
    ...at,
    ruleId: 'plain-text-transport',
    group: 'encryption',
    practice: 'encryption',
    severity: 'warning',
    confidence: 'high',
    file: 'a.py',
    message: 'It is not encrypted.',
    related: [],
    fingerprint: '0123456789abcdef',
  };

  it('holds neither the edits of a fix nor the reason of a suppression, and says so', () => {
    const fix = { title: 'Use https', safety: 'safe' as const, edits: [{ range: at.range, text: 'url = "https:' }] };
    const suppression = { kind: 'inline' as const, reason: 'only inside of the cluster' };
    const kept = toKept(
      { ...NOTHING, findings: [{ ...finding, fix }], suppressed: [{ ...finding, suppression }] },
      't',
      {
        questions: [],
      },
    );
    expect(kept?.findings[0]?.fix).to.deep.equal({ ...fix, edits: [] });
    const other = toKept({ ...NOTHING, findings: [{ ...finding, otherFixes: [fix] }] }, 't', { questions: [] });
    expect(other?.findings[0]?.otherFixes).to.deep.equal([{ ...fix, edits: [] }]);
    expect(other?.isShortened).to.equal(true);
    expect(kept?.suppressed[0]?.suppression).to.deep.equal({ kind: 'inline' });
    expect(kept?.isShortened).to.equal(true);
    expect(toKept({ ...NOTHING, findings: [finding] }, 't', { questions: [] })).not.to.have.property('isShortened');
  });

  it('is nothing where something failed, or the answers were not known', () => {
    const crashes = [{ ruleId: 'reader', file: 'a.py', error: 'x' }];
    expect(toKept({ ...NOTHING, crashes }, 't', { questions: [] })).to.equal(undefined);
    expect(toKept({ ...NOTHING, failure: 'no JSON' }, 't', { questions: [] })).to.equal(undefined);
    expect(toKept(NOTHING, 't', undefined)).to.equal(undefined);
    expect(toKept({ ...NOTHING, findings: [finding], failure: 'cut' }, 't', { questions: [] })?.failure).to.equal(
      'cut',
    );
  });
});
