import { expect } from 'chai';
import type { PythonDocument, PythonExpression } from '../../../src/lang/python/types';
import { lines, pythonReader } from './parse';

describe('lists, dictionaries and subscripts that are written out', () => {
  let read: (text: string) => PythonDocument;
  before(async () => {
    read = await pythonReader();
  });

  function argumentOf(...parts: readonly string[]): PythonExpression {
    const value = read(lines(...parts)).callsNamed('use')[0]?.arguments[0]?.value;
    if (value === undefined) throw new Error('no argument');
    return value;
  }
  const texts = (expressions: readonly PythonExpression[]): readonly string[] => expressions.map(({ text }) => text);

  it('tell their items, known or not', () => {
    expect(texts(argumentOf('use(["bash", "-c", command, *rest])').elements())).to.deep.equal([
      '"bash"',
      '"-c"',
      'command',
      '*rest',
    ]);
    expect(texts(argumentOf('use((host, 80))').elements())).to.deep.equal(['host', '80']);
    expect(argumentOf('use(items)').elements()).to.deep.equal([]);
    expect(argumentOf('use("text")').elements()).to.deep.equal([]);
  });

  it('tell what a key holds beside others that are not known', () => {
    const value = argumentOf('name = "ssl"', 'use({other: 1, name: MODE, "x": "y"})').entry('ssl');
    expect(value?.text).to.equal('MODE');
    expect(argumentOf('use({"a": 1, "a": 2})').entry('a')?.value()?.value, 'the last one counts').to.equal(2);
    expect(argumentOf('use({"a": 1, "b": 2})').entry('c')).to.equal(undefined);
    expect(argumentOf('use(options)').entry('a')).to.equal(undefined);
  });

  it('do not tell what may be replaced by what is spread behind it', () => {
    expect(argumentOf('use({"a": 1, **rest})').entry('a')).to.equal(undefined);
    expect(argumentOf('use({**rest, "a": 1})').entry('a')?.value()?.value).to.equal(1);
  });

  it('tell the object and the key of a subscript', () => {
    const { object, key } = argumentOf('import os as system', 'use(system.environ[ "HOME" ])').subscript ?? {};
    expect(object?.qualifiedName()).to.equal('os.environ');
    expect(key?.stringValue()?.value).to.equal('HOME');
    expect(argumentOf('use(rows[1:2])').subscript).to.equal(undefined);
    expect(argumentOf('use(rows[1, 2])').subscript).to.equal(undefined);
    expect(argumentOf('use(rows)').subscript).to.equal(undefined);
  });
});
