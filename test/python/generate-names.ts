import fc, { type Arbitrary } from 'fast-check';
import { callable, CALLABLES, condition, oneOf, text } from './generate-expressions';
import { indent, line, type Lines } from './generate-simple';

/** Stands for the `@` of a decorator: see NUMBER. */
export const DECORATOR = '§';
/** Functions and methods that give functions, classes and objects of standard modules. */
const MAKERS = ['make', 'build'] as const;
const maker = oneOf(...MAKERS);
const made = fc.oneof(
  { weight: 3, arbitrary: callable },
  { weight: 1, arbitrary: oneOf('make()', 'build()', 'None', 'text', 'h()') },
);
/** Few things, so that several returns often agree. */
const thing = fc.oneof(
  { weight: 3, arbitrary: oneOf('os.path.join', 'json.dumps', 'collections.OrderedDict()', 'Path("a")') },
  { weight: 2, arbitrary: made },
);

const results: Arbitrary<Lines> = fc.oneof(
  line('return $', made),
  line('if $:\n    return $\nreturn $', condition, thing, thing),
  line('if $: return $', condition, thing),
  line('x = $\nif $:\n    x = $\nreturn x', thing, condition, thing),
  line('yield $', made),
  line('def h(): return $\nreturn $', made, thing),
  line('try:\n    maybe()\n    return $\nexcept ValueError:\n    return $', thing, thing),
  line('return lambda: $', made),
);

const decorator = oneOf(
  ...['', '', '', '§functools.cache', '§functools.lru_cache(maxsize=None)', '§contextlib.contextmanager'],
  ...['§same', '§functools.wraps(same)', '§(lambda function: (lambda *_: open))', 'async '],
);

const withDecorator = (mark: string, head: string, body: Lines): Lines => [
  ...(mark.startsWith(DECORATOR) ? [mark] : []),
  `${mark === 'async ' ? mark : ''}${head}`,
  ...indent(body),
];

const factories: Arbitrary<Lines> = fc
  .tuple(decorator, maker, results)
  .map(([mark, name, body]) => withDecorator(mark, `def ${name}(*_, **__):`, body));

const uses: Arbitrary<Lines> = fc.oneof(
  line('named(@, $())', maker),
  line('$ = $()\nnamed(@, $)', oneOf(...CALLABLES), maker, oneOf(...CALLABLES)),
  line('try:\n    with $() as x: named(@, x)\nexcept (TypeError, AttributeError): pass', maker),
  line('x = $()\nif hasattr(x, "joinpath"): named(@, x.joinpath)', maker),
  line('$ = $', maker, oneOf('open', 'build', 'make', 'lambda: open')),
);

const others: Arbitrary<Lines> = fc.oneof(
  line('$ = functools.partial($, k="a")\nnamed(@, $)', oneOf(...CALLABLES), callable, oneOf(...CALLABLES)),
  line('named(@, functools.partial($, k=1)())', maker),
  line('$ = getattr($, "$")', oneOf(...CALLABLES), oneOf('os.path', 'path'), oneOf('join', 'basename')),
  line('named(@, getattr($, "dumps", $))', oneOf('json', 'js', 'os'), oneOf('None', 'open', 'json.dumps')),
  line('named(@, importlib.import_module("$").$)', oneOf('json', 'os.path'), oneOf('dumps', 'join')),
  line('named(@, __import__("os.path").path.join)'),
  line('named(@, ($ if $ else $))', thing, condition, thing),
  line('with contextlib.closing(io.StringIO($)) as x: named(@, x)', text),
  line('with contextlib.ExitStack() as x: named(@, x.enter_context(contextlib.nullcontext($)))', callable),
);

const library = oneOf('collections.OrderedDict', 'collections.Counter', 'json.JSONEncoder', 'pathlib.PurePosixPath');
const member = oneOf('keys', 'encode', 'joinpath', 'update', 'make', 'fromkeys', 'text');

const inherited: Arbitrary<Lines> = fc
  .tuple(
    fc.tuple(
      oneOf('C', 'D'),
      fc.oneof({ weight: 3, arbitrary: library }, { weight: 2, arbitrary: oneOf('C', 'D', 'C, D', 'D, C') }),
    ),
    fc.array(fc.tuple(oneOf('', '', '§property', '§classmethod', '§staticmethod', '§same'), member, made), {
      maxLength: 2,
    }),
    fc.array(fc.tuple(oneOf('x', 'x', 'make'), made), { maxLength: 1 }),
    fc.array(fc.tuple(oneOf('self', 'super()', 'self', 'type(self)'), member), { minLength: 1, maxLength: 3 }),
    oneOf('', '', 'C.make = open', 'c.keys = open', 'D.keys = lambda self: open', 'setattr(c, "make", open)'),
    member,
  )
  .map(([[name, base], methods, attributes, asked, change, outside]) => [
    'try:',
    ...indent([
      `class ${name}(${base}):`,
      ...indent([
        ...methods.flatMap(([mark, method, value]) => [
          ...(mark === '' ? [] : [mark]),
          `def ${method}(*_): return ${value}`,
        ]),
        'def set(self):',
        ...indent([...attributes.map(([attribute, value]) => `self.${attribute} = ${value}`), 'return self']),
        'def use(self):',
        ...indent([
          'named(@, self)',
          ...asked.map(
            ([object, attribute]) => `if hasattr(${object}, "${attribute}"): named(@, ${object}.${attribute})`,
          ),
          'if hasattr(self, "x"): named(@, self.x)',
        ]),
      ]),
      `c = ${name}()`,
      'c.set()',
      'c.use()',
      change.replaceAll(/[CD]\./g, `${name}.`) || 'pass',
      'c.use()',
      `named(@, ${name}().set())`,
      `if hasattr(c, "${outside}"): named(@, c.${outside})`,
      `if hasattr(${name}, "${outside}"): named(@, ${name}.${outside})`,
      `if hasattr(c, "make"): named(@, c.make())`,
    ]),
    'except (TypeError, AttributeError, RecursionError, NameError): pass',
  ]);

/** What factories, classes and other ways to a name give. */
export const names: Arbitrary<Lines> = fc.oneof(
  { weight: 3, arbitrary: factories },
  { weight: 3, arbitrary: uses },
  { weight: 2, arbitrary: others },
  { weight: 2, arbitrary: inherited },
);

/** Only at the level of the module: elsewhere they are no Python. The model does not know `string`, which binds none of these names. */
export const stars: Arbitrary<Lines> = fc.oneof(
  line('from $ import *', oneOf('os.path', 'json', 'os', 'subprocess', 'hashlib', 'functools', 'string', 'codecs')),
  line('if $:\n    from $ import *', condition, oneOf('os.path', 'json', 'string', 'codecs')),
  oneOf('join', 'dumps', 'loads', 'md5', 'reduce', 'run', 'basename', 'open').map((name) => [
    `if hasattr(builtins_, "${name}") or "${name}" in globals(): named(@, ${name})`,
  ]),
);
