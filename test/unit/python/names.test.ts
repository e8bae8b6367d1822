import { expect } from 'chai';
import type { PythonDocument } from '../../../src/lang/python/types';
import { lastCall, lines, nameOf, pythonReader } from './parse';

describe('names in Python', () => {
  let read: (text: string) => PythonDocument;
  before(async () => {
    read = await pythonReader();
  });

  const cases: readonly (readonly [string, readonly string[], string])[] = [
    ['an imported module', ['import torch', 'torch.run(x)'], 'torch.run'],
    ['an alias', ['import numpy as np', 'np.run(x)'], 'numpy.run'],
    ['a submodule', ['import a.b.c', 'a.b.c.run()'], 'a.b.c.run'],
    ['an alias of a submodule', ['import a.b as ab', 'ab.run()'], 'a.b.run'],
    ['a member', ['from torch import run', 'run(x)'], 'torch.run'],
    ['a member under another name', ['from torch import load as run', 'run(x)'], 'torch.load'],
    ['a relative import', ['from ..models import net', 'net.run()'], '..models.net.run'],
    ['a module beside the file', ['from . import net', 'net.run()'], '.net.run'],
    ['an import inside of the function', ['def f():', '    import torch', '    torch.run()'], 'torch.run'],
    ['an import of another function', ['def f():', '    import torch', 'torch.run()'], '?'],
    ['a name that a star import may give', ['from torch import *', 'run(x)'], '?'],
    ['an import in brackets', ['from torch import (', '    a,', '    b as c,  # two', ')', 'c.run()'], 'torch.b.run'],
    ['a module bound again', ['import torch', 'torch = make()', 'torch.run()'], '?'],
    ['a parameter of the same name', ['import torch', 'def f(torch):', '    torch.run()'], '?'],
    ['a loop variable', ['import torch', 'for torch in x:', '    torch.run()'], '?'],
    ['a variable of a comprehension', ['import torch', '[torch.run() for torch in x]'], '?'],
    ['the source of a comprehension', ['import torch', '[torch for torch in torch.run()]'], 'torch.run'],
    ['a variable after a comprehension', ['import torch', '[0 for torch in x]', 'torch.run()'], 'torch.run'],
    ['a lambda parameter', ['import torch', 'f = lambda torch: torch.run()'], '?'],
    ['a deleted name', ['import torch', 'del torch', 'torch.run()'], '?'],
    ['the name of an exception', ['import e', 'try:', '    pass', 'except E as e:', '    e.run()'], '?'],
    ['a matched name', ['import e', 'match x:', '    case [e]:', '        e.run()'], '?'],
    ['a global of another function', ['def f():', '    global m', '    m = a()', 'import m', 'm.run()'], '?'],
    [
      'an attribute of a made object',
      ['from fastapi import FastAPI', 'app = FastAPI()', 'app.run()'],
      'fastapi.FastAPI().run',
    ],
    ['a chain of calls', ['import boto3', 'boto3.Session().client("s3").run()'], 'boto3.Session().client().run'],
    [
      'an object seen from a function',
      ['import fastapi', 'app = fastapi.FastAPI()', 'def f():', '    app.run()'],
      'fastapi.FastAPI().run',
    ],
    ['an object bound in a with', ['with open(p) as f:', '    f.run()'], 'open().run'],
    [
      'an object bound in an async with',
      [
        'import aiohttp',
        'async def f():',
        '    async with aiohttp.ClientSession() as s, s.get(u) as r:',
        '        r.run()',
      ],
      'aiohttp.ClientSession().get().run',
    ],
    ['an awaited result', ['import httpx', 'async def f():', '    (await httpx.get(u)).run()'], 'httpx.get().run'],
    [
      'an attribute of self',
      [
        'import boto3',
        'class A:',
        '    def __init__(self):',
        '        self.s3 = boto3.client("s3")',
        '    def f(self):',
        '        self.s3.run()',
      ],
      'boto3.client().run',
    ],
    [
      'an attribute that starts as None',
      [
        'import a',
        'class A:',
        '    model = None',
        '    def load(self):',
        '        self.model = a.B()',
        '    def f(self):',
        '        self.model.run()',
      ],
      'a.B().run',
    ],
    [
      'an attribute with two values',
      [
        'import a',
        'class A:',
        '    def f(self, x):',
        '        self.m = a.B()',
        '        self.m = x',
        '    def g(self):',
        '        self.m.run()',
      ],
      '?',
    ],
    [
      'an annotated parameter',
      ['import pandas as pd', 'def f(df: pd.DataFrame):', '    df.run()'],
      'pandas.DataFrame().run',
    ],
    [
      'an optional parameter',
      ['from a import B', 'from typing import Optional', 'def f(b: Optional[B] = None):', '    b.run()'],
      'a.B().run',
    ],
    ['a parameter of a type or None', ['from a import B', 'def f(b: B | None):', '    b.run()'], 'a.B().run'],
    ['an annotated variable', ['from a import B', 'b: B = make()', 'b.run()'], 'a.B().run'],
    [
      'both imports of a try',
      ['try:', '    import ujson as json', 'except ImportError:', '    import json', 'json.run()'],
      'ujson.run',
    ],
    [
      'an import behind one that has not failed',
      ['try:', '    from a import B', 'except ImportError:', '    pass', 'else:', '    from c import B', 'B.run()'],
      '?',
    ],
    ['an import that may fail', ['try:', '    import m', 'except ImportError:', '    m = None', 'm.run()'], 'm.run'],
    ['objects that agree', ['import a', 'if x:', '    s = a.B(1)', 'else:', '    s = a.B(2)', 's.run()'], 'a.B().run'],
    ['objects that do not', ['import a', 'if x:', '    s = a.B()', 'else:', '    s = a.C()', 's.run()'], '?'],
    ['a pair of assignments', ['import a', 'b, c = a.B(), a.C()', 'c.run()'], 'a.C().run'],
    ['an unpacked result', ['import a', 'b, c = a.B()', 'c.run()'], '?'],
    ['an assignment expression', ['import a', 'if (b := a.B()):', '    b.run()'], 'a.B().run'],
    ['a function of the file', ['def run(): pass', 'run()'], '?'],
    ['a path put together', ['from pathlib import Path', '(Path("a") / b / "c").run()'], 'pathlib.Path().run'],
    ['an object whose type is declared behind it', ['import a', 'b = a.B()', 'b: a.C', 'b.run()'], 'a.B().run'],
    ['imports of two branches', ['if x:', '    import a as m', 'else:', '    import b as m', 'm.run()'], '?'],
    ['a builtin that is perhaps bound again', ['if x:', '    from m import print as open', 'open.run()'], '?'],
    [
      'a builtin that is bound behind the function',
      ['def f():', '    open.run()', 'f()', 'from m import load as open'],
      '?',
    ],
    [
      'an assignment expression that may be passed over',
      ['import a', 'import b as c', 'x and (c := a.B())', 'c.run()'],
      '?',
    ],
    [
      'an attribute that another class of the family assigns',
      [
        'import a',
        'class A:',
        '    def __init__(self):',
        '        self.m = a.B()',
        '    def f(self):',
        '        self.m.run()',
        'class C(A):',
        '    def __init__(self):',
        '        self.m = a.C()',
      ],
      '?',
    ],
    [
      'an attribute that is assigned from outside',
      [
        'import a',
        'class A:',
        '    def __init__(self):',
        '        self.m = a.B()',
        '    def f(self):',
        '        self.m.run()',
        'A().m = x',
      ],
      '?',
    ],
    ['names defined by each other', ['def f():', '    return a.run()', 'a = b', 'b = a'], '?'],
  ];
  for (const [what, text, name] of cases) {
    it(`resolves ${what} to ${name}`, () => {
      expect(nameOf(read(lines(...text)), 'run')).to.equal(name);
    });
  }

  it('resolves builtins unless they are shadowed', () => {
    expect(nameOf(read('open(p)\n'), 'open')).to.equal('open');
    expect(nameOf(read('def f(open):\n    open(p)\n'), 'open')).to.equal('?');
    expect(nameOf(read('from codecs import open\nopen(p)\n'), 'open')).to.equal('codecs.open');
  });

  it('finds calls by qualified name through aliases, in document order', () => {
    const text = lines(
      'import torch as t',
      'from torch import load as read',
      'read(1)',
      't.load(2)',
      'go = t.load',
      'go(3)',
    );
    expect(
      read(text)
        .calls('torch.load')
        .map((call) => call.arguments[0]?.value.text),
    ).to.deep.equal(['1', '2', '3']);
  });

  it('knows the call that a name came from', () => {
    const text = lines('import a', 'b = a.make(1)', 'c = b', 'with open(c) as f:', '    use(c, f)');
    const [first, second] = lastCall(read(text), 'use').arguments;
    expect(first?.value.originCall()?.name).to.equal('a.make');
    expect(second?.value.originCall()?.name).to.equal('open');
  });

  it('keeps one object for each call and expression', () => {
    const document = read('import a\nx = a.make()\nuse(x)\n');
    const [call] = document.calls('a.make');
    expect(lastCall(document, 'use').arguments[0]?.value.originCall()).to.equal(call);
    expect(document.calls('a.make')[0]).to.equal(call);
  });

  it('tells which modules are imported', () => {
    const document = read('from ray import serve\nimport sklearn.svm\n');
    expect(
      ['ray', 'ray.serve', 'sklearn', 'sklearn.svm', 'sk', 'serve'].map((name) => document.importsModule(name)),
    ).to.deep.equal([true, true, true, true, false, false]);
  });
});
