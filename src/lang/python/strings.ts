import type { Model } from './model';
import type { Syntax } from './syntax';
import type { PythonString } from './types';

/** All string literals, adjacent ones as the one that they make. */
export function listStrings({ syntax, constants }: Model, nodes: readonly number[]): readonly PythonString[] {
  const seen = new Set<number>();
  return nodes.flatMap((piece): readonly PythonString[] => {
    const parent = syntax.parent(piece);
    const node = syntax.kind(parent) === 'concatenated_string' ? parent : piece;
    if (seen.has(node)) return [];
    seen.add(node);
    return [
      {
        range: { start: syntax.start(node), end: syntax.end(node) },
        get value() {
          const value = constants.valueOf(node)?.value;
          return typeof value === 'string' ? value : undefined;
        },
        isDocstring: isDocstring(syntax, node),
      },
    ];
  });
}

/** The first statement of a module, class or function, where that is a string. */
export function isDocstring(syntax: Syntax, node: number): boolean {
  const statement = syntax.parent(node);
  if (syntax.kind(statement) !== 'expression_statement') return false;
  const body = syntax.parent(statement);
  const owner = syntax.kind(body) === 'block' ? syntax.kind(syntax.parent(body)) : syntax.kind(body);
  if (owner !== 'module' && owner !== 'class_definition' && owner !== 'function_definition') return false;
  for (let before = body + 1; before < statement; before++) if (syntax.kind(before) !== 'comment') return false;
  return true;
}
