import fc, { type Arbitrary } from 'fast-check';
import { NUMBER, oneOf } from './generate-expressions';
import { block } from './generate-blocks';
import { DECORATOR } from './generate-names';

const CONDITIONS = [
  'import sys, random, contextlib',
  'import os as os_',
  'import builtins as builtins_, importlib, io',
  'from contextlib import nullcontext, suppress',
];
/** Most programs start with all names bound, so that few end at the first use of one. */
const FIRST = [
  'import os, json, hashlib, subprocess, urllib.request, functools, collections',
  'import json as js',
  'from os import path',
  'from os.path import join',
  'from json import dumps',
  'from subprocess import run, Popen as p',
  'from pathlib import Path',
  's, t, u = "s0", "t0", "u0"',
  'n = m = 1',
  'l, r = ["l0", "l1"], ["r0"]',
  'd, e = {"k": "d0", "j": "d1"}, {"k": "e0", "j": "e1"}',
  'def f(q="q", *rest, **more): return q',
  'def g(q="q", *rest, **more): return q',
  'class A: x = "x0"',
  'class B(A): y = "y0"',
  'def same(thing): return thing',
  'def make(*_, **__): return open',
  'def build(*_, **__): return os.path.join',
  'class C(collections.OrderedDict): pass',
  'class D(C): pass',
  'def change(box):',
  '    if isinstance(box, list): box.append("z")',
  '    if isinstance(box, dict): box["k"] = "z"',
];

/** Small programs that call `probe`, `named` and `target` with a number and what the model is asked about. */
export const program: Arbitrary<string> = fc
  .tuple(
    oneOf(0, 0, 0, 0, 0, 0, 7, 3),
    fc.array(block({ depth: 2, isInFunction: false, isInLoop: false, isInTry: false }), { minLength: 1, maxLength: 4 }),
  )
  .map(([left, blocks]) => {
    // A few programs lack some of it: names may then be unbound, and builtins come through.
    const first = FIRST.slice(left);
    let next = 0;
    return [...CONDITIONS, ...first, ...blocks.flat()]
      .map((line) => line.replaceAll(NUMBER, () => String(++next)).replaceAll(DECORATOR, '@'))
      .join('\n')
      .concat('\n');
  });
