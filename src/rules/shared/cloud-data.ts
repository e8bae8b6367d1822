import type { Range } from '../../core/range';
import { nodeAt, stringAt, walkData, type DataEntry, type DataMap, type DataNode } from '../../lang/data-node';

/** A job, notebook or endpoint of SageMaker as JSON or YAML describes it. */
export interface CloudObject {
  readonly kind: 'training' | 'processing' | 'transform' | 'notebook' | 'endpoint' | 'domain';
  /** The request's parameters, or the template's properties. */
  readonly node: DataMap;
  /** What says which kind it is. */
  readonly at: Range;
}

const STEPS: ReadonlyMap<string, CloudObject['kind']> = new Map([
  ['Training', 'training'],
  ['Processing', 'processing'],
  ['Transform', 'transform'],
]);
const RESOURCES: ReadonlyMap<string, CloudObject['kind']> = new Map([
  ['AWS::SageMaker::TrainingJob', 'training'],
  ['AWS::SageMaker::NotebookInstance', 'notebook'],
  ['AWS::SageMaker::EndpointConfig', 'endpoint'],
  ['AWS::SageMaker::Domain', 'domain'],
]);

/** All of them: steps of a pipeline, resources of CloudFormation, requests of their own and in state machines. */
export function cloudObjects(roots: readonly DataNode[]): readonly CloudObject[] {
  return roots.flatMap((root) => [...walkData(root)]).flatMap((node) => (node.kind === 'map' ? objectOf(node) : []));
}

function objectOf(node: DataMap): readonly CloudObject[] {
  if (node.alias !== undefined) return [];
  const type = node.get('Type');
  const name = type?.kind === 'scalar' ? String(type.value) : '';
  const step = STEPS.get(name);
  const given = node.get('Arguments');
  if (type !== undefined && step !== undefined && given?.kind === 'map')
    return [{ kind: step, node: given, at: type.range }];
  const resource = RESOURCES.get(name);
  if (type !== undefined && resource !== undefined) {
    const properties = node.get('Properties');
    return properties?.kind === 'map' ? [{ kind: resource, node: properties, at: type.range }] : [];
  }
  const algorithm = node.entry('AlgorithmSpecification');
  const isRequest = algorithm !== undefined && node.get('ResourceConfig') !== undefined;
  if (!isRequest || ['Arguments', 'Properties'].includes(String(node.path.at(-1)))) return [];
  return [{ kind: 'training', node, at: algorithm.keyRange }];
}

/** Whether a switch is on; undefined where it is not said, or computed. */
export function switchOf(node: DataNode | undefined): boolean | undefined {
  const value = node?.kind === 'scalar' ? String(node.value).toLowerCase() : '';
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

/** A job's switch stands in it, or in the part that describes its network. */
export function networkSwitch(node: DataMap, key: string): DataEntry | undefined {
  const network = node.get('NetworkConfig');
  return node.entry(key) ?? (network?.kind === 'map' ? network.entry(key) : undefined);
}

/** How many machines a job has; undefined where that is computed. */
export function machinesOf(node: DataMap): number | undefined {
  const count =
    nodeAt(node, 'ResourceConfig', 'InstanceCount') ??
    nodeAt(node, 'ProcessingResources', 'ClusterConfig', 'InstanceCount');
  const value = count?.kind === 'scalar' ? Number(count.value) : Number.NaN;
  return Number.isInteger(value) ? value : undefined;
}

/** Whether a YAML file describes a job of Vertex AI, and the mapping with its machines. */
export function vertexJobs(roots: readonly DataNode[]): readonly DataMap[] {
  return roots.flatMap((root) => {
    const job = nodeAt(root, 'jobSpec') ?? root;
    const pools = job.kind === 'map' ? job.get('workerPoolSpecs') : undefined;
    return job.kind === 'map' && pools?.kind === 'sequence' ? [job] : [];
  });
}

/** The kind of an Azure ML file by its schema, as `managedOnlineEndpoint` or `amlCompute`. */
export function azureSchema(root: DataNode): string | undefined {
  return /azuremlschemas[^\s]*\/(\w+)\.schema\.json/i.exec(stringAt(root, '$schema') ?? '')?.[1];
}

/** An entry from its key to the end of its value. */
export function wholeEntry({ keyRange, value }: DataEntry): Range {
  return { start: keyRange.start, end: Math.max(keyRange.end, value.range.end) };
}
