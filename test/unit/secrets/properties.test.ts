import { expect } from 'chai';
import fc from 'fast-check';
import { findSecrets } from '../../../src/secrets/find-secrets';
import { findSecretsInHtml } from '../../../src/secrets/html';
import { maskSecrets } from '../../../src/secrets/mask';
import { PROVIDERS } from '../../../src/secrets/providers/index';
import { findSplitSecrets } from '../../../src/secrets/split-literals';
import { createRandom } from './random';
import { SAMPLES } from './samples';

const keywords = PROVIDERS.flatMap((provider) => provider.keywords);
const samples = SAMPLES.map(({ make }, index) => make(createRandom(index)));
const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...keywords) },
  { weight: 2, arbitrary: fc.constantFrom(...samples) },
  { weight: 4, arbitrary: fc.constantFrom('\n', '\n---\n', '"', "'", ' = "', ': ', '=', ' ', '<td>', '</b>', '&quot;', '" + "', '\\n', '\\"', '\u{1f4a5}', '-----END PRIVATE KEY-----', 'data:\n  password: ', '\r\n') }, // prettier-ignore
  { weight: 2, arbitrary: fc.string({ maxLength: 40 }) },
);
const anyText = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

describe('secrets of any text', () => {
  it('stand in order, apart from each other and within the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let end = 0;
        for (const { range } of findSecrets(text)) {
          expect(range.start).to.be.at.least(end);
          expect(range.end).to.be.above(range.start).and.at.most(text.length);
          end = range.end;
        }
        for (const { range } of [...findSecretsInHtml(text), ...findSplitSecrets(text)]) {
          expect(range.start).to.be.at.least(0);
          expect(range.end).to.be.above(range.start).and.at.most(text.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are covered by as many stars, with the line ends kept', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const masked = maskSecrets(text);
        expect(masked).to.have.length(text.length);
        expect(masked.replace(/[^\n]/g, '')).to.equal(text.replace(/[^\n]/g, ''));
        for (const { range } of findSecrets(text)) expect(masked.slice(range.start, range.end)).to.match(/^[*\r\n]+$/);
      }),
      { numRuns: 300 },
    );
  });
});
