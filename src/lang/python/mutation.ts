import { lastName } from './bind';
import { BUILTINS } from './builtins';
import type { Syntax } from './syntax';

const MUTATORS = new Set(
  (
    'append extend insert pop popitem remove clear update setdefault sort reverse appendleft popleft extendleft rotate ' +
    'move_to_end __setitem__ __delitem__ __iadd__ __ior__'
  ).split(' '),
);
/** Functions that change what they are given. */
const CHANGERS = new Set(
  'shuffle heappush heappop heapify heapreplace heappushpop insort insort_left insort_right setitem delitem'.split(' '),
);
/** Wrappers through which an object or its items pass on. */
const PASSED_ON = new Set(
  (
    'parenthesized_expression conditional_expression boolean_operator list tuple expression_list dictionary pair set ' +
    'list_splat dictionary_splat named_expression await binary_operator pattern_list tuple_pattern list_pattern ' +
    'list_comprehension dictionary_comprehension set_comprehension generator_expression for_in_clause argument_list ' +
    'keyword_argument as_pattern as_pattern_target yield lambda lambda_parameters default_parameter list_splat_pattern ' +
    'parameters typed_parameter typed_default_parameter dictionary_splat_pattern'
  ).split(' '),
);

/** Stands for all names, where reading on would take too long. */
const ANYTHING = '*';
/** How often each node may be looked at, on average: calls in calls in calls are seen once from each of them. */
const MAX_LOOKS = 20;

interface Links {
  readonly mutated: Set<string>;
  /** Names that may hold the same object. */
  link(names: readonly string[]): void;
}

/**
 * Names of lists and dictionaries that are changed in place somewhere in the file, also through another name of the
 * same object. Flow plays no part: one change anywhere counts everywhere. Functions of other files are taken to leave
 * alone what they are given. Read when it is first asked for, in one pass.
 */
export function findMutated(syntax: Syntax, direct: ReadonlySet<string>): { has(name: string): boolean } {
  let found: ReadonlySet<string> | undefined;
  return {
    has(name) {
      found ??= spread(syntax, direct);
      return found.has(ANYTHING) || found.has(name);
    },
  };
}

function spread(syntax: Syntax, direct: ReadonlySet<string>): ReadonlySet<string> {
  const neighbours = new Map<string, string[]>();
  const mutated = new Set(direct);
  const add = (from: string, to: string): void => {
    const others = neighbours.get(from);
    if (others === undefined) neighbours.set(from, [to]);
    else others.push(to);
  };
  const link = ([first, ...others]: readonly string[]): void => {
    for (const other of others) {
      if (first === undefined) continue;
      add(first, other);
      add(other, first);
    }
  };
  readLinks(syntax, { mutated, link });
  const open = [...mutated];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    for (const other of neighbours.get(name) ?? []) {
      if (mutated.has(other)) continue;
      mutated.add(other);
      open.push(other);
    }
  }
  return mutated;
}

function readLinks(syntax: Syntax, links: Links): void {
  const local = readFunctionNames(syntax);
  const open: { readonly after: number; readonly name: string }[] = [];
  let looks = MAX_LOOKS * syntax.count;
  const holders = (...nodes: readonly (number | undefined)[]): readonly string[] => {
    if (looks < 0) return [];
    const { names, visited } = listHolders(syntax, local, nodes);
    looks -= visited;
    if (looks < 0) links.mutated.add(ANYTHING);
    return names;
  };

  for (let node = 0; node < syntax.count; node++) {
    while ((open.at(-1)?.after ?? Infinity) <= node) open.pop();
    const kind = syntax.kind(node);
    switch (kind) {
      case 'function_definition': {
        const [name = node, ...parts] = syntax.children(node);
        const parameters = parts.find((part) => syntax.kind(part) === 'parameters');
        open.push({ after: syntax.after(node), name: syntax.slice(name) });
        links.link([syntax.slice(name), ...holders(parameters)]);
        break;
      }
      case 'class_definition': {
        const [name = node] = syntax.children(node);
        // What a class is called with, its `__init__` is given.
        links.link([syntax.slice(name), '__init__']);
        break;
      }
      case 'assignment':
      case 'augmented_assignment':
      case 'named_expression':
      case 'as_pattern':
      case 'default_parameter':
      case 'typed_default_parameter': {
        const parts = syntax.children(node);
        links.link(holders(parts[0], parts.at(-1)));
        break;
      }
      case 'for_in_clause':
      case 'for_statement':
        links.link(holders(...syntax.children(node).slice(0, 2)));
        break;
      case 'match_statement':
        for (const name of holders(syntax.children(node)[0])) links.mutated.add(name);
        break;
      case 'return_statement':
      case 'yield':
        links.link([open.at(-1)?.name ?? '', ...holders(syntax.children(node)[0])]);
        break;
      case 'attribute': {
        const [object, name] = syntax.children(node);
        if (object === undefined || name === undefined || !MUTATORS.has(syntax.slice(name))) break;
        const names = holders(object);
        for (const holder of names) links.mutated.add(holder);
        const call = syntax.parent(node);
        const isCalled = syntax.kind(call) === 'call' && call === node - 1;
        // `list.append(names, 1)` changes what it is given.
        if (isCalled) links.link([...names, ...holders(syntax.children(call)[1])]);
        break;
      }
      case 'call':
        readCall(syntax, node, local, links, holders);
        break;
      default:
    }
  }
}

function readCall(
  syntax: Syntax,
  node: number,
  local: ReadonlySet<string>,
  links: Links,
  holders: (...nodes: readonly (number | undefined)[]) => readonly string[],
): void {
  const [callee, given] = syntax.children(node);
  if (callee === undefined || given === undefined) return;
  const kind = syntax.kind(callee);
  const isNamed = kind === 'identifier' || kind === 'attribute';
  const name = lastName(syntax, callee);
  const names = holders(given);
  if (isNamed && CHANGERS.has(name)) for (const holder of names) links.mutated.add(holder);
  else if (!isNamed) links.link([...holders(callee), ...names]);
  else if (local.has(name)) links.link([name, ...names]);
  // What takes a function of this file may call it with the rest: `map`, `partial`, `submit`.
  else if (names.some((holder) => local.has(holder))) links.link(names);
}

/** Names of the functions and classes of the file, and other names that something callable may be assigned to. */
function readFunctionNames(syntax: Syntax): ReadonlySet<string> {
  const names = new Set<string>();
  for (let node = 0; node < syntax.count; node++) {
    const kind = syntax.kind(node);
    if (kind !== 'function_definition' && kind !== 'class_definition' && kind !== 'assignment') continue;
    const [name, value] = syntax.children(node);
    if (name === undefined) continue;
    const isCallable =
      kind !== 'assignment' ||
      (value !== undefined && /^(?:lambda|identifier|attribute|conditional_expression)$/.test(syntax.kind(value)));
    if (isCallable) names.add(lastName(syntax, name));
  }
  return names;
}

/** The names that may hold the same object as one of the expressions, or one of its items. */
function listHolders(
  syntax: Syntax,
  local: ReadonlySet<string>,
  nodes: readonly (number | undefined)[],
): { readonly names: readonly string[]; readonly visited: number } {
  const found = new Set<string>();
  let visited = 0;
  const open = nodes.filter((node) => node !== undefined);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    visited++;
    const kind = syntax.kind(next);
    if (kind === 'identifier') found.add(syntax.slice(next));
    else if (kind === 'attribute') found.add(lastName(syntax, next));
    else if (kind === 'subscript') open.push(...syntax.children(next).slice(0, 1));
    else if (PASSED_ON.has(kind)) open.push(...syntax.children(next));
    else if (kind === 'call') {
      const [callee = next, given = next] = syntax.children(next);
      const name = lastName(syntax, callee);
      // A method may hand out what its object holds (`get`, `values`), a function what it was given.
      if (syntax.kind(callee) === 'attribute') open.push(callee + 1);
      if (local.has(name)) found.add(name);
      if (local.has(name) || BUILTINS.has(name)) open.push(given);
    }
  }
  return { names: [...found], visited };
}
