import fc, { type Arbitrary } from 'fast-check';

/** Names by what they mostly hold: few, so that programs bind them again and again. */
export const TEXTS = ['s', 't', 'u'] as const;
export const NUMBERS = ['n', 'm'] as const;
export const LISTS = ['l', 'r'] as const;
export const DICTS = ['d', 'e'] as const;
export const CALLABLES = ['join', 'dumps', 'run', 'open', 'p'] as const;
export const FUNCTIONS = ['f', 'g'] as const;
export const CLASSES = ['A', 'B'] as const;

export const oneOf = <T>(...values: readonly T[]): Arbitrary<T> => fc.constantFrom(...values);

/** A template whose `$` are filled in order. */
export function fill(template: string, ...parts: readonly Arbitrary<string>[]): Arbitrary<string> {
  return fc.tuple(...parts).map((texts) => {
    let next = 0;
    return template.replace(/\$/g, () => texts[next++] ?? '');
  });
}

export const textName = oneOf(...TEXTS);
export const numberName = oneOf(...NUMBERS);
export const listName = oneOf(...LISTS);
export const dictName = oneOf(...DICTS);
export const key = oneOf('"k"', '"j"');
/** What is not known before the program runs. */
export const condition = oneOf(
  'flip()',
  'sys.argv[1] == "1"',
  'int(sys.argv[2])',
  'os_.environ["FLAG"] == "1"',
  'random.random() < 0.5',
);

const literal = oneOf('"a"', '"b/c"', "'c\\n'", '""', 'r"\\d"', '"/abs"', '"http://x/"', '"é😀"', '"a" "b"', '"{{}}%"');
const number = oneOf('0', '1', '-2', '0x1f', '1_000', '2.5', '2.0');

/** Where a placeholder for the number of a probe stands. */
export const NUMBER = '@';

type Expressions = Record<'text' | 'number' | 'list' | 'dict' | 'path' | 'test', string>;

const trees = fc.letrec<Expressions>((tie) => {
  const text = tie('text');
  const list = tie('list');
  const dict = tie('dict');
  const path = tie('path');
  return {
    text: fc.oneof(
      { maxDepth: 2, depthIdentifier: 'expression' },
      literal,
      textName,
      fill('($ + $)', text, text),
      fill('f"$/{$}-{$}"', oneOf('a', '{{', ''), textName, fc.oneof(textName, numberName)),
      fill('f"{$!r}{$=}{$:>4}"', textName, textName, textName),
      fill('f"{$}"', oneOf("Path(s) / 'a'", 'l', "b'x'", 'True', 'None', '2.0', '1', 's + t')),
      fill('("%s-%s" % ($, $))', text, fc.oneof(text, numberName, path)),
      fill('("%s" % $)', fc.oneof(text, list, numberName, oneOf('b"x"', '("a",)'))),
      fill('("%(k)s" % $)', dict),
      fill('"{}/{k}".format($, k=$)', text, fc.oneof(text, path)),
      fill('"{0}{1}{0}".format($, $)', text, text),
      fill('"$".join([$, $])', oneOf('/', '', ', '), text, text),
      fill('"/".join($)', list),
      fill('os_.path.join($, $)', fc.oneof(text, path), text),
      fill('str($)', fc.oneof(text, numberName, path, oneOf('True', 'b"x"'))),
      fill('$[$]', dict, key),
      fill('$[$]', list, oneOf('0', '-1')),
      fill('($ if $ else $)', text, condition, text),
      fill('($ := $)', textName, text),
      fill('($ and ($ := $))', condition, textName, text),
      fill('($ or $)', text, text),
      fill('$.$()', text, oneOf('lower', 'upper', 'strip', 'rstrip')),
      fill(
        '$.$($)',
        text,
        oneOf('removeprefix', 'removesuffix', 'strip', 'lstrip'),
        oneOf('"a"', '"/"', '"b/"', '""', 's'),
      ),
      fill('$.replace($, $)', text, oneOf('"a"', '"/"', '""', 's'), text),
      fill('$.get($, $)', dict, key, text),
      fill('("y" if $ else $)', tie('test'), text),
      fill('($ and $)', text, text),
      fill('$().$', oneOf(...CLASSES), oneOf('x', 'y')),
      fill('(lambda s: probe(@, s + $))($)', textName, text),
      fill('(lambda s=$: probe(@, s))()', text),
      fill('[probe(@, s) for s in [$, $]][0]', textName, textName),
      fill('$($)', oneOf(...FUNCTIONS), text),
      fill('str($)', oneOf('sys.argv[1]', 'random.random()')),
      fill('probe(@, $)', text),
    ),
    number: fc.oneof(
      { maxDepth: 2, depthIdentifier: 'expression' },
      number,
      numberName,
      fill('($ $ $)', tie('number'), oneOf('+', '-', '*'), tie('number')),
      fill('(-$)', tie('number')),
      fill('len($)', fc.oneof(text, list, dict)),
      fill('(not $)', oneOf('True', 'False', '0', 's')),
      fill('int($)', oneOf('"12"', '" 7 "', 'n', '2.5', 'True', 's')),
      fill('bool($)', fc.oneof(text, list, path)),
      fill('($ if $ else $)', tie('number'), condition, tie('number')),
      fill('($ := $)', numberName, tie('number')),
    ),
    list: fc.oneof(
      { maxDepth: 2, depthIdentifier: 'expression' },
      listName,
      fill('[$, $]', text, text),
      fill('($, $)', text, text),
      fill('[$, *$]', text, list),
      fill('list($)', list),
      fill('[$ for s in $]', text, listName),
      fill('($ + $)', listName, listName),
      fill('($ or $)', listName, listName),
      fill('[*$, $]', listName, text),
      fill('$.split("/")', text),
      fill('($ if $ else $)', list, condition, list),
    ),
    dict: fc.oneof(
      { maxDepth: 2, depthIdentifier: 'expression' },
      dictName,
      fill('{"k": $, "j": $}', text, text),
      fill('{**$, "k": $}', dictName, text),
      fill('{"k": $, **$}', text, dictName),
      fill('dict(k=$, j=$)', text, text),
      fill('dict(**$)', dictName),
      fill('dict($, k=$)', dictName, text),
      fill('($ | $)', dictName, dict),
      fill('{"k": $, "j": "a", "z": $}', text, list),
      fill('{s: "a" for s in ("k", "j")}', text),
    ),
    test: fc.oneof(
      { maxDepth: 2, depthIdentifier: 'expression' },
      fill(
        '$ $ $',
        text,
        oneOf('==', '!=', 'in', 'not in', 'is not'),
        fc.oneof(text, list, path, oneOf('None', 'b"a"')),
      ),
      fill('$ $ $', numberName, oneOf('==', '!=', 'is'), oneOf('1', '1.0', 'True', '2')),
      fill('$ in ($, "a")', text, text),
      fill('$.$($)', textName, oneOf('startswith', 'endswith'), text),
      fill('$ is $', oneOf('s', 'None', 'n'), oneOf('None', 'True')),
      text,
    ),
    path: fc.oneof(
      { maxDepth: 2, depthIdentifier: 'expression' },
      fill('Path($)', text),
      fill('Path($, $)', oneOf('"a/"', '"."', '"a//b"'), text),
      fill('(Path($) / $)', text, text),
      fill('Path($).joinpath($)', text, text),
      fill('(Path($) / $ / $)', text, text, oneOf('"./c"', '"../c"', '"/d/"')),
    ),
  };
});

export const text = trees.text;
export const numeral = trees.number;
export const list = trees.list;
export const dict = trees.dict;
export const path = trees.path;
export const anyValue = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 1, arbitrary: numeral },
  { weight: 1, arbitrary: list },
  { weight: 1, arbitrary: dict },
  { weight: 1, arbitrary: path },
  { weight: 1, arbitrary: oneOf('None', 'True', 'b"x"', '[[], {}]') },
);

/** Functions, classes and objects of standard modules. */
export const callable: Arbitrary<string> = oneOf(
  'os.path.join',
  'path.join',
  'json.dumps',
  'js.loads',
  'hashlib.md5',
  'subprocess.run',
  'urllib.request.urlopen',
  'functools.partial',
  'collections.OrderedDict',
  'open',
  'Path',
  'Path("a").joinpath',
  'hashlib.sha256()',
  'collections.OrderedDict()',
  'functools.partial(open, "a")',
  ...CALLABLES,
);
