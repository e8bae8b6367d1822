import { expect } from 'chai';
import fc from 'fast-check';
import type { ItemAction, ItemState } from '../../../src/checklist/types';
import {
  biggestGains,
  countStates,
  groupByPractice,
  mainAction,
  selectItems,
  standardOf,
} from '../../../src/webview/select';
import { STATES } from '../../../src/webview/words';
import { aChecklist, anItem } from './checklists';

const NO_FILTER = { selection: {}, states: [], standard: undefined };

const SCAFFOLD: ItemAction = {
  id: 'scaffold:model-card',
  title: 'Write a model card',
  kind: 'scaffold',
  scaffold: 'model-card',
};
const ATTEST: ItemAction = { id: 'attest', title: 'Attest…', kind: 'attest' };
const FIX: ItemAction = { id: 'fix:x', title: 'Fix', kind: 'fix', ruleId: 'x' };

describe('the items that are shown', () => {
  const secret = anItem();
  const tls = anItem({ id: 'ENC-P1', stage: 'deployment', state: 'met', standards: ['GDPR 32', 'EU AI Act 15(5)'] });
  const card = anItem({ id: 'EXP-M3', practice: 'explainability', state: 'partial', standards: ['EU AI Act 11'] });
  const items = [secret, tls, card];

  it('are all of them, in their order, without a filter', () => {
    expect(selectItems(items, NO_FILTER)).to.deep.equal(items);
  });

  it('are those of a practice, of a stage, or of both', () => {
    expect(selectItems(items, { ...NO_FILTER, selection: { practice: 'encryption' } })).to.deep.equal([secret, tls]);
    expect(selectItems(items, { ...NO_FILTER, selection: { stage: 'development' } })).to.deep.equal([secret, card]);
    const both = { practice: 'encryption', stage: 'deployment' } as const;
    expect(selectItems(items, { ...NO_FILTER, selection: both })).to.deep.equal([tls]);
  });

  it('are those in one of the chosen states', () => {
    expect(selectItems(items, { ...NO_FILTER, states: ['unmet', 'partial'] })).to.deep.equal([secret, card]);
  });

  it('are those that point into the chosen standard', () => {
    expect(selectItems(items, { ...NO_FILTER, standard: 'EU AI Act' })).to.deep.equal([tls, card]);
  });

  it('stand under their practices, in the order of the report, without empty ones', () => {
    const { report } = aChecklist(items);
    expect(groupByPractice(report, [card, secret]).map((group) => [group.id, group.items])).to.deep.equal([
      ['encryption', [secret]],
      ['explainability', [card]],
    ]);
  });

  it('are counted by state', () => {
    expect(countStates([...items, secret])).to.deep.equal({ unmet: 2, met: 1, partial: 1 });
  });
});

describe('the name of a standard', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['GDPR 32(1)(a)', 'GDPR'],
    ['EU AI Act 15(5)', 'EU AI Act'],
    ['ISO 42001 A.7.5', 'ISO 42001'],
    ['NIST AI RMF Measure 2.7', 'NIST AI RMF'],
    ['OWASP ML01', 'OWASP ML'],
    ['CWE-798', 'CWE'],
    ['OWASP CICD-SEC-6', 'OWASP CICD-SEC'],
    ['AISVS 1.1.2', 'AISVS'],
    ['deon E.1', 'deon'],
  ];
  for (const [entry, name] of cases) {
    it(`of ${entry} is ${name}`, () => {
      expect(standardOf(entry)).to.equal(name);
    });
  }
});

describe('what helps most', () => {
  const open = (id: string, weight: number, state: ItemState, actions: readonly ItemAction[] = [SCAFFOLD]) =>
    anItem({ id, weight, state, actions });

  it('is what wins most points, half as many where half is there', () => {
    const items = [open('a', 5, 'unmet'), open('b', 10, 'partial'), open('c', 7.5, 'unmet'), open('d', 2.5, 'met')];
    expect(biggestGains(items, 2).map(({ item, points }) => [item.id, points])).to.deep.equal([
      ['c', 30],
      ['a', 20],
    ]);
  });

  it('is nothing that can only be attested, and nothing that does not count', () => {
    expect(biggestGains([open('a', 10, 'unmet', [ATTEST]), open('b', 10, 'unknown')], 3)).to.deep.equal([]);
  });

  it('never promises more than a whole score', () => {
    const items = fc.array(fc.record({ weight: fc.constantFrom(2.5, 5, 7.5, 10), state: fc.constantFrom(...STATES) }));
    fc.assert(
      fc.property(items, (given) => {
        const gains = biggestGains(
          given.map((one) => anItem({ ...one, actions: [SCAFFOLD] })),
          given.length,
        );
        expect(gains.reduce((sum, { points }) => sum + points, 0)).to.be.at.most(100 + 1e-9);
      }),
    );
  });

  it('begins with fixes, where there are some', () => {
    expect(mainAction(anItem({ actions: [ATTEST, SCAFFOLD, FIX] }))).to.equal(FIX);
    expect(mainAction(anItem({ actions: [ATTEST] }))).to.equal(undefined);
  });
});
