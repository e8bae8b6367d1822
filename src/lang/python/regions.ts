import type { Region } from './scopes';
import type { Syntax } from './syntax';

/** The region that a block makes; undefined where it always runs with what is around it. */
export function readBlockRegion(syntax: Syntax, block: number, around: Region): Region | undefined {
  const owner = syntax.parent(block);
  const shape = readShape(syntax, owner);
  if (shape === undefined) return undefined;
  return {
    ...shape,
    start: syntax.start(block),
    end: syntax.end(block),
    parent: around,
    isRepeated: around.isRepeated,
    leaves: leaves(syntax, block, around),
  };
}

function readShape(syntax: Syntax, owner: number): Pick<Region, 'kind' | 'choice'> | undefined {
  const branchOf = (statement: number): Pick<Region, 'kind' | 'choice'> => ({
    kind: 'branch',
    choice: { start: syntax.start(statement), end: syntax.end(statement) },
  });
  const parent = syntax.parent(owner);
  switch (syntax.kind(owner)) {
    case 'if_statement':
      return branchOf(owner);
    case 'elif_clause':
      return branchOf(parent);
    case 'case_clause':
      return branchOf(syntax.parent(parent));
    case 'else_clause':
      return syntax.kind(parent) === 'if_statement' ? branchOf(parent) : { kind: 'conditional', choice: undefined };
    case 'except_clause':
      return { kind: 'conditional', choice: undefined };
    case 'try_statement': {
      const hasHandler = syntax.children(owner).some((part) => syntax.kind(part) === 'except_clause');
      return hasHandler ? { kind: 'attempt', choice: undefined } : undefined;
    }
    default:
      return undefined;
  }
}

function leaves(syntax: Syntax, block: number, around: Region): boolean {
  const last = syntax.kind(syntax.children(block).at(-1) ?? block);
  if (last === 'return_statement') return true;
  if (last !== 'raise_statement') return false;
  // What is raised may be caught around it, and the code goes on there.
  for (let region: Region | undefined = around; region !== undefined; region = region.parent) {
    if (region.kind === 'attempt') return false;
  }
  return true;
}
