import { expect } from 'chai';
import fc from 'fast-check';
import { parseIni } from '../../../src/lang/ini/document';

/** Sections as plain values, after checking that each span holds what it says. */
function read(text: string): readonly unknown[] {
  return parseIni(text).sections.map((section) => ({
    name: section.name,
    entries: section.entries.map((entry) => {
      expect(text.slice(entry.keyRange.start, entry.keyRange.end)).to.equal(entry.key);
      const written = text.slice(entry.valueRange.start, entry.valueRange.end);
      expect(
        written
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => !/^[#;]|^$/.test(line))
          .join('\n'),
      ).to.equal(entry.value.trim());
      return [entry.key, entry.value];
    }),
  }));
}

describe('an INI document', () => {
  for (const newline of ['\n', '\r\n']) {
    it(`of DVC keeps quoted section names, with ${JSON.stringify(newline)}`, () => {
      const text = [
        '[core]',
        '    remote = s3',
        '[\'remote "s3"\']',
        '    url = s3://b/p # main',
        '    ssl_verify=false',
        '',
      ].join(newline);
      expect(read(text)).to.deep.equal([
        { name: 'core', entries: [['remote', 's3']] },
        {
          name: `'remote "s3"'`,
          entries: [
            ['url', 's3://b/p'],
            ['ssl_verify', 'false'],
          ],
        },
      ]);
    });
  }

  it('reads values that go on in deeper lines, around comments', () => {
    expect(read('[options]\ninstall_requires =\n    torch>=2\n    # why\n    numpy\nname: x\n')).to.deep.equal([
      {
        name: 'options',
        entries: [
          ['install_requires', '\ntorch>=2\nnumpy'],
          ['name', 'x'],
        ],
      },
    ]);
  });

  it('has entries before the first section, comments of both kinds and a byte order mark', () => {
    expect(read('\uFEFFa = 1\n; c = 2\n# d = 3\n[s] ; x\nb = p;q #r\n')).to.deep.equal([
      { name: '', entries: [['a', '1']] },
      { name: 's', entries: [['b', 'p;q']] },
    ]);
  });

  it('takes the first sign of the line, and no value for an empty one', () => {
    expect(read('[s]\nurl = http://x:80/?a=b\npassword =\n')).to.deep.equal([
      {
        name: 's',
        entries: [
          ['url', 'http://x:80/?a=b'],
          ['password', ''],
        ],
      },
    ]);
  });

  it('reports a line that says nothing, and goes on', () => {
    const { sections, problems } = parseIni('[a\noops\nb = 1\n');
    expect(sections.flatMap((section) => section.entries.map((entry) => entry.key))).to.deep.equal(['b']);
    expect(problems).to.have.length(2);
  });

  it('reads any text without failing, and gives each entry its span', () => {
    const parts = fc.constantFrom(
      '[',
      ']',
      "'",
      '"',
      'a',
      '=',
      ':',
      ' ',
      '\n',
      '\r\n',
      '#',
      ';',
      '\t',
      '\n  ',
      'key = v\n',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        for (const section of parseIni(text).sections) {
          expect(section.range.end).to.be.within(section.range.start, text.length);
          for (const entry of section.entries) {
            expect(text.slice(entry.keyRange.start, entry.keyRange.end)).to.equal(entry.key);
            expect(text.slice(entry.valueRange.start, entry.valueRange.end)).to.match(/^\S?|^$/);
            expect(entry.valueRange.end).to.be.within(entry.valueRange.start, text.length);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('of hostile length is read in bounded time', function () {
    this.timeout(3000);
    for (const text of [
      '['.repeat(500_000),
      "['".repeat(300_000),
      `a = ${' '.repeat(500_000)}#`,
      `a = 1\n${'  b\n'.repeat(100_000)}`,
    ]) {
      expect(parseIni(text).sections.length).to.be.lessThan(2);
    }
  });
});
