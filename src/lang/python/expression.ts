import type { Range } from '../../core/range';
import type { Model } from './model';
import type { Syntax } from './syntax';
import type {
  ConstantValue,
  ExpressionKind,
  Known,
  Origin,
  PossibleValues,
  Purpose,
  PythonCall,
  PythonExpression,
} from './types';

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

/** A class: a file has tens of thousands of these, and closures of their own would be most of what is allocated. */
class Expression implements PythonExpression {
  protected readonly model: Model;
  protected readonly node: number;

  constructor(model: Model, node: number) {
    this.model = model;
    this.node = node;
  }

  get kind(): ExpressionKind {
    const { syntax } = this.model;
    return KINDS[syntax.kind(withoutParentheses(syntax, this.node))] ?? 'other';
  }

  get range(): Range {
    const { syntax } = this.model;
    return { start: syntax.start(this.node), end: syntax.end(this.node) };
  }

  get text(): string {
    return this.model.syntax.slice(this.node);
  }

  value(): Known<ConstantValue> | undefined {
    return this.model.constants.valueOf(this.node);
  }

  defaultValue(): Known<ConstantValue> | undefined {
    return this.model.constants.defaultOf(this.node);
  }

  possibleValues(): PossibleValues {
    return this.model.constants.possibleOf(this.node);
  }

  stringValue(): Known<string> | undefined {
    const known = this.value();
    return typeof known?.value === 'string' ? { value: known.value, at: known.at } : undefined;
  }

  qualifiedName(): string | undefined {
    return this.model.resolver.qualifiedName(this.node);
  }

  originCall(): PythonCall | undefined {
    const call = this.model.resolver.originCall(this.node);
    return call === undefined ? undefined : this.model.call(call);
  }

  get receiver(): PythonExpression | undefined {
    const { syntax } = this.model;
    const [object] = syntax.kind(this.node) === 'attribute' ? syntax.children(this.node) : [];
    return object === undefined ? undefined : this.model.expression(object);
  }

  get subscript(): PythonExpression['subscript'] {
    const { syntax } = this.model;
    const inner = withoutParentheses(syntax, this.node);
    const [object, key, ...others] = syntax.kind(inner) === 'subscript' ? syntax.children(inner) : [];
    if (object === undefined || key === undefined || others.length > 0 || syntax.kind(key) === 'slice')
      return undefined;
    return { object: this.model.expression(object), key: this.model.expression(key) };
  }

  elements(): readonly PythonExpression[] {
    return listElements(this.model.syntax, this.node).map((element) => this.model.expression(element));
  }

  entry(key: string): PythonExpression | undefined {
    const value = findEntry(this.model, this.node, key);
    return value === undefined ? undefined : this.model.expression(value);
  }

  names(): readonly string[] {
    return listNames(this.model.syntax, this.node);
  }

  origins(purpose?: Purpose): readonly Origin[] {
    return this.model.flow.origins(this.node, purpose);
  }

  contentOrigins(purpose?: Purpose): readonly Origin[] {
    return this.model.flow.contentOrigins(this.node, purpose);
  }
}

/** What `**options` passes under one name: the value is known, but has no place of its own. */
class PassedValue extends Expression {
  private readonly known: Known<ConstantValue>;

  constructor(model: Model, node: number, known: Known<ConstantValue>) {
    super(model, node);
    this.known = known;
  }

  override get kind(): ExpressionKind {
    return 'other';
  }

  override value(): Known<ConstantValue> {
    return this.known;
  }

  override defaultValue(): Known<ConstantValue> {
    return this.known;
  }

  override possibleValues(): PossibleValues {
    return { values: [this.known], isComplete: true };
  }
}

export function createExpression(model: Model, node: number): PythonExpression {
  return new Expression(model, node);
}

export function createPassedValue(model: Model, node: number, known: Known<ConstantValue>): PythonExpression {
  return new PassedValue(model, node, known);
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
