import { lastName } from './bind';
import type { Region } from './scopes';
import type { Syntax } from './syntax';

type Shape = Pick<Region, 'kind' | 'choice' | 'attempt'>;

const CONDITIONAL: Shape = { kind: 'conditional', choice: undefined, attempt: undefined };
/** Context managers that let every exception through; others may swallow it, as `contextlib.suppress` does. */
const TRANSPARENT = new Set(
  (
    'open urlopen closing nullcontext redirect_stdout redirect_stderr TemporaryDirectory NamedTemporaryFile ' +
    'ThreadPoolExecutor ProcessPoolExecutor Session Client AsyncClient ClientSession no_grad inference_mode ' +
    'enable_grad autocast device scope start_run catch_warnings'
  ).split(' '),
);
const COMPREHENSIONS = new Set([
  'list_comprehension',
  'dictionary_comprehension',
  'set_comprehension',
  'generator_expression',
]);
/** What stands around the value of a `with` item. */
const WRAPPERS = new Set(['with_item', 'as_pattern', 'parenthesized_expression', 'await']);
/** An expression that stands deeper in others than this is taken for one that may not run. */
const MAX_STEPS = 40;
const MAX_TARGET = 200;

/** The region that a block makes; undefined where it always runs with what is around it. */
export function readBlockRegion(syntax: Syntax, block: number, around: Region): Region | undefined {
  const shape = readShape(syntax, syntax.parent(block));
  if (shape === undefined) return undefined;
  return {
    kind: shape.kind,
    start: syntax.start(block),
    end: syntax.end(block),
    choice: shape.choice,
    attempt: shape.attempt,
    parent: around,
    isRepeated: around.isRepeated,
    leaves: shape.kind !== 'attempt' && leaves(syntax, block, around),
  };
}

/**
 * From where on a name holds that an assignment expression binds, and the region in which it is sure to: one of its own
 * where an operator or a clause around it may pass it over, or where what stands in front of it runs after it.
 */
export function readExpressionPlace(syntax: Syntax, node: number, around: Region): { effect: number; region: Region } {
  let effect = syntax.end(node);
  let isCertain = true;
  let inner = node;
  for (let step = 0; ; step++) {
    const outer = syntax.parent(inner);
    const kind = syntax.kind(outer);
    // The defaults of a lambda are evaluated where it stands, its body is not.
    const isBody =
      kind === 'block' || kind === 'module' || (kind === 'lambda' && syntax.kind(inner) !== 'lambda_parameters');
    if (outer < 0 || isBody) break;
    const first = outer + 1;
    const place = step >= MAX_STEPS ? Infinity : inner === first ? 0 : inner === syntax.after(first) ? 1 : 2;
    if (mayPassOver(kind, place)) isCertain = false;
    if (runsBackwards(syntax, outer, kind)) {
      isCertain = false;
      effect = syntax.start(outer);
    }
    if (step >= MAX_STEPS) break;
    inner = outer;
  }
  if (isCertain) return { effect, region: around };
  const span = { start: syntax.start(node), end: syntax.end(node) };
  return { effect, region: { ...CONDITIONAL, ...span, parent: around, isRepeated: around.isRepeated, leaves: false } };
}

function mayPassOver(kind: string, place: number): boolean {
  if (COMPREHENSIONS.has(kind) || kind === 'elif_clause' || kind === 'case_clause' || place === Infinity) return true;
  return kind === 'boolean_operator' || kind === 'assert_statement'
    ? place > 0
    : kind === 'comparison_operator' && place > 1;
}

/** `a if test else b` runs the test first, `target[index] = value` the value. */
function runsBackwards(syntax: Syntax, node: number, kind: string): boolean {
  if (kind === 'conditional_expression') return true;
  const isAssignment = kind === 'assignment' || kind === 'augmented_assignment';
  if (!isAssignment) return false;
  const target = syntax.slice(node + 1);
  return target.length > MAX_TARGET || target.includes('[');
}

function branchOf(syntax: Syntax, statement: number): Shape {
  const choice = { start: syntax.start(statement), end: syntax.end(statement) };
  return { kind: 'branch', choice, attempt: undefined };
}

function readShape(syntax: Syntax, owner: number): Shape | undefined {
  const parent = syntax.parent(owner);
  switch (syntax.kind(owner)) {
    case 'if_statement':
      return branchOf(syntax, owner);
    case 'elif_clause':
      return branchOf(syntax, parent);
    case 'case_clause':
      return branchOf(syntax, syntax.parent(parent));
    case 'for_statement':
    case 'while_statement':
      return CONDITIONAL;
    case 'else_clause':
      if (syntax.kind(parent) === 'if_statement') return branchOf(syntax, parent);
      // It runs behind what was tried, not instead of it.
      return syntax.kind(parent) === 'try_statement'
        ? { ...CONDITIONAL, kind: handlerOf(syntax, parent).kind }
        : CONDITIONAL;
    case 'except_clause':
      return handlerOf(syntax, parent);
    case 'try_statement':
      return { kind: 'attempt', choice: undefined, attempt: owner };
    case 'with_statement':
      return mayFail(syntax, owner) ? { kind: 'attempt', choice: undefined, attempt: undefined } : undefined;
    default:
      return undefined;
  }
}

/** What a `finally` behind it sees may come from the middle of it. */
function handlerOf(syntax: Syntax, statement: number): Shape {
  const isWatched = syntax.children(statement).some((part) => syntax.kind(part) === 'finally_clause');
  return { kind: isWatched ? 'attempt' : 'conditional', choice: undefined, attempt: statement };
}

function mayFail(syntax: Syntax, statement: number): boolean {
  const clause = syntax.children(statement).find((part) => syntax.kind(part) === 'with_clause');
  const items = clause === undefined ? [] : syntax.children(clause);
  return !items.every((item) => TRANSPARENT.has(calledIn(syntax, item)));
}

/** The last segment of what is called in `with a.b() as c`; empty where nothing is. */
function calledIn(syntax: Syntax, item: number): string {
  let node: number | undefined = item;
  while (node !== undefined && WRAPPERS.has(syntax.kind(node))) node = syntax.children(node)[0];
  if (node === undefined || syntax.kind(node) !== 'call') return '';
  const [callee] = syntax.children(node);
  return callee === undefined ? '' : lastName(syntax, callee);
}

function lastChild(syntax: Syntax, node: number): number {
  let last = node;
  const limit = syntax.after(node);
  for (let child = node + 1; child < limit; child = syntax.after(child)) {
    if (syntax.kind(child) !== 'comment') last = child;
  }
  return last;
}

/** Whether nothing behind the block sees what it binds. */
function leaves(syntax: Syntax, block: number, around: Region): boolean {
  const last = syntax.kind(lastChild(syntax, block));
  if (last !== 'return_statement' && last !== 'raise_statement') return false;
  // A `break` in front of it leads behind the loop, and an exception to a handler.
  for (let region: Region | undefined = around; region !== undefined; region = region.parent) {
    if (region.kind === 'attempt' || region.isRepeated) return false;
  }
  return true;
}
