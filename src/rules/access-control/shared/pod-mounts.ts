import type { Range } from '../../../core/range';
import { stringAt, type DataMap, type DataNode } from '../../../lang/data-node';
import type { PodSpec } from '../../../lang/yaml/extract/pod-specs';
import { mountOf } from './container-flags';

/** A folder, file or socket of the host that a container is given. */
export interface HostMount {
  readonly source: string;
  readonly isReadOnly: boolean;
  readonly at: Range;
}

/** `volumes` of a pod that are `hostPath`, and `volumes` of a service of compose that are no named ones. */
export function hostMounts({ format, node }: PodSpec): readonly HostMount[] {
  const list = node.get('volumes');
  const items = list?.kind === 'sequence' ? list.items : [];
  return items.flatMap((item) => (format === 'compose' ? composeMount(item) : kubernetesMount(item, node)));
}

function composeMount(item: DataNode): readonly HostMount[] {
  if (item.kind === 'map') {
    const source = stringAt(item, 'source');
    const readOnly = item.get('read_only');
    if (source === undefined || stringAt(item, 'type') !== 'bind') return [];
    return [{ source, isReadOnly: readOnly?.kind === 'scalar' && readOnly.value === true, at: item.range }];
  }
  const mount = item.kind === 'scalar' && typeof item.value === 'string' ? mountOf(item.value) : undefined;
  return mount === undefined ? [] : [{ ...mount, at: item.range }];
}

function kubernetesMount(volume: DataNode, pod: DataMap): readonly HostMount[] {
  const source = stringAt(volume, 'hostPath', 'path');
  const name = stringAt(volume, 'name');
  if (source === undefined) return [];
  return [{ source, isReadOnly: isReadOnlyEverywhere(pod, name), at: volume.range }];
}

/** Whether every container that mounts the volume says `readOnly`. */
function isReadOnlyEverywhere(pod: DataMap, name: string | undefined): boolean {
  const mounts = ['containers', 'initContainers'].flatMap((key) => {
    const list = pod.get(key);
    const containers = list?.kind === 'sequence' ? list.items : [];
    return containers.flatMap((container) => {
      const volumes = container.kind === 'map' ? container.get('volumeMounts') : undefined;
      return volumes?.kind === 'sequence' ? volumes.items.filter((mount) => stringAt(mount, 'name') === name) : [];
    });
  });
  return (
    mounts.length > 0 &&
    mounts.every((mount) => {
      const readOnly = mount.kind === 'map' ? mount.get('readOnly') : undefined;
      return readOnly?.kind === 'scalar' && readOnly.value === true;
    })
  );
}
