import { nodeAt, stringAt, walkData, type DataMap, type DataNode } from '../../../lang/data-node';
import { judgeStatement, type PolicyProblem } from './policies';

/** What is too much about the policies in a JSON or YAML file: of their own, or of a template of CloudFormation. */
export function policyProblemsIn(roots: readonly DataNode[]): readonly PolicyProblem[] {
  return roots.flatMap((root) => [...walkData(root)]).flatMap((node) => (node.kind === 'map' ? judge(node) : []));
}

function judge(statement: DataMap): readonly PolicyProblem[] {
  if (stringAt(statement, 'Effect') !== 'Allow' || statement.get('Condition') !== undefined) return [];
  const action = statement.entry('Action') ?? statement.entry('NotAction');
  if (action === undefined || statement.alias !== undefined) return [];
  const principal = statement.entry('Principal');
  return judgeStatement({
    actions: texts(action.value),
    resources: texts(statement.get('Resource')),
    isInverted: action.key === 'NotAction',
    isForEverybody: texts(nodeAt(principal?.value, 'AWS') ?? principal?.value).includes('*'),
    isOfResource: principal !== undefined,
    actionsAt: { start: action.keyRange.start, end: action.value.range.end },
    principalAt: principal ? { start: principal.keyRange.start, end: principal.value.range.end } : action.keyRange,
  });
}

function texts(node: DataNode | undefined): readonly string[] {
  const items = node?.kind === 'sequence' ? node.items : node === undefined ? [] : [node];
  return items.flatMap((item) => (item.kind === 'scalar' && typeof item.value === 'string' ? [item.value] : []));
}
