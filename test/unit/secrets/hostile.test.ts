import { expect } from 'chai';
import { findSecrets } from '../../../src/secrets/find-secrets';
import { PROVIDERS } from '../../../src/secrets/providers/index';

const SMALL = 30_000;
const LARGE = 3_000_000;

/** A text without keywords of the same size takes one; the slowest seen takes seven. */
const MAX_TIMES_PLAIN = 20;
const PLAIN = 'The quick brown fox jumps over it. ';
/** What else the machine does seldom lengthens all of so many turns. */
const TURNS = 6;

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

/** How many times as long as a plain text, each at its quickest, both in turns. */
function timesPlain(unit: string): number {
  const turns = Array.from({ length: TURNS }, () => ({ own: timeOf(unit, LARGE), plain: timeOf(PLAIN, LARGE) }));
  return Math.min(...turns.map(({ own }) => own)) / Math.min(...turns.map(({ plain }) => plain));
}

describe('hostile texts', () => {
  for (const [name, unitOf] of Object.entries(SHAPES)) {
    it(`take linear time with a small factor: each keyword ${name}`, function () {
      this.timeout(120_000);
      // A keyword that takes no longer than others on a small text does not on a large one: there, less is tried.
      const slowest = KEYWORDS.map(unitOf)
        .map((unit) => ({ unit, time: timeOf(unit, SMALL) }))
        .sort((a, b) => b.time - a.time)
        .slice(0, 3);
      for (const { unit } of slowest) expect(timesPlain(unit), unit).to.be.at.most(MAX_TIMES_PLAIN);
    });
  }

  it('still show their first secrets', () => {
    const token = ['hf', 'QzWvXkRtYpLmNbGdFsHjKcTrEwUiOaSxDv'].join('_');
    expect(findSecrets(`${'key_ '.repeat(1000)}${token}`)).to.have.length(1);
    expect(findSecrets(`${token} `.repeat(1000))).to.have.length(1000);
  });
});
