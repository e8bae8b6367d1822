import { expect } from 'chai';
import type { PythonDocument } from '../../../src/lang/python/types';
import { applyEdit, lastCall, lines, pythonReader } from './parse';

describe('calls in Python', () => {
  let read: (text: string) => PythonDocument;
  before(async () => {
    read = await pythonReader();
  });

  it('takes a call apart', () => {
    const call = lastCall(read('import torch\ny = torch.load(path, map_location="cpu")\n'), 'load');
    expect(call.callee.text).to.equal('torch.load');
    expect(call.receiver?.text).to.equal('torch');
    expect(call.arguments.map(({ name, value }) => [name, value.text])).to.deep.equal([
      [undefined, 'path'],
      ['map_location', '"cpu"'],
    ]);
    expect(call.argument('f', 0)?.value.text).to.equal('path');
    expect(call.argument('map_location')?.value.stringValue()?.value).to.equal('cpu');
    expect(call.argument('x', 1)).to.equal(undefined);
    expect(call.hasUnknownArguments).to.equal(false);
  });

  it('looks into known keyword dictionaries', () => {
    const call = lastCall(read('options = {"a": "b"}\nrun(x, **options, **{"c": False})\n'), 'run');
    expect(call.argument('a')?.value.stringValue()?.value).to.equal('b');
    expect(call.argument('c')?.value.value()?.value).to.equal(false);
    expect(call.hasUnknownArguments).to.equal(false);
  });

  it('says when further arguments may be passed', () => {
    expect(lastCall(read('run(**options)\n'), 'run').hasUnknownArguments).to.equal(true);
    expect(lastCall(read('o = {"a": 1}\no["b"] = 2\nrun(**o)\n'), 'run').hasUnknownArguments).to.equal(true);
    const call = lastCall(read('run(a, *rest, b)\n'), 'run');
    expect(call.hasUnknownArguments).to.equal(true);
    expect(call.argument('first', 0)?.value.text).to.equal('a');
    expect(call.argument('second', 1)).to.equal(undefined);
  });

  it('knows the function around a call and the calls inside of a function', () => {
    const document = read(
      lines('@app.get("/")', 'async def f(a: int = g(), *b, c=1):', '    def h():', '        run(a)', 'run(b)'),
    );
    const [f, h] = document.functions;
    expect(f?.calls().map((call) => call.method)).to.deep.equal(['run']);
    expect(document.callsNamed('run').map((call) => call.enclosingFunction?.name)).to.deep.equal(['h', undefined]);
    expect(document.callsNamed('run')[0]?.enclosingFunction).to.equal(h);
    expect(lastCall(document, 'g').enclosingFunction).to.equal(undefined);
    expect(f?.isAsync).to.equal(true);
    expect(h?.isAsync).to.equal(false);
    expect(f?.decorators.map(({ text, kind }) => `${kind} ${text}`)).to.deep.equal(['call app.get("/")']);
    expect(
      f?.parameters.map(({ name, annotation, defaultValue }) => [name, annotation?.text, defaultValue?.text]),
    ).to.deep.equal([
      ['a', 'int', 'g()'],
      ['b', undefined, undefined],
      ['c', undefined, '1'],
    ]);
  });

  it('knows what a function returns, without what functions inside of it return', () => {
    const document = read(
      lines('def f(a):', '    def h():', '        return 1', '    if a:', '        return', '    return a, h'),
    );
    const [f, h] = document.functions;
    expect(f?.returns().map(({ text }) => text)).to.deep.equal(['a, h']);
    expect(h?.returns().map(({ text, kind }) => `${kind} ${text}`)).to.deep.equal(['number 1']);
  });

  const appended: readonly (readonly [string, string, string])[] = [
    ['nothing', 'f()', 'f(k=1)'],
    ['white space', 'f(\n)', 'f(k=1\n)'],
    ['one argument', 'f(a)', 'f(a, k=1)'],
    ['a trailing comma', 'f(a,)', 'f(a, k=1)'],
    ['a generator', 'f(x for x in y)', 'f((x for x in y), k=1)'],
    ['a splat', 'f(*a, **b)', 'f(*a, **b, k=1)'],
    ['lines with a trailing comma', 'f(\n    a,\n    b,\n)', 'f(\n    a,\n    b,\n    k=1,\n)'],
    ['lines without one', 'f(\n    a,\n    b\n)', 'f(\n    a,\n    b,\n    k=1\n)'],
    ['a comment behind the comma', 'f(\n    a,  # one, two\n)', 'f(\n    a,  # one, two\n    k=1,\n)'],
    ['a comment without a comma', 'f(\n    a  # one, two\n)', 'f(\n    a,  # one, two\n    k=1\n)'],
    ['a comment on the next line', 'f(\n    a,\n    # end\n)', 'f(\n    a,\n    k=1,\n    # end\n)'],
    ['a comment before the comma', 'f(\n    a  # one\n    , \n)', 'f(\n    a  # one\n    , \n    k=1,\n)'],
    ['arguments that share a line', 'f(\n    a, b,\n)', 'f(\n    a, b, k=1,\n)'],
    ['an aligned argument', 'f(a,\n  b)', 'f(a,\n  b,\n  k=1)'],
    ['a value of several lines', 'f(a, {\n    1: 2,\n})', 'f(a, {\n    1: 2,\n}, k=1)'],
    ['only a comment', 'f(  # none\n)', 'f(k=1  # none\n)'],
    ['lines of Windows', 'f(\r\n    a,\r\n)', 'f(\r\n    a,\r\n    k=1,\r\n)'],
  ];
  for (const [what, before, after] of appended) {
    it(`appends an argument behind ${what}`, () => {
      const text = `${before}\n`;
      const call = lastCall(read(text), 'f');
      expect(applyEdit(text, call.appendArgument('k=1'))).to.equal(`${after}\n`);
      expect(lastCall(read(`${after}\n`), 'f').argument('k')?.value.text).to.equal('1');
    });
  }

  const removed: readonly (readonly [string, string, string])[] = [
    ['the only one', 'f(k=1)', 'f()'],
    ['the only one with a comma', 'f(k=1,)', 'f()'],
    ['the first', 'f(k=1, b=2)', 'f(b=2)'],
    ['the last', 'f(a, k=1)', 'f(a)'],
    ['the last before a trailing comma', 'f(a, k=1,)', 'f(a,)'],
    ['one in the middle', 'f(a, k=1, b=2)', 'f(a, b=2)'],
    ['one on its own line', 'f(\n    a,\n    k=1,  # why\n    b=2,\n)', 'f(\n    a,\n    b=2,\n)'],
    ['the last on its own line', 'f(\n    a,  # keep\n    k=1\n)', 'f(\n    a,  # keep\n)'],
    ['one behind a comment', 'f(a,  # keep\n  k=1)', 'f(a,  # keep\n  )'],
    ['one of Windows', 'f(\r\n    a,\r\n    k=1,\r\n)', 'f(\r\n    a,\r\n)'],
  ];
  for (const [what, before, after] of removed) {
    it(`removes ${what}`, () => {
      const text = `${before}\n`;
      const call = lastCall(read(text), 'f');
      const argument = call.argument('k');
      expect(applyEdit(text, argument && call.removeArgument(argument))).to.equal(`${after}\n`);
      expect(read(`${after}\n`).problems).to.deep.equal([]);
    });
  }
});
