import fc, { type Arbitrary } from 'fast-check';
import { callable, CLASSES, condition, fill, FUNCTIONS, oneOf, text } from './generate-expressions';
import { names, stars } from './generate-names';
import {
  assignments,
  expressions,
  imports,
  indent,
  line,
  mutations,
  pairs,
  probes,
  tryImport,
  type Lines,
} from './generate-simple';

/** Which statements may stand here. */
export interface Place {
  readonly depth: number;
  readonly isInFunction: boolean;
  readonly isInLoop: boolean;
  readonly isInTry: boolean;
}

/** Names that a function takes from around it, with the bodies that bind them. */
const start = oneOf('s = t = u = "i"', 'n = m = 2', 'l, r = ["i"], []', 's = t = "i"; d = {"k": s}', 'pass');
const declaration = oneOf('pass', 'global s, n', 'global t', 'global join', 'global l');

function functions(place: Place): Arbitrary<Lines> {
  const inner = { depth: place.depth - 1, isInFunction: true, isInLoop: false, isInTry: false };
  const named = oneOf(...FUNCTIONS);
  const parameters = oneOf('s', 's="a"', 't, s="b"', 'q, join=None', '*r', 'd', '**d', 'q: str = "z", *, u="y"');
  const plain = fc
    .tuple(named, parameters, declaration, fc.tuple(start, block(inner)), text, oneOf('', 'call', 'keyword', 'twice'))
    .filter(([, list_, declared]) => !/[sntl]\b/.test(declared.slice(6)) || !/\b[sntl]\b|join/.test(list_))
    .map(([name, list_, declared, [first, body], result, call]) => [
      `def ${name}(${list_}):`,
      ...indent([declared, ...(declared === 'pass' ? [first] : []), ...body, `return ${result}`]),
      ...(call === ''
        ? []
        : [list_ === '**d' ? `${name}(k="a")` : call === 'keyword' ? `${name}("y")` : `${name}("x")`]),
      ...(call === 'twice' ? [`s = ${list_ === '**d' ? `${name}()` : `${name}(s)`}`] : []),
    ]);
  const closure = fc
    .tuple(named, block(inner), block(inner), oneOf('pass', 'nonlocal s', 'nonlocal t'), block(inner))
    .map(([name, before, inside, declared, behind]) => [
      `def ${name}(q="q"):`,
      ...indent([
        's = "a"',
        't = "b"',
        ...before,
        'def h():',
        ...indent([declared, ...inside]),
        'h()',
        ...behind,
        'h()',
      ]),
      `${name}()`,
    ]);
  return fc.oneof({ weight: 2, arbitrary: plain }, { weight: 1, arbitrary: closure });
}

function classes(place: Place): Arbitrary<Lines> {
  const inner = { depth: Math.min(place.depth - 1, 1), isInFunction: true, isInLoop: false, isInTry: false };
  const attribute = fill('$ = $', oneOf('s', 'x', 'y'), fc.oneof(text, callable));
  const method = fc
    .tuple(oneOf('x', 'y', 's'), fc.oneof(text, callable), condition, block(inner))
    .map(([name, value, when, body]) => [
      `def set(self):`,
      ...indent([`if ${when}:`, `    self.${name} = ${value}`, ...body]),
    ]);
  const use = fc
    .tuple(oneOf('x', 'y', 's'), oneOf('probe', 'named'))
    .map(([name, kind]) => [`def use(self):`, `    if hasattr(self, "${name}"):`, `        ${kind}(@, self.${name})`]);
  const after = oneOf('', 'a.x = "z"', 'A.x = open', 'setattr(a, "x", "z")', 'a.y = "q"', 'A.y = "r"');
  return fc
    .tuple(
      oneOf(...CLASSES),
      oneOf('', '', '(A)', '(B)'),
      fc.array(attribute, { maxLength: 2 }),
      block(inner),
      fc.option(method),
      use,
      after,
    )
    .map(([name, bases, attributes, body, set, used, change]) => [
      `class ${name}${bases === `(${name})` ? '' : bases}:`,
      ...indent([
        ...attributes,
        ...(set === null ? body.filter((each) => !/^\s*(?:return|global)/.test(each)) : []),
        ...(set ?? []),
        ...used,
        'def set2(self): pass',
      ]),
      `a = ${name}()`,
      'hasattr(a, "set") and a.set()',
      'a.use()',
      change.replaceAll('A.', `${name}.`) || 'pass',
      'a.use()',
    ]);
}

function compound(place: Place): Arbitrary<Lines> {
  const same = block({ ...place, depth: place.depth - 1 });
  const inTry = block({ ...place, depth: place.depth - 1, isInTry: true });
  const inLoop = block({ ...place, depth: place.depth - 1, isInLoop: true });
  const known = oneOf('True', 'False', '0', 's', 'n', '"a"');
  const test = fc.oneof(
    { weight: 4, arbitrary: condition },
    { weight: 1, arbitrary: known },
    { weight: 1, arbitrary: fill('(s := $)', text) },
  );
  const branch = fc
    .tuple(test, same, fc.option(fc.tuple(test, same)), fc.option(same))
    .map(([first, then, other, last]) => [
      `if ${first}:`,
      ...indent(then),
      ...(other === null ? [] : [`elif ${other[0]}:`, ...indent(other[1])]),
      ...(last === null ? [] : ['else:', ...indent(last)]),
    ]);
  const head = fc.oneof(
    oneOf(
      'while flip():',
      'for q in range(2):',
      'for s in ["a", "b"]:',
      'for s, t in [("a", "b")]:',
      'for q in []:',
      'for l[0] in ["z"]:',
    ),
    fill('while flip() and (s := $):', text),
  );
  const loop = fc
    .tuple(head, inLoop, fc.option(same))
    .map(([first, body, last]) => [first, ...indent(body), ...(last === null ? [] : ['else:', ...indent(last)])]);
  const attempt = fc
    .tuple(
      inTry,
      oneOf('Exception', 'ValueError', '(KeyError, ValueError) as u', 'Exception as t'),
      same,
      fc.option(same),
      fc.option(same),
      fc.boolean(),
    )
    .map(([body, error, handler, otherwise, last, isCaught]) => [
      'try:',
      ...indent(body),
      ...(isCaught || last === null ? [`except ${error}:`, ...indent(handler)] : []),
      ...(otherwise === null || !(isCaught || last === null) ? [] : ['else:', ...indent(otherwise)]),
      ...(last === null ? [] : ['finally:', ...indent(last)]),
    ]);
  const context = fc
    .tuple(
      oneOf(
        'suppress(Exception)',
        'nullcontext("c") as s',
        'nullcontext(open) as join',
        'contextlib.suppress(ValueError), nullcontext("w") as t',
      ),
      inTry,
    )
    .map(([item, body]) => [`with ${item}:`, ...indent(body)]);
  const match = fc
    .tuple(
      oneOf('sys.argv[1]', 's', '(s, t)', '{"k": s}'),
      same,
      same,
      oneOf('', ' if flip()', ' if (u := "w") == "v"'),
    )
    .map(([subject, first, second, guard]) => [
      `match ${subject}:`,
      '    case "0":',
      ...indent(indent(first)),
      `    case (s, t) | {"k": s, "j": t}${guard}:`,
      '        probe(@, s)',
      ...indent(indent(second)),
      `    case str(t)${guard}:`,
      ...indent(indent(second)),
    ]);
  return fc.oneof(
    { weight: 4, arbitrary: branch },
    { weight: 3, arbitrary: loop },
    { weight: 3, arbitrary: attempt },
    { weight: 1, arbitrary: context },
    { weight: 1, arbitrary: match },
  );
}

function jumps({ isInFunction, isInLoop, isInTry }: Place): readonly Arbitrary<Lines>[] {
  const found: Arbitrary<Lines>[] = [];
  if (isInLoop) found.push(line('if $:\n    $', condition, oneOf('break', 'continue')), oneOf(['break'], ['continue']));
  if (isInFunction) found.push(line('if $:\n    return $', condition, text), line('return $', text));
  if (isInTry)
    found.push(
      oneOf(['maybe()'], ['if flip():', '    raise ValueError("r")'], ['raise ValueError("s")']),
      oneOf(['maybe()']),
    );
  return found;
}

const blocks = new Map<string, Arbitrary<Lines>>();

/** One to three statements. */
export function block(place: Place): Arbitrary<Lines> {
  const id = JSON.stringify(place);
  const made = blocks.get(id);
  if (made !== undefined) return made;
  const simple = [
    { weight: 5, arbitrary: probes },
    { weight: 4, arbitrary: assignments },
    { weight: 3, arbitrary: pairs },
    { weight: 1, arbitrary: mutations },
    { weight: 1, arbitrary: expressions },
    { weight: 1, arbitrary: imports },
    { weight: 1, arbitrary: tryImport },
    { weight: 2, arbitrary: names },
    ...(place.isInFunction ? [] : [{ weight: 1, arbitrary: stars }]),
    ...jumps(place).map((arbitrary) => ({ weight: 1, arbitrary })),
  ];
  const nested =
    place.depth <= 0
      ? []
      : [
          { weight: 6, arbitrary: compound(place) },
          { weight: 2, arbitrary: functions(place) },
          { weight: 1, arbitrary: classes(place) },
        ];
  const arbitrary = fc
    .array(fc.oneof(...simple, ...nested), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.flat());
  blocks.set(id, arbitrary);
  return arbitrary;
}
