import { expect } from 'chai';
import fc from 'fast-check';
import type { Range } from '../../../src/core/range';
import { parseRequirement, parseRequirements } from '../../../src/lang/requirements/document';
import type { Requirement } from '../../../src/lang/requirements/types';

const pieces = fc.constantFrom(
  ...['numpy', 'a', '.', '/', '==', '=', '>=1', ',', '<2', '[', ']', '(', ')', '@', ';', '#', ' #', ' ', '\t', '\\'],
  ...[
    '\n',
    '\r',
    '\r\n',
    '\\\n',
    '-',
    ' --hash=x',
    '-e ',
    '-r',
    '"',
    "'",
    '{{ x }}',
    'https://',
    '#egg=b',
    '.whl',
    '\uFEFF',
  ],
);
const texts = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''));

const squeeze = (text: string): string => text.replace(/\\\r?\n/g, ' ').replace(/\s+/g, '');

/** What is read, with the text of each span in place of its offsets. */
function readSpans(text: string): readonly unknown[] {
  const cut = (range: Range | undefined): string | undefined =>
    range && text.slice(range.start, range.end).replaceAll('\r\n', '\n');
  return parseRequirements(text, 'requirements.txt').requirements.map((requirement) => ({
    ...requirement,
    range: cut(requirement.range),
    specifierRange: cut(requirement.specifierRange),
    nameRange: cut(requirement.nameRange),
    urlRange: cut(requirement.urlRange),
  }));
}

function expectSpans(text: string, requirement: Requirement): void {
  const { range, name, nameRange, url, urlRange, specifier, specifierRange } = requirement;
  expect(text.slice(range.start, range.end)).to.match(/^\S(?:[^]*\S)?$/);
  expect(nameRange && text.slice(nameRange.start, nameRange.end)).to.equal(name);
  expect(urlRange && text.slice(urlRange.start, urlRange.end)).to.equal(url);
  expect(squeeze(text.slice(specifierRange.start, specifierRange.end))).to.equal(specifier);
  for (const part of [nameRange, urlRange, specifierRange]) {
    if (part === undefined) continue;
    expect(part.start).to.be.within(range.start, range.end);
    expect(part.end).to.be.within(part.start, range.end);
  }
}

describe('reading requirements', () => {
  it('gives spans that cut the text they name, in order', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        for (const requirement of parseRequirements(text, 'requirements.txt').requirements) {
          expectSpans(text, requirement);
          expect(requirement.range.start).to.be.at.least(last);
          last = requirement.range.end;
        }
        const single = parseRequirement(text);
        if (single) expectSpans(text.trim(), parseRequirement(text.trim()) ?? single);
      }),
      { numRuns: 3000 },
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        parseRequirements(text, text);
        parseRequirement(text);
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same with line ends of both kinds', () => {
    fc.assert(
      fc.property(
        texts.map((text) => text.replaceAll('\r', '')),
        (text) => {
          expect(readSpans(text.replaceAll('\n', '\r\n'))).to.deep.equal(readSpans(text));
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('copes with words of megabytes', () => {
    for (const piece of ['a', '"a"', `'"`]) {
      expect(parseRequirements(`-r ${piece.repeat(2_000_000)}`, 'requirements.txt').requirements).to.have.length(1);
    }
  });

  it('takes time in proportion to the text', function () {
    this.timeout(5000);
    for (const piece of [
      'a',
      '-',
      ' -',
      '[',
      'a[',
      '(',
      '"',
      '"a',
      `"'`,
      '=',
      '==1,',
      ' ',
      ';',
      '#',
      ' #',
      '\\',
      '\\\n',
    ]) {
      for (const prefix of ['', 'a', 'a==', '-e ', '--hash=', 'https://', './', 'a @ ', '(']) {
        const text = prefix + piece.repeat(30_000);
        expect(parseRequirements(text, 'requirements.txt').requirements.length).to.be.at.most(30_001);
        parseRequirement(text);
      }
    }
  });
});
