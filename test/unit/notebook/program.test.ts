import { expect } from 'chai';
import fc from 'fast-check';
import type { Grammars } from '../../../src/lang/grammars';
import { parseNotebook } from '../../../src/lang/notebook/parse';
import { splitNotebook, type NotebookParts } from '../../../src/lang/notebook/program';
import { testGrammars } from '../grammars';
import { code, writeNotebook } from './write';

function split(...sources: readonly string[]): NotebookParts & { readonly file: string } {
  const file = writeNotebook(sources.map((source) => code(source)));
  return { file, ...splitNotebook(parseNotebook(file)) };
}

const shellOf = (...sources: readonly string[]): readonly string[] => split(...sources).shell.map(({ text }) => text);

describe('the Python program of a notebook', () => {
  let grammars: Grammars;
  before(async () => {
    grammars = await testGrammars();
  });

  const blanked: readonly (readonly [name: string, source: string, python: string])[] = [
    ['a shell line', '!pip install x\ny = 1', '              \ny = 1'],
    ['a line magic', '%matplotlib inline\ny', '                  \ny'],
    ['a continued shell line', '!pip install \\\n  x \\\n  z\ny', '              \n     \n   \ny'],
    ['a continued line at the end', 'y\n!pip install \\', 'y\n              '],
    ['help', '?y\ny?\ny.z??\n%time?\nx', '  \n  \n     \n      \nx'],
    ['the output of a command', 'a = !ls -l\nb, c = %sql x', 'a = _     \nb, c = _     '],
    ['an automagic', 'pip install x==1\ncd ..\nls -la', '                \n     \n      '],
    [
      'the only statement of a block',
      'if y:\n    !pip install x\nelse:\n  %x',
      'if y:\n    pass          \nelse:\n  0 ',
    ],
    ['a timed statement', '%time y = f(\n  1)\n%timeit -n 10 -r3 g()', 'pass ;y = f(\n  1)\npass             ;g()'],
    ['a timed shell line', '%time !ls', 'pass ;   '],
    ['a timed loop', '%time for a in b: c(a)', '                      '],
    ['a cell magic that keeps Python', '%%time\ny = 1', '      \ny = 1'],
    ['a cell magic below comments', '\n# why\n%%capture out\n!ls\ny', '\n# why\n             \n   \ny'],
    ['CRLF', '%%time\r\n!ls\r\ny = """\r\n!no"""', '      \r\n   \r\ny = """\r\n!no"""'],
    ['a string that is not closed', 'a = """b\n!c', 'a = _   \n  '],
    ['a backslash at the end', 'a = 1 \\', 'a = 1  '],
  ];
  for (const [name, source, python] of blanked) {
    it(`keeps every offset and stays valid with ${name}`, () => {
      const { python: program } = split('first = 1', source, 'last = 2');
      expect(program.text).to.equal(`first = 1\n${python}\nlast = 2`);
      const tree = grammars.python.parser.parse(program.text);
      expect(tree?.rootNode.hasError, tree?.rootNode.toString()).to.equal(false);
      tree?.delete();
    });
  }

  const kept: readonly (readonly [name: string, source: string])[] = [
    ['a remainder on its own line', 'a = ("%s"\n  % b)\nc = [d\n! = e]'],
    ['a remainder behind a backslash', 'a = b \\\n% c'],
    ['a text with three quotes', "a = \"\"\"\n!pip install x\n%%time\nwhat?\n\"\"\"\nb = r'''\n%x\\''''"],
    ['text with hashes and brackets', 'a = "# ( \\" [" # ("\nb = \'{\'  # what?'],
    ['names of commands', 'ls = 1\ntime = 2\nls\nrun (3)\ncat = ls\nenv in x\ntime.sleep(1)\npip -= 1\nwho is me'],
    [
      'an annotation',
      'run: int = 3\nenv["a"] = "b"\nprint("a = !b")\n"a = %d" % (x, "= %s")\nf(a=b, c="= !d")\nx = y != z',
    ],
    ['a docstring that asks', 'def f():\n  """What is this?\n  Who?\n  """'],
  ];
  for (const [name, source] of kept) {
    it(`leaves alone ${name}`, () => {
      expect(split(source).python.text).to.equal(source);
      expect(split(source).shell).to.deep.equal([]);
    });
  }

  it('has only the cells that the kernel runs as Python', () => {
    const { python } = split('a = 1', '%%bash\nls', '%%R\nx', '%%unknown\ny', '%%writefile a.py\nz', '%%time\nb = 2');
    expect(python.text).to.equal('a = 1\n      \nb = 2');
    const julia = writeNotebook([code('!ls'), code('%%bash\nls')], {}, { kernelspec: { language: 'julia' } });
    expect(splitNotebook(parseNotebook(julia))).to.deep.include({ shell: [], environment: [], files: [] });
    expect(splitNotebook(parseNotebook(julia)).python.text).to.equal('');
  });

  it('leads back to the cells, across them too', () => {
    const { python, file } = split('a = "é"', '!ls', 'b = 2');
    const start = python.text.indexOf('b = 2');
    const outer = python.map.toOuter({ start, end: start + 5 });
    expect(file.slice(outer?.start, outer?.end)).to.equal('b = 2');
    const across = python.map.toOuter({ start: 4, end: start + 1 });
    expect(file.slice(across?.start, across?.end)).to.match(/^\\"é[^]*"b$/);
  });

  it('takes no edit inside of a magic, nor above the magic of a cell', () => {
    const { python } = split('%%time\nx = 1', '!pip install y\nz = 2');
    const magic = python.text.indexOf('\n') + 1;
    expect(python.map.encode('import a\n', 0)).to.equal(undefined);
    expect(python.map.encode('import a\n', magic)).to.be.a('string');
    const line = python.text.indexOf('z = 2') - 15;
    expect(python.map.encode('import a\n', line)).to.be.a('string');
    expect(python.map.encode('import a\n', line + 3)).to.equal(undefined);
  });

  it('is as long as its cells, with line ends where they were, whatever the cells hold', () => {
    const source = fc.string({
      unit: fc.constantFrom(
        ...['!', '%', '%%', '?', '=', ' ', '\n', '\r\n', '\\', '"', '"""', "'", '#', '(', ')', 'a', 'pip install x'],
        ...['time', 'env', 'x = ', '%time ', '%env A=b', '😀'],
      ),
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.array(source, { minLength: 1, maxLength: 4 }), (sources) => {
        const notebook = parseNotebook(writeNotebook(sources.map((text) => code(text))));
        const { python, shell, environment } = splitNotebook(notebook);
        const joined = notebook.cells.filter(({ language }) => language === 'python').map(({ text }) => text);
        expect(python.text.length).to.equal(joined.join('\n').length);
        expect(python.text.replace(/[^\r\n]/g, '')).to.equal(joined.join('\n').replace(/[^\r\n]/g, ''));
        for (const { text, map } of shell)
          if (text !== '') expect(map.toOuter({ start: 0, end: 1 })).to.not.equal(undefined);
        for (const { entry, text } of environment) {
          expect(text.slice(entry.nameRange.start, entry.nameRange.end)).to.equal(entry.name);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('what a notebook hands to other readers', () => {
  it('is shell from lines, with what Python fills in as a shell would write it', () => {
    expect(
      shellOf(
        '!pip install x\n%pip install -q y\n  !! ls\nfiles = !cat z\npip install w',
        '!{sys.executable} -m pip install {name}=={versions["a"]} $b ${c}',
        "!awk '{print $1}' {a,b} {path}.txt $sys.executable",
        '%conda install a \\\n  b\n%sx ls\n%timeit !echo 1',
        '%matplotlib inline\n%run a.py',
      ),
    ).to.deep.equal([
      ...['pip install x', 'pip install -q y', 'ls', 'cat z', 'pip install w'],
      'python -m pip install ${name}==$__ $b ${c}',
      "awk '{print $1}' {a,b} ${path}.txt python",
      ...['conda install a \\\n  b', 'ls', 'echo 1'],
    ]);
  });

  it('is shell from whole cells, as it stands', () => {
    const { shell } = split(
      '%%bash\npip install {x}\n',
      '%%script bash -e\nls',
      '%%! cd x\nls',
      '%sh\nls',
      '%%script node\nx',
    );
    expect(shell.map(({ text, origin }) => [origin, text])).to.deep.equal([
      ['cell', 'pip install {x}\n'],
      ['cell', 'ls'],
      ['cell', 'cd x\nls'],
      ['cell', '\nls'],
    ]);
  });

  it('has its place in the file, around what was filled in', () => {
    const { shell, file } = split('x = "é"\n!{sys.executable} -m pip install "a"');
    const [command] = shell;
    if (command === undefined) throw new Error('There is no command.');
    const cut = (word: string): string => {
      const start = command.text.indexOf(word);
      const outer = command.map.toOuter({ start, end: start + word.length });
      return file.slice(outer?.start, outer?.end);
    };
    expect(cut('python')).to.equal('{sys.executable}');
    expect(cut('"a"')).to.equal('\\"a\\"');
    expect(cut('python -m')).to.equal('{sys.executable} -m');
  });

  it('is variables of the environment', () => {
    const { environment, file } = split('%env A=1 2\n%set_env B "x y"\n%env C={c}\n%env D\n%env\n%env E = 5\nenv F=6');
    expect(environment.map(({ entry }) => [entry.name, entry.value])).to.deep.equal([
      ['A', '1 2'],
      ['B', 'x y'],
      ['C', undefined],
      ['E', '5'],
      ['F', '6'],
    ]);
    const quoted = environment[1];
    const outer = quoted?.map.toOuter(quoted.entry.valueRange);
    expect(file.slice(outer?.start, outer?.end)).to.equal('\\"x y\\"');
  });

  it('is files with their paths', () => {
    const { files, file } = split(
      '%%writefile ./src/train.py\nimport "x"\n',
      '%%writefile -a a.txt\nb',
      "%%file 'my file.yaml'\nc: 1",
      '%%writefile empty.txt',
      '%%writefile',
    );
    expect(files.map(({ path, text }) => [path, text])).to.deep.equal([
      ['src/train.py', 'import "x"\n'],
      ['a.txt', 'b'],
      ['my file.yaml', 'c: 1'],
      ['empty.txt', ''],
    ]);
    const outer = files[0]?.map.toOuter({ start: 7, end: 10 });
    expect(file.slice(outer?.start, outer?.end)).to.equal('\\"x\\"');
  });
});
