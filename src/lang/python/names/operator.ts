import type { Syntax } from '../syntax';

/** The operator between the two sides of a binary operation. */
export function operatorOf(syntax: Syntax, node: number): string {
  const [left, right] = syntax.children(node);
  if (left === undefined || right === undefined) return '';
  const between = syntax.text.slice(syntax.end(left), syntax.start(right)).replace(/#[^\n]*/g, '');
  return /\*\*|\/\/|<<|>>|[-+*/@%|&^]/.exec(between)?.[0] ?? '';
}
