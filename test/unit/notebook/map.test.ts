import { expect } from 'chai';
import fc from 'fast-check';
import { createLineIndex } from '../../../src/core/line-index';
import { applyEdits } from '../../../src/engine/fix';
import { parseNotebook } from '../../../src/lang/notebook/parse';
import type { NotebookCell } from '../../../src/lang/notebook/types';
import { code, writeNotebook, type Layout } from './write';

const cellText = fc.string({
  unit: fc.constantFrom(
    ...['a', 'b', ' ', '%', '!', '#', '\n', '\n', '\r\n', '\r', '\t', '\0', '\b', '\f', '"', "'", '\\', '/'],
    ...['é', '😀', '\ud83d', '\ude00', '\u2028', '\u007f', '\\n', '\\u0041', '",\n"', '[', '}'],
  ),
  maxLength: 40,
});
const layout: fc.Arbitrary<Layout> = fc.record({
  indent: fc.constantFrom(0, 1, 4, '\t'),
  isSplit: fc.boolean(),
  isAscii: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n'),
});

/** A text, and a span in it. */
const spanIn = (text: fc.Arbitrary<string>): fc.Arbitrary<readonly [text: string, start: number, end: number]> =>
  text.chain((chosen) =>
    fc
      .tuple(fc.nat(chosen.length), fc.nat(chosen.length))
      .map(([a, b]) => [chosen, Math.min(a, b), Math.max(a, b)] as const),
  );

function onlyCell(file: string): NotebookCell {
  const cell = parseNotebook(file).cells[1];
  if (cell === undefined) throw new Error('There is no such cell.');
  return cell;
}

const around = (text: string, how: Partial<Layout>): string =>
  writeNotebook([{ cell_type: 'markdown', source: '# é' }, code(text), code('last = 1')], how);

describe('the text of a notebook cell', () => {
  it('is what stands in the file at any span, unescaped', () => {
    fc.assert(
      fc.property(spanIn(cellText), layout, ([text, start, end], how) => {
        const file = around(text, how);
        const { text: read, map } = onlyCell(file);
        expect(read).to.equal(text);
        const outer = map.toOuter({ start, end });
        if (outer === undefined) throw new Error('The span has no place.');
        const cut = file.slice(outer.start, outer.end);
        const unescaped = how.isSplit
          ? (JSON.parse(`["${cut}"]`) as string[]).join('')
          : (JSON.parse(`"${cut}"`) as string);
        expect(unescaped).to.equal(text.slice(start, end));
      }),
      { numRuns: 500 },
    );
  });

  it('is found from any span of the file', () => {
    fc.assert(
      fc.property(spanIn(cellText), layout, ([text, start, end], how) => {
        const notebook = parseNotebook(around(text, how));
        const outer = notebook.cells[1]?.map.toOuter({ start, end });
        if (outer === undefined) throw new Error('The span has no place.');
        const lines = createLineIndex(text);
        expect(notebook.locate(outer)).to.deep.equal({
          index: 1,
          part: 'source',
          start: lines.positionAt(start),
          end: lines.positionAt(end),
        });
      }),
      { numRuns: 500 },
    );
  });

  it('changes as an edit says, and the file stays valid', () => {
    fc.assert(
      fc.property(spanIn(cellText), cellText, layout, ([text, start, end], added, how) => {
        const file = around(text, how);
        const { map } = onlyCell(file);
        const range = map.toOuter({ start, end });
        const written = map.encode(added, start);
        if (range === undefined || written === undefined) throw new Error('The span has no place.');
        const edited = applyEdits(file, [{ range, text: written }]);
        expect(() => JSON.parse(edited) as unknown).not.to.throw();
        const after = parseNotebook(edited);
        expect(after.problems).to.deep.equal([]);
        expect(after.cells.map((cell) => cell.text)).to.deep.equal([
          '# é',
          text.slice(0, start) + added + text.slice(end),
          'last = 1',
        ]);
      }),
      { numRuns: 500 },
    );
  });

  for (const indent of [0, 1, 4, '\t']) {
    it(`is edited as if the tool had written it so, indented by ${JSON.stringify(indent)}`, () => {
      const before = 'import a\nx = "é"\ny = 2\nz = 3';
      const edit = (from: string, to: string, changed: string): void => {
        const file = around(before, { indent });
        const { map } = onlyCell(file);
        const start = before.indexOf(from);
        const range = map.toOuter({ start, end: start + from.length });
        const text = map.encode(to, start);
        if (range === undefined || text === undefined) throw new Error('The span has no place.');
        expect(applyEdits(file, [{ range, text }])).to.equal(around(changed, { indent }));
      };
      edit('', 'import os\n', 'import os\nimport a\nx = "é"\ny = 2\nz = 3');
      edit('y = 2\n', '', 'import a\nx = "é"\nz = 3');
      edit('y = 2\n', 'y = "2"\n', 'import a\nx = "é"\ny = "2"\nz = 3');
      edit('x = "é"\ny', 'v = [\n  1\n]\ny', 'import a\nv = [\n  1\n]\ny = 2\nz = 3');
      edit('z = 3', 'z = 3\nprint(z)', 'import a\nx = "é"\ny = 2\nz = 3\nprint(z)');
    });
  }

  it('writes characters beyond ASCII as the file does', () => {
    const escaped = onlyCell(around('é', { isAscii: true }));
    expect(escaped.map.encode('"😀é"', 0)).to.equal('\\"\\ud83d\\ude00\\u00e9\\"');
    const raw = onlyCell(around('é', {}));
    expect(raw.map.encode('"😀é"', 0)).to.equal('\\"😀é\\"');
  });

  it('grows at its end by a line of its own', () => {
    const file = around('a = 1\n', {});
    const { map } = onlyCell(file);
    const range = map.toOuter({ start: 6, end: 6 });
    const text = map.encode('b = 2', 6);
    if (range === undefined || text === undefined) throw new Error('The span has no place.');
    expect(applyEdits(file, [{ range, text }])).to.equal(around('a = 1\nb = 2', {}));
  });

  it('has no place where the file keeps none', () => {
    for (const source of [[], undefined, 7, null]) {
      const file = JSON.stringify({ cells: [{ cell_type: 'code', source, outputs: [] }], nbformat: 4 });
      const [cell] = parseNotebook(file).cells;
      expect(cell?.text).to.equal('');
      expect(cell?.map.toOuter({ start: 0, end: 0 })).to.equal(undefined);
      expect(cell?.map.encode('x', 0)).to.equal(undefined);
    }
  });

  it('joins array elements that are no whole lines, and skips what is no string', () => {
    const source = '["a","","b\\nc", 1, null,"\\u0000\\/d"]';
    const file = `{"cells":[{"cell_type":"code","source":${source}}]}`;
    const [cell] = parseNotebook(file).cells;
    expect(cell?.text).to.equal('ab\nc\0/d');
    const outer = cell?.map.toOuter({ start: 0, end: 7 });
    expect(file.slice(outer?.start, outer?.end)).to.equal(source.slice(2, -2));
  });
});
