import { expect } from 'chai';
import type { PythonDocument } from '../../../src/lang/python/types';
import { lastCall, lines, nameOf, pythonReader } from './parse';

type Case = readonly [string, readonly string[], string];

const STARS: readonly Case[] = [
  ['a star import', ['from pickle import *', 'loads(x)'], 'pickle.loads'],
  ['the last star import that gives it', ['from pickle import *', 'from json import *', 'loads(x)'], 'json.loads'],
  [
    'a star import in front of a known one without it',
    ['from pickle import *', 'from hashlib import *', 'loads(x)'],
    'pickle.loads',
  ],
  ['a star import in front of one that is not known', ['from pickle import *', 'from utils import *', 'loads(x)'], '?'],
  [
    'a star import behind one that is not known',
    ['from utils import *', 'from pickle import *', 'loads(x)'],
    'pickle.loads',
  ],
  [
    'a star import in front of a library that is known in part',
    ['from pickle import *', 'from torch import *', 'loads(x)'],
    '?',
  ],
  ['a star import, used in a function', ['def f(): loads(x)', 'from pickle import *'], 'pickle.loads'],
  ['two star imports, used in a function', ['from pickle import *', 'from json import *', 'def f(): loads(x)'], '?'],
  ['a name that the file binds behind it', ['from pickle import *', 'loads = other', 'loads(x)'], '?'],
  ['a name that the file binds in front of it', ['loads = other', 'from pickle import *', 'loads(x)'], 'pickle.loads'],
  ['a name that the file perhaps binds', ['from pickle import *', 'if x: loads = other', 'loads(x)'], '?'],
  ['a star import of a branch', ['if x: from pickle import *', 'loads(x)'], 'pickle.loads'],
  ['a parameter of that name', ['from pickle import *', 'def f(loads): loads(x)'], '?'],
  ['a star import in front of the use', ['loads(x)', 'from pickle import *'], '?'],
  ['a module that a star import gives', ['from os import *', 'path.loads(x)'], 'os.path.loads'],
  ['a star import of what hands on others', ['from fastai.vision.all import *', 'torch.loads(x)'], 'torch.loads'],
];

const MADE: readonly Case[] = [
  [
    'a function with an argument of its own',
    ['import functools, a', 'run = functools.partial(a.go, x=1)', 'run(x)'],
    'a.go',
  ],
  [
    'one of the file',
    ['from functools import partial', 'import a', 'def make(x): return a.B()', 'm = partial(make, x=1)', 'm().run()'],
    'a.B().run',
  ],
  [
    'one with an argument by position',
    ['from functools import partial', 'import a', 'run = partial(a.go, 1)', 'run(x)'],
    'a.go',
  ],
  [
    'one of two',
    [
      'from functools import partial',
      'import a',
      'if y: run = partial(a.go, x=1)',
      'else: run = partial(a.go, x=2)',
      'run(x)',
    ],
    '?',
  ],
  ['getattr', ['import a', 'run = getattr(a, "go")', 'run(x)'], 'a.go'],
  ['getattr with None', ['import a', 'run = getattr(a, "go", None)', 'run(x)'], 'a.go'],
  ['getattr with another function', ['import a', 'run = getattr(a, "go", other)', 'run(x)'], '?'],
  ['getattr of any name', ['import a', 'run = getattr(a, name)', 'run(x)'], '?'],
  ['import_module', ['import importlib', 'm = importlib.import_module("a.b")', 'm.run(x)'], 'a.b.run'],
  ['import_module beside the file', ['import importlib', 'm = importlib.import_module(".b", p)', 'm.run(x)'], '?'],
  ['__import__', ['__import__("a.b").b.run(x)'], 'a.b.run'],
  ['reload', ['import importlib, a', 'm = importlib.reload(a)', 'm.run(x)'], 'a.run'],
  ['cast', ['from typing import cast', 'import a', 'cast("a.B", x).run()'], 'a.B().run'],
];

describe('other names in Python', () => {
  let read: (text: string) => PythonDocument;
  before(async () => {
    read = await pythonReader();
  });

  for (const [what, text, name] of STARS) {
    it(`resolves ${what} to ${name}`, () => {
      expect(nameOf(read(lines(...text)), 'loads')).to.equal(name);
    });
  }
  for (const [what, text, name] of MADE) {
    it(`resolves what comes from ${what} to ${name}`, () => {
      expect(nameOf(read(lines(...text)), 'run')).to.equal(name);
    });
  }

  it('finds calls by the name of what partial and getattr give', () => {
    const text = lines(
      'import torch, functools',
      'load = functools.partial(torch.load, weights_only=False)',
      'read = getattr(torch, "load")',
      'load(1)',
      'read(2)',
      'getattr(torch, "load")(3)',
      'functools.partial(torch.load, weights_only=True)(4)',
    );
    const calls = read(text).calls('torch.load');
    expect(calls.map((call) => call.arguments[0]?.value.text)).to.deep.equal(['1', '2', '3', '4']);
    expect(calls.map((call) => call.argument('weights_only')?.value.text)).to.deep.equal([
      'False',
      undefined,
      undefined,
      'True',
    ]);
  });

  it('lists builtins that a star import takes the place of', () => {
    const document = read(lines('from os import *', 'open(p)', 'print(p)'));
    expect(lastCall(document, 'open').name).to.equal('os.open');
    expect(lastCall(document, 'print').name).to.equal('print');
  });
});
