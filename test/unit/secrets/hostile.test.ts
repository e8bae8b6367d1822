import { expect } from 'chai';
import { findSecrets } from '../../../src/secrets/find-secrets';
import { PROVIDERS } from '../../../src/secrets/providers/index';

const SMALL = 30_000;
const LARGE = 3_000_000;

/**
 * A text without keywords of the same size takes one; the slowest seen takes seven, and up to 25 where other work fills the
 * caches. Time that grows with the square of the size would be thousands.
 */
const MAX_TIMES_PLAIN = 100;

const KEYWORDS = [...new Set(PROVIDERS.flatMap((provider) => provider.keywords))];
const SHAPES: Readonly<Record<string, (keyword: string) => string>> = {
  'again and again': (keyword) => keyword,
  'with a blank between': (keyword) => `${keyword} `,
  'on a line each': (keyword) => `${keyword}\n`,
  'with an underscore behind': (keyword) => `${keyword}_`,
  'before a quote that nothing closes': (keyword) => `${keyword}: "`,
  'before what is nearly a secret': (keyword) => ` ${keyword}_key="aB3dE5gH1jK2mN4pQ6rS8tU`,
  'with what is nearly a secret': (keyword) => `${keyword}aB3dE5gH1jK2mN4pQ6rS8tU `,
  'in a URL': (keyword) => `://${keyword}:aB3dE5gH1@`,
};

let turn = 0;

/** Milliseconds of this process, which others on the machine do not lengthen much. */
function timeOf(unit: string, size: number): number {
  // Each text is another one: the detector remembers the last.
  const text = `${String(turn++)} ${unit.repeat(Math.ceil(size / unit.length))}`;
  const start = process.cpuUsage();
  findSecrets(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

function least(unit: string, size: number): number {
  return Math.min(timeOf(unit, size), timeOf(unit, size), timeOf(unit, size));
}

describe('hostile texts', () => {
  for (const [name, unitOf] of Object.entries(SHAPES)) {
    it(`take linear time with a small factor: each keyword ${name}`, function () {
      this.timeout(120_000);
      const plain = least('The quick brown fox jumps over it. ', LARGE);
      // A keyword that takes no longer than others on a small text does not on a large one: there, less is tried.
      const slowest = KEYWORDS.map(unitOf)
        .map((unit) => ({ unit, time: timeOf(unit, SMALL) }))
        .sort((a, b) => b.time - a.time)
        .slice(0, 3);
      for (const { unit } of slowest) expect(least(unit, LARGE) / plain, unit).to.be.at.most(MAX_TIMES_PLAIN);
    });
  }

  it('still show their first secrets', () => {
    const token = ['hf', 'QzWvXkRtYpLmNbGdFsHjKcTrEwUiOaSxDv'].join('_');
    expect(findSecrets(`${'key_ '.repeat(1000)}${token}`)).to.have.length(1);
    expect(findSecrets(`${token} `.repeat(1000))).to.have.length(1000);
  });
});
