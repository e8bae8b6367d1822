import type { World } from '../constants';
import type { Binding } from '../scopes';
import { truthOf } from './constant';
import type { Surroundings } from './possible';
import type { Lookup } from './reader';

/** What may stand between an assignment and the branch that it is in. */
const PLAIN = new Set(['assignment', 'expression_statement', 'block', 'with_statement', 'module']);
const MAX_LEVELS = 40;

/**
 * Which of several assignments counts where the tests in front of them are known: behind `if host is None: host = "…"` it
 * is the one in the branch if the name is None by then. `valueOf` tells what a binding gives.
 */
export function createBranches({ syntax, scopes }: Surroundings, evaluate: Lookup): World['choose'] {
  /** Whether the program comes through an assignment on its way to an offset behind it; undefined where that is not known. */
  function isTaken(value: number, at: number, depth: number): boolean | undefined {
    let inner = value;
    for (let level = 0; level < MAX_LEVELS; level++) {
      const node = syntax.parent(inner);
      if (node < 0 || (syntax.start(node) <= at && at <= syntax.end(node))) return true;
      const kind = syntax.kind(node);
      if (kind === 'if_statement') {
        const isEntered = isBranchEntered(node, inner, depth);
        if (isEntered !== true) return isEntered;
      } else if (kind !== 'elif_clause' && kind !== 'else_clause' && !PLAIN.has(kind)) return undefined;
      inner = node;
    }
    return undefined;
  }

  /** `branch` is a child of the statement: its first block, or one of its clauses. */
  function isBranchEntered(statement: number, branch: number, depth: number): boolean | undefined {
    const [condition, ...branches] = syntax.children(statement);
    let test = condition;
    for (const part of branches) {
      if (syntax.kind(part) === 'else_clause') return part === branch;
      if (syntax.kind(part) === 'elif_clause') test = syntax.children(part)[0];
      const found = test === undefined ? undefined : evaluate(test, depth);
      if (found === undefined) return undefined;
      if (truthOf(found.value)) return part === branch;
      if (part === branch) return false;
    }
    return undefined;
  }

  return (node, bindings, valueOf, depth) => {
    const at = syntax.start(node);
    const own = scopes.scopeOf(node).names.get(syntax.slice(node))?.inFlow ?? [];
    let last: Binding | undefined;
    for (const binding of bindings) {
      if (!own.includes(binding) || binding.effect > at) return undefined;
      const { kind, value } = binding;
      if (kind === 'parameter') last = binding;
      else if (kind !== 'value' || value === undefined) return undefined;
      else {
        const taken = isTaken(value, at, depth);
        if (taken === undefined) return undefined;
        if (taken) last = binding;
      }
    }
    return last === undefined ? undefined : valueOf(last);
  };
}
