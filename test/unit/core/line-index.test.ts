import { expect } from 'chai';
import fc from 'fast-check';
import { createLineIndex } from '../../../src/core/line-index';

describe('line index', () => {
  it('ends lines at LF, CRLF and a lone CR', () => {
    const lines = createLineIndex('a\nb\r\nc\rd');
    expect(lines.lineCount).to.equal(4);
    expect([0, 2, 5, 7].map((offset) => lines.lineAt(offset))).to.deep.equal([0, 1, 2, 3]);
    expect(lines.lineRange(1)).to.deep.equal({ start: 2, end: 3 });
  });

  it('counts columns in UTF-16 code units', () => {
    expect(createLineIndex('😀x').positionAt(2)).to.deep.equal({ line: 0, character: 2 });
  });

  it('clamps positions outside of the text', () => {
    const lines = createLineIndex('ab\ncd');
    expect(lines.offsetAt({ line: 9, character: 0 })).to.equal(5);
    expect(lines.offsetAt({ line: 0, character: 9 })).to.equal(2);
    expect(lines.offsetAt({ line: -1, character: 3 })).to.equal(0);
  });

  it('takes an offset to a position and back, for any text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '\r\n', '😀', 'é') });
    fc.assert(
      fc.property(text, fc.nat(60), (source, seed) => {
        const lines = createLineIndex(source);
        const offset = Math.min(seed, source.length);
        const position = lines.positionAt(offset);
        const range = lines.lineRange(position.line);
        // Offsets inside of a line end have no position of their own.
        if (offset <= range.end) expect(lines.offsetAt(position)).to.equal(offset);
      }),
    );
  });
});
