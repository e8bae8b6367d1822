import { expect } from 'chai';
import { RegExpParser, visitRegExpAST, type AST } from '@eslint-community/regexpp';
import { PROVIDERS } from '../../../src/secrets/providers/index';
import { createRandom } from './random';
import { SAMPLES } from './samples';

/** The longest repetition of one place of a pattern. */
const MAX_REPETITION = 6000;

function quantifiersOf(source: string): readonly AST.Quantifier[] {
  const found: AST.Quantifier[] = [];
  visitRegExpAST(new RegExpParser().parsePattern(source), { onQuantifierEnter: (node) => void found.push(node) });
  return found;
}

describe('patterns of secrets', () => {
  for (const [index, provider] of PROVIDERS.entries()) {
    if (provider.kind === 'structure') continue;
    const name = `${String(index)}. ${provider.id}`;

    it(`${name}: every repetition is bounded, and none stands in another one with a choice`, () => {
      for (const { min, max, element } of quantifiersOf(provider.pattern)) {
        expect(max, provider.pattern).to.be.at.most(MAX_REPETITION);
        if (max <= 3 || min === max) continue;
        const inner = quantifiersOf(element.raw).filter((quantifier) => quantifier.min !== quantifier.max);
        expect(inner, provider.pattern).to.deep.equal([]);
      }
    });

    it(`${name}: each keyword of a token is a literal part of it`, () => {
      if (provider.kind !== 'token') return;
      const samples = SAMPLES.filter(({ id }) => id === provider.id);
      const made = samples.flatMap(({ make }) => Array.from({ length: 20 }, (_, seed) => make(createRandom(seed))));
      for (const sample of made) {
        if (!new RegExp(`^(?:${provider.pattern})$`).test(sample)) continue;
        const places = provider.keywords.map((keyword) => sample.indexOf(keyword, provider.before ?? 0));
        expect(places, provider.id).to.include(provider.before ?? 0);
      }
    });
  }
});
