import { firstIndexFrom } from '../functions';
import type { Model } from '../model';
import type { Purpose } from '../types';
import { CHECKS, LEAVING_CALL } from './checks';

export type IsGuarded = (node: number, purpose: Purpose) => boolean;

/** Beyond these a file is not read by people: the guard is then not seen. */
const MAX_HEIGHT = 60;
const MAX_SIBLINGS = 40;
const MAX_NODES = 100;
const CONDITIONAL = new Set(['if_statement', 'elif_clause', 'while_statement', 'conditional_expression']);

/** Tells whether a check of a value stands in front of its use on every path. */
export function createGuards(model: Model): IsGuarded {
  const { syntax, resolver } = model;
  /** The checks of blocks: a module may have thousands, and is asked for each use. */
  const blocks = new Map<number, readonly number[]>();

  /** Whether two expressions are the same value: written alike, and of the same bindings. */
  function isSame(one: number, other: number): boolean {
    if (syntax.kind(one) !== syntax.kind(other) || syntax.slice(one) !== syntax.slice(other)) return false;
    if (syntax.kind(one) !== 'identifier') return /^(?:attribute|subscript)$/.test(syntax.kind(one));
    const first = resolver.meaning(one)?.bindings;
    const second = resolver.meaning(other)?.bindings;
    return first === undefined || second === undefined
      ? first === second
      : first.length === second.length && first.every((binding, index) => binding === second[index]);
  }

  function mentions(tree: number, node: number): boolean {
    const limit = Math.min(syntax.after(tree), tree + MAX_NODES);
    for (let inner = tree; inner < limit; inner++) if (isSame(inner, node)) return true;
    return false;
  }

  /** Whether a condition that came out like this makes the value fit. */
  function proves(condition: number, isTrue: boolean, node: number, purpose: Purpose, depth = 0): boolean {
    if (depth > MAX_HEIGHT) return false;
    const parts = syntax.children(condition);
    const [first, second] = parts;
    if (first === undefined) return false;
    const again = (part: number, outcome = isTrue): boolean => proves(part, outcome, node, purpose, depth + 1);
    switch (syntax.kind(condition)) {
      case 'parenthesized_expression':
        return again(first);
      case 'named_expression':
        return second !== undefined && again(second);
      case 'not_operator':
        return again(first, !isTrue);
      case 'boolean_operator': {
        const isAnd = second !== undefined && between(first, second) === 'and';
        return isAnd === isTrue ? parts.some((part) => again(part)) : parts.every((part) => again(part));
      }
      case 'call':
        return isTrue && isCheck(condition, node, purpose);
      case 'comparison_operator':
        return second !== undefined && parts.length === 2 && compares(first, second, isTrue, node, purpose);
      default:
        return false;
    }
  }

  const between = (left: number, right: number): string =>
    syntax.text
      .slice(syntax.end(left), syntax.start(right))
      .replace(/[()\s]+/g, ' ')
      .trim();

  function compares(left: number, right: number, isTrue: boolean, node: number, purpose: Purpose): boolean {
    const operator = between(left, right);
    const isNegative = operator === 'not in' || operator === '!=' || operator === 'is not';
    if (/^is\b/.test(operator) && syntax.kind(right) === 'none')
      return isTrue === isNegative && syntax.kind(left) === 'call' && isCheck(left, node, purpose);
    if (isTrue === isNegative || !/^(?:(?:not )?in|==|!=)$/.test(operator)) return false;
    // A digest of the data that is what it should be.
    if (purpose === 'load') return [left, right].some((side) => isDigest(side, node, 0));
    return isSame(left, node) && (operator.endsWith('in') || syntax.kind(right) === 'string');
  }

  function isDigest(side: number, node: number, depth: number): boolean {
    if (/\b(?:sha\d|hashlib|hmac|digest|blake2)/i.test(syntax.slice(side).slice(0, 200)) && mentions(side, node))
      return true;
    const maker = depth < 3 && syntax.kind(side) === 'identifier' ? resolver.originCall(side) : undefined;
    return maker !== undefined && isDigest(maker, node, depth + 1);
  }

  /** `name.isdigit()`, `re.fullmatch(pattern, name)`, `isinstance(name, int)`. */
  function isCheck(call: number, node: number, purpose: Purpose): boolean {
    const [callee, list] = syntax.children(call);
    if (callee === undefined || list === undefined) return false;
    const [object, method = callee] = syntax.kind(callee) === 'attribute' ? syntax.children(callee) : [];
    if (!CHECKS[purpose].has(syntax.slice(method))) return false;
    if (purpose === 'load')
      return syntax.children(list).some((part) => isDigest(part, node, 0) || mentions(part, node));
    return (object !== undefined && isSame(object, node)) || syntax.children(list).some((part) => mentions(part, node));
  }

  function leaves(statement: number): boolean {
    const block = syntax.children(statement).find((part) => syntax.kind(part) === 'block');
    const last = block === undefined ? undefined : syntax.children(block).at(-1);
    if (last === undefined) return false;
    if (/^(?:return|raise|continue|break)_statement$/.test(syntax.kind(last))) return true;
    const [call] = syntax.children(last);
    const [callee] = call !== undefined && syntax.kind(call) === 'call' ? syntax.children(call) : [];
    return callee !== undefined && LEAVING_CALL.test(syntax.slice(callee));
  }

  /** Those statements of a block that may keep the code behind them from running. */
  function readChecks(block: number): readonly number[] {
    return syntax.children(block).filter((statement) => {
      const kind = syntax.kind(statement);
      if (kind === 'expression_statement') return syntax.kind(statement + 1) === 'call';
      return kind === 'assert_statement' || (kind === 'if_statement' && leaves(statement));
    });
  }

  /** Statements in front of one in its block. */
  function proveBefore(statement: number, node: number, purpose: Purpose): boolean {
    const around = syntax.parent(statement);
    const checks = blocks.get(around) ?? readChecks(around);
    blocks.set(around, checks);
    const end = firstIndexFrom(checks, statement);
    return checks.slice(Math.max(0, end - MAX_SIBLINGS), end).some((check) => {
      const [condition] = syntax.children(check);
      if (condition === undefined) return false;
      const kind = syntax.kind(check);
      if (kind === 'assert_statement') return proves(condition, true, node, purpose);
      if (kind === 'if_statement') return proves(condition, false, node, purpose);
      // `verify(…)` as a statement of its own raises where the answer is no.
      return purpose === 'load' && isCheck(condition, node, purpose);
    });
  }

  return (node, purpose) => {
    let inner = node;
    for (let height = 0; height < MAX_HEIGHT; height++) {
      const outer = syntax.parent(inner);
      if (outer < 0) return false;
      const kind = syntax.kind(outer);
      if (CONDITIONAL.has(kind)) {
        const [first, second] = syntax.children(outer);
        const isExpression = kind === 'conditional_expression';
        const condition = isExpression ? second : first;
        const isTrue = inner === (isExpression ? first : second);
        if (condition !== undefined && inner !== condition && proves(condition, isTrue, node, purpose)) return true;
      } else if (kind === 'block' || kind === 'module') {
        if (proveBefore(inner, node, purpose)) return true;
        if (/^(?:function|class)_definition$/.test(syntax.kind(syntax.parent(outer)))) return false;
      }
      inner = outer;
    }
    return false;
  };
}
