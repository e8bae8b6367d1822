import { nodeAt, type DataNode, type DataScalar } from '../lang/data-node';

/** An action of another repository, as a workflow names it. */
export interface UsedAction {
  /** The whole `owner/name/folder@ref`, with its quotes. */
  readonly scalar: DataScalar;
  readonly owner: string;
  /** `owner/name`. */
  readonly repository: string;
  /** With its slash in front; empty for the repository's root. */
  readonly folder: string;
  readonly ref: string;
}

/** `uses` of jobs (reusable workflows), of their steps, and of the steps of a composite action. */
export function usedActions(root: DataNode): readonly UsedAction[] {
  const jobs = nodeAt(root, 'jobs');
  const fromJobs =
    jobs?.kind === 'map' ? jobs.entries.flatMap(({ value }) => [...usesOf(value), ...stepUses(value)]) : [];
  return [...fromJobs, ...stepUses(nodeAt(root, 'runs'))].flatMap(readAction);
}

function readAction(scalar: DataScalar): readonly UsedAction[] {
  const match = /^([\w.-]+)\/([\w.-]+)((?:\/[\w./-]*)?)@(.+)$/.exec(String(scalar.value).trim());
  if (match === null) return [];
  const [, owner = '', name = '', folder = '', ref = ''] = match;
  return [{ scalar, owner, repository: `${owner}/${name}`, folder, ref }];
}

function stepUses(node: DataNode | undefined): readonly DataScalar[] {
  const steps = nodeAt(node, 'steps');
  return steps?.kind === 'sequence' ? steps.items.flatMap(usesOf) : [];
}

function usesOf(node: DataNode): readonly DataScalar[] {
  const uses = nodeAt(node, 'uses');
  return uses?.kind === 'scalar' ? [uses] : [];
}
