import { expect } from 'chai';
import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { nodeAt, type DataScalar } from '../../../src/lang/data-node';
import { parseYaml } from '../../../src/lang/yaml/document';

function scalarAt(text: string, ...path: readonly (string | number)[]): DataScalar {
  const node = nodeAt(parseYaml(text, 'a.yaml').roots[0], ...path);
  if (node?.kind !== 'scalar') throw new Error(`no scalar at ${path.join('.')}`);
  return node;
}

/** Writes new text at an inner offset, as a fix does. */
function insert(text: string, node: DataScalar, at: number, added: string): string | undefined {
  const { map } = node.embedded();
  const encoded = map.encode(added, at);
  const place = map.toOuter({ start: at, end: at });
  if (encoded === undefined || place === undefined) return undefined;
  return text.slice(0, place.start) + encoded + text.slice(place.start);
}

describe('the text inside of a YAML scalar', () => {
  const word = fc.stringMatching(/^[a-z0-9 .'"\\:#$-]{0,12}$/);
  const lines = fc.array(word, { minLength: 1, maxLength: 6 });

  it('of a literal leads back line by line, without the indentation', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 1, max: 6 }), fc.constantFrom('\n', '\r\n'), (content, indent, newline) => {
        const text = [
          'k: |',
          `${' '.repeat(indent)}first`,
          ...content.map((line) => ' '.repeat(indent) + line),
          'z: 1',
          '',
        ].join(newline);
        const node = scalarAt(text, 'k');
        const { text: inner, map } = node.embedded();
        for (let start = 0; start < inner.length; start += 1) {
          const end = Math.min(inner.length, start + 9);
          const outer = map.toOuter({ start, end });
          const cut =
            outer &&
            text
              .slice(outer.start, outer.end)
              .replaceAll('\r', '')
              .replaceAll(`\n${' '.repeat(indent)}`, '\n');
          // Lines of nothing but too few spaces lose them all.
          expect(cut?.replaceAll(/\n +(?=\n|$)/g, '\n')).to.equal(
            inner.slice(start, end).replaceAll(/\n +(?=\n|$)/g, '\n'),
          );
        }
      }),
      { numRuns: 200 },
    );
  });

  for (const [style, open, close] of [
    ['single', "'", "'"],
    ['double', '"', '"'],
    ['plain', '', ''],
  ] as const) {
    it(`in ${style} style leads each character back to itself or to its escape`, () => {
      fc.assert(
        fc.property(fc.stringMatching(/^[a-z][a-z\n\\'x41"t ]{0,30}[a-z]$/), (content) => {
          const written = content
            .replaceAll('\n', '\n  ')
            .replaceAll(/['"]/g, (quote) => (quote === open ? (style === 'single' ? "''" : '\\"') : quote));
          const text = `k: ${open}${written}${close}\n`;
          const expected = parseDocument(text);
          fc.pre(expected.errors.length === 0 && typeof expected.get('k') === 'string');
          const { text: inner, map } = scalarAt(text, 'k').embedded();
          expect(inner).to.equal(expected.get('k'));
          let last = 0;
          for (let at = 0; at < inner.length; at += 1) {
            const outer = map.toOuter({ start: at, end: at + 1 });
            if (outer === undefined) throw new Error(`no place for offset ${String(at)}`);
            const cut = text.slice(outer.start, outer.end);
            expect(outer.start).to.be.at.least(last);
            if (cut.length === 1) expect(cut).to.equal(inner[at]);
            else expect(cut).to.match(/^(?:\\.|\\x..|''|\s+)/s);
            last = outer.start;
          }
        }),
        { numRuns: 300 },
      );
    });
  }

  it('of a folded scalar leads a span over a fold back to both lines', () => {
    const text = 'k: >-\n  pip install\n  torch\n';
    const { text: inner, map } = scalarAt(text, 'k').embedded();
    const outer = map.toOuter({ start: inner.indexOf('install'), end: inner.length });
    expect(outer && text.slice(outer.start, outer.end)).to.equal('install\n  torch');
  });

  it('behind an alias leads to where it is written', () => {
    const text = 'a: &x "secret"\nb: *x\n';
    const { map } = scalarAt(text, 'b').embedded();
    expect(map.toOuter({ start: 0, end: 6 })).to.deep.equal({ start: 7, end: 13 });
  });
});

describe('new text inside of a YAML scalar', () => {
  it('keeps the indentation of a literal, wherever lines are added', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z]{0,3}$/), { minLength: 1, maxLength: 5 }),
        fc.stringMatching(/^[a-z\n]{0,6}$/),
        fc.nat(),
        fc.constantFrom('\n', '\r\n'),
        (content, added, seed, newline) => {
          const text = [
            'k: |',
            '  first',
            ...content.map((line) => (line === '' ? '' : `  ${line}`)),
            '  end',
            'z: 1',
            '',
          ].join(newline);
          const node = scalarAt(text, 'k');
          const inner = node.embedded().text;
          const at = seed % (inner.length + 1);
          const written = insert(text, node, at, added);
          if (written === undefined) {
            expect(at === 0 && added.startsWith('\n')).to.equal(true);
            return;
          }
          const after = scalarAt(written, 'k').embedded().text;
          const expected = inner.slice(0, at) + added + inner.slice(at);
          // What is clipped at the end of the scalar are line breaks.
          expect(after.trimEnd()).to.equal(expected.trimEnd());
          expect(scalarAt(written, 'z').value).to.equal(1);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('is refused where the style would need quotes or escapes', () => {
    const text = 'p: pip install\ns: \'pip\'\nd: "pip"\nf: [pip]\nl: |\n  pip\ng: >\n  pip\n';
    const refused: readonly (readonly [string, string])[] = [
      ['p', ' # x'],
      ['p', ': x'],
      ['p', 'a\nb'],
      ['s', "it's"],
      ['d', 'a"b'],
      ['d', 'a\\b'],
      ['f', 'a, b'],
      ['g', 'a\nb'],
      ['l', 'a\rb'],
      ['l', '\u0000'],
    ];
    for (const [key, added] of refused) {
      const node = key === 'f' ? scalarAt(text, key, 0) : scalarAt(text, key);
      expect(node.embedded().map.encode(added, 3), `${key} ${JSON.stringify(added)}`).to.equal(undefined);
    }
  });

  it('that a flow scalar takes reads as it was given', () => {
    const added = fc.stringMatching(/^[ -~]{0,10}$/);
    const styles = fc.constantFrom(
      'k: pip install x\n',
      "k: 'pip install x'\n",
      'k: "pip install x"\n',
      'k: [pip install x]\n',
    );
    fc.assert(
      fc.property(added, styles, fc.nat({ max: 13 }), (extra, text, at) => {
        const path = text.includes('[') ? ['k', 0] : ['k'];
        const node = scalarAt(text, ...path);
        const written = insert(text, node, at, extra);
        if (written === undefined) return;
        const inner = node.embedded().text;
        expect(scalarAt(written, ...path).embedded().text).to.equal(inner.slice(0, at) + extra + inner.slice(at));
      }),
      { numRuns: 1000 },
    );
  });
});
