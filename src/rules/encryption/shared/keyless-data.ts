import type { Range } from '../../../core/range';
import { nodeAt, type DataMap, type DataNode } from '../../../lang/data-node';
import { cloudObjects, vertexJobs, type CloudObject } from '../../shared/cloud-data';

/** Something that JSON or YAML has a cloud make, and the settings that would give it a key of one's own. */
export interface KeylessObject {
  readonly at: Range;
  readonly keys: readonly string[];
}

/** Where the keys stand in each kind. */
const KEYS: Readonly<Record<CloudObject['kind'], readonly (readonly string[])[]>> = {
  training: [
    ['OutputDataConfig', 'KmsKeyId'],
    ['ResourceConfig', 'VolumeKmsKeyId'],
  ],
  processing: [
    ['ProcessingOutputConfig', 'KmsKeyId'],
    ['ProcessingResources', 'ClusterConfig', 'VolumeKmsKeyId'],
  ],
  transform: [
    ['TransformOutput', 'KmsKeyId'],
    ['TransformResources', 'VolumeKmsKeyId'],
  ],
  notebook: [['KmsKeyId']],
  endpoint: [['KmsKeyId']],
  domain: [['KmsKeyId']],
};

export function keylessObjects(roots: readonly DataNode[]): readonly KeylessObject[] {
  const sagemaker = cloudObjects(roots).flatMap(({ kind, node, at }) => {
    const absent = KEYS[kind].filter((path) => isAbsent(node, path)).map((path) => path.join('.'));
    return absent.length === 0 ? [] : [{ at, keys: absent }];
  });
  const vertex = vertexJobs(roots).flatMap((job) => {
    const isGiven = job.get('encryptionSpec') ?? roots.some((root) => nodeAt(root, 'encryptionSpec') !== undefined);
    const at = job.entry('workerPoolSpecs')?.keyRange;
    return isGiven || at === undefined ? [] : [{ at, keys: ['encryptionSpec.kmsKeyName'] }];
  });
  return [...sagemaker, ...vertex];
}

/** Absent is only what could stand there: a part that is computed may hold it. */
function isAbsent(node: DataMap, path: readonly string[]): boolean {
  if (nodeAt(node, ...path) !== undefined) return false;
  const parent = nodeAt(node, ...path.slice(0, -1));
  return parent?.kind === 'map' && parent.get('Ref') === undefined && parent.get('Get') === undefined;
}
