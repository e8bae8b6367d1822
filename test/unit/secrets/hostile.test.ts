import { expect } from 'chai';
import { findSecrets } from '../../../src/secrets/find-secrets';
import { inTime } from '../in-time';
import { HOSTILE_UNITS, slowest, textOf } from './hostile-texts';

describe('hostile texts', () => {
  for (const { name, units } of HOSTILE_UNITS) {
    it(`are read to their end: ${name}`, function () {
      this.timeout(0);
      const milliseconds = (text: string): number => {
        const start = performance.now();
        inTime(() => findSecrets(text));
        return performance.now() - start;
      };
      for (const unit of slowest(units, milliseconds, 3)) inTime(() => findSecrets(textOf(unit, 3_000_000)));
    });
  }

  it('still show their first secrets', () => {
    const token = ['hf', 'QzWvXkRtYpLmNbGdFsHjKcTrEwUiOaSxDv'].join('_');
    expect(findSecrets(`${'key_ '.repeat(1000)}${token}`)).to.have.length(1);
    expect(findSecrets(`${token} `.repeat(1000))).to.have.length(1000);
  });
});
