import type { Range } from '../../../core/range';
import type { Model } from '../model';
import type { PythonDocument, PythonExpression, PythonFunction } from '../types';

export interface PythonClass {
  readonly name: string;
  readonly nameRange: Range;
  readonly range: Range;
  /** Positional ones: `metaclass=…` is left out. */
  readonly bases: readonly PythonExpression[];
  /** Without the `@`. */
  readonly decorators: readonly PythonExpression[];
  /** Those that stand directly in its body. */
  readonly methods: readonly PythonFunction[];
  /** What its body assigns to plain names. */
  readonly attributes: ReadonlyMap<string, PythonExpression>;
}

/** The classes of a file, in document order. */
export function readClasses(model: Model, document: PythonDocument): readonly PythonClass[] {
  const { syntax } = model;
  const functions = new Map(document.functions.map((candidate) => [candidate.range.start, candidate]));
  const found: PythonClass[] = [];
  for (let node = 0; node < syntax.count; node++) {
    if (syntax.kind(node) === 'class_definition') found.push(readClass(model, node, functions));
  }
  return found;
}

function readClass(model: Model, node: number, functions: ReadonlyMap<number, PythonFunction>): PythonClass {
  const { syntax } = model;
  const parts = syntax.children(node);
  const rangeOf = (part: number): Range => ({ start: syntax.start(part), end: syntax.end(part) });
  const [name = node] = parts;
  const bases = parts.find((part) => syntax.kind(part) === 'argument_list');
  const body = parts.find((part) => syntax.kind(part) === 'block');
  const statements = body === undefined ? [] : syntax.children(body);
  const parent = syntax.parent(node);
  const outer = syntax.kind(parent) === 'decorated_definition' ? syntax.children(parent) : [];
  return {
    name: syntax.slice(name),
    nameRange: rangeOf(name),
    range: rangeOf(node),
    bases: (bases === undefined ? [] : syntax.children(bases))
      .filter((part) => syntax.kind(part) !== 'keyword_argument')
      .map((part) => model.expression(part)),
    decorators: outer
      .filter((part) => syntax.kind(part) === 'decorator')
      .flatMap((part) => syntax.children(part).slice(0, 1))
      .map((part) => model.expression(part)),
    methods: statements.flatMap((statement) => {
      const definition =
        syntax.kind(statement) === 'decorated_definition' ? syntax.children(statement).at(-1) : statement;
      const isFunction = definition !== undefined && syntax.kind(definition) === 'function_definition';
      const method = isFunction ? functions.get(syntax.start(definition)) : undefined;
      return method === undefined ? [] : [method];
    }),
    attributes: new Map(
      statements.flatMap((statement): readonly (readonly [string, PythonExpression])[] => {
        const [assignment] = syntax.children(statement);
        if (assignment === undefined || syntax.kind(assignment) !== 'assignment') return [];
        const [target, ...rest] = syntax.children(assignment);
        const value = rest.find((part) => syntax.kind(part) !== 'type');
        if (target === undefined || value === undefined || syntax.kind(target) !== 'identifier') return [];
        return [[syntax.slice(target), model.expression(value)]];
      }),
    ),
  };
}
