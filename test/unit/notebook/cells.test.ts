import { expect } from 'chai';
import { notebookFromCells, toCellRange } from '../../../src/lang/notebook/cells';
import { parseNotebook } from '../../../src/lang/notebook/parse';
import { splitNotebook } from '../../../src/lang/notebook/program';
import type { CellInput, CellsInput, NotebookDocument } from '../../../src/lang/notebook/types';
import { writeNotebook } from './write';

const OUTPUTS = [
  { output_type: 'stream', name: 'stdout', text: ['one\n', '\u001b[1mtwo\u001b[0m'] },
  { output_type: 'display_data', data: { 'text/html': '<i>é</i>', 'application/json': { a: [1.5] } }, metadata: {} },
  { output_type: 'error', ename: 'E', evalue: 'v', traceback: ['a\nb', 'E: v'] },
];
const CELLS: readonly CellInput[] = [
  { kind: 'markdown', languageId: 'markdown', text: '# é😀' },
  { kind: 'code', languageId: 'python', text: '!pip install "x"\r\n%env A=b\ny = 1', id: 'c1', outputs: OUTPUTS },
  { kind: 'code', languageId: 'python', text: '%%bash\nls' },
  { kind: 'code', languageId: 'python', text: '%%writefile a.py\nz' },
  { kind: 'raw', languageId: 'raw', text: 'raw' },
  { kind: 'code', languageId: 'python', text: '' },
  { kind: 'code', languageId: 'python', text: 'z = 2', metadata: { watertight: { ignore: [{ id: 'a-rule' }] } } },
];
const KERNEL = { kernelspec: { name: 'python3', display_name: 'Python 3' } };

const onDisk = (cells: readonly CellInput[], metadata: unknown): NotebookDocument =>
  parseNotebook(
    writeNotebook(
      cells.map(({ kind, text, id, outputs, metadata: own }) => ({
        cell_type: kind,
        source: text,
        ...(id === undefined ? {} : { id }),
        ...(kind === 'code' ? { outputs: outputs ?? [] } : {}),
        ...(own === undefined ? {} : { metadata: own }),
      })),
      {},
      metadata,
    ),
  );

function contentOf(notebook: NotebookDocument): unknown {
  const { python, shell, environment, files } = splitNotebook(notebook);
  return {
    kernel: notebook.kernelLanguage,
    cells: notebook.cells.map(({ index, id, kind, language, text, outputs, ignores }) => ({
      ...{ index, id, kind, language, text, ignores },
      outputs: outputs.map((output) => [output.index, output.texts.map((item) => [item.kind, item.mime, item.text])]),
    })),
    python: python.text,
    shell: shell.map(({ text, origin }) => [origin, text]),
    environment: environment.map(({ entry }) => entry),
    files: files.map(({ path, text }) => [path, text]),
  };
}

describe('a notebook of an editor', () => {
  it('holds the same as the file on disk', () => {
    const editor = notebookFromCells({ cells: CELLS, metadata: KERNEL });
    expect(contentOf(editor)).to.deep.equal(contentOf(onDisk(CELLS, KERNEL)));
    expect(editor.cells[1]?.outputs.flatMap(({ texts }) => texts.map(({ text }) => text))).to.deep.equal([
      'one\ntwo',
      '<i>é</i>',
      '{\n  "a": [\n    1.5\n  ]\n}',
      'a\nb\nE: v',
    ]);
    expect(editor.cells[1]?.outputs.map(({ removal }) => removal)).to.deep.equal([[], [], []]);
  });

  it('holds the same where only the name of the kernel tells its language', () => {
    const metadata = { kernelspec: { name: 'ir', display_name: 'R' } };
    const cells: readonly CellInput[] = [{ kind: 'code', languageId: 'python', text: '%%bash\nls' }];
    expect(contentOf(notebookFromCells({ cells, metadata }))).to.deep.equal(contentOf(onDisk(cells, metadata)));
  });

  it('holds the same where a cell has a language of its own', () => {
    const text = '!pip install x';
    for (const languageId of ['shellscript', 'r', 'python']) {
      const metadata = { vscode: { languageId } };
      const cells: readonly CellInput[] = [
        { kind: 'code', languageId, text, metadata },
        { kind: 'code', languageId, text: 'echo', metadata },
      ];
      const disk = contentOf(onDisk(cells, KERNEL));
      expect(contentOf(notebookFromCells({ cells, metadata: KERNEL }))).to.deep.equal(disk);
    }
  });

  it('finds the kernel wherever the editor keeps the metadata', () => {
    const kernel = { language_info: { name: 'julia' } };
    const levels: readonly NonNullable<CellsInput['metadata']>[] = [kernel, { metadata: kernel }];
    for (const metadata of levels) {
      const cells: readonly CellInput[] = [{ kind: 'code', languageId: 'julia', text: 'x' }];
      expect(notebookFromCells({ cells, metadata }).kernelLanguage).to.equal('julia');
    }
    expect(notebookFromCells({ cells: [] }).kernelLanguage).to.equal('python');
  });

  it('has every text at its place, and knows the place of every text', () => {
    const editor = notebookFromCells({ cells: CELLS, metadata: KERNEL });
    for (const cell of editor.cells) {
      const range = cell.map.toOuter({ start: 0, end: cell.text.length });
      if (range === undefined) throw new Error('The cell has no place.');
      expect(editor.text.slice(range.start, range.end)).to.equal(cell.text);
      expect(editor.locate(range)?.index).to.equal(cell.index);
      expect(toCellRange(editor, range)).to.deep.equal({
        index: cell.index,
        range: { start: 0, end: cell.text.length },
      });
      for (const output of cell.outputs) {
        for (const { text, map } of output.texts) {
          const outer = map.toOuter({ start: 0, end: text.length });
          if (outer === undefined) throw new Error('The output has no place.');
          expect(editor.text.slice(outer.start, outer.end)).to.equal(text);
          expect(editor.locate(outer)).to.deep.include({ index: cell.index, part: 'output', output: output.index });
          expect(toCellRange(editor, outer)).to.equal(undefined);
        }
      }
    }
  });

  it('takes outputs of any shape', () => {
    const outputs = [7, null, 'x', [], { output_type: 'stream' }, { data: { 'text/plain': 7, 'text/html': [1, 'a'] } }];
    const editor = notebookFromCells({ cells: [{ kind: 'code', languageId: 'python', text: 'x', outputs }] });
    expect(editor.cells[0]?.outputs.map(({ texts }) => texts.map(({ text }) => text))).to.deep.equal([
      ...[[], [], [], [], []],
      ['a'],
    ]);
  });
});
