import { expect } from 'chai';
import type { ConstantValue, PythonDocument } from '../../../src/lang/python/types';
import { lastCall, lines, pythonReader } from './parse';

describe('constants in Python', () => {
  let read: (text: string) => PythonDocument;
  before(async () => {
    read = await pythonReader();
  });

  function valueIn(...text: readonly string[]): ConstantValue | undefined {
    return lastCall(read(lines(...text)), 'use').arguments[0]?.value.value()?.value;
  }

  const known: readonly (readonly [string, readonly string[], ConstantValue])[] = [
    ['text', ['use("a")'], 'a'],
    ['escapes', [String.raw`use("\x41\u00e9\U0001F600\101\t\'\q\\")`], "Aé😀A\t'\\q\\"],
    ['raw text', [String.raw`use(r"\d\n")`], String.raw`\d\n`],
    ['bytes', [String.raw`use(b"a\x00\u0041")`], 'a\0\\u0041'],
    ['text in three quotes', ['use("""a', 'b\\', 'c""")'], 'a\nbc'],
    ['adjacent literals', ['use("a" \'b\'', '    r"c")'], 'abc'],
    ['a sum', ['use("a" + "b" + "c")'], 'abc'],
    ['a name', ['A = "a"', 'use(A)'], 'a'],
    ['names of names', ['A = "a"', 'B = A + "b"', 'use(B + "c")'], 'abc'],
    ['an f-string', ['A = "a"', 'use(f"{A}/{1}{{x}}")'], 'a/1{x}'],
    ['percent', ['use("%s-%d%%" % ("a", 3))'], 'a-3%'],
    ['percent with names', ['use("%(a)s" % {"a": "b"})'], 'b'],
    ['percent with one value', ['use("a%s" % "b")'], 'ab'],
    ['format', ['use("{}/{x}/{{}}".format("a", x="b"))'], 'a/b/{}'],
    ['join', ['use("/".join(["a", "b"]))'], 'a/b'],
    ['a joined path', ['import os', 'use(os.path.join("a", "b"))'], 'a/b'],
    ['a path', ['from pathlib import Path', 'P = Path("a")', 'use(P / "b" / "c")'], 'a/b/c'],
    ['numbers', ['use([1, -2, 0x1F, 1_000, 1.5])'], [1, -2, 31, 1000, 1.5]],
    ['truth', ['use((True, not True, None))'], [true, false, null]],
    ['an item of a dictionary', ['A = {"a": {"b": "c"}}', 'use(A["a"]["b"])'], 'c'],
    ['an item of a list', ['use(["a", "b"][-1])'], 'b'],
    ['a constant in a function', ['A = "a"', 'def f():', '    use(A)'], 'a'],
    ['the last assignment', ['a = "a"', 'a = "b"', 'use(a)'], 'b'],
    ['the assignment of a branch', ['a = "a"', 'if x:', '    a = "b"', '    use(a)'], 'b'],
    [
      'the one before a branch that returns',
      ['def f():', '    a = "a"', '    if x:', '        a = "b"', '        return', '    use(a)'],
      'a',
    ],
    ['the other branch', ['a = "a"', 'if x:', '    a = "b"', 'else:', '    use(a)'], 'a'],
    ['an assignment in a with', ['with x:', '    a = "a"', 'use(a)'], 'a'],
    ['a constant of a class', ['class A:', '    URL = "a"', '    def f(self):', '        use(self.URL)'], 'a'],
    [
      'a constant of a class beside others with the same foreign base',
      ['class D(m.B):', '    U = "c"', 'class A(m.B):', '    U = "b"', '    def f(self):', '        use(self.U)'],
      'b',
    ],
    ['a chain of targets', ['a = b = "c"', 'use(a)'], 'c'],
    ['a pair', ['a, b = "a", "b"', 'use(b)'], 'b'],
    ['a name whose type is declared behind it', ['a = "b"', 'a: str', 'use(a)'], 'b'],
    ['a path as pathlib writes it', ['from pathlib import Path', 'use(Path("a//b/.") / "./c/")'], 'a/b/c'],
    ['an empty path', ['from pathlib import Path', 'use(Path(""))'], '.'],
    [
      'a name that is assigned inside of its own value',
      ['b = "x"', 'a = b = "/".join([(b := "a"), b])', 'use(a)'],
      'a/a',
    ],
    ['a list beside one that is changed', ['a = ["a"]', 'b = ["b"]', 'b.append("c")', 'use(a)'], ['a']],
    ['a value on which both branches agree', ['if x:', '    a = "b"', 'else:', '    a = "b"', 'use(a)'], 'b'],
    ['a choice that is decided', ['DEBUG = False', 'use("a" if DEBUG else "b")'], 'b'],
    ['the first of several that counts', ['a = ""', 'use(a or "b")'], 'b'],
    ['a comparison', ['a = "prod"', 'use(a == "prod")'], true],
    ['a word in a list', ['a = "True"', 'use(a.lower() in ("1", "true"))'], true],
    [
      'text that is made fit',
      ['a = " http://b/ "', 'use(a.strip().rstrip("/").replace("http:", "https:"))'],
      'https://b',
    ],
    ['text that is taken apart', ['use("a,b".split(","))'], ['a', 'b']],
    ['a number in text', ['use(int(" 80 "))'], 80],
    [
      'an entry that is asked for',
      ['a = {"b": "c"}', 'use([a.get("b"), a.get("d"), a.get("d", "e")])'],
      ['c', null, 'e'],
    ],
    ['a list in a list', ['a = ["b"]', 'use([*a, "c"])'], ['b', 'c']],
    ['a constant of a class of which it has no instance', ['class A:', '    URL = "a"', 'use(A.URL)'], 'a'],
    ['an attribute of an instance', ['class A:', '    URL = "a"', 'b = A()', 'use(b.URL)'], 'a'],
    [
      'an attribute that its instance is given',
      ['class A:', '    def __init__(self):', '        self.b = "c"', 'use(A().b)'],
      'c',
    ],
    [
      'a path out of attributes',
      ['from pathlib import Path', 'class A:', '    D = Path("a")', '    def f(self):', '        use(self.D / "b")'],
      'a/b',
    ],
    [
      'an f-string of attributes',
      [
        'class A:',
        '    HOST = "a"',
        '    URL = f"http://{HOST}/"',
        '    def f(self):',
        '        use("%s%s" % (self.URL, "b"))',
      ],
      'http://a/b',
    ],
    [
      'a dictionary that is passed to another module',
      ['import m', 'a = {"b": 1}', 'm.send(headers=a)', 'use(a["b"])'],
      1,
    ],
  ];
  for (const [what, text, value] of known) {
    it(`knows ${what}`, () => {
      expect(valueIn(...text)).to.deep.equal(value);
    });
  }

  it('knows dictionaries that are put together', () => {
    const merged = new Map<string, unknown>([
      ['a', 1],
      ['b', 3],
    ]);
    expect(valueIn('A = {"a": 1, "b": 2}', 'use(dict(A, b=3))')).to.deep.equal(merged);
    expect(valueIn('A = {"a": 1, "b": 2}', 'use(A | {"b": 3})')).to.deep.equal(merged);
  });

  it('knows dictionaries', () => {
    expect(valueIn('A = {"a": 1}', 'use({**A, "b": dict(c=2)})')).to.deep.equal(
      new Map<string, unknown>([
        ['a', 1],
        ['b', new Map([['c', 2]])],
      ]),
    );
  });

  const unknown: readonly (readonly [string, readonly string[]])[] = [
    ['a parameter', ['def f(a="x"):', '    use(a)']],
    ['a name of two branches', ['if x:', '    a = "a"', 'else:', '    a = "b"', 'use(a)']],
    ['a name that a branch may change', ['a = "a"', 'if x:', '    a = "b"', 'use(a)']],
    ['a name that a loop changes behind the use', ['a = "a"', 'while x:', '    use(a)', '    a = "b"']],
    ['a name that the condition of a loop sees', ['a = "a"', 'while use(a):', '    a = "b"']],
    ['a name that is added to', ['a = "a"', 'a += "b"', 'use(a)']],
    ['a constant that is assigned twice, in a function', ['A = "a"', 'def f():', '    use(A)', 'A = "b"']],
    ['a variable of the environment', ['import os', 'use(os.environ.get("A", "b"))']],
    ['an f-string with an unknown part', ['use(f"{x}/a")']],
    ['an f-string with a format', ['use(f"{1:03}")']],
    ['an f-string that shows its expression', ['a = "a"', 'use(f"{a=}")']],
    ['a dictionary that is changed', ['a = {"b": 1}', 'a["b"] = 2', 'use(a)']],
    ['a list that is appended to', ['a = ["b"]', 'a.append("c")', 'use(a)']],
    ['a global', ['a = "a"', 'def f():', '    global a', '    a = "b"', 'use(a)']],
    ['a loop variable', ['for a in ["a"]:', '    use(a)']],
    ['a name of itself', ['def f():', '    use(a)', 'a = a + "b"']],
    ['a float in text', ['use(f"{1.0}")']],
    ['a named character', [String.raw`use("\N{BULLET}")`]],
    ['a conditional expression', ['use("a" if x else "b")']],
    ['bytes in text', ['use(f"{b\'a\'}")']],
    ['a name in the else of a loop', ['a = "a"', 'for x in y:', '    a = "b"', 'else:', '    use(a)']],
    [
      'a name behind a loop that returns or breaks',
      [
        'def f():',
        '    a = "a"',
        '    for x in y:',
        '        if x:',
        '            a = "b"',
        '            if z: break',
        '            return',
        '    use(a)',
      ],
    ],
    [
      'a name in the handler of a try that returns',
      [
        'def f():',
        '    a = "a"',
        '    try:',
        '        a = "b"',
        '        return g()',
        '    except E:',
        '        use(a)',
      ],
    ],
    ['a name in a finally', ['a = "a"', 'try:', '    g()', '    a = "b"', 'finally:', '    use(a)']],
    [
      'a name behind a with that may swallow an error',
      ['a = "a"', 'with suppress(E):', '    g()', '    a = "b"', 'use(a)'],
    ],
    ['an assignment expression behind `and`', ['a = "a"', 'x and (a := "b")', 'use(a)']],
    ['a default of a lambda that may not be made', ['a = "a"', '(lambda q=(a := "b"): q) if x else 0', 'use(a)']],
    ['an assignment expression in a comprehension', ['a = "a"', '[(a := "b") for x in y]', 'use(a)']],
    ['a name that a comprehension assigns behind the use', ['a = "a"', '[(use(a), (a := "b")) for x in y]']],
    ['a name in a branch of the condition that assigns it', ['a = "a"', 'use(a) if (a := x or "b") else 0']],
    ['the condition of an elif', ['a = "a"', 'if x:', '    pass', 'elif (a := "b"):', '    pass', 'use(a)']],
    ['a name that a generator reads later', ['a = "a"', 'g = (use(a) for x in y)', 'a = "b"', 'list(g)']],
    ['a global of a class body', ['a = "a"', 'class A:', '    global a', '    a = "b"', 'use(a)']],
    [
      'a name that a class body may not have bound',
      ['a = "a"', 'class A:', '    if x:', '        a = "b"', '    use(a)'],
    ],
    [
      'a name of the function around a class that binds it later',
      ['a = x', 'def f():', '    a = "a"', '    class A:', '        use(a)', '        a = "b"'],
    ],
    ['a list with another name that is appended to', ['a = ["b"]', 'b = a', 'b.append("c")', 'use(a)']],
    ['a list that a loop changes', ['a = ["b"]', 'for x in [a, c]:', '    x.append("c")', 'use(a)']],
    ['a list that a function of the file changes', ['def f(x):', '    x.append("c")', 'a = ["b"]', 'f(a)', 'use(a)']],
    [
      'a list that a function of the file hands out',
      ['a = ["b"]', 'def f():', '    return a', 'f().append("c")', 'use(a)'],
    ],
    ['a list whose method has a name', ['a = ["b"]', 'f = a.append', 'f("c")', 'use(a)']],
    ['a list that is shuffled', ['import random', 'a = ["b", "c"]', 'random.shuffle(a)', 'use(a)']],
    [
      'a field of a data class',
      ['@dataclass', 'class A:', '    b: str = "c"', '    def f(self):', '        use(self.b)'],
    ],
    ['a field of settings', ['class A(BaseSettings):', '    b: str = "c"', '    def f(self):', '        use(self.b)']],
    ['a member of an enumeration', ['class A(Enum):', '    B = "c"', '    def f(self):', '        use(self.B)']],
    [
      'an attribute that a derived class overrides',
      ['class A:', '    b = "c"', '    def f(self):', '        use(self.b)', 'class D(A):', '    b = "e"'],
    ],
    [
      'an attribute set by name',
      ['class A:', '    b = "c"', '    def f(self):', '        use(self.b)', 'setattr(A, "b", x)'],
    ],
    ['a path beside text', ['from pathlib import Path', 'use(Path("a") == "a")']],
    ['bytes beside text', ['use("a" in [b"a"])']],
    ['letters beyond ASCII in another case', ['use("ǅ".lower())']],
    ['a comparison in a row', ['use(1 == 1 == 1)']],
    ['an attribute of what a decorator makes', ['@d', 'class A:', '    b = "c"', 'use(A().b)']],
    [
      'an attribute of what a class makes instead',
      ['class A:', '    b = "c"', '    def __new__(c): return x', 'use(A().b)'],
    ],
    ['text that doubles without end', ['a = "ab"', ...Array.from({ length: 40 }, () => 'a = a + a'), 'use(a)']],
  ];
  for (const [what, text] of unknown) {
    it(`does not know ${what}`, () => {
      expect(valueIn(...text)).to.equal(undefined);
    });
  }

  it('says where the literal stands that gave the value', () => {
    const text = lines('URL = "http"', 'def f():', '    use(URL)');
    const known = lastCall(read(text), 'use').arguments[0]?.value.stringValue();
    expect(known && text.slice(known.at.start, known.at.end)).to.equal('"http"');
  });

  it('lists literals with their values and tells docstrings', () => {
    const text = lines('"""Module."""', 'a = "b" "c"', 'def f():', '    # first', '    "Doc."', '    return f"{a}{x}"');
    expect(read(text).strings.map(({ value, isDocstring }) => [value, isDocstring])).to.deep.equal([
      ['Module.', true],
      ['bc', false],
      ['Doc.', true],
      [undefined, false],
    ]);
  });

  it('lists assignments with attributes and items as targets', () => {
    const document = read(lines('import os', 'os.environ["A"] = "b"', 'x.y = z = 1', 'n: int = 2'));
    expect(document.assignments.map(({ target, value }) => `${target.text} ${value.text}`)).to.deep.equal([
      'os.environ["A"] "b"',
      'x.y 1',
      'z 1',
      'n 2',
    ]);
  });
});
