import { analyse } from 'scslre';
import { expect } from 'chai';
import { costOf, type PatternCost } from '../../../src/engine/patterns/pattern-cost';
import { readPattern } from '../../../src/engine/patterns/read-pattern';
import { regexesOfSecrets, type NamedRegex } from './regexes';

/** What one regular expression may cost at one place of a text: about a tenth of a millisecond. An upper bound by its shape. */
const MAX_STEPS = 60_000;

/** Those that are not linear by their shape alone, with the longest text that they ever see and why that is enough. */
const SHORT_TEXTS: Readonly<Record<string, readonly [longest: number, why: string]>> = {
  '[^a-z0-9]+': [200, 'a name; splits, so that each character is taken once'],
  '^[\\w.]+[-_]\\d+$': [200, 'a value of at most 200 characters'],
  '\\n[^\\n]*\\n': [100, 'the gap between a name and a value'],
  '["\'\\\\,;)]+(?:n["\'])?$': [300, 'a password of at most 300 characters'],
  '\\b(?:curl|wget|skopeo)\\b[^\\n]*$': [300, 'what stands before on the line'],
  '^[A-Za-z0-9-]+: .*$': [20_000, 'the body of a key; once for each of its lines'],
  '[A-Z]?[a-z]+|[A-Z]+': [6000, 'a token; takes each character once'],
  '^.{0,8}?(.{2,8})\\1{3,}.{0,8}$': [
    128,
    'nine starts of seven blocks; the estimate takes a reference for the whole text',
  ],
};

function cost({ source, flags }: NamedRegex, longest: number): PatternCost {
  return costOf(readPattern(source), { longest, ignoresCase: flags.includes('i') });
}

describe('regular expressions of the detector', () => {
  const all = regexesOfSecrets();

  it('are found in its files', () => {
    expect(all.map(({ place }) => place)).to.include('token github');
    expect(all.some(({ place }) => place.startsWith('structure/'))).to.equal(true);
  });

  for (const regex of all) {
    const { place, source, flags } = regex;
    it(`${place} takes linear time`, () => {
      const { steps, isUnbounded } = cost(regex, 1000);
      if (!isUnbounded) {
        expect(steps).to.be.at.most(MAX_STEPS);
        return;
      }
      if (SHORT_TEXTS[source] !== undefined) return;
      expect(source, 'without a bound, it must start at one place').to.match(/^\^/);
      expect(flags).not.to.contain('m');
      expect(cost(regex, 2000).steps / steps).to.be.at.most(2.1);
    });
  }

  it('have no place where a second opinion (scslre) sees them backtrack, but on short texts', () => {
    const doubted = all.filter(({ source, flags }) => analyse(new RegExp(source, flags)).reports.length > 0);
    expect(doubted.map(({ source }) => source).filter((source) => SHORT_TEXTS[source] === undefined)).to.deep.equal([]);
  });

  it('that see short texts only are still there', () => {
    const sources = all.map(({ source }) => source);
    expect(Object.keys(SHORT_TEXTS).filter((source) => !sources.includes(source))).to.deep.equal([]);
  });
});
