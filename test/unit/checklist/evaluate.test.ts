import { expect } from 'chai';
import { evaluateChecklist } from '../../../src/checklist/evaluate';
import { ITEMS } from '../../../src/checklist/items';
import { collectPathFacts } from '../../../src/checklist/path-facts';
import type { Fact, FactKind } from '../../../src/checklist/types';
import { PRACTICES, STAGES, type Finding } from '../../../src/core/finding';

const fact = (kind: FactKind): Fact => ({ kind, file: 'a', line: 1, text: kind });
const stateOf = (id: string, facts: readonly Fact[], findings: readonly Finding[] = []): string | undefined =>
  evaluateChecklist({ facts, findings }).items.find((item) => item.id === id)?.state;

function finding(ruleId: string): Finding {
  const start = { line: 2, character: 0 };
  return {
    ruleId,
    group: 'secrets',
    practice: 'encryption',
    severity: 'error',
    confidence: 'high',
    file: 'b.py',
    message: '',
    related: [],
    fingerprint: '0',
    range: { start: 0, end: 1 },
    start,
    end: start,
  };
}

describe('checklist', () => {
  it('has an item for every practice and every stage', () => {
    for (const practice of PRACTICES) expect(ITEMS.some((item) => item.practice === practice)).to.equal(true);
    for (const stage of STAGES) expect(ITEMS.some((item) => item.stage === stage)).to.equal(true);
  });

  it('is met when every requirement is seen, partial when some are', () => {
    expect(stateOf('CIC-M3', [])).to.equal('unmet');
    expect(stateOf('CIC-M3', [fact('secret-scan')])).to.equal('partial');
    expect(stateOf('CIC-M3', [fact('secret-scan'), fact('static-scan')])).to.equal('met');
  });

  it('says unknown where the workspace shows nothing to judge', () => {
    expect(stateOf('ACC-P1', [])).to.equal('unknown');
    expect(stateOf('ACC-P1', [fact('model-route')])).to.equal('partial');
    expect(stateOf('ACC-P1', [fact('model-route'), fact('authenticated-route')])).to.equal('met');
  });

  it('is capped by findings', () => {
    const facts = [fact('secret-store')];
    expect(stateOf('ENC-M1', facts)).to.equal('met');
    expect(stateOf('ENC-M1', facts, [finding('hard-coded-secret')])).to.equal('partial');
    expect(stateOf('ENC-M1', facts, [finding('hard-coded-secret'), finding('secret-in-output')])).to.equal('unmet');
  });

  it('leaves unknown items out of the score', () => {
    const report = evaluateChecklist(
      { facts: [], findings: [] },
      ITEMS.filter(({ id }) => id === 'ACC-P1'),
    );
    expect(report.score).to.equal(null);
  });

  it('links evidence to its place', () => {
    const report = evaluateChecklist({ facts: [], findings: [finding('hard-coded-secret')] });
    const item = report.items.find(({ id }) => id === 'ENC-M1');
    expect(item?.evidence).to.deep.equal([{ file: 'b.py', line: 3, text: 'Finding: hard-coded-secret' }]);
  });

  it('sees files that are evidence by being there', () => {
    const paths = ['uv.lock', 'data/train.csv.dvc', '.github/CODEOWNERS', 'SECURITY.md', 'src/model.py'];
    expect(collectPathFacts(paths).map(({ kind }) => kind)).to.deep.equal([
      'lock-file',
      'data-version',
      'code-owners',
      'security-policy',
    ]);
  });
});
