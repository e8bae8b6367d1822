import type { Model } from './model';
import type { Syntax } from './syntax';
import type { ExpressionKind, PythonExpression } from './types';

const KINDS: Readonly<Record<string, ExpressionKind>> = {
  string: 'string',
  concatenated_string: 'string',
  integer: 'number',
  float: 'number',
  true: 'boolean',
  false: 'boolean',
  none: 'none',
  list: 'list',
  tuple: 'tuple',
  expression_list: 'tuple',
  dictionary: 'dict',
  set: 'set',
  identifier: 'name',
  attribute: 'attribute',
  call: 'call',
  subscript: 'subscript',
  lambda: 'lambda',
};

const ELEMENTS = new Set(['list', 'tuple', 'expression_list', 'set']);

export function createExpression(model: Model, node: number): PythonExpression {
  const { syntax, resolver, constants } = model;
  return {
    kind: KINDS[syntax.kind(withoutParentheses(syntax, node))] ?? 'other',
    range: { start: syntax.start(node), end: syntax.end(node) },
    get text() {
      return syntax.slice(node);
    },
    value: () => constants.valueOf(node),
    defaultValue: () => constants.defaultOf(node),
    possibleValues: () => constants.possibleOf(node),
    stringValue() {
      const known = constants.valueOf(node);
      return typeof known?.value === 'string' ? { value: known.value, at: known.at } : undefined;
    },
    qualifiedName: () => resolver.qualifiedName(node),
    originCall() {
      const call = resolver.originCall(node);
      return call === undefined ? undefined : model.call(call);
    },
    get receiver() {
      const [object] = syntax.kind(node) === 'attribute' ? syntax.children(node) : [];
      return object === undefined ? undefined : model.expression(object);
    },
    get subscript() {
      const inner = withoutParentheses(syntax, node);
      const [object, key, ...others] = syntax.kind(inner) === 'subscript' ? syntax.children(inner) : [];
      if (object === undefined || key === undefined || others.length > 0 || syntax.kind(key) === 'slice')
        return undefined;
      return { object: model.expression(object), key: model.expression(key) };
    },
    elements: () => listElements(syntax, node).map((element) => model.expression(element)),
    entry(key) {
      const value = findEntry(model, node, key);
      return value === undefined ? undefined : model.expression(value);
    },
    names: () => listNames(syntax, node),
    origins: (purpose) => model.flow.origins(node, purpose),
    contentOrigins: (purpose) => model.flow.contentOrigins(node, purpose),
  };
}

function withoutParentheses(syntax: Syntax, node: number): number {
  let inner = node;
  while (syntax.kind(inner) === 'parenthesized_expression' || syntax.kind(inner) === 'type') {
    const [next] = syntax.children(inner);
    if (next === undefined) return inner;
    inner = next;
  }
  return inner;
}

function listElements(syntax: Syntax, node: number): readonly number[] {
  const inner = withoutParentheses(syntax, node);
  return ELEMENTS.has(syntax.kind(inner)) ? syntax.children(inner) : [];
}

/** The last of equal keys counts, as in Python. */
function findEntry({ syntax, constants }: Model, node: number, key: string): number | undefined {
  const inner = withoutParentheses(syntax, node);
  if (syntax.kind(inner) !== 'dictionary') return undefined;
  let found: number | undefined;
  for (const pair of syntax.children(inner)) {
    const [name, value] = syntax.children(pair);
    if (syntax.kind(pair) !== 'pair' || name === undefined) found = undefined;
    else if (constants.valueOf(name)?.value === key) found = value;
  }
  return found;
}

/** Names, but not those of attributes and keywords. */
function listNames(syntax: Syntax, node: number): readonly string[] {
  const names: string[] = [];
  const limit = syntax.after(node);
  for (let inner = node; inner < limit; inner++) {
    if (syntax.kind(inner) !== 'identifier') continue;
    const parent = syntax.parent(inner);
    const role = syntax.kind(parent);
    const isFirst = parent === inner - 1;
    if (inner === node || isFirst ? role !== 'keyword_argument' : role !== 'attribute') names.push(syntax.slice(inner));
  }
  return names;
}
