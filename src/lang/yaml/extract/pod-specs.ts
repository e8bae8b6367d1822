import { nodeAt, stringAt, walkData, type DataMap } from '../../data-node';
import type { YamlDocument, YamlKind } from '../types';
import { itemMaps, mapAt } from './nodes';
import { findExecutors, LISTS, isContainer } from './pods';

/** Containers that run together, in whatever resource or format they stand. */
export interface PodSpec {
  readonly format: 'kubernetes' | 'compose' | 'kfp';
  /** The resource's `kind`, as `Deployment`, `Workflow` or `InferenceService`; for a service of compose its name. */
  readonly resource: string | undefined;
  /** The mapping that holds the containers: a pod's spec, a template of Argo, a predictor of KServe, a service. */
  readonly node: DataMap;
  readonly containers: readonly DataMap[];
  /** Settings of the pod that reach all its containers, the nearest first: `securityContext` of the pod, of the workflow. */
  readonly contexts: readonly DataMap[];
  /** The document's root, for what is said there once for all pods. */
  readonly root: DataMap;
  /** The text that ranges count in. */
  readonly text: string;
}

/** The parts of an InferenceService, and the model servers that become their container. */
const COMPONENTS = new Set(['predictor', 'transformer', 'explainer']);
const SERVERS = ['model', 'sklearn', 'xgboost', 'lightgbm', 'pytorch', 'tensorflow', 'onnx', 'triton', 'huggingface'];

const READERS: Readonly<Partial<Record<YamlKind, (root: DataMap, text: string) => readonly PodSpec[]>>> = {
  kubernetes: kubernetesPods,
  other: kubernetesPods,
  compose: composePods,
  kfp: kfpPods,
};

/** All pods of a file: built-in kinds, templates of operators, Argo, KServe, compiled pipelines, services of compose. */
export function yamlPodSpecs(doc: YamlDocument): readonly PodSpec[] {
  const readPods = READERS[doc.kind];
  if (readPods === undefined) return [];
  return doc.roots.flatMap((root) => (root.kind === 'map' ? readPods(root, doc.text) : []));
}

function composePods(root: DataMap, text: string): readonly PodSpec[] {
  const services = mapAt(root, 'services')?.entries ?? [];
  return services.flatMap(({ key, value }): readonly PodSpec[] =>
    value.kind === 'map'
      ? [{ format: 'compose', resource: key, node: value, containers: [value], contexts: [], root, text }]
      : [],
  );
}

function kfpPods(root: DataMap, text: string): readonly PodSpec[] {
  return findExecutors(root).map((node) => ({
    format: 'kfp',
    resource: undefined,
    node,
    containers: [node],
    contexts: [],
    root,
    text,
  }));
}

function kubernetesPods(root: DataMap, text: string): readonly PodSpec[] {
  const resource = stringAt(root, 'kind');
  const pods: PodSpec[] = [];
  for (const node of walkData(root)) {
    if (node.kind !== 'map' || node.alias !== undefined) continue;
    const containers = containersOf(node);
    if (containers.length === 0) continue;
    pods.push({ format: 'kubernetes', resource, node, containers, contexts: contextsAbove(root, node), root, text });
  }
  return pods;
}

/** `securityContext` of the node and of what stands around it: of the pod, the template, the workflow. */
function contextsAbove(root: DataMap, { path }: DataMap): readonly DataMap[] {
  const found: DataMap[] = [];
  for (let depth = path.length; depth >= 0; depth--) {
    const context = mapAt(nodeAt(root, ...path.slice(0, depth)), 'securityContext');
    if (context !== undefined) found.push(context);
  }
  return found;
}

function containersOf(node: DataMap): readonly DataMap[] {
  const listed = [
    ...LISTS.flatMap((key) => itemMaps(node, key)),
    ...['container', 'script'].flatMap((key) => mapAt(node, key) ?? []),
  ].filter(isContainer);
  const isServing = COMPONENTS.has(String(node.path.at(-1))) && node.path.length === 2;
  return isServing ? [...listed, ...SERVERS.flatMap((key) => mapAt(node, key) ?? [])] : listed;
}
