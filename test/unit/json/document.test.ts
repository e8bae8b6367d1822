import { expect } from 'chai';
import fc from 'fast-check';
import { nodeAt, walkData } from '../../../src/lang/data-node';
import { parseJson } from '../../../src/lang/json/document';
import { cutAtLines, toValue } from '../yaml/values';

describe('a JSON document', () => {
  it('holds what JSON.parse gives, and each value can be read again from its span', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), fc.constantFrom(undefined, 2, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space);
        const { root, problems } = parseJson(text);
        expect(problems).to.deep.equal([]);
        const expected: unknown = JSON.parse(text);
        expect(JSON.stringify(toValue(root))).to.equal(JSON.stringify(expected));
        if (root === undefined) return;
        for (const node of walkData(root)) {
          const again: unknown = JSON.parse(text.slice(node.range.start, node.range.end));
          expect(JSON.stringify(again)).to.equal(JSON.stringify(toValue(node)));
          expect(nodeAt(root, ...node.path)).to.equal(node);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('maps each character of a string to itself or to its escape, and writes new ones with escapes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), fc.string({ unit: 'binary' }), (value, added) => {
        const text = `[${JSON.stringify(value)}]`;
        const node = nodeAt(parseJson(text).root, 0);
        if (node?.kind !== 'scalar') throw new Error('no scalar');
        const { text: inner, map } = node.embedded();
        expect(inner).to.equal(value);
        for (let at = 0; at < inner.length; at += 1) {
          const outer = map.toOuter({ start: at, end: at + 1 });
          expect(outer && JSON.parse(`"${text.slice(outer.start, outer.end)}"`)).to.equal(inner[at]);
        }
        expect(JSON.parse(`"${map.encode(added, 0) ?? ''}"`)).to.equal(added);
      }),
    );
  });

  it('may have comments, trailing commas and a byte order mark', () => {
    const { root, problems } = parseJson('\uFEFF// a\n{"a": [1, /* b */ 2,], "c": null,}\n');
    expect(toValue(root)).to.deep.equal({ a: [1, 2], c: null });
    expect(problems).to.deep.equal([]);
  });

  it('lets the last of equal keys count', () => {
    expect(nodeAt(parseJson('{"a": 1, "a": 2}').root, 'a')).to.include({ value: 2 });
  });

  it('keeps what can be read where it is cut off or broken', () => {
    const text = '{\n  "a": [1, {"b": "x"}],\n  "c": {\n    "d": true\n  }\n}\n';
    for (const cut of cutAtLines(text)) {
      const { root } = parseJson(cut);
      expect(root?.range.start).to.equal(0);
      if (cut.includes('"a"')) expect(toValue(nodeAt(root, 'a'))).to.deep.equal([1, { b: 'x' }]);
    }
    const broken = parseJson('{"a": , "b": 2, oops "c": 3, "d": [1}, "e": "x\n}');
    expect(toValue(broken.root)).to.deep.include({ b: 2, c: 3, d: [1] });
    expect(broken.problems).to.not.deep.equal([]);
  });

  it('may be nested without bound', function () {
    this.timeout(5000);
    for (const text of [
      '['.repeat(200_000),
      '{"a":'.repeat(100_000),
      '[{"a":'.repeat(100_000) + '1' + '}]'.repeat(100_000),
    ]) {
      const { root } = parseJson(text);
      if (root === undefined) throw new Error('nothing was read');
      expect([...walkData(root)].length).to.be.lessThan(1000);
    }
  });

  it('is nothing where the text is empty', () => {
    expect(parseJson('').root).to.equal(undefined);
  });
});
