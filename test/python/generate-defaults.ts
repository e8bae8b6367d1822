import fc, { type Arbitrary } from 'fast-check';
import { NUMBER, oneOf } from './generate-expressions';
import { indent, line, type Lines } from './generate-simple';

/** A program that is started without arguments and environment, in a folder with these settings files. */
export interface DefaultProgram {
  readonly text: string;
  readonly files: Readonly<Record<string, string>>;
}

const NAMES = ['h', 'v', 'w'] as const;
const OPTIONS = ['host', 'port', 'debug'] as const;
const name = oneOf(...NAMES);
const option = oneOf(...OPTIONS);
const scalar = oneOf('"a"', '"0.0.0.0"', 'None', 'True', 'False', '0', '80', '""', '"1"');
const lookup = oneOf(
  'os.getenv("WT_H")',
  'os.getenv("WT_H", "a")',
  'os.environ.get("WT_D", "1") == "1"',
  'os.environ.get("WT_D", "").lower() in ("1", "true")',
  'os.getenv("WT_H") or "b"',
  'int(os.getenv("WT_P", "80"))',
);
const value = fc.oneof(scalar, lookup, name);
const test = fc
  .oneof(
    line('$ is None', name),
    line('not $', name),
    line('$', name),
    line('$ == $', name, scalar),
    line('$ is not None and $', name, name),
    line('os.getenv("WT_H") is None'),
    line('flip()'),
  )
  .map(([first = '']) => first);

const choices: Arbitrary<Lines> = fc.oneof(
  line('if $:\n    $ = $', test, name, value),
  line('if $:\n    $ = $\nelse:\n    $ = $', test, name, value, name, value),
  line('if $:\n    $ = $\nelif $:\n    $ = $', test, name, value, test, name, value),
  line('if $:\n    if $:\n        $ = $\n    $ = $', test, test, name, value, name, value),
  line('for _ in [0, 1]:\n    if $:\n        $ = $\n    probe(@, $)', test, name, value, name),
  line('try:\n    $ = $\nexcept ValueError:\n    pass', name, value),
  line('if $: $ = $', test, name, value),
);
const plain: Arbitrary<Lines> = fc.oneof(
  { weight: 3, arbitrary: choices },
  { weight: 2, arbitrary: line('$ = $', name, value) },
  { weight: 3, arbitrary: line('probe(@, $)', name) },
  { weight: 1, arbitrary: line('$', oneOf('os.environ["WT_H"] = "z"', 'os.environ.setdefault("WT_D", "z")')) },
);

const body = fc
  .array(plain, { minLength: 1, maxLength: 4 })
  .map((parts): Lines => [...parts.flat(), ...NAMES.map((each) => `probe(${NUMBER}, ${each})`)]);
const functions: Arbitrary<Lines> = fc
  .tuple(
    oneOf('h=None, v="a", w=1', 'h="a", v=None, *, w=False', 'h=os.getenv("WT_H"), v=1, w=None'),
    body,
    oneOf('f()', 'f("b")', 'f(v=2)', 'f()\nf()'),
  )
  .map(([parameters, lines, call]) => [`def f(${parameters}):`, ...indent(lines), ...call.split('\n')]);

const definitions = fc.oneof(
  line('parser.add_argument("--$", default=$)', option, scalar),
  line('parser.add_argument("--$")', option),
  line('parser.add_argument("--$", action="store_true")', option),
  line('parser.add_argument("--$", type=int, default=$)', option, oneOf('80', '"80"', 'None')),
  line('parser.add_argument("--flag", dest="$", action="store_false")', option),
  line('group.add_argument("--$", default=$)', option, scalar),
  line('parser.set_defaults($=$)', option, scalar),
  line('parser.set_defaults(**{"$": $})', option, scalar),
  line('if flip(): parser.set_defaults($=$)', option, scalar),
);
const options: Arbitrary<Lines> = fc
  .tuple(
    fc.array(definitions, { minLength: 2, maxLength: 5 }),
    oneOf('args = parser.parse_args()', 'args, _ = parser.parse_known_args()'),
    fc.array(
      fc.oneof(
        line('probe(@, args.$)', option),
        line('probe(@, vars(args)["$"])', option),
        line('items = vars(args)\nprobe(@, items["$"])', option),
        line('items = vars(args)\nitems["$"] = $\nprobe(@, items["$"])', option, scalar, option),
        line('probe(@, parser.parse_args().$)', option),
        line('args.$ = $\nprobe(@, args.$)', option, scalar, option),
        line('if args.$ is None:\n    h = $\nelse:\n    h = args.$\nprobe(@, h)', option, scalar, option),
      ),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([defined, parsed, used]) => [
    'parser = argparse.ArgumentParser(conflict_handler="resolve")',
    'group = parser.add_argument_group("g")',
    ...defined.flat(),
    parsed,
    ...used.flat(),
  ]);

const fields: Arbitrary<Lines> = fc
  .oneof(
    line('@dataclass\nclass A:\n    b: object = $\n    c: object = field(default_factory=lambda: $)', scalar, scalar),
    line('@dataclass\nclass A:\n    b: object = field(default=$)\n    c: object = $', scalar, scalar),
  )
  .chain((defined) =>
    fc
      .array(
        oneOf(
          'probe(@, A().b)',
          'probe(@, A().c)',
          'a = A()\nprobe(@, a.c)',
          'a = A(b="z")\nprobe(@, a.b)',
          'def g(a: A): probe(@, a.b)\ng(A())',
        ),
        { minLength: 1, maxLength: 3 },
      )
      .map((used) => [...defined, ...used.flatMap((each) => each.split('\n'))]),
  );

const loads = oneOf(
  'with open("conf.json") as f:\n    c = json.load(f)',
  'c = json.loads(Path("conf.json").read_text())',
  'c = json.loads((Path(__file__).parent / "conf.json").read_text())',
  'c = tomllib.load(open("conf.toml", "rb"))',
  'c = yaml.safe_load(open("conf.yaml"))',
  'c = yaml.safe_load(open(os.path.join(os.path.dirname(__file__), "conf.yaml")))',
  'def load(path="conf.yaml"):\n    with open(path) as f:\n        return yaml.safe_load(f)\nc = load()',
);
const settings: Arbitrary<Lines> = fc
  .tuple(
    loads,
    fc.array(
      oneOf(
        ...[
          'probe(@, c["a"])',
          'probe(@, c["s"]["b"])',
          's = c["s"]\nprobe(@, s["b"])',
          'probe(@, c.get("a", 1))',
          'probe(@, c.get("z", 1))',
        ],
        ...[
          'probe(@, c["s"].get("b"))',
          'c["a"] = "z"',
          's = c["s"]\ns["b"] = "z"',
          'c.update(a="z")',
          'h = c["a"] or "x"\nprobe(@, h)',
        ],
        ...[
          'def show(c): probe(@, c["a"])\nshow(c)',
          'if c["a"] is None:\n    h = "n"\nelse:\n    h = c["a"]\nprobe(@, h)',
        ],
        ...[
          'with open("conf.json", "w") as f: f.write("{}")',
          'c = dict(c)',
          'for k in c: c[k] = 1',
          'probe(@, c["s"]["l"])',
        ],
      ),
      { minLength: 1, maxLength: 4 },
    ),
  )
  .map(([load, used]) => [...load.split('\n'), ...used.flatMap((each) => each.split('\n'))]);

const YAML_SCALARS = [
  ...[
    'yes',
    'no',
    'On',
    'oFf',
    'TRUE',
    'tRUE',
    'y',
    'n',
    '~',
    'null',
    'Null',
    'nULL',
    '0.0.0.0',
    '127.1',
    '010',
    '0x10',
    '0o10',
  ],
  ...[
    '1:30',
    '2026-01-01',
    '1_000',
    '1e3',
    '1.5e+3',
    '.5',
    '1.',
    '1.5',
    '1.0',
    '-3',
    '+3',
    '"yes"',
    "'it''s'",
    'a b',
    'http://x:80/',
  ],
  ...[
    'a # b',
    '"a\\n"',
    '[a, b]',
    '[1, yes]',
    '[]',
    '{}',
    '{k: v}',
    '!!str 1',
    '.inf',
    '=',
    'a: b',
    '-',
    '&x a',
    '*x',
    '|\n    a\n    b',
    '/a/b',
  ],
  ...['<<', '1.2.3', '1.2.3.4', '_x', '12e', '"\\u00e9"', 'é'],
];
const JSON_SCALARS = [
  '"a"',
  '1',
  '1.0',
  '1.5',
  '1e3',
  'true',
  'null',
  '[1, "a"]',
  '[]',
  '{}',
  '"\\u00e9\\n"',
  '-0',
  '12345678901234567890',
];
const TOML_SCALARS = [
  '"a"',
  "'a'",
  '1',
  '1.0',
  '1.5',
  '1_000',
  '0x10',
  'true',
  '[1, 2]',
  '2026-01-01',
  '07:32:00',
  '"""a\n"""',
  'inf',
  '1e3',
];
const three = (all: readonly string[]): Arbitrary<readonly [string, string, string]> =>
  fc.tuple(fc.constantFrom(...all), fc.constantFrom(...all), fc.constantFrom(...all));
const files = fc.tuple(three(JSON_SCALARS), three(TOML_SCALARS), three(YAML_SCALARS)).map(([json, toml, yaml]) => ({
  'conf.json': `{"a": ${json[0]}, "s": {"b": ${json[1]}, "l": ${json[2]}}}`,
  'conf.toml': `a = ${toml[0]}\n[s]\nb = ${toml[1]}\nl = ${toml[2]}\n`,
  'conf.yaml': `a: ${yaml[0]}\ns:\n  b: ${yaml[1]}\n  l: ${yaml[2]}\n`,
}));

const FIRST = [
  'import argparse, json, os, sys, tomllib',
  'try: import yaml\nexcept ImportError: pass',
  'from dataclasses import dataclass, field',
  'from pathlib import Path',
  'h, v, w = None, "a", 1',
];

export const defaultProgram: Arbitrary<DefaultProgram> = fc
  .tuple(
    fc.array(fc.oneof(plain, functions, options, fields, settings, settings), { minLength: 1, maxLength: 3 }),
    files,
  )
  .map(([parts, given]) => {
    let next = 0;
    const all = [...FIRST, ...parts.flat()].join('\n').concat('\n');
    // The first character of a decorator is no probe.
    return { text: all.replaceAll(`(${NUMBER}`, () => `(${String(++next)}`), files: given };
  });
