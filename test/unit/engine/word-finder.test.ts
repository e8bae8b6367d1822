import { expect } from 'chai';
import fc from 'fast-check';
import { createWordFinder } from '../../../src/engine/word-finder';

describe('finding words in one pass', () => {
  it('finds those that overlap, contain each other, or end together', () => {
    const words = ['load', 'torch.load', 'ad', 'oad()', 'yaml'];
    expect([...createWordFinder(words)('x = torch.load()')]).to.deep.equal([1, 1, 1, 1, 0]);
  });

  it('finds nothing in nothing', () => {
    expect([...createWordFinder(['a'])('')]).to.deep.equal([0]);
    expect([...createWordFinder([])('text')]).to.deep.equal([]);
  });

  it('reads no further than what is enough, and all of it where nothing is', () => {
    const find = createWordFinder(['first', 'last']);
    const text = `first${' '.repeat(100_000)}last`;
    expect([...find(text, ([first]) => first === 1)]).to.deep.equal([1, 0]);
    expect([...find(text, () => false)]).to.deep.equal([1, 1]);
  });

  it('agrees with looking for each word on its own', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '_', '.', 'é', '💧'), maxLength: 200 });
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '_', '.'), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 20 }), letters, (words, text) => {
        const expected = words.map((each) => (text.includes(each) ? 1 : 0));
        expect([...createWordFinder(words)(text)]).to.deep.equal(expected);
      }),
      { numRuns: 500 },
    );
  });
});
