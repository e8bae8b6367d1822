import { nodeAt, stringAt, type DataMap, type DataNode } from '../data-node';
import type { YamlKind } from './types';

type Test = (root: DataMap) => boolean;

const has = (root: DataMap, ...keys: readonly string[]): boolean => keys.every((key) => root.get(key) !== undefined);
const hasAny = (root: DataMap, ...keys: readonly string[]): boolean => keys.some((key) => root.get(key) !== undefined);
const kindAt = (root: DataNode, ...path: readonly string[]): DataNode['kind'] | undefined =>
  nodeAt(root, ...path)?.kind;

/** Whether an entry of the mapping at `key` is a mapping with one of the keys. Only the first ones are looked at. */
function hasChildWith(root: DataMap, key: string, ...keys: readonly string[]): boolean {
  const map = root.get(key);
  if (map?.kind !== 'map') return false;
  return map.entries.slice(0, 20).some((entry) => entry.value.kind === 'map' && hasAny(entry.value, ...keys));
}

function hasItemWith(root: DataNode, key: string, ...keys: readonly string[]): boolean {
  const list = nodeAt(root, key);
  if (list?.kind !== 'sequence') return false;
  return list.items.slice(0, 20).some((item) => item.kind === 'map' && hasAny(item, ...keys));
}

const AZURE_STEP = ['script', 'bash', 'task', 'pwsh', 'powershell', 'checkout', 'publish', 'template'];
const GITLAB_JOB = [
  'stage',
  'image',
  'only',
  'except',
  'rules',
  'needs',
  'tags',
  'extends',
  'before_script',
  'artifacts',
];

/** All that a task of SkyPilot may say. */
const TASK_KEYS = new Set([
  ...['name', 'workdir', 'num_nodes', 'resources', 'file_mounts', 'volumes', 'envs', 'secrets', 'setup', 'run'],
  ...['service', 'pool', 'config', 'inputs', 'outputs', 'event_callback', 'api_server_access'],
]);
const MACHINE_KEYS = ['infra', 'cloud', 'accelerators', 'instance_type', 'image_id', 'use_spot', 'any_of', 'ordered'];

/** A task may name nothing but its commands, and one that only starts machines nothing but these. */
const isSkypilot: Test = (root) => {
  const resources = root.get('resources');
  const isTask = root.entries.every(({ key }) => TASK_KEYS.has(key));
  const hasCommand = ['run', 'setup'].some((key) => stringAt(root, key) !== undefined);
  if (resources?.kind !== 'map') return isTask && hasCommand;
  return hasCommand || (isTask && hasAny(resources, ...MACHINE_KEYS));
};

/** Settings of Dagster's instance name the class of each part; a deployment lists where its code is. */
const isDagster: Test = (root) =>
  hasItemWith(root, 'locations', 'location_name') ||
  hasChildWith(root, 'storage', 'postgres_db', 'postgres_url', 'mysql_db', 'mysql_url') ||
  ['run_launcher', 'run_coordinator', 'run_storage', 'schedule_storage', 'event_log_storage'].some(
    (key) => stringAt(root, key, 'module') !== undefined && stringAt(root, key, 'class') !== undefined,
  );

/** The settings of Flyte's command line, and what it starts a launch plan with. */
const isFlyte: Test = (root) =>
  /^(?:dns:\/\/\/|\w)/.test(stringAt(root, 'admin', 'endpoint') ?? '') ||
  (has(root, 'targetProject', 'targetDomain') && hasAny(root, 'workflow', 'task'));

const isGitlab: Test = (root) =>
  !hasAny(root, 'apiVersion', 'jobs', 'steps') &&
  root.entries
    .slice(0, 100)
    .some(({ value }) => value.kind === 'map' && has(value, 'script') && hasAny(value, ...GITLAB_JOB));

/** From the most telling test to the least. */
const CONTENT_TESTS: readonly (readonly [YamlKind, Test])[] = [
  ['kubernetes', (root) => stringAt(root, 'apiVersion') !== undefined && stringAt(root, 'kind') !== undefined],
  ['github-workflow', (root) => has(root, 'on') && hasChildWith(root, 'jobs', 'runs-on', 'uses', 'steps')],
  ['github-action', (root) => stringAt(root, 'runs', 'using') !== undefined],
  [
    'kfp',
    (root) =>
      (kindAt(root, 'deploymentSpec', 'executors') === 'map' && hasAny(root, 'pipelineInfo', 'root', 'components')) ||
      // A component that pipelines load from its file.
      (hasAny(root, 'inputs', 'outputs', 'name') && kindAt(root, 'implementation', 'container') === 'map'),
  ],
  ['azure-ml', (root) => /azuremlschemas/i.test(stringAt(root, '$schema') ?? '')],
  [
    'databricks',
    (root) =>
      kindAt(root, 'bundle') === 'map' ||
      ['jobs', 'pipelines', 'clusters', 'model_serving_endpoints', 'registered_models'].some(
        (key) => kindAt(root, 'resources', key) === 'map',
      ),
  ],
  ['ray-cluster', (root) => stringAt(root, 'cluster_name') !== undefined && kindAt(root, 'provider') === 'map'],
  ['skypilot', isSkypilot],
  [
    'vertex',
    (root) => hasItemWith(nodeAt(root, 'jobSpec') ?? root, 'workerPoolSpecs', 'containerSpec', 'pythonPackageSpec'),
  ],
  ['dagster', isDagster],
  ['flyte', isFlyte],
  ['prefect', (root) => hasItemWith(root, 'deployments', 'entrypoint', 'work_pool') || has(root, 'prefect-version')],
  ['zenml', (root) => nodeAt(root, 'settings', 'docker') !== undefined && !has(root, 'services')],
  [
    'bentofile',
    (root) => stringAt(root, 'service') !== undefined && hasAny(root, 'include', 'python', 'docker', 'models', 'envs'),
  ],
  ['mlproject', (root) => kindAt(root, 'entry_points') === 'map'],
  ['pre-commit', (root) => hasItemWith(root, 'repos', 'hooks')],
  [
    'conda-environment',
    (root) => kindAt(root, 'dependencies') === 'sequence' && hasAny(root, 'channels', 'name', 'prefix'),
  ],
  ['dvc', (root) => hasChildWith(root, 'stages', 'cmd', 'foreach', 'matrix')],
  ['circleci', (root) => has(root, 'version') && hasChildWith(root, 'jobs', 'steps', 'docker', 'machine', 'executor')],
  [
    'azure-pipelines',
    (root) =>
      hasItemWith(root, 'steps', ...AZURE_STEP) ||
      hasItemWith(root, 'jobs', 'job', 'deployment', 'template') ||
      hasItemWith(root, 'stages', 'stage', 'template'),
  ],
  [
    'compose',
    (root) => hasChildWith(root, 'services', 'image', 'build', 'command', 'ports', 'environment', 'extends', 'volumes'),
  ],
  ['gitlab-ci', isGitlab],
];

/** What the name says where the content does not: an unfinished file, or one of unusual shape. */
const NAME_TESTS: readonly (readonly [YamlKind, RegExp])[] = [
  ['github-workflow', /(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/],
  ['github-action', /(?:^|\/)action\.ya?ml$/],
  ['gitlab-ci', /(?:^|\/)[^/]*\.gitlab-ci\.ya?ml$/],
  ['azure-pipelines', /(?:^|\/)\.?azure-pipelines[^/]*\.ya?ml$/],
  ['circleci', /(?:^|\/)\.circleci\/[^/]+\.ya?ml$/],
  ['compose', /(?:^|\/)(?:docker-)?compose[^/]*\.ya?ml$/],
  ['dvc', /(?:^|\/)(?:dvc\.yaml|dvc\.lock|[^/]+\.dvc)$/],
  ['conda-environment', /(?:^|\/)(?:environment[^/]*\.ya?ml|conda[^/]*\.ya?ml|\.condarc)$/],
  ['mlproject', /(?:^|\/)mlproject$/i],
  ['bentofile', /(?:^|\/)bentofile\.ya?ml$/],
  ['skypilot', /(?:^|\/)(?:[^/]*[-_.])?(?:sky|skypilot)(?:[-_.][^/]*)?\.ya?ml$/],
  ['databricks', /(?:^|\/)databricks\.ya?ml$/],
  ['prefect', /(?:^|\/)prefect\.ya?ml$/],
  ['dagster', /(?:^|\/)dagster(?:_cloud)?\.ya?ml$/],
  ['flyte', /(?:^|\/)\.flyte\/config\.ya?ml$/],
  ['ray-cluster', /(?:^|\/)ray-[^/]*cluster[^/]*\.ya?ml$/],
  ['pre-commit', /(?:^|\/)\.pre-commit-config\.ya?ml$/],
];

/** What kind of file the documents are. The content decides, the name only where no document has a telling one. */
export function detectKind(path: string, roots: readonly DataNode[]): YamlKind {
  const maps = roots.slice(0, 20).filter((root): root is DataMap => root.kind === 'map');
  for (const [kind, test] of CONTENT_TESTS) if (maps.some(test)) return kind;
  const normalized = path.replaceAll('\\', '/');
  return NAME_TESTS.find(([, pattern]) => pattern.test(normalized))?.[0] ?? 'other';
}
