import { expect } from 'chai';
import { compareVersions, isAtLeast, readSpecifier } from '../../../src/core/version';

describe('versions of packages', () => {
  it('are ordered by their numbers, pre-releases before the release', () => {
    const ordered = ['1.9', '1.10rc1', '1.10', '1.10.1', '2.0.dev1', '2', '10.0'];
    for (let at = 1; at < ordered.length; at++) {
      expect(compareVersions(ordered[at - 1] ?? '', ordered[at] ?? ''), ordered[at]).to.be.lessThan(0);
    }
    expect(compareVersions('2.6', '2.6.0+cu121')).to.equal(0);
    expect(compareVersions('latest', '2')).to.equal(undefined);
  });

  const answers: readonly (readonly [string, string, boolean | undefined])[] = [
    ['==2.6.1', '2.6', true],
    ['==2.5.1', '2.6', false],
    ['==2.5.*', '2.6', false],
    ['==2.*', '2.6', undefined],
    ['>=2.6', '2.6', true],
    ['>2.6', '2.6', true],
    ['>=2.3', '2.6', undefined],
    ['>=2.3,<2.6', '2.6', false],
    ['<=2.6', '2.6', undefined],
    ['<2.6', '2.6', false],
    ['~=2.5.0', '2.6', false],
    ['~=2.5', '2.6', undefined],
    ['^2.6', '2.6', true],
    ['^0.4.2', '0.5', false],
    ['~2.5', '2.6', false],
    ['=2.5', '2.6', false],
    ['!=2.5', '2.6', undefined],
    ['', '2.6', undefined],
  ];
  for (const [specifier, version, answer] of answers) {
    it(`${specifier === '' ? 'without a specifier' : specifier} ${answer === undefined ? 'may or may not be' : answer ? 'is' : 'is not'} at least ${version}`, () => {
      const bounds = readSpecifier(specifier);
      expect(bounds && isAtLeast(bounds, version)).to.equal(answer);
    });
  }

  it('are not known where a specifier is not understood', () => {
    expect(readSpecifier('@ git+https://x')).to.equal(undefined);
    expect(readSpecifier('>=2,latest')).to.equal(undefined);
  });
});
