import { expect } from 'chai';
import type { PossibleValues, PythonDocument } from '../../../src/lang/python/types';
import { lastCall, lines, pythonReader } from './parse';

describe('possible values in Python', () => {
  let read: (text: string) => PythonDocument;
  before(async () => {
    read = await pythonReader();
  });

  function possibleIn(...text: readonly string[]): PossibleValues {
    const possible = lastCall(read(lines(...text)), 'use').arguments[0]?.value.possibleValues();
    if (possible === undefined) throw new Error('no argument');
    return possible;
  }
  const plain = ({ values }: PossibleValues): readonly unknown[] => values.map(({ value }) => value);

  const complete: readonly (readonly [string, readonly string[], readonly unknown[]])[] = [
    ['a constant', ['a = "a"', 'use(a)'], ['a']],
    ['a choice', ['use("a" if x else "b")'], ['a', 'b']],
    ['two branches', ['if x:', '    a = "a"', 'else:', '    a = "b"', 'use(a)'], ['a', 'b']],
    ['a branch that may not run', ['a = 1', 'if x:', '    a = 2', 'use(a)'], [1, 2]],
    [
      'what is put together of choices',
      ['a = "a" if x else "b"', 'use(f"{a}-" + ("c" if y else "d"))'],
      ['a-c', 'a-d', 'b-c', 'b-d'],
    ],
    ['a choice among choices', ['use("a" if x else "b" if y else "c")'], ['a', 'b', 'c']],
    ['an entry by a key that is chosen', ['use({"a": 1, "b": 2, "c": 3}["a" if x else "b"])'], [1, 2]],
    [
      'an attribute',
      ['class A:', '    def f(self):', '        self.b = "c"', '        self.b = "d"', '        use(self.b)'],
      ['c', 'd'],
    ],
    [
      'a global that functions change',
      ['a = "a"', 'def f():', '    global a', '    a = "b"', 'def g():', '    use(a)'],
      ['a', 'b'],
    ],
    ['a condition that is chosen', ['a = "a" if x else ""', 'use(a or "b")'], ['a', 'b']],
  ];
  for (const [what, text, values] of complete) {
    it(`are all known for ${what}`, () => {
      const possible = possibleIn(...text);
      expect(plain(possible)).to.deep.equal(values);
      expect(possible.isComplete).to.equal(true);
    });
  }

  const partly: readonly (readonly [string, readonly string[], readonly unknown[]])[] = [
    ['a parameter', ['def f(a="b"):', '    use(a)'], ['b']],
    ['a variable of the environment', ['import os', 'use(os.getenv("A", "b"))'], ['b']],
    ['a branch with something unknown', ['use("a" if x else y)'], ['a']],
    ['what stands in for something unknown', ['use(x or "b")'], ['b']],
    ['text that a loop adds to', ['a = "a"', 'while x:', '    a = a + "b"', 'use(a)'], ['a', 'ab']],
    ['a list that is changed', ['a = ["a"] if x else ["b"]', 'a.append("c")', 'use(a)'], []],
    [
      'more than a rule wants to look at',
      Array.from({ length: 9 }, (_, index) => `if x: a = ${String(index)}`).concat('use(a)'),
      [],
    ],
    ['something unknown', ['use(x)'], []],
  ];
  for (const [what, text, values] of partly) {
    it(`are not all known for ${what}`, () => {
      const possible = possibleIn(...text);
      expect(plain(possible)).to.deep.equal(values);
      expect(possible.isComplete).to.equal(false);
    });
  }

  it('are bounded for choices of choices', () => {
    const text = ['a = "a" if x else "b"', ...Array.from({ length: 30 }, () => 'a = a + (a if x else "c")'), 'use(a)'];
    expect(possibleIn(...text)).to.deep.equal({ values: [], isComplete: false });
  });
});

describe('arguments of partial functions', () => {
  let read: (text: string) => PythonDocument;
  before(async () => {
    read = await pythonReader();
  });

  it('are found by keyword and position', () => {
    const call = lastCall(
      read(lines('from functools import partial as p', 'g = p(f, "a", verify=False)', 'g("b", c=1)')),
      'g',
    );
    const values = [0, 1, 2].map((position) => call.argument('none', position)?.value.value()?.value);
    expect(values).to.deep.equal(['a', 'b', undefined]);
    expect(call.argument('verify')?.value.value()?.value).to.equal(false);
    expect(call.argument('c')?.value.value()?.value).to.equal(1);
    expect(call.hasUnknownArguments).to.equal(false);
  });

  it('stand in front of those of a call that is found by the name of the function', () => {
    const text = lines('import torch', 'from functools import partial', 'read = partial(torch.load, "a")', 'read("b")');
    const [call] = read(text).calls('torch.load');
    expect(call?.argument('f', 0)?.value.value()?.value).to.equal('a');
    expect(call?.argument('map_location', 1)?.value.value()?.value).to.equal('b');
  });

  it('are those of a partial of a partial too', () => {
    const text = lines(
      'from functools import partial',
      'g = partial(f, "a", c=1)',
      'h = partial(g, "b", d=2)',
      'h("e")',
    );
    const call = lastCall(read(text), 'h');
    const found = [call.argument('c'), call.argument('d'), ...[0, 1, 2].map((each) => call.argument('none', each))];
    expect(found.map((argument) => argument?.value.value()?.value)).to.deep.equal([1, 2, 'a', 'b', 'e']);
  });

  it('give way to what the call says', () => {
    const call = lastCall(
      read(lines('import functools', 'g = functools.partial(f, verify=False)', 'g(verify=True)')),
      'g',
    );
    expect(call.argument('verify')?.value.value()?.value).to.equal(true);
  });

  it('are unknown where it may be one of two', () => {
    const text = lines(
      'import functools',
      'g = functools.partial(f, "a")',
      'if x:',
      '    g = functools.partial(f)',
      'g("b")',
    );
    const call = lastCall(read(text), 'g');
    expect(call.argument('none', 0)).to.equal(undefined);
    expect(call.hasUnknownArguments).to.equal(true);
  });
});
