import fc, { type Arbitrary } from 'fast-check';
import {
  anyValue,
  callable,
  CALLABLES,
  condition,
  dict,
  dictName,
  fill,
  key,
  list,
  listName,
  numberName,
  numeral,
  oneOf,
  text,
  textName,
  TEXTS,
} from './generate-expressions';

/** Lines of a statement, without the indentation of what is around it. */
export type Lines = readonly string[];

export const line = (template: string, ...parts: readonly Arbitrary<string>[]): Arbitrary<Lines> =>
  fill(template, ...parts).map((whole) => whole.split('\n'));
export const indent = (lines: Lines): Lines => lines.map((each) => `    ${each}`);

export const imports: Arbitrary<Lines> = oneOf(
  'import os',
  'import os.path',
  'import os.path as path',
  'from os import path',
  'from os.path import join',
  'from posixpath import basename as join',
  'import json',
  'import json as js',
  'import os as js',
  'from json import dumps',
  'from json import loads as dumps',
  'import hashlib',
  'from hashlib import sha256 as run',
  'import subprocess',
  'from subprocess import run, Popen as p',
  'import urllib.request',
  'import functools, collections',
  'from codecs import open',
  'from pathlib import Path',
).map((each) => [each]);

export const tryImport: Arbitrary<Lines> = fc
  .tuple(
    oneOf('import json as js', 'from os.path import join', 'import missing_module as js'),
    oneOf('import os as js', 'from os.path import basename as join', 'js = None', 'import json'),
    oneOf('ImportError', 'ModuleNotFoundError', 'Exception'),
  )
  .map(([first, second, error]) => ['try:', `    ${first}`, `except ${error}:`, `    ${second}`]);

export const probes: Arbitrary<Lines> = fc.oneof(
  line('probe(@, $)', fc.oneof(textName, textName, numberName, listName, dictName)),
  line('probe(@, $)', anyValue),
  line('named(@, $)', callable),
  line('named(@, $)', oneOf(...CALLABLES, 'os.path.join', 'json.dumps', 'path.join', 'js.dumps')),
  line('target(@, $, k=$, **$)', text, text, fill('{"j": $}', text)),
  line('target(@, **$)', dict),
  line('bound = functools.partial(target, @, $, k=$)\nbound($, j=$)', text, text, text, text),
  line('bound = functools.partial(target, @)\nbound($, k=$)', text, text),
);

export const assignments: Arbitrary<Lines> = fc.oneof(
  line('$ = $', textName, text),
  line('$ = $', textName, text),
  line('$ = $', numberName, numeral),
  line('$ = $', listName, list),
  line('$ = $', dictName, dict),
  line('$ = $ = $', textName, textName, text),
  line('$, $ = $, $', textName, textName, text, text),
  line('($, $), $ = ($, $), $', textName, textName, textName, text, text, text),
  line('$, *r = $', textName, list),
  line('$: str = $', textName, oneOf('"a"', 'f"{t}/b"', '"%s" % (s,)', 'str(u)')),
  line('$ += $', textName, text),
  line('$ += $', listName, list),
  line('$: str', textName),
  line('del $', textName),
  line('$ = $', oneOf(...CALLABLES), callable),
  line('$ = functools.partial($, $)', oneOf(...CALLABLES), callable, text),
  line('$ = None', oneOf(...CALLABLES, ...TEXTS)),
);

/** A value and, at once, the question what it is. */
export const pairs: Arbitrary<Lines> = fc
  .tuple(textName, fc.oneof(text, oneOf('"a"', 's', 'u + "b"', 'f"{t}/{n}"', 'd["k"]', 'l[0]')))
  .map(([name, value]) => [`${name} = ${value}`, `probe(@, ${name})`]);

export const mutations: Arbitrary<Lines> = fc.oneof(
  line('$.append($)', listName, text),
  line('$[0] = $', listName, text),
  line('$[$] = $', dictName, key, text),
  line('$.update($)', dictName, dict),
  line('$.pop("k", None)', dictName),
  line('del $[$]', dictName, key),
  line('$ |= $', dictName, dict),
  line('$ = $', listName, listName),
  line('$ = $', dictName, dictName),
  line('$ = [$, $]', listName, listName, dictName),
  line('$ = {"k": $}', dictName, listName),
  line('$[0].append("a")', listName),
  line('$ = $.append\n$("a")', oneOf('run', 'p'), listName, oneOf('run', 'p')),
  line('list.append($, $)', listName, text),
  line('random.shuffle($)', listName),
  line('for w in [$, $]:\n    w.append("a")', listName, listName),
  line('for w in [$]:\n    w["k"] = "z"', dictName),
  line('(lambda w: w.append("a"))($)', listName),
  line('change($)', fc.oneof(listName, dictName)),
  line('same($).append("a")', listName),
  line('$ = same($)', listName, listName),
  line('($ or $).append("a")', listName, listName),
  line('$.setdefault("q", $).append("b")', dictName, listName),
);

export const expressions: Arbitrary<Lines> = fc.oneof(
  line('[probe(@, s) for s in $ if (t := $)]', listName, text),
  line('[(t := $) for s in $]', text, oneOf('[]', '["a"]', 'l')),
  line('z = (probe(@, $) for q in ["a"])\n$ = $\nlist(z)', textName, textName, text),
  line('z = [lambda: probe(@, $) for q in ["a"]]\n$ = $\nz[0]()', textName, textName, text),
  line('z = lambda: named(@, $)\nz()', oneOf(...CALLABLES)),
  line('$ and (s := $)', condition, text),
  line('0 < n < (m := $)', numeral),
  line('assert True, (s := $)', text),
  line('probe(@, ($ if $ else (s := $)))', text, condition, text),
);
