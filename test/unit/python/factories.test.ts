import { expect } from 'chai';
import type { PythonDocument } from '../../../src/lang/python/types';
import { lastCall, lines, nameOf, pythonReader } from './parse';

type Case = readonly [string, readonly string[], string];

const FACTORY = ['import boto3', 'def make():', '    return boto3.client("s3")'];
const inClass = (...body: readonly string[]): readonly string[] => [
  'import a, b',
  'import functools',
  'class A:',
  ...body.map((line) => `    ${line}`),
];

const FUNCTIONS: readonly Case[] = [
  ['a function', [...FACTORY, 's3 = make()', 's3.run()'], 'boto3.client().run'],
  ['a chain', [...FACTORY, 'make().run()'], 'boto3.client().run'],
  [
    'a function of a function',
    [...FACTORY, 'def again():', '    s = make()', '    return s', 'again().run()'],
    'boto3.client().run',
  ],
  [
    'returns that agree',
    ['import a', 'def f(x):', '    if x: return a.B(1)', '    return a.B(2)', 'f(0).run()'],
    'a.B().run',
  ],
  ['returns that differ', ['import a', 'def f(x):', '    if x: return a.B()', '    return a.C()', 'f(0).run()'], '?'],
  [
    'a return of what is not known',
    ['import a', 'def f(x):', '    if x: return a.B()', '    return x', 'f(0).run()'],
    '?',
  ],
  [
    'a function that may give None',
    ['import a', 'def f(x):', '    if x: return a.B()', '    return None', 'f(0).run()'],
    'a.B().run',
  ],
  ['a generator', ['import a', 'def f():', '    yield a.B()', 'f().run()'], '?'],
  [
    'a function inside of it',
    ['import a', 'def f():', '    def g(): return a.C()', '    return a.B()', 'f().run()'],
    'a.B().run',
  ],
  [
    'a function that is awaited',
    ['import a', 'async def f(): return a.B()', 'async def g(): (await f()).run()'],
    'a.B().run',
  ],
  ['a coroutine', ['import a', 'async def f(): return a.B()', 'f().run()'], '?'],
  [
    'a cached function',
    ['import functools', 'import a', '@functools.lru_cache(maxsize=1)', 'def f(): return a.B()', 'f().run()'],
    'a.B().run',
  ],
  [
    'a resource of Streamlit',
    ['import streamlit as st', 'import a', '@st.cache_resource', 'def f(): return a.B()', 'f().run()'],
    'a.B().run',
  ],
  ['a function with a decorator that may change it', ['import a', '@wrap', 'def f(): return a.B()', 'f().run()'], '?'],
  ['a function that is bound again', [...FACTORY, 'make = other', 'make().run()'], '?'],
  [
    'a function that calls itself',
    ['import a', 'def f(n):', '    if n: return f(n - 1)', '    return a.B()', 'f(1).run()'],
    '?',
  ],
  [
    'a declared result',
    ['import pandas as pd', 'def f(x) -> pd.DataFrame: return x.go()', 'f(0).run()'],
    'pandas.DataFrame().run',
  ],
  [
    'a result that is declared in quotes',
    ['import pandas as pd', 'def f(x) -> "pd.DataFrame | None": return x.go()', 'f(0).run()'],
    'pandas.DataFrame().run',
  ],
  ['a result of any type', ['from typing import Any', 'def f(x) -> Any: return x.go()', 'f(0).run()'], '?'],
  [
    'a context manager of the file',
    [
      'import a',
      'from contextlib import contextmanager',
      '@contextmanager',
      'def f():',
      '    yield a.B()',
      'with f() as b:',
      '    b.run()',
    ],
    'a.B().run',
  ],
  [
    'one that is asynchronous',
    [
      'import a',
      'from contextlib import asynccontextmanager',
      '@asynccontextmanager',
      'async def f():',
      '    yield a.B()',
      'async def g():',
      '    async with f() as b:',
      '        b.run()',
    ],
    'a.B().run',
  ],
  [
    'the type of what a context manager gives',
    [
      'import a',
      'from typing import Iterator',
      'from contextlib import contextmanager',
      '@contextmanager',
      'def f(x) -> Iterator[a.B]:',
      '    yield x.go()',
      'with f(0) as b:',
      '    b.run()',
    ],
    'a.B().run',
  ],
  [
    'what is closed in the end',
    ['from contextlib import closing', 'import a', 'with closing(a.B()) as b:', '    b.run()'],
    'a.B().run',
  ],
  [
    'what a stack enters',
    [
      'from contextlib import ExitStack',
      'with ExitStack() as stack:',
      '    f = stack.enter_context(open(p))',
      '    f.run()',
    ],
    'open().run',
  ],
  ['a function that gives a function', ['import a', 'def f(): return a.run', 'run = f()', 'run()'], 'a.run'],
  ['a conditional expression', ['import a', 'b = a.B(1) if x else a.B(2)', 'b.run()'], 'a.B().run'],
  [
    'a parameter with a type of two',
    ['import a', 'from typing import Union', 'def f(x: Union[a.B, None]): x.run()'],
    'a.B().run',
  ],
  ['a parameter with a quoted type', ['import a', 'def f(x: "Optional[a.B]"): x.run()'], 'a.B().run'],
];

const METHODS: readonly Case[] = [
  ['a method', inClass('def make(self): return a.B()', 'def f(self): self.make().run()'), 'a.B().run'],
  ['a method from outside', [...inClass('def make(self): return a.B()'), 'A().make().run()'], 'a.B().run'],
  ['a method of an object', [...inClass('def make(self): return a.B()'), 'x = A()', 'x.make().run()'], 'a.B().run'],
  ['a property', inClass('@property', 'def b(self): return a.B()', 'def f(self): self.b.run()'), 'a.B().run'],
  [
    'a property with a setter',
    inClass('@property', 'def b(self): return a.B()', '@b.setter', 'def b(self, x): pass', 'def f(self): self.b.run()'),
    'a.B().run',
  ],
  [
    'a cached property',
    inClass('@functools.cached_property', 'def b(self): return a.B()', 'def f(self): self.b.run()'),
    'a.B().run',
  ],
  [
    'a property that an heir replaces',
    [
      ...inClass('@property', 'def b(self): return a.B()', 'def f(self): self.b.run()'),
      'class C(A):',
      '    @property',
      '    def b(self): return a.C()',
    ],
    '?',
  ],
  [
    'an attribute of another object',
    [...inClass('def __init__(self): self.b = a.B()'), 'x = A()', 'x.b.run()'],
    'a.B().run',
  ],
  [
    'an attribute of a typed object',
    [...inClass('def __init__(self): self.b = a.B()'), 'def f(x: A): x.b.run()'],
    'a.B().run',
  ],
  [
    'a class method',
    [...inClass('@classmethod', 'def make(cls): return cls()', 'def b(self): return a.B()'), 'A.make().b().run()'],
    'a.B().run',
  ],
  ['a static method', [...inClass('@staticmethod', 'def make(): return a.B()'), 'A.make().run()'], 'a.B().run'],
  [
    'a method that gives itself',
    [...inClass('def me(self): return self', 'def b(self): return a.B()'), 'A().me().b().run()'],
    'a.B().run',
  ],
  [
    'an abstract method and one that is real',
    [
      ...inClass('def make(self): raise NotImplementedError', 'def f(self): self.make().run()'),
      'class C(A):',
      '    def make(self): return a.B()',
    ],
    'a.B().run',
  ],
  [
    'methods of brothers',
    [
      'import a',
      'class A: pass',
      'class B(A):',
      '    def make(self): return a.C()',
      'class C(A):',
      '    def make(self): return a.B()',
      '    def f(self): self.make().run()',
    ],
    'a.B().run',
  ],
  ['a declared attribute', inClass('def __init__(self, x): self.b: a.B = x', 'def f(self): self.b.run()'), 'a.B().run'],
  ['an attribute that the class declares', inClass('b: a.B', 'def f(self): self.b.run()'), 'a.B().run'],
  [
    'an attribute from a typed parameter',
    inClass('def __init__(self, b: a.B): self.b = b', 'def f(self): self.b.run()'),
    'a.B().run',
  ],
  [
    'an object that is entered',
    [
      'import a',
      'class A:',
      '    def __enter__(self): return a.B()',
      '    def __exit__(self, *_): pass',
      'with A() as x:',
      '    x.run()',
    ],
    'a.B().run',
  ],
  [
    'an object that is called',
    ['import a', 'class A:', '    def __call__(self): return a.B()', 'A()().run()'],
    'a.B().run',
  ],
  [
    'a method that is replaced from outside',
    [...inClass('def make(self): return a.B()'), 'A.make = other', 'A().make().run()'],
    '?',
  ],
  [
    'a method of a class with a decorator',
    ['import a', '@wrap', 'class A:', '    def make(self): return a.B()', 'A().make().run()'],
    '?',
  ],
  [
    'a class that makes something else',
    [...inClass('def __new__(cls): return 1', 'def make(self): return a.B()'), 'A().make().run()'],
    '?',
  ],
];

const BASES: readonly Case[] = [
  ['self', ['from torch import nn', 'class Net(nn.Module):', '    def f(self): self.run()'], 'torch.nn.Module().run'],
  ['an object', ['import torch.nn as nn', 'class Net(nn.Module): pass', 'Net().run()'], 'torch.nn.Module().run'],
  [
    'a grandchild',
    ['import torch.nn as nn', 'class Base(nn.Module): pass', 'class Net(Base): pass', 'n = Net()', 'n.run()'],
    'torch.nn.Module().run',
  ],
  [
    'super()',
    ['import torch.nn as nn', 'class Net(nn.Module):', '    def run(self): super().run()'],
    'torch.nn.Module().run',
  ],
  [
    'super(Net, self)',
    ['import torch.nn as nn', 'class Net(nn.Module):', '    def run(self): super(Net, self).run()'],
    'torch.nn.Module().run',
  ],
  [
    'a method that the class has itself',
    ['import torch.nn as nn', 'class Net(nn.Module):', '    def run(self): pass', 'Net().run()'],
    '?',
  ],
  [
    'a method that an heir has',
    [
      'import torch.nn as nn',
      'class Net(nn.Module):',
      '    def f(self): self.run()',
      'class C(Net):',
      '    def run(self): pass',
    ],
    '?',
  ],
  [
    'a class method',
    ['import transformers as t', 'class M(t.PreTrainedModel): pass', 'M.run(p)'],
    'transformers.PreTrainedModel.run',
  ],
  [
    'a class method through cls',
    ['import transformers as t', 'class M(t.PreTrainedModel):', '    @classmethod', '    def f(cls): cls.run(p)'],
    'transformers.PreTrainedModel.run',
  ],
  [
    'a class with a type parameter',
    ['import a', 'from typing import Generic', 'class M(a.Base[int], Generic[T]): pass', 'M().run()'],
    'a.Base().run',
  ],
  ['two libraries', ['import a, b', 'class M(a.Base, b.Other): pass', 'M().run()'], '?'],
  ['a base that is not known', ['class M(other()): pass', 'M().run()'], '?'],
  [
    'a server with threads',
    [
      'from socketserver import ThreadingMixIn',
      'from http.server import HTTPServer',
      'class S(ThreadingMixIn, HTTPServer): pass',
      'S(a, h).run()',
    ],
    'http.server.HTTPServer().run',
  ],
  ['an abstract class', ['import a, abc', 'class M(a.Base, abc.ABC): pass', 'M().run()'], 'a.Base().run'],
  ['a metaclass', ['import a', 'class M(a.Base, metaclass=Meta): pass', 'M().run()'], '?'],
  [
    'what a factory gives',
    ['import torch.nn as nn', 'class Net(nn.Module): pass', 'def make(): return Net()', 'make().run()'],
    'torch.nn.Module().run',
  ],
  [
    'a parameter',
    ['import torch.nn as nn', 'class Net(nn.Module): pass', 'def f(net: Net): net.run()'],
    'torch.nn.Module().run',
  ],
];

describe('receivers in Python', () => {
  let read: (text: string) => PythonDocument;
  before(async () => {
    read = await pythonReader();
  });

  for (const [what, cases] of [
    ['the result of', FUNCTIONS],
    ['what a class of the file gives:', METHODS],
    ['what is inherited:', BASES],
  ] as const) {
    for (const [which, text, name] of cases) {
      it(`knows ${what} ${which} as ${name}`, () => {
        expect(nameOf(read(lines(...text)), 'run')).to.equal(name);
      });
    }
  }

  it('knows the call in a function that made an object', () => {
    const document = read(lines(...FACTORY, 's3 = make()', 'use(s3)'));
    const origin = lastCall(document, 'use').arguments[0]?.value.originCall();
    expect(origin?.name).to.equal('boto3.client');
    expect(origin?.argument('service_name', 0)?.value.stringValue()?.value).to.equal('s3');
  });

  it('takes the call itself where a function gives what nobody knows', () => {
    const document = read(lines('def make(x): return x', 's3 = make(1)', 'use(s3)'));
    expect(lastCall(document, 'use').arguments[0]?.value.originCall()?.callee.text).to.equal('make');
  });
});
