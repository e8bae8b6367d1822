import { expect } from 'chai';
import { applyEdits } from '../../../src/engine/fix';
import { parseNotebook } from '../../../src/lang/notebook/parse';
import type { NotebookDocument, OutputText } from '../../../src/lang/notebook/types';
import { code, writeNotebook } from './write';

const stream = (text: string | readonly string[]): unknown => ({ output_type: 'stream', name: 'stdout', text });
const display = (data: unknown): unknown => ({ output_type: 'display_data', data, metadata: {} });

function readWith(outputs: readonly unknown[], indent: number | string = 1): NotebookDocument {
  return parseNotebook(writeNotebook([code('x', { id: 'c', outputs })], { indent }));
}

function textsOf(notebook: NotebookDocument): readonly OutputText[] {
  return notebook.cells.flatMap((cell) => cell.outputs.flatMap((output) => output.texts));
}

/** What stands in the file for a word of an output's text. */
function cutWord(notebook: NotebookDocument, { text, map }: OutputText, word: string): string {
  const start = text.indexOf(word);
  const outer = map.toOuter({ start, end: start + word.length });
  return notebook.text.slice(outer?.start, outer?.end);
}

describe('the outputs of a notebook cell', () => {
  it('give their texts, and no images', () => {
    const notebook = readWith([
      stream(['one\n', 'two']),
      display({
        'text/plain': ['<Figure>'],
        'text/html': '<b>é</b>',
        'image/png': 'iVBORw0KGgo=',
        'image/svg+xml': ['<svg/>'],
        'application/pdf': 'JVBERi0=',
      }),
      {
        output_type: 'execute_result',
        execution_count: 1,
        data: { 'application/json': { b: 1.5, a: [] } },
        metadata: {},
      },
    ]);
    expect(textsOf(notebook).map(({ kind, mime, text }) => [kind, mime, text])).to.deep.equal([
      ['stream', undefined, 'one\ntwo'],
      ['text', 'text/plain', '<Figure>'],
      ['html', 'text/html', '<b>é</b>'],
      ['json', 'application/json', '{\n  "b": 1.5,\n  "a": []\n}'],
    ]);
    expect(notebook.cells[0]?.outputs.map(({ index }) => index)).to.deep.equal([0, 1, 2]);
  });

  it('show the lines of a traceback without colours, each with its place', () => {
    const notebook = readWith([
      {
        output_type: 'error',
        ename: 'ValueError',
        evalue: 'bad \u001b[1mword',
        traceback: ['\u001b[0;31mValue\u001b[1mError\u001b[0m', 'line "two"', 'bad \u001b[1mword'],
      },
    ]);
    const [error] = textsOf(notebook);
    if (error === undefined) throw new Error('There is no error.');
    expect(error.text).to.equal('ValueError: bad word\nValueError\nline "two"\nbad word');
    expect(cutWord(notebook, error, '"two"')).to.equal('\\"two\\"');
    expect(cutWord(notebook, error, '\nValueError').length).to.be.greaterThan(0);
    const at = error.text.lastIndexOf('ValueError');
    const outer = error.map.toOuter({ start: at, end: at + 10 });
    expect(notebook.text.slice(outer?.start, outer?.end)).to.equal('Value\\u001b[1mError');
    expect(outer && notebook.locate(outer)).to.deep.include({
      index: 0,
      id: 'c',
      part: 'output',
      output: 0,
      start: { line: 1, character: 0 },
      end: { line: 1, character: 10 },
    });
  });

  it('say the name of an error once', () => {
    const traceback = ['Traceback', 'KeyError: x'];
    const [error] = textsOf(readWith([{ output_type: 'error', ename: 'KeyError', evalue: 'x', traceback }]));
    expect(error?.text).to.equal('Traceback\nKeyError: x');
    const [bare] = textsOf(readWith([{ output_type: 'error', ename: 'KeyError', evalue: 'x', traceback: [] }]));
    expect(bare?.text).to.equal('KeyError: x');
  });

  it('show JSON the same however it is laid out, with strings as they are meant', () => {
    const value = { 'a"b': 'c\\d\ne😀', list: [1, -0.5, 1e21, true, null, {}, [], [[2]]] };
    const texts = [0, 1, '\t'].map((indent) => {
      const notebook = readWith([display({ 'application/json': value })], indent);
      const [json] = textsOf(notebook);
      if (json === undefined) throw new Error('There is no JSON.');
      expect(cutWord(notebook, json, 'c\\d\ne😀')).to.equal('c\\\\d\\ne😀');
      expect(cutWord(notebook, json, '1e+21')).to.equal('1e+21');
      return json.text;
    });
    expect(new Set(texts).size).to.equal(1);
    expect(texts[0]).to.equal(
      '{\n  "a"b": "c\\d\ne😀",\n  "list": [\n    1,\n    -0.5,\n    1e+21,\n    true,\n    null,\n    {},\n    [],\n    [\n      [\n        2\n      ]\n    ]\n  ]\n}',
    );
  });

  it('show the numbers of JSON as a program that has parsed them', () => {
    const file = '{"cells":[{"cell_type":"code","outputs":[{"data":{"application/json":[1.0, 1e-05]}}]}]}';
    const notebook = parseNotebook(file);
    const [json] = textsOf(notebook);
    expect(json?.text).to.equal('[\n  1,\n  0.00001\n]');
    expect(json && cutWord(notebook, json, '0.00001')).to.equal('1e-05');
  });

  for (const indent of [0, 1, '\t']) {
    it(`are removed one by one, or all, from a file indented by ${JSON.stringify(indent)}`, () => {
      const all = ['one', 'two', 'three'].map((text) => stream(text));
      const write = (outputs: readonly unknown[]): string => writeNotebook([code('x', { outputs })], { indent });
      for (const index of [0, 1, 2]) {
        const file = write(all);
        const removal = parseNotebook(file).cells[0]?.outputs[index]?.removal ?? [];
        expect(applyEdits(file, removal)).to.equal(write(all.filter((_, other) => other !== index)));
      }
      const single = write([stream('one')]);
      const removal = parseNotebook(single).cells[0]?.outputs[0]?.removal ?? [];
      expect(applyEdits(single, removal)).to.equal(write([]));
    });
  }

  it('have their own places in the file', () => {
    const notebook = readWith([stream('secret one'), display({ 'text/plain': ['a\n', 'secret two'] })]);
    for (const [index, text] of textsOf(notebook).entries()) {
      const start = text.text.indexOf('secret');
      const range = text.map.toOuter({ start, end: start + 6 });
      expect(range && notebook.locate(range)).to.deep.equal({
        index: 0,
        id: 'c',
        part: 'output',
        output: index,
        start: { line: index, character: 0 },
        end: { line: index, character: 6 },
      });
    }
    const key = notebook.text.indexOf('output_type');
    expect(notebook.locate({ start: key, end: key + 1 })).to.equal(undefined);
  });
});
