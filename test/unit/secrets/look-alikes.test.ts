import { expect } from 'chai';
import { findSecrets } from '../../../src/secrets/find-secrets';
import { DOCUMENTED_LOOK_ALIKES, LOOK_ALIKES } from './look-alikes';
import { createRandom } from './random';

describe('what looks like a secret', () => {
  for (const [kind, lines] of Object.entries({ ...LOOK_ALIKES, ...DOCUMENTED_LOOK_ALIKES })) {
    it(`is none: ${kind}`, () => {
      const flagged = new Set<string>();
      for (const [index, make] of lines.entries()) {
        for (let round = 0; round < 50; round++) {
          const line = make(createRandom(index * 1000 + round));
          for (const { provider, certainty } of findSecrets(`x = 1\n${line}\ny = 2\n`)) {
            flagged.add(`${provider} ${certainty}: ${line.slice(0, 60)}`);
          }
        }
      }
      expect([...flagged].slice(0, 12)).to.deep.equal([]);
    });
  }
});
