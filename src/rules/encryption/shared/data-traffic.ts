import type { Range } from '../../../core/range';
import type { FixProposal } from '../../../engine/rule';
import { nodeAt, type DataNode } from '../../../lang/data-node';
import { cloudObjects, machinesOf, networkSwitch, switchOf, wholeEntry } from '../../shared/cloud-data';

/** A job of SageMaker in JSON or YAML whose machines talk to each other in the clear: said so, or by default. */
export interface DataTraffic {
  readonly at: Range;
  readonly isSaid: boolean;
  readonly fix: FixProposal | undefined;
}

const KEY = 'EnableInterContainerTrafficEncryption';

export function jobTrafficIn(roots: readonly DataNode[]): readonly DataTraffic[] {
  return cloudObjects(roots).flatMap(({ kind, node, at }): readonly DataTraffic[] => {
    if (kind !== 'training' && kind !== 'processing') return [];
    const entry = networkSwitch(node, KEY);
    const machines = machinesOf(node);
    if (entry !== undefined) {
      // One machine alone has nobody to talk to.
      if (switchOf(entry.value) !== false || machines === 1) return [];
      const edits = [{ range: entry.value.range, text: 'true' }];
      return [{ at: wholeEntry(entry), isSaid: true, fix: { title: 'Encrypt the traffic', safety: 'unsafe', edits } }];
    }
    if (machines === undefined || machines < 2) return [];
    const count = nodeAt(node, 'ResourceConfig', 'InstanceCount');
    return [{ at: count?.range ?? at, isSaid: false, fix: undefined }];
  });
}
