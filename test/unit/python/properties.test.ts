import { expect } from 'chai';
import fc from 'fast-check';
import type { PythonDocument } from '../../../src/lang/python/types';
import { readSyntax } from '../../../src/lang/python/syntax';
import { createCursorReader } from '../../../src/lang/python/tree-rows';
import { testGrammars } from '../grammars';
import { applyEdit, lastCall, lines, pythonReader } from './parse';

const space = fc.constantFrom('', ' ', '\n    ', '  # note, (\n    ', ' \\\n  ');
const argument = fc.constantFrom('a', '"𝒳 ,("', '(x for x in y)', '[1,\n 2]', 'f(b)', 'lambda q: q', '{"k": 1}');

/** A call of `target` with arguments in any layout. */
const layout = fc
  .record({
    arguments: fc.array(argument, { maxLength: 3 }),
    keywords: fc.shuffledSubarray(['m=1', 'n="é"', 'o=[\n        1,\n    ]']),
    spaces: fc.array(space, { minLength: 20, maxLength: 20 }),
    hasComma: fc.boolean(),
  })
  .map(({ arguments: positional, keywords, spaces, hasComma }) => {
    const parts = [...positional, ...keywords];
    let next = 0;
    const gap = (): string => spaces[next++] ?? '';
    const inside = parts.map((part) => `${gap()}${part}${gap()}`).join(',');
    return `target(${inside}${hasComma && parts.length > 0 ? ',' : ''}${gap()})`;
  });

const statement = fc.constantFrom(
  '"""Doc."""',
  '# 𝒳 comment',
  'import os',
  'import numpy as np; x = 1',
  'from yaml import safe_load',
  'from . import local',
  'from a import (\n    b,\n    c,\n)',
  'from abc import A  # why',
  'x = """\n  import z\n"""',
  'if x:\n    import sys',
  'def f():\n    import re\n    return 1',
  'pass',
  '',
);
const program = fc
  .tuple(
    fc.array(statement, { maxLength: 8 }),
    fc.constantFrom('\n', '\r\n'),
    fc.constantFrom('', '\uFEFF'),
    fc.boolean(),
  )
  .map(([parts, eol, mark, isEnded]) => mark + (parts.join('\n') + (isEnded ? '\n' : '')).replaceAll('\n', eol));

describe('edits of Python', () => {
  let read: (text: string) => PythonDocument;
  before(async () => {
    read = await pythonReader();
  });

  it('append an argument to any layout of a call', () => {
    fc.assert(
      fc.property(layout, fc.constantFrom('\n', '\r\n'), (call, eol) => {
        const text = `"😀"; ${call}\n`.replaceAll('\n', eol);
        const before = lastCall(read(text), 'target');
        const after = read(applyEdit(text, before.appendArgument('key=True')));
        expect(after.problems).to.deep.equal([]);
        const call2 = lastCall(after, 'target');
        expect(call2.argument('key')?.value.value()?.value).to.equal(true);
        expect(call2.arguments.slice(0, -1).map(({ value }) => value.text)).to.deep.equal(
          before.arguments.map(({ value }) => value.text),
        );
      }),
    );
  });

  it('remove any argument from any layout of a call', () => {
    fc.assert(
      fc.property(layout, fc.nat(10), (call, which) => {
        const text = `${call}\n`;
        const before = lastCall(read(text), 'target');
        const chosen = before.arguments[which % Math.max(before.arguments.length, 1)];
        if (chosen === undefined) return;
        const after = read(applyEdit(text, before.removeArgument(chosen)));
        expect(after.problems).to.deep.equal([]);
        expect(lastCall(after, 'target').arguments.map(({ value }) => value.text)).to.deep.equal(
          before.arguments.filter((own) => own !== chosen).map(({ value }) => value.text),
        );
      }),
    );
  });

  it('add an import to any program, once', () => {
    const wanted = fc.constantFrom<readonly [string, string?]>(
      ['os'],
      ['torch'],
      ['yaml', 'dump'],
      ['a', 'B'],
      ['ssl'],
    );
    fc.assert(
      fc.property(program, wanted, (text, [module, name]) => {
        const edit = read(text).importEdit(module, name);
        const edited = applyEdit(text, edit);
        const after = read(edited);
        expect(after.problems).to.deep.equal([]);
        expect(after.importEdit(module, name)).to.equal(undefined);
        expect(after.strings.map((own) => [own.value, own.isDocstring])).to.deep.equal(
          read(text).strings.map((own) => [own.value, own.isDocstring]),
        );
        if (text.includes('\r\n')) expect(edited.replaceAll('\r\n', '')).not.to.include('\n');
      }),
    );
  });
});

describe('offsets of Python', () => {
  let read: (text: string) => PythonDocument;
  before(async () => {
    read = await pythonReader();
  });

  it('count UTF-16 units, behind a byte order mark, astral characters and any line ends', () => {
    const prefixes = fc.array(fc.constantFrom('x = "😀𝒳é"', '# 𝒳', 'é = 1', 'print("a")', ''), { maxLength: 6 });
    fc.assert(
      fc.property(prefixes, fc.constantFrom('\n', '\r\n'), fc.constantFrom('', '\uFEFF'), (before, eol, mark) => {
        const text = mark + lines(...before, 'import torch', '"𝒳"; torch.load("😀", é="z")').replaceAll('\n', eol);
        const [call] = read(text).calls('torch.load');
        expect(call && text.slice(call.range.start, call.range.end)).to.equal('torch.load("😀", é="z")');
        expect(call?.arguments.map(({ range }) => text.slice(range.start, range.end))).to.deep.equal(['"😀"', 'é="z"']);
      }),
    );
  });

  it('are the same in the memory of the parser and by its cursor', async () => {
    const { python } = await testGrammars();
    const { language } = python.parser;
    if (language === null) throw new Error('no language');
    const readers = [python.readRows, createCursorReader(language)];
    fc.assert(
      fc.property(program, layout, fc.nat(400), (text, call, cut) => {
        const source = `${text}\nasync def g():\n    await ${call}\n`.slice(0, cut);
        const tree = python.parser.parse(source);
        if (tree === null) throw new Error('not parsed');
        const rows = readers.map((readRows) => {
          const syntax = readSyntax(tree, source, readRows);
          return Array.from({ length: syntax.count }, (_, node) => [
            syntax.kind(node),
            syntax.start(node),
            syntax.end(node),
            syntax.parent(node),
          ]);
        });
        tree.delete();
        expect(rows[0]).to.deep.equal(rows[1]);
      }),
    );
  });

  it('are read in the memory of the runtime that is shipped', async () => {
    const { python } = await testGrammars();
    expect(python.isReadInPlace).to.equal(true);
  });
});

describe('half-typed Python', () => {
  let read: (text: string) => PythonDocument;
  before(async () => {
    read = await pythonReader();
  });

  /** Asks for everything that a rule may ask for. */
  function exercise(document: PythonDocument): void {
    for (const definition of document.functions) {
      definition.calls();
      definition.parameters.forEach(({ defaultValue }) => defaultValue?.value());
      definition.decorators.forEach((decorator) => decorator.originCall());
    }
    document.strings.forEach(({ value }) => value);
    for (const { target, value } of document.assignments) {
      target.qualifiedName();
      value.value();
      value.originCall();
      value.names();
    }
    for (const call of document.callsNamed('load', 'f', 'target', 'get', '')) {
      call.name;
      call.hasUnknownArguments;
      call.argument('a', 0)?.value.value();
      call.appendArgument('x=1');
      call.arguments.forEach((own) => call.removeArgument(own));
    }
    document.importEdit('os');
    document.importEdit('torch', 'load');
  }

  const source = lines(
    'import torch, os as o',
    'from a import (b,',
    '    c)',
    '@app.get("/x")',
    'async def f(a, b: X = 1, *c, **d) -> int:',
    '    with open(f"{a}/{b!r}") as g, h() as (i, j):',
    '        self.x = y = [k async for k in z if k]',
    '    try:',
    '        global q; q = torch.load(g, **{"a": b"\\x00"})',
    '    except (A, B) as e: raise',
    '    match e:',
    '        case {"k": [v, *w]} | C(m=n): return (u := lambda x, *y: x % y)',
    'class D(E, metaclass=F):',
    '    """Doc"""',
    '    def m(self): self.a: int = """x" f""" "y"; del self.a[0], t',
  );

  it('is read at every cut without an error thrown', () => {
    for (let cut = 0; cut <= source.length; cut++) {
      exercise(read(source.slice(0, cut)));
      exercise(read(source.slice(cut)));
    }
  });

  it('is read whatever it is', () => {
    const word = fc.constantFrom(
      ...'def class import from as ( ) [ ] { } : , = . * ** " \' """ f" \n \\ # if else for in lambda yield await x y 1 \t @ := match case with try except global del 😀'.split(
        ' ',
      ),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        exercise(read(words.join(' ')));
        exercise(read(words.join('')));
      }),
    );
  });

  it('still gives the calls of intact statements', () => {
    const text = lines('import torch', 'torch.load(a)', 'x = = 3', 'def f(:', '    pass', 'torch.load(b)', 'y = foo.');
    const document = read(text);
    expect(document.calls('torch.load').map((call) => call.arguments[0]?.value.text)).to.deep.equal(['a', 'b']);
    expect(document.problems).not.to.deep.equal([]);
  });
});
