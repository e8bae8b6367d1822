import { expect } from 'chai';
import { RegExpParser, visitRegExpAST, type AST } from '@eslint-community/regexpp';
import { findSecrets } from '../../../src/secrets/find-secrets';
import { PROVIDERS } from '../../../src/secrets/providers/index';
import { createRandom } from './random';
import { SAMPLES } from './samples';

/** The longest repetition of one place of a pattern. */
const MAX_REPETITION = 6000;
const SIZE = 100_000;
/** Ten times what the slowest takes; what is not linear takes more by far. */
const MAX_MILLISECONDS = 150;

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

describe('hostile texts', () => {
  const keywords = [...new Set(PROVIDERS.flatMap((provider) => provider.keywords))];
  const timeOf = (unit: string): number => {
    const text = unit.repeat(Math.ceil(SIZE / unit.length));
    const start = process.cpuUsage();
    findSecrets(text);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };

  const HOSTILE: Readonly<Record<string, (keyword: string) => string>> = {
    'the keyword, again and again': (keyword) => keyword,
    'with a blank between': (keyword) => `${keyword} `,
    'on a line each': (keyword) => `-${keyword}\n`,
    'before what is nearly a secret': (keyword) => ` ${keyword}_key="aB3dE5gH1jK2mN4pQ6rS8tU`,
  };
  for (const [name, unitOf] of Object.entries(HOSTILE)) {
    it(`take linear time: ${name}`, function () {
      this.timeout(60_000);
      const slow = keywords.map(unitOf).filter((unit) => timeOf(unit) > MAX_MILLISECONDS);
      expect(slow).to.deep.equal([]);
    });
  }
});
