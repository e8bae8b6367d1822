import { expect } from 'chai';
import fc from 'fast-check';
import { createWordFinder, type FoundWords } from '../../../src/engine/word-finder';

/** Words that may stand within others. */
const within = (...texts: readonly string[]) => createWordFinder(texts.map((text) => ({ text, isWhole: false })));
const flagsOf = ({ flags }: FoundWords): readonly number[] => [...flags];

describe('finding words in one pass', () => {
  it('finds those that overlap, contain each other, or end together', () => {
    const find = within('load', 'torch.load', 'ad', 'oad()', 'yaml');
    expect(flagsOf(find('x = torch.load()'))).to.deep.equal([1, 1, 1, 1, 0]);
  });

  it('finds nothing in nothing', () => {
    expect(flagsOf(within('a')(''))).to.deep.equal([0]);
    expect(flagsOf(within()('text'))).to.deep.equal([]);
  });

  it('reads no further than what is enough, and all of it where nothing is', () => {
    const find = within('first', 'last');
    const text = `first${' '.repeat(100_000)}last`;
    expect(flagsOf(find(text, ({ flags }) => flags[0] === 1))).to.deep.equal([1, 0]);
    expect(flagsOf(find(text, () => false))).to.deep.equal([1, 1]);
  });

  it('agrees with looking for each word on its own', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '_', '.', 'é', '💧'), maxLength: 200 });
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '_', '.'), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 20 }), letters, (words, text) => {
        const expected = words.map((each) => (text.includes(each) ? 1 : 0));
        expect(flagsOf(within(...words)(text))).to.deep.equal(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('finds whole words only where no name goes on beside them, also behind a line break of a notebook', () => {
    const find = createWordFinder([{ text: 'os', isWhole: true }]);
    const isFound = (text: string): boolean => find(text).flags[0] === 1;
    for (const text of ['import os', 'os.system(x)', '"import os\\n', String.raw`x = 1\nos.open()`, '(os)'])
      expect(isFound(text), text).to.equal(true);
    for (const text of ['most', 'os2', 'pos', '_os', 'os_name']) expect(isFound(text), text).to.equal(false);
    expect(isFound('most of os')).to.equal(true);
  });

  it('looks at the ends of a whole word only where these are letters or digits', () => {
    const find = createWordFinder([{ text: 'log_', isWhole: true }]);
    expect(find('mlflow.log_param').flags[0]).to.equal(1);
    expect(find('catalog_').flags[0]).to.equal(0);
  });
});
