import { expect } from 'chai';
import type { FactKind } from '../../../src/checklist/fact-kinds';
import { evaluateChecklist, type ChecklistInput } from '../../../src/checklist/evaluate';
import { ITEMS } from '../../../src/checklist/items';
import type { Attestation, Fact, ItemReport, Profile, Strength } from '../../../src/checklist/types';
import { PRACTICES, STAGES, type Finding, type Severity } from '../../../src/core/finding';

const fact = (kind: FactKind, strength: Strength = 2, text: string = kind): Fact => ({
  ...{ kind, file: 'a', line: 1, text, strength },
});

function finding(ruleId: string, severity: Severity = 'error', fix?: Finding['fix']): Finding {
  const start = { line: 2, character: 0 };
  return {
    ...{ ruleId, group: 'secrets', practice: 'encryption', severity, confidence: 'high', file: 'b.py', message: '' },
    ...{ related: [], fingerprint: '0', range: { start: 0, end: 1 }, start, end: start },
    ...(fix === undefined ? {} : { fix }),
  };
}

function judge(id: string, input: Partial<ChecklistInput>): ItemReport {
  const { items } = evaluateChecklist({ facts: [], findings: [], today: '2026-11-26', ...input });
  const item = items.find((candidate) => candidate.id === id);
  if (item === undefined) throw new Error(`There is no item ${id}.`);
  return item;
}

const stateOf = (
  id: string,
  facts: readonly Fact[],
  findings: readonly Finding[] = [],
  profile: Profile = {},
): string => judge(id, { facts, findings, profile }).state;

describe('the states of checklist items', () => {
  it('are met when every part is seen, and partly met when some are', () => {
    expect(stateOf('CIC-M3', [])).to.equal('unmet');
    expect(stateOf('CIC-M3', [fact('secret-scan')])).to.equal('partial');
    expect(stateOf('CIC-M3', [fact('secret-scan'), fact('static-scan')])).to.equal('met');
  });

  it('need what runs by itself where the item asks for that', () => {
    expect(stateOf('CIC-M1', [fact('pull-request-tests', 1)])).to.equal('partial');
    expect(stateOf('CIC-M1', [fact('pull-request-tests', 2)])).to.equal('met');
  });

  it('do not change by what is only mentioned', () => {
    expect(stateOf('EXP-M1', [fact('training'), fact('explanation', 0)])).to.equal('unmet');
    expect(stateOf('ENC-P1', [fact('model-route', 0)])).to.equal('unknown');
  });

  it('ask for two different attacks', () => {
    const attack = (text: string): Fact => fact('evasion-test', 2, text);
    expect(stateOf('ADV-M1', [attack('FGSM attack'), attack('FGSM attack')])).to.equal('partial');
    expect(stateOf('ADV-M1', [attack('FGSM attack'), attack('PGD attack')])).to.equal('met');
    expect(stateOf('ADV-M1', [fact('training'), fact('robustness-report', 3)])).to.equal('met');
  });

  it('say that there is nothing to judge by where the workspace shows no need', () => {
    expect(stateOf('ACC-P1', [])).to.equal('unknown');
    expect(stateOf('ACC-P1', [fact('model-route')])).to.equal('unmet');
    expect(stateOf('ACC-P1', [fact('model-route'), fact('authenticated-route')])).to.equal('partial');
    expect(stateOf('ACC-P1', [fact('model-route'), fact('authenticated-route'), fact('role-check')])).to.equal('met');
  });

  it('follow what a person answers about the project', () => {
    expect(stateOf('ACC-P1', [], [], { servesModel: true })).to.equal('unmet');
    expect(stateOf('ACC-P1', [fact('model-route')], [], { servesModel: false })).to.equal('not-applicable');
    expect(stateOf('ENC-D1', [fact('data-remote')], [], { publicDataOnly: true })).to.equal('not-applicable');
  });

  it('are capped by one error, and end with two', () => {
    const facts = [fact('secret-store')];
    expect(stateOf('ENC-M1', facts)).to.equal('met');
    expect(stateOf('ENC-M1', facts, [finding('hard-coded-secret')])).to.equal('partial');
    expect(stateOf('ENC-M1', facts, [finding('hard-coded-secret'), finding('secret-in-output')])).to.equal('unmet');
  });

  it('are only capped by what is no error, however often', () => {
    const weak = Array.from({ length: 5 }, () => finding('hard-coded-secret', 'warning'));
    expect(stateOf('ENC-M1', [fact('secret-store')], weak)).to.equal('partial');
  });

  it('come with the reason, the strength and the place of everything', () => {
    const item = judge('ENC-M1', { facts: [fact('secret-store')], findings: [finding('hard-coded-secret')] });
    expect(item.explanation).to.equal('Evidence is missing for 1 of 2 parts, and 1 finding speaks against it.');
    expect(item.reasons).to.deep.equal([
      {
        label: 'No secret was found in files or outputs',
        state: 'unmet',
        evidence: [{ file: 'b.py', line: 3, text: 'Finding: hard-coded-secret' }],
      },
      {
        label: 'Secrets come from a store or from the pipeline',
        state: 'met',
        strength: 2,
        evidence: [{ file: 'a', line: 1, text: 'secret-store' }],
      },
    ]);
  });
});

describe('what people say of checklist items', () => {
  const said = (change: Partial<Attestation> = {}): Partial<ChecklistInput> => ({
    attestations: [
      {
        ...{ id: 'ACC-O1', state: 'attested', by: 'Ada', date: '2026-10-01', expires: '2026-12-31', note: 'Keys.' },
        ...change,
      },
    ],
  });

  it('counts until its day', () => {
    expect(judge('ACC-O1', said())).to.include({
      state: 'attested',
      explanation: 'Ada attests that this is met, until 2026-12-31.',
    });
    expect(judge('ACC-O1', said({ expires: '2026-11-26' })).state).to.equal('attested');
    expect(judge('ACC-O1', said({ expires: '2026-11-25' }))).to.deep.include({ state: 'partial' });
    expect(judge('ACC-O1', said({ expires: '2026-11-25' })).attestation).to.include({ isExpired: true, by: 'Ada' });
  });

  it('can be that an item is not applicable; once that has expired, the item is judged again', () => {
    expect(judge('CIC-M2', said({ id: 'CIC-M2', state: 'not-applicable' })).state).to.equal('not-applicable');
    const expired = said({ id: 'CIC-M2', state: 'not-applicable', expires: '2026-01-01' });
    expect(judge('CIC-M2', expired).state).to.equal('unmet');
  });

  it('does not hide what is seen to be met', () => {
    const facts = [fact('code-owners'), fact('review-rule')];
    expect(judge('CIC-M2', { facts, ...said({ id: 'CIC-M2', state: 'not-applicable' }) }).state).to.equal('met');
  });

  it('is taken from a deon checklist where all lines of an item are ticked', () => {
    const tick = (value: string): Fact => ({ ...fact('deon-tick', 1, `deon ${value}`), value });
    const profile = { personalData: true };
    expect(judge('ENC-T1', { facts: [tick('B.2')], profile }).state).to.equal('unmet');
    const item = judge('ENC-T1', { facts: [tick('B.2'), tick('B.3')], profile });
    expect(item).to.include({ state: 'attested', explanation: 'The deon checklist ticks B.2 and B.3.' });
  });
});

describe('what can be done for checklist items', () => {
  const kinds = (item: ItemReport): readonly string[] => item.actions.map(({ id }) => id);

  it('is creating what is missing, attesting, and reading on', () => {
    expect(kinds(judge('AUD-T1', {}))).to.deep.equal([
      ...['scaffold:security-policy', 'scaffold:incident-runbook', 'attest', 'not-applicable', 'docs'],
    ]);
  });

  it('is nothing but reading where an item is met', () => {
    expect(kinds(judge('AUD-T1', { facts: [fact('security-policy'), fact('incident-runbook')] }))).to.deep.equal([
      'docs',
    ]);
  });

  it('is fixing a rule for as long as it has safe fixes', () => {
    const fix = { title: 'Fix', safety: 'safe', edits: [] } as const;
    const facts = [fact('model-route')];
    const findings = [finding('tls-verification-off', 'error', fix), finding('plain-text-transport')];
    const [first] = judge('ENC-P1', { facts, findings }).actions;
    expect(first).to.deep.equal({
      ...{ id: 'fix:tls-verification-off', title: 'Fix tls-verification-off in 1 place' },
      ...{ kind: 'fix', ruleId: 'tls-verification-off' },
    });
  });

  it('is running a test once there is one', () => {
    expect(kinds(judge('ADV-M1', { facts: [fact('training')] })).filter((id) => id.startsWith('run:'))).to.deep.equal(
      [],
    );
    const written = [fact('training'), { ...fact('evasion-test', 1, 'FGSM attack'), file: 'tests/test_attacks.py' }];
    expect(kinds(judge('ADV-M1', { facts: written }))).to.include('run:python -m pytest tests/test_attacks.py');
  });

  it('puts no file into a command whose name a shell would read', () => {
    const written = [fact('training'), { ...fact('evasion-test', 1, 'FGSM attack'), file: 'tests/a;rm -rf x.py' }];
    expect(kinds(judge('ADV-M1', { facts: written })).filter((id) => id.startsWith('run:'))).to.deep.equal([]);
  });

  it('opens the card that was seen', () => {
    const card = { ...fact('model-card', 1), file: 'docs/model_card.md' };
    expect(kinds(judge('EXP-M3', { facts: [card] }))).to.include('open:docs/model_card.md');
  });

  it('names the pipeline first that the workspace uses', () => {
    const pipeline = { ...fact('ci-pipeline'), file: '.gitlab-ci.yml' };
    expect(kinds(judge('CIC-M1', { facts: [pipeline] }))[0]).to.equal('scaffold:gitlab-ci');
    expect(kinds(judge('CIC-M1', {}))[0]).to.equal('scaffold:github-workflow');
  });

  it('leaves a way for every item that is not met', () => {
    const { items } = evaluateChecklist({ facts: [], findings: [] });
    expect(items.filter(({ actions }) => !actions.some(({ kind }) => kind === 'attest'))).to.deep.equal([]);
  });
});

describe('the scores of the checklist', () => {
  it('leave out what cannot be judged', () => {
    const report = evaluateChecklist(
      { facts: [], findings: [] },
      ITEMS.filter(({ id }) => id === 'ACC-P1'),
    );
    expect(report).to.deep.include({ score: null, counts: counts({ unknown: 1 }) });
  });

  it('weigh items, and count half where they are partly met', () => {
    const items = ITEMS.filter(({ id }) => id === 'CIC-M3' || id === 'CIC-M1');
    const report = evaluateChecklist({ facts: [fact('pull-request-tests'), fact('static-scan')], findings: [] }, items);
    // 7.5 of 7.5, and half of 10.
    expect(report.score).to.equal(71);
    expect(report.counts).to.deep.equal(counts({ met: 1, partial: 1 }));
  });

  it('exist for every practice, stage and cell', () => {
    const report = evaluateChecklist({ facts: [], findings: [] });
    expect(report.practices.map(({ id }) => id)).to.deep.equal(PRACTICES);
    expect(report.stages.map(({ id }) => id)).to.deep.equal(STAGES);
    expect(report.cells).to.have.length(PRACTICES.length * STAGES.length);
    const sum = report.cells.reduce(
      (total, { counts: cell }) => total + Object.values(cell).reduce((a, b) => a + b),
      0,
    );
    expect(sum).to.equal(report.items.length);
  });

  function counts(some: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
    return { met: 0, partial: 0, unmet: 0, 'not-applicable': 0, attested: 0, unknown: 0, ...some };
  }
});
