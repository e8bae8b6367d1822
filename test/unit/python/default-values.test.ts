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
      'an option that the parser sets at once with others',
      [...PARSER, 'parser.add_argument("--a", default="b")', 'parser.set_defaults(a="c")', ARGUMENTS, 'use(args.a)'],
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
