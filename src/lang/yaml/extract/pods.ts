import { stringAt, type DataMap, type DataNode } from '../../data-node';
import type { YamlDocument } from '../types';
import { allMaps, childMaps, itemMaps, mapAt } from './nodes';

/** A container of a pod, in whatever kind of resource it stands. */
export interface Container {
  readonly node: DataMap;
  /** Whether `source` is a script that the image's shell runs (Argo's `script`). */
  readonly isScript: boolean;
}

/** Where a pod's spec, or a template, lists its containers. */
export const LISTS = ['containers', 'initContainers', 'ephemeralContainers', 'sidecars'];

/**
 * All containers of the documents: in built-in kinds, in templates of operators, and in Argo's `container`, `script` and
 * `containerSet`. A mapping is a pod where it has a list of containers with images or names; so resources that no linter knows are
 * read too.
 */
export function findContainers(doc: YamlDocument): readonly Container[] {
  const containers = known.get(doc) ?? readContainers(doc);
  known.set(doc, containers);
  return containers;
}

/** Scripts, images and variables are each asked for by themselves. */
const known = new WeakMap<YamlDocument, readonly Container[]>();

function readContainers(doc: YamlDocument): readonly Container[] {
  return [...allMaps(doc)].flatMap((map): readonly Container[] => [
    ...LISTS.flatMap((key) => itemMaps(map, key))
      .filter(isContainer)
      .map((node) => ({ node, isScript: false })),
    ...['container', 'script'].flatMap((key) => {
      const node = mapAt(map, key);
      return node && isContainer(node) ? [{ node, isScript: key === 'script' }] : [];
    }),
  ]);
}

export function isContainer(node: DataMap): boolean {
  return (
    stringAt(node, 'image') !== undefined ||
    (stringAt(node, 'name') !== undefined && node.get('command') !== undefined) ||
    node.get('env') !== undefined ||
    node.get('args') !== undefined
  );
}

/** The containers of the executors of a compiled Kubeflow pipeline, and that of a component. */
export function findExecutors(root: DataNode): readonly DataMap[] {
  return [mapAt(root, 'implementation'), ...childMaps(mapAt(root, 'deploymentSpec'), 'executors')].flatMap(
    (executor) => mapAt(executor, 'container') ?? [],
  );
}
