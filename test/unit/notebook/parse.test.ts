import { expect } from 'chai';
import { parseNotebook } from '../../../src/lang/notebook/parse';
import type { NotebookDocument } from '../../../src/lang/notebook/types';
import { code, writeNotebook } from './write';

const languages = (notebook: NotebookDocument): readonly string[] => notebook.cells.map(({ language }) => language);

describe('a notebook file', () => {
  it('is read in nbformat 4 with ids, kinds and languages', () => {
    const file = writeNotebook([
      { cell_type: 'markdown', id: 'm1', source: '# Title' },
      code('x = 1', { id: 'c1' }),
      { cell_type: 'raw', source: 'raw' },
    ]);
    const notebook = parseNotebook(file);
    expect(notebook.problems).to.deep.equal([]);
    expect(notebook.nbformat).to.equal(4);
    expect(
      notebook.cells.map(({ index, id, kind, language, text }) => [index, id, kind, language, text]),
    ).to.deep.equal([
      [0, 'm1', 'markdown', 'markdown', '# Title'],
      [1, 'c1', 'code', 'python', 'x = 1'],
      [2, undefined, 'raw', 'text', 'raw'],
    ]);
  });

  it('is read in nbformat 3', () => {
    const file = JSON.stringify({
      metadata: { name: 'old' },
      nbformat: 3,
      nbformat_minor: 0,
      worksheets: [
        {
          cells: [
            { cell_type: 'heading', level: 1, source: ['Old'] },
            {
              cell_type: 'code',
              collapsed: false,
              input: ['a = 1\n', 'a'],
              language: 'python',
              outputs: [
                { output_type: 'stream', stream: 'stdout', text: ['out\n'] },
                { output_type: 'pyout', prompt_number: 2, text: ['1'], html: '<b>1</b>', png: 'iVBORw0KGgo=' },
                { output_type: 'pyerr', ename: 'E', evalue: 'v', traceback: ['\u001b[31mE\u001b[0m: v'] },
              ],
              prompt_number: 2,
            },
          ],
        },
        { cells: [{ cell_type: 'code', input: 'b = 2', language: 'R', outputs: [] }] },
      ],
    });
    const notebook = parseNotebook(file);
    expect(notebook.nbformat).to.equal(3);
    expect(notebook.cells.map(({ kind, language, text }) => [kind, language, text])).to.deep.equal([
      ['markdown', 'markdown', 'Old'],
      ['code', 'python', 'a = 1\na'],
      ['code', 'r', 'b = 2'],
    ]);
    const texts = notebook.cells[1]?.outputs.map((output) => output.texts.map(({ kind, text }) => [kind, text]));
    expect(texts).to.deep.equal([
      [['stream', 'out\n']],
      [
        ['text', '1'],
        ['html', '<b>1</b>'],
      ],
      [['error', 'E: v']],
    ]);
  });

  const kernels: readonly (readonly [metadata: unknown, language: string])[] = [
    [{}, 'python'],
    [{ kernelspec: { name: 'python3' } }, 'python'],
    [{ kernelspec: { name: 'conda-env-fraud-py', display_name: 'Python [conda env:fraud]' } }, 'python'],
    [{ kernelspec: { name: 'conda-env-stats-r', display_name: 'R [conda env:stats]' } }, 'r'],
    [{ kernelspec: { name: 'ir', display_name: 'R' } }, 'r'],
    [{ kernelspec: { name: 'julia-1.9' } }, 'julia'],
    [{ kernelspec: { name: 'apache_toree_scala' } }, 'scala'],
    [{ kernelspec: { name: 'pysparkkernel', display_name: 'PySpark' } }, 'python'],
    [{ kernelspec: { name: 'sparkkernel', display_name: 'Spark' } }, 'scala'],
    [{ kernelspec: { name: 'local-venv', display_name: 'TensorFlow 2 (Local)' } }, 'python'],
    [{ kernelspec: { name: 'x', language: 'R' } }, 'r'],
    [{ kernelspec: { name: 'python3' }, language_info: { name: 'ipython' } }, 'python'],
    [{ kernelspec: { name: 'python3' }, language_info: { name: 'scala' } }, 'scala'],
    [{ kernelspec: 'broken', language_info: null }, 'python'],
  ];
  for (const [metadata, language] of kernels) {
    it(`has a kernel of ${language} with the metadata ${JSON.stringify(metadata)}`, () => {
      const notebook = parseNotebook(writeNotebook([code('x')], {}, metadata));
      expect(notebook.kernelLanguage).to.equal(language);
      expect(languages(notebook)).to.deep.equal([language]);
    });
  }

  it('has cells in other languages, by magic or by what an editor noted', () => {
    const noted = { metadata: { vscode: { languageId: 'shellscript' } } };
    const cells = [
      code('%%bash\nls'),
      code('%%script --bg bash\nls'),
      code('\n%%R -i x\ny'),
      code('%%javascript\nx'),
      code('%%sql\nselect 1'),
      code('%%html\n<b>'),
      code('%%writefile -a src/train.py\nx'),
      code('%%writefile Dockerfile\nFROM x'),
      code('%%time\nx'),
      code('%%capture out\nx'),
      code('%sh\nls'),
      code('echo', noted),
      code('!pip install x', noted),
    ];
    expect(languages(parseNotebook(writeNotebook(cells)))).to.deep.equal([
      ...['shell', 'shell', 'r', 'javascript', 'sql', 'html', 'python', 'dockerfile', 'python', 'python', 'shell'],
      ...['shell', 'python'],
    ]);
  });

  it('has suppressions in the metadata of cells', () => {
    const ignore = [{ id: 'a-rule', reason: 'why', until: '2030-01-01' }, { id: 'b-rule' }, { reason: 'no id' }, 7];
    const notebook = parseNotebook(
      writeNotebook([code('x', { metadata: { watertight: { ignore } } }), code('y', { metadata: { watertight: 1 } })]),
    );
    expect(notebook.cells.map(({ ignores }) => ignores)).to.deep.equal([
      [{ id: 'a-rule', reason: 'why', until: '2030-01-01' }, { id: 'b-rule' }],
      [],
    ]);
  });

  it('may start with a byte order mark, and hold what Python writes for NaN', () => {
    const file = `\uFEFF{"cells": [{"metadata": {"a": NaN, "b": [-Infinity, 1e-5]}, "cell_type": "code", "source": "x"}]}\n`;
    const notebook = parseNotebook(file);
    expect(notebook.problems).to.deep.equal([]);
    expect(notebook.cells[0]?.text).to.equal('x');
    expect(notebook.cells[0]?.map.toOuter({ start: 0, end: 1 })?.start).to.equal(file.indexOf('x"'));
  });
});

describe('a notebook file that is broken', () => {
  const file = writeNotebook([code('a = 1\n'), code('b = 2'), code('c = 3')]);

  it('gives the cells in front of a conflict', () => {
    const at = file.indexOf('"b = 2"');
    const broken = `${file.slice(0, at)}\n<<<<<<< HEAD\n${file.slice(at)}`;
    const notebook = parseNotebook(broken);
    expect(notebook.cells[0]?.text).to.equal('a = 1\n');
    expect(notebook.problems).to.have.length(1);
    const [problem] = notebook.problems;
    expect(problem?.range.start).to.equal(broken.indexOf('<<<<<<<'));
    expect(problem?.message).to.contain('broken');
  });

  it('is read up to a string that is not closed', () => {
    const broken = file.replace('"b = 2"', '"b = 2');
    const notebook = parseNotebook(broken);
    expect(notebook.cells.map(({ text }) => text)).to.deep.equal(['a = 1\n', 'b = 2']);
    expect(notebook.problems.map(({ range }) => range.start)).to.deep.equal([broken.indexOf('"b = 2')]);
  });

  it('never throws, wherever it is cut off', () => {
    const whole = writeNotebook([
      { cell_type: 'markdown', source: 'é😀' },
      code('%%bash\nls', { outputs: [{ output_type: 'stream', name: 'stdout', text: ['a"\\\n'] }] }),
      code('x', { outputs: [{ output_type: 'display_data', data: { 'application/json': { a: [1, 'b'] } } }] }),
    ]);
    for (let end = 1; end < whole.length; end++) {
      const notebook = parseNotebook(whole.slice(0, end));
      expect(notebook.problems, whole.slice(0, end)).to.have.length(1);
      for (const cell of notebook.cells) {
        for (const output of cell.outputs) for (const text of output.texts) expect(text.text).to.be.a('string');
      }
    }
  });

  it('is called one where it is JSON of another kind', () => {
    for (const text of ['{}', '[]', '1', '"cells"', '{"cells": []} x']) {
      expect(parseNotebook(text).problems, text).to.have.length(1);
    }
    expect(parseNotebook('').problems).to.deep.equal([]);
    expect(parseNotebook(' \n').problems).to.deep.equal([]);
  });

  it('is read in linear time, however hostile', () => {
    const texts = [
      '['.repeat(1_000_000),
      `{"cells":${'[{"a":'.repeat(300_000)}`,
      `{"cells":[{"cell_type":"code","source":"${'\\'.repeat(2_000_000)}"`,
      `{"cells":[{"cell_type":"code","source":["a"${' '.repeat(5_000_000)},"b"]}]}`,
      `{"cells":${'1'.repeat(5_000_000)}}`,
    ];
    for (const text of texts) {
      const { cells } = parseNotebook(text);
      cells[0]?.map.encode('a\nb', 0);
    }
  }).timeout(10_000);
});
