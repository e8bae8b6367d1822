import { expect } from 'chai';
import fc from 'fast-check';
import { costOf } from '../../../src/engine/patterns/pattern-cost';
import { getPatternProblem } from '../../../src/engine/patterns/pattern-problem';
import { readPattern } from '../../../src/engine/patterns/read-pattern';

const steps = (source: string, longest = 1000): number => costOf(readPattern(source), { longest }).steps;
const shortest = (source: string): number => costOf(readPattern(source), { longest: 1000 }).shortest;

describe('what a pattern costs', () => {
  it('is small where each next character decides', () => {
    expect(steps('acme_[0-9a-f]{32}')).to.be.below(80);
    expect(steps('[a-z]{1,60}=[0-9]{1,60}')).to.be.below(300);
    expect(steps('(?:cat|dog|[0-9]{1,20})_x')).to.be.below(80);
    expect(steps('[A-Z]{2,20}(?:-[A-Z]{2,20}){0,5}')).to.be.below(500);
  });

  it('grows with each pair of parts that can take the same characters', () => {
    expect(steps('[a-z]{1,50}[a-z]{1,50}!')).to.be.above(2000);
    expect(steps('(?:a|a){20}!')).to.be.above(500_000);
    expect(steps('(?:[a-z]{1,9}){1,40}!')).to.equal(Infinity);
    expect(steps('(?:a+)+!')).to.equal(Infinity);
    expect(steps('(\\w+)\\s?(\\w+)x', 2000) / steps('(\\w+)\\s?(\\w+)x', 1000)).to.be.above(3);
  });

  it('knows the shortest match', () => {
    expect(shortest('acme_[0-9a-f]{32}')).to.equal(37);
    expect(shortest('(?:ab|c)?\\d{2,}(?=xyz)')).to.equal(2);
    expect(shortest('^$|\\b')).to.equal(0);
  });

  it('reads classes, escapes and ranges as the matcher does', () => {
    for (const [first, then, isDecided] of [
      ['\\d', '[^0-9]', true],
      ['\\w', '-', true],
      ['[\\w-]', '-', false],
      ['\\S', '\\s', true],
      ['[a-f]', '[g-z]', true],
      ['\\x41', 'A', false],
      ['\\u0041', 'a', true],
      ['[\\]a]', '\\]', false],
      ['[^\\n]', '\\n', true],
      ['.', '\\r', true],
      ['é', 'à', false],
    ] as const) {
      expect(steps(`${first}{1,100}${then}{1,100}!`) < 1000, first + then).to.equal(isDecided);
    }
  });

  it('is no problem for patterns of tokens, whatever their names', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{2,8}[_-]$/),
        fc.constantFrom('[A-Za-z0-9]', '[0-9a-f]', '[\\w-]', '[A-Z2-7]'),
        fc.integer({ min: 8, max: 200 }),
        (prefix, set, length) => {
          expect(getPatternProblem(`${prefix}${set}{${String(length)}}`)).to.equal(undefined);
          expect(getPatternProblem(`${prefix}${set}{8,${String(length + 8)}}(?![\\w-])`)).to.equal(undefined);
        },
      ),
    );
  });
});
