import type { Range } from '../../../core/range';
import type { EnvironmentEntry } from '../../env/types';
import { nodeAt, type DataEntry, type DataMap, type DataNode, type DataScalar } from '../../data-node';
import { definitionOf, keyDefinitionOf } from '../build';
import { isJobKind, type YamlDocument } from '../types';
import { azureSteps } from './ci-scripts';
import { reachOf } from './compose-ports';
import { allMaps, asMap, asScalar, childMaps, itemMaps, mapAt } from './nodes';
import { findContainers, findExecutors } from './pods';

/** Whether a value is put together when it is used: `$VAR`, `${{ … }}`, `{{ … }}`, `$(var)`, `<< … >>`. */
function isComputed(text: string): boolean {
  return /\$(?:[A-Za-z_{([]|\$\()|\{\{|\{%|<<\s*[\w.]+\s*>>/.test(text);
}

function entryOf(name: string, nameRange: Range, node: DataNode | undefined): readonly EnvironmentEntry[] {
  // A variable without a value is passed on from outside.
  if (node?.kind !== 'scalar' || node.value === null) return [];
  const text = node.embedded().text;
  return [{ name, nameRange, value: isComputed(text) ? undefined : text, valueRange: definitionOf(node) }];
}

function fromEntry(entry: DataEntry): readonly EnvironmentEntry[] {
  return entryOf(entry.key, keyDefinitionOf(entry), entry.value);
}

/** `NAME: value`. */
function fromMap(node: DataNode | undefined): readonly EnvironmentEntry[] {
  return (asMap(node)?.entries ?? []).flatMap(fromEntry);
}

/** `- NAME=value`. */
function fromAssignment(node: DataScalar): readonly EnvironmentEntry[] {
  const { text, map } = node.embedded();
  const equals = text.indexOf('=');
  if (equals <= 0) return [];
  const nameRange = map.toOuter({ start: 0, end: equals });
  const valueRange = map.toOuter({ start: equals + 1, end: text.length });
  if (nameRange === undefined || valueRange === undefined) return [];
  const value = text.slice(equals + 1);
  return [{ name: text.slice(0, equals), nameRange, value: isComputed(value) ? undefined : value, valueRange }];
}

/** A mapping, or a list of assignments. */
function fromMapOrList(node: DataNode | undefined): readonly EnvironmentEntry[] {
  if (node?.kind !== 'sequence') return fromMap(node);
  return node.items.flatMap((item) => (item.kind === 'scalar' ? fromAssignment(item) : fromMap(item)));
}

/** Where a scalar's text is written, without its quotes. */
function contentOf(node: DataScalar): Range {
  const { text, map } = node.embedded();
  return map.toOuter({ start: 0, end: text.length }) ?? definitionOf(node);
}

/** `- name: NAME`, `  value: …`. */
function fromNamed(item: DataMap): readonly EnvironmentEntry[] {
  const name = asScalar(item.get('name'));
  return name === undefined ? [] : entryOf(name.embedded().text, contentOf(name), item.get('value'));
}

function githubEnvironment(root: DataNode): readonly EnvironmentEntry[] {
  const jobs = childMaps(root, 'jobs');
  const steps = [...jobs.flatMap((job) => itemMaps(job, 'steps')), ...itemMaps(mapAt(root, 'runs'), 'steps')];
  return [
    ...fromMap(nodeAt(root, 'env')),
    ...jobs.flatMap((job) => [
      ...fromMap(job.get('env')),
      ...fromMap(nodeAt(job, 'container', 'env')),
      ...childMaps(job, 'services').flatMap((service) => fromMap(service.get('env'))),
    ]),
    ...steps.flatMap((step) => fromMap(step.get('env'))),
    ...fromMap(nodeAt(root, 'runs', 'env')),
  ];
}

function gitlabEnvironment(root: DataNode): readonly EnvironmentEntry[] {
  const jobs = (asMap(root)?.entries ?? []).flatMap(({ value }) => (value.kind === 'map' ? [value] : []));
  const blocks = [mapAt(root, 'variables'), ...jobs.map((job) => mapAt(job, 'variables'))];
  return blocks.flatMap((block) =>
    (block?.entries ?? []).flatMap((entry) =>
      // The long form carries a description beside the value.
      entry.value.kind === 'map'
        ? entryOf(entry.key, keyDefinitionOf(entry), entry.value.get('value'))
        : fromEntry(entry),
    ),
  );
}

function azureEnvironment(root: DataNode): readonly EnvironmentEntry[] {
  const stages = [asMap(root), ...itemMaps(root, 'stages')];
  const jobs = stages.flatMap((stage) => itemMaps(stage, 'jobs'));
  const variables = [...stages, ...jobs].flatMap((holder) => holder?.get('variables') ?? []);
  return [
    ...variables.flatMap((node) =>
      node.kind === 'sequence'
        ? node.items.flatMap((item) => (item.kind === 'map' ? fromNamed(item) : []))
        : fromMap(node),
    ),
    ...azureSteps(root).flatMap((step) => fromMap(step.get('env'))),
  ];
}

function circleciEnvironment(root: DataNode): readonly EnvironmentEntry[] {
  const holders = [...childMaps(root, 'jobs'), ...childMaps(root, 'executors')];
  const steps = [...holders, ...childMaps(root, 'commands')].flatMap((holder) => itemMaps(holder, 'steps'));
  return [
    ...holders.flatMap((holder) => [
      ...fromMapOrList(holder.get('environment')),
      ...itemMaps(holder, 'docker').flatMap((image) => fromMapOrList(image.get('environment'))),
    ]),
    ...steps.flatMap((step) => fromMapOrList(nodeAt(step, 'run', 'environment'))),
  ];
}

/** MLproject: a pair is a variable with its value, a lone string is passed on from outside. */
function mlprojectEnvironment(root: DataNode): readonly EnvironmentEntry[] {
  const list = nodeAt(root, 'docker_env', 'environment');
  if (list?.kind !== 'sequence') return [];
  return list.items.flatMap((item) => {
    const name = item.kind === 'sequence' ? asScalar(item.items[0]) : undefined;
    if (item.kind !== 'sequence' || name === undefined) return [];
    return entryOf(name.embedded().text, contentOf(name), item.items[1]);
  });
}

/** KServe: `predictor.model`, `predictor.sklearn` and the like become containers. */
function servingEnvironment(root: DataNode): readonly EnvironmentEntry[] {
  return ['predictor', 'transformer', 'explainer'].flatMap((component) =>
    childMaps(mapAt(root, 'spec'), component).flatMap((server) => itemMaps(server, 'env').flatMap(fromNamed)),
  );
}

const isEnvironmentName = (key: string): boolean => /^[A-Za-z_]\w*$/.test(key);

/** Keys below which variables stand, and what the mapping around them is called where the key alone says too little. */
const VARIABLE_KEYS: Readonly<Record<string, readonly string[] | undefined>> = {
  envs: undefined,
  env_vars: undefined,
  environment_variables: undefined,
  spark_env_vars: undefined,
  environment_vars: undefined,
  env: ['job_variables', 'docker', 'containerSpec', 'runtime_env', 'k8s', 'ecs', 'container_config'],
  environment: ['docker'],
};

/** Variables of SkyPilot, Ray, BentoML, Azure ML, Databricks, Prefect, ZenML, Vertex AI, Dagster and Flyte. */
function jobEnvironment(doc: YamlDocument): readonly EnvironmentEntry[] {
  const task = doc.kind === 'skypilot' ? doc.roots.flatMap((root) => fromMap(nodeAt(root, 'secrets'))) : [];
  const found = [...allMaps(doc)].flatMap((map) =>
    map.entries.flatMap(({ key, value }) => {
      if (!Object.hasOwn(VARIABLE_KEYS, key)) return [];
      const parents = VARIABLE_KEYS[key];
      const isVariables = parents === undefined || map.path.length === 0 || parents.includes(String(map.path.at(-1)));
      if (!isVariables) return [];
      return value.kind === 'sequence' && value.items.every((item) => item.kind === 'map' && item.get('name'))
        ? value.items.flatMap((item) => (item.kind === 'map' ? fromNamed(item) : []))
        : fromMapOrList(value);
    }),
  );
  return [...task, ...found].filter(({ name }) => isEnvironmentName(name));
}

function readEnvironment(doc: YamlDocument): readonly EnvironmentEntry[] {
  const { kind } = doc;
  if (isJobKind(kind)) return jobEnvironment(doc);
  switch (kind) {
    case 'github-workflow':
    case 'github-action':
      return doc.roots.flatMap(githubEnvironment);
    case 'gitlab-ci':
      return doc.roots.flatMap(gitlabEnvironment);
    case 'azure-pipelines':
      return doc.roots.flatMap(azureEnvironment);
    case 'circleci':
      return doc.roots.flatMap(circleciEnvironment);
    case 'compose':
      return doc.roots.flatMap((root) =>
        childMaps(root, 'services').flatMap((service) => [
          ...fromMapOrList(service.get('environment')).map((entry) => ({ ...entry, reach: reachOf(service) })),
          ...fromMapOrList(nodeAt(service, 'build', 'args')),
        ]),
      );
    case 'conda-environment':
      return doc.roots.flatMap((root) => fromMap(nodeAt(root, 'variables')));
    case 'mlproject':
      return doc.roots.flatMap(mlprojectEnvironment);
    case 'kubernetes':
      return [
        ...findContainers(doc).flatMap(({ node }) => itemMaps(node, 'env').flatMap(fromNamed)),
        ...doc.roots.flatMap(servingEnvironment),
      ];
    case 'kfp':
      return doc.roots
        .flatMap(findExecutors)
        .flatMap((node) => [...itemMaps(node, 'env').flatMap(fromNamed), ...fromMap(mapAt(node, 'env'))]);
    case 'other':
      return [
        ...jobEnvironment(doc),
        ...findContainers(doc).flatMap(({ node }) => itemMaps(node, 'env').flatMap(fromNamed)),
      ];
    case 'dvc':
    case 'pre-commit':
      return [];
  }
}

/** The variables that a file sets, each once and where it is written, also where aliases lead to it from several places. */
export function yamlEnvironment(doc: YamlDocument): readonly EnvironmentEntry[] {
  const seen = new Set<number>();
  return readEnvironment(doc).filter(({ valueRange }) => !seen.has(valueRange.start) && seen.add(valueRange.start));
}
