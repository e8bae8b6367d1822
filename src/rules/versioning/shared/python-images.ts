import type { Range } from '../../../core/range';
import type { PythonCall, PythonDocument, PythonExpression } from '../../../lang/python/types';
import { usualValue } from '../../shared/usual-value';

/** An image that a Python program runs, builds on or hands to a service. */
export interface PythonImage {
  /** With `…` for what is not known in front of its version. */
  readonly image: string;
  readonly at: Range;
  /** Whether an option or the environment may name another one. */
  readonly isDefault: boolean;
}

interface Taker {
  /** What the qualified name starts with; where it is not known, only methods that tell by themselves count. */
  readonly roots: readonly string[];
  readonly keyword: string;
  readonly position?: number;
}

const take = (roots: string, keyword: string, position?: number): Taker => ({
  roots: roots.split(' '),
  keyword,
  ...(position === undefined ? {} : { position }),
});

/** Callables that take an image, by the last part of their names. */
const TAKERS: ReadonlyMap<string, Taker> = new Map([
  ['component', take('kfp', 'base_image')],
  ['notebook_component', take('kfp', 'base_image')],
  ['create_component_from_func', take('kfp', 'base_image', 2)],
  ['func_to_container_op', take('kfp', 'base_image', 2)],
  ['create_job', take('kubeflow', 'base_image')],
  ['ContainerOp', take('kfp', 'image', 1)],
  ['ContainerSpec', take('kfp', 'image', 0)],
  ['Sidecar', take('kfp', 'image', 1)],
  ['UserContainer', take('kfp', 'image', 1)],
  ...['KubernetesPodOperator', 'GKEStartPodOperator', 'GKEPodOperator', 'EksPodOperator', 'DockerOperator'].map(
    (name) => [name, take('airflow', 'image')] as const,
  ),
  ['DockerSwarmOperator', take('airflow', 'image')],
  ['docker', take('airflow', 'image', 0)],
  ['kubernetes', take('airflow metaflow', 'image')],
  ['batch', take('metaflow', 'image')],
  ['V1Container', take('kubernetes', 'image')],
  ['DockerContainer', take('prefect', 'image')],
  ['KubernetesJob', take('prefect', 'image')],
  ['ImageSpec', take('flytekit', 'base_image')],
  ['task', take('flytekit', 'container_image')],
  ['from_registry', take('modal', 'tag', 0)],
  ['Container', take('hera', 'image')],
  ['script', take('hera', 'image')],
  ['Script', take('hera', 'image')],
  ['Environment', take('azure azureml', 'image')],
  ['from_docker_image', take('azureml', 'image', 1)],
  ['CustomContainerTrainingJob', take('google.cloud.aiplatform', 'container_uri', 1)],
  ['CustomTrainingJob', take('google.cloud.aiplatform', 'container_uri', 2)],
  ['CustomPythonPackageTrainingJob', take('google.cloud.aiplatform', 'container_uri', 3)],
  ['upload', take('google.cloud.aiplatform', 'serving_container_image_uri')],
  ['pull', take('docker', 'repository', 0)],
  ['run', take('docker', 'image', 0)],
  ['create', take('docker', 'image', 0)],
  ...['Estimator', 'Model'].map((name) => [name, take('sagemaker', 'image_uri', 0)] as const),
  ...['Processor', 'ScriptProcessor'].map((name) => [name, take('sagemaker', 'image_uri', 1)] as const),
  ...['PyTorch', 'TensorFlow', 'HuggingFace', 'SKLearn', 'XGBoost'].map(
    (name) => [name, take('sagemaker', 'image_uri')] as const,
  ),
  ['ModelTrainer', take('sagemaker', 'training_image')],
]);
/** Names that no other library has. */
const TELLING = /^(?:KubernetesPodOperator|GKEStartPodOperator|EksPodOperator|DockerOperator|ContainerOp|V1Container)$/;
const DOCKER_CLIENT = /^docker\.(?:from_env|DockerClient|client\.DockerClient)\(\)\.(?:containers|images)\./;
/** Here the tag is an argument of its own; without it and one in the name all tags are pulled, or `latest`. */
const PULL = /^docker\..+\.images\.pull$/;
const ALGORITHM = 'sagemaker.image_uris.retrieve';

export const IMAGE_USERS =
  /\b(?:kfp|kubeflow|airflow|sagemaker|docker|kubernetes|aiplatform|azure|azureml|prefect|modal|flytekit|metaflow|hera)\b/;

export function pythonImages(document: PythonDocument): readonly PythonImage[] {
  const taken = document.callsNamed(...TAKERS.keys()).flatMap((call): readonly PythonImage[] => {
    const taker = TAKERS.get(call.method);
    if (taker === undefined || !isTaker(call, taker)) return [];
    const argument = call.argument(taker.keyword, taker.position);
    const read = argument && readImage(argument.value);
    if (argument === undefined || read === undefined) return [];
    const tag = PULL.test(call.name ?? '') ? call.argument('tag', 1)?.value : undefined;
    const known = tag?.stringValue()?.value;
    if (tag !== undefined && known === undefined) return [];
    return [{ ...read, image: known === undefined ? read.image : `${read.image}:${known}`, at: argument.range }];
  });
  const algorithms = document.calls(ALGORITHM).flatMap((call): readonly PythonImage[] => {
    const version = call.argument('version', 2);
    const framework = call.argument('framework', 0)?.value.stringValue()?.value;
    if (version === undefined || framework === undefined) return [];
    const known = version.value.stringValue()?.value;
    // Without a slash the name would be one of an image that was built here.
    return known === 'latest' ? [{ image: `sagemaker/${framework}:latest`, at: version.range, isDefault: false }] : [];
  });
  return [...taken, ...algorithms];
}

function isTaker({ name, method }: PythonCall, { roots }: Taker): boolean {
  if (name === undefined) return TELLING.test(method);
  if (roots[0] === 'docker') return DOCKER_CLIENT.test(name);
  return roots.some((root) => name === root || name.startsWith(`${root}.`));
}

/** A constant or a default, or an f-string whose unknown parts stand in front of its name or version. */
function readImage(expression: PythonExpression): { readonly image: string; readonly isDefault: boolean } | undefined {
  const usual = usualValue(expression);
  if (typeof usual?.value === 'string') return { image: usual.value, isDefault: usual.isDefault };
  const [, , content] = /^[fF]("""|'''|"|')([^]{1,300})\1$/.exec(expression.text) ?? [];
  const image = content?.replace(/\{[^{}]*\}/g, '…');
  return image === undefined || !/[\w.-]$/.test(image) ? undefined : { image, isDefault: false };
}
