import { nodeAt, type DataNode } from '../../../lang/data-node';
import type { YamlDocument } from '../../../lang/yaml/types';
import { mountOf } from './container-flags';
import type { HostMount } from './pod-mounts';

/** `docker_env.volumes` of an MLproject, and `volumes` of the containers in which Prefect runs deployments. */
export function jobMounts({ kind, roots }: YamlDocument): readonly HostMount[] {
  if (kind !== 'mlproject' && kind !== 'prefect') return [];
  const lists =
    kind === 'mlproject'
      ? roots.flatMap((root) => nodeAt(root, 'docker_env', 'volumes') ?? [])
      : roots.flatMap(deployments).flatMap((node) => nodeAt(node, 'work_pool', 'job_variables', 'volumes') ?? []);
  return lists.flatMap(scalars).flatMap(({ value, range }) => {
    const mount = mountOf(value);
    return mount === undefined ? [] : [{ ...mount, at: range }];
  });
}

/** Files and folders of the machine that starts a job, which SkyPilot and Ray copy to those that run it. */
export function copiedFiles({ kind, roots }: YamlDocument): readonly HostMount[] {
  if (kind !== 'skypilot' && kind !== 'ray-cluster') return [];
  return roots.flatMap((root) => {
    const mounts = nodeAt(root, 'file_mounts');
    const entries = mounts?.kind === 'map' ? mounts.entries : [];
    return entries.flatMap(({ value }) =>
      scalars(value).map((scalar) => ({ source: scalar.value, isReadOnly: true, at: scalar.range })),
    );
  });
}

function deployments(root: DataNode): readonly DataNode[] {
  const list = nodeAt(root, 'deployments');
  return list?.kind === 'sequence' ? list.items : [];
}

function scalars(node: DataNode): readonly { readonly value: string; readonly range: HostMount['at'] }[] {
  if (node.kind === 'sequence') return node.items.flatMap(scalars);
  return node.kind === 'scalar' && typeof node.value === 'string' ? [{ value: node.value, range: node.range }] : [];
}
