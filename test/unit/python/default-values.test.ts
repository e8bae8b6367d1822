import { expect } from 'chai';
import type { ConstantValue, PythonDocument } from '../../../src/lang/python/types';
import { lastCall, lines, pythonReader } from './parse';

const PARSER = ['import argparse', 'parser = argparse.ArgumentParser()'];
const ARGUMENTS = 'args = parser.parse_args()';

describe('default values in Python', () => {
  let read: (text: string) => PythonDocument;
  before(async () => {
    read = await pythonReader();
  });

  function defaultIn(...text: readonly string[]): ConstantValue | undefined {
    const expression = lastCall(read(lines(...text)), 'use').arguments[0]?.value;
    expect(expression?.value(), 'nothing here is certain').to.equal(undefined);
    return expression?.defaultValue()?.value;
  }

  const known: readonly (readonly [string, readonly string[], ConstantValue])[] = [
    ['a variable of the environment', ['import os', 'use(os.environ.get("HOST", "a"))'], 'a'],
    ['a variable without a default', ['from os import getenv', 'use(getenv("HOST"))'], null],
    ['a variable and what stands in for it', ['import os', 'use(os.getenv("HOST") or "a")'], 'a'],
    ['text around a variable', ['import os', 'P = os.getenv("PORT", "80")', 'use(f"http://a:{P}/")'], 'http://a:80/'],
    ['a switch in text', ['import os', 'use(os.getenv("DEBUG", "True").lower() in ("1", "true"))'], true],
    ['a switch that is compared', ['import os', 'use(os.environ.get("DEBUG") == "1")'], false],
    ['a number in text', ['import os', 'use(int(os.getenv("DEBUG", "0")))'], 0],
    ['settings of decouple', ['from decouple import config', 'use(config("DEBUG", default=True, cast=bool))'], true],
    ['a key of unknown settings', ['use(settings.get("verify", False))'], false],
    ['an attribute of an unknown object', ['use(getattr(settings, "verify", False))'], false],
    ['an option', [...PARSER, 'parser.add_argument("--host", default="a")', ARGUMENTS, 'use(args.host)'], 'a'],
    ['an option without a default', [...PARSER, 'parser.add_argument("--host")', ARGUMENTS, 'use(args.host)'], null],
    [
      'an option with dashes and a short name',
      [...PARSER, 'parser.add_argument("-s", "--server-name", default="a")', ARGUMENTS, 'use(args.server_name)'],
      'a',
    ],
    [
      'an option with a name of its own',
      [...PARSER, 'parser.add_argument("--host", dest="name", default="a")', ARGUMENTS, 'use(args.name)'],
      'a',
    ],
    ['a flag', [...PARSER, 'parser.add_argument("--share", action="store_true")', ARGUMENTS, 'use(args.share)'], false],
    [
      'a flag that switches off',
      [
        ...PARSER,
        'parser.add_argument("--no-verify", dest="verify", action="store_false")',
        ARGUMENTS,
        'use(args.verify)',
      ],
      true,
    ],
    [
      'the contrary of a flag',
      [...PARSER, 'parser.add_argument("--insecure", action="store_true")', ARGUMENTS, 'use(not args.insecure)'],
      true,
    ],
    [
      'a choice by a flag',
      [
        ...PARSER,
        'parser.add_argument("--public", action="store_true")',
        ARGUMENTS,
        'use("0.0.0.0" if args.public else "127.0.0.1")',
      ],
      '127.0.0.1',
    ],
    [
      'an option of a group, with unknown words left over',
      [
        ...PARSER,
        'group = parser.add_argument_group("server")',
        'group.add_argument("--port", type=int, default=80)',
        'args, rest = parser.parse_known_args()',
        'use(args.port)',
      ],
      80,
    ],
    [
      'an option in a function that is given the arguments',
      [...PARSER, 'parser.add_argument("--host", default="a")', 'def main(args):', '    use(args.host)'],
      'a',
    ],
    [
      'an option that the file parses in a function',
      [
        'def parse_args():',
        '    parser.add_argument("--host", default="a")',
        '    return parser.parse_args()',
        'opt = parse_args()',
        'use(opt.host)',
      ],
      'a',
    ],
    [
      'a flag of absl',
      [
        'from absl import flags',
        'FLAGS = flags.FLAGS',
        'flags.DEFINE_string("host", "a", "Where.")',
        'use(FLAGS.host)',
      ],
      'a',
    ],
    [
      'an option of click',
      ['import click', '@click.command()', '@click.option("--host", default="a")', 'def main(host):', '    use(host)'],
      'a',
    ],
    [
      'a flag of click with two names',
      ['import click', '@click.option("--share/--no-share")', 'def main(share):', '    use(share)'],
      false,
    ],
    ['an option of typer', ['import typer', 'def main(host: str = typer.Option("a")):', '    use(host)'], 'a'],
    ['a parameter', ['def main(host="a"):', '    use(host)'], 'a'],
    ['a parameter that a call leaves out', ['def main(host="a"):', '    use(host)', 'main()'], 'a'],
    ['a parameter that a call passes', ['def main(host="a"):', '    use(host)', 'main(host="c")'], 'c'],
    [
      'what is passed on from the environment',
      ['import os', 'def main(host):', '    use(host)', 'main(os.getenv("HOST", "a"))'],
      'a',
    ],
    [
      'what a parameter is put together to',
      ['def main(host="a", port=80):', '    use(f"http://{host}:{port}")'],
      'http://a:80',
    ],
    [
      'what the instance keeps of a parameter',
      [
        'class A:',
        '    def __init__(self, host="a"):',
        '        self.host = host',
        '    def run(self):',
        '        use(self.host)',
      ],
      'a',
    ],
    [
      'a field of a data class',
      ['@dataclass', 'class A:', '    b: str = "c"', '    def f(self):', '        use(self.b)'],
      'c',
    ],
    [
      'a field of settings',
      [
        'from pydantic import Field',
        'class Settings(BaseSettings):',
        '    host: str = Field(default="a")',
        'settings = Settings()',
        'use(settings.host)',
      ],
      'a',
    ],
    [
      'a field of settings in a function',
      ['class S(BaseSettings):', '    host: str = "a"', 's = S()', 'def f():', '    use(s.host)'],
      'a',
    ],
    [
      'a field of what a parameter is declared as',
      ['@dataclass', 'class A:', '    b: str = "c"', 'def f(config: A):', '    use(config.b)'],
      'c',
    ],
    [
      'a field that is inherited',
      ['class B(BaseModel):', '    b: str = "c"', 'class A(B):', '    pass', 'use(A().b)'],
      'c',
    ],
    ['a field that the call sets', ['@dataclass', 'class A:', '    b: str = "c"', 'a = A(b="d")', 'use(a.b)'], 'd'],
    [
      'an entry of OmegaConf',
      ['from omegaconf import OmegaConf', 'c = OmegaConf.create({"a": {"b": "c"}})', 'use(c.a["b"])'],
      'c',
    ],
    [
      'an attribute of a namespace',
      ['from types import SimpleNamespace', 'c = SimpleNamespace(b="c", d=e)', 'use(c.b)'],
      'c',
    ],
    [
      'an option that the parser sets at once with others',
      [
        ...PARSER,
        'parser.add_argument("--a", default="b")',
        'parser.set_defaults(a="c", d=1)',
        ARGUMENTS,
        'use(args.a)',
      ],
      'c',
    ],
    [
      'an option that the parser sets before it says so itself',
      [...PARSER, 'parser.set_defaults(a="c")', 'parser.add_argument("--a", default="b")', ARGUMENTS, 'use(args.a)'],
      'b',
    ],
    [
      'an option that the parser sets for what is left open',
      [...PARSER, 'parser.set_defaults(a="c")', 'parser.add_argument("--a")', ARGUMENTS, 'use(args.a)'],
      'c',
    ],
    [
      'an option by its name in a dictionary',
      [
        ...PARSER,
        'parser.add_argument("--host", default="a")',
        'args = vars(parser.parse_args())',
        'use(args["host"])',
      ],
      'a',
    ],
    [
      'an option at once',
      [...PARSER, 'parser.add_argument("--host", default="a")', 'use(parser.parse_args().host)'],
      'a',
    ],
    [
      'an option of a function that parses, at once',
      [
        'def get_args():',
        '    p.add_argument("--host", default="a")',
        '    return p.parse_args()',
        'use(get_args().host)',
      ],
      'a',
    ],
    [
      'a field of arguments of Hugging Face',
      [
        'from dataclasses import dataclass, field',
        'from transformers import HfArgumentParser',
        '@dataclass',
        'class A:',
        '    b: str = "c"',
        '@dataclass',
        'class D:',
        '    b: str = field(default="d", metadata={"help": "Which."})',
        'parser = HfArgumentParser((A, D))',
        'if sys.argv[1].endswith(".json"):',
        '    a, d = parser.parse_json_file(json_file=sys.argv[1])',
        'else:',
        '    a, d = parser.parse_args_into_dataclasses()',
        'use(d.b)',
      ],
      'd',
    ],
    [
      'a field of the only arguments of Hugging Face',
      [
        'from transformers import HfArgumentParser',
        '@dataclass',
        'class A:',
        '    b: str = "c"',
        'a = HfArgumentParser(A).parse_args_into_dataclasses()[0]',
        'use(a.b)',
      ],
      'c',
    ],
    [
      'a field that a function makes',
      [
        'from dataclasses import dataclass, field',
        '@dataclass',
        'class A:',
        '    b: str = field(default_factory=lambda: "c")',
        'use(A().b)',
      ],
      'c',
    ],
    [
      'a parameter that is set where it is left out',
      ['def f(host=None):', '    if host is None:', '        host = "a"', '    use(host)'],
      'a',
    ],
    [
      'a parameter that is set where it is given',
      ['def f(host="a"):', '    if host is None:', '        host = "b"', '    use(host)'],
      'a',
    ],
    [
      'a parameter that one of several branches sets',
      [
        'def f(host="a"):',
        '    if not host:',
        '        host = "b"',
        '    elif host == "a":',
        '        host = "c"',
        '    else:',
        '        host = "d"',
        '    use(host)',
      ],
      'c',
    ],
    [
      'a variable that is set where the environment has none',
      ['import os', 'url = os.getenv("URL")', 'if url is None:', '    url = "http://a"', 'use(url)'],
      'http://a',
    ],
  ];
  for (const [what, text, value] of known) {
    it(`knows that of ${what}`, () => {
      expect(defaultIn(...text)).to.deep.equal(value);
    });
  }

  const unknown: readonly (readonly [string, readonly string[]])[] = [
    ['a parameter without one', ['def main(host):', '    use(host)']],
    ['a parameter that calls give different values', ['def main(host="a"):', '    use(host)', 'main()', 'main("b")']],
    ['a parameter that is given something unknown', ['def main(host="a"):', '    use(host)', 'main(b)']],
    [
      'a required option',
      [...PARSER, 'parser.add_argument("--a", required=True, default="b")', ARGUMENTS, 'use(args.a)'],
    ],
    ['a positional argument', [...PARSER, 'parser.add_argument("host")', ARGUMENTS, 'use(args.host)']],
    [
      'text that its type changes',
      [...PARSER, 'parser.add_argument("--a", type=f, default="b")', ARGUMENTS, 'use(args.a)'],
    ],
    [
      'an option of two parsers',
      [
        ...PARSER,
        'parser.add_argument("--a", default="b")',
        'other.add_argument("--a", default="c")',
        ARGUMENTS,
        'use(args.a)',
      ],
    ],
    [
      'an option that is set later',
      [...PARSER, 'parser.add_argument("--a", default="b")', ARGUMENTS, 'args.a = c', 'use(args.a)'],
    ],
    [
      'an option that the parser sets with others that are not known',
      [...PARSER, 'parser.add_argument("--a", default="b")', 'parser.set_defaults(**more)', ARGUMENTS, 'use(args.a)'],
    ],
    [
      'an option that the parser perhaps sets',
      [...PARSER, 'parser.add_argument("--a")', 'if b:', '    parser.set_defaults(a="c")', ARGUMENTS, 'use(args.a)'],
    ],
    [
      'an option that another parser sets',
      [...PARSER, 'parser.add_argument("--a")', 'sub.set_defaults(a="c")', ARGUMENTS, 'use(args.a)'],
    ],
    [
      'a parameter that a test decides on that is not known',
      ['def f(a=None):', '    if b:', '        a = "c"', '    use(a)'],
    ],
    ['a parameter that is set in a loop', ['def f(a=None):', '    for b in c:', '        a = "c"', '    use(a)']],
    [
      'a parameter that is set where something may fail',
      ['def f(a=None):', '    try:', '        a = "c"', '    except E:', '        pass', '    use(a)'],
    ],
    [
      'a parameter in a function inside',
      ['def f(a=None):', '    if a is None:', '        a = "c"', '    def g():', '        use(a)'],
    ],
    ['an attribute of another object', [...PARSER, 'parser.add_argument("--a", default="b")', 'use(thing.a)']],
    ['what an HTTP client gets', ['use(session.get("http://a", "b"))']],
    ['a branch that nothing decides', ['import os', 'use(os.getenv("A", "a") if x else "b")']],
    [
      'a field that the class sets again',
      ['@dataclass', 'class A:', '    b: str = "c"', '    def f(self):', '        self.b = d', '        use(self.b)'],
    ],
    ['a field by position', ['@dataclass', 'class A:', '    b: str = "c"', 'use(A("d").b)']],
  ];
  for (const [what, text] of unknown) {
    it(`does not know that of ${what}`, () => {
      expect(defaultIn(...text)).to.equal(undefined);
    });
  }

  it('stands at the literal of the default', () => {
    const text = lines(...PARSER, 'parser.add_argument("--host", default="0.0.0.0")', ARGUMENTS, 'use(args.host)');
    const known_ = lastCall(read(text), 'use').arguments[0]?.value.defaultValue();
    expect(known_ && text.slice(known_.at.start, known_.at.end)).to.equal('"0.0.0.0"');
  });

  it('is the value where that is certain', () => {
    const [argument] = lastCall(read(lines('A = "a"', 'use(A)')), 'use').arguments;
    expect(argument?.value.defaultValue()?.value).to.equal('a');
  });
});
