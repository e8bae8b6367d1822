import type { Range } from '../../../core/range';
import { nodeAt, type DataNode } from '../../data-node';
import type { ImageReference } from '../../source-file';
import { isJobKind, type YamlDocument } from '../types';
import { azureSteps } from './ci-scripts';
import { allMaps, asMap, asScalar, childMaps, itemMaps, itemsAt, mapAt, valuesAt } from './nodes';
import { findContainers, findExecutors } from './pods';

type Origin = ImageReference['origin'];

/** The image that a scalar names. `from` leaves out a prefix such as `docker://`. */
function imageOf(node: DataNode | undefined, origin: Origin, from = 0): readonly ImageReference[] {
  const scalar = asScalar(node);
  if (scalar === undefined || typeof scalar.value !== 'string') return [];
  const { text, map } = scalar.embedded();
  const image = text.slice(from);
  const range: Range | undefined = map.toOuter({ start: from, end: text.length });
  if (image === '' || range === undefined) return [];
  return [{ image, range, resolved: resolveImage(image), origin }];
}

/** `${NAME:-default}` gives the default, as compose would; any other expression is not known. */
function resolveImage(image: string): string | undefined {
  const resolved = image.replace(/\$\{[A-Za-z_]\w*:?-([^${}]*)\}/g, '$1');
  return /[${}]|<<|%\(/.test(resolved) ? undefined : resolved;
}

/** An image as a string, or as `image` or `name` of a mapping. */
function imageIn(node: DataNode | undefined, key: string, origin: Origin): readonly ImageReference[] {
  return node?.kind === 'map' ? imageOf(node.get(key), origin) : imageOf(node, origin);
}

function githubImages(root: DataNode): readonly ImageReference[] {
  const jobs = childMaps(root, 'jobs');
  const steps = [...jobs.flatMap((job) => itemMaps(job, 'steps')), ...itemMaps(mapAt(root, 'runs'), 'steps')];
  const prefix = 'docker://';
  const dockerUses = [...steps.map((step) => step.get('uses')), nodeAt(root, 'runs', 'image')].flatMap((node) =>
    asScalar(node)?.embedded().text.startsWith(prefix) === true ? imageOf(node, 'workflow', prefix.length) : [],
  );
  return [
    ...jobs.flatMap((job) => [
      ...imageIn(job.get('container'), 'image', 'workflow'),
      ...childMaps(job, 'services').flatMap((service) => imageOf(service.get('image'), 'workflow')),
    ]),
    ...dockerUses,
  ];
}

function gitlabImages(root: DataNode): readonly ImageReference[] {
  const jobs = (asMap(root)?.entries ?? []).flatMap(({ key, value }) =>
    value.kind === 'map' && key !== 'image' && key !== 'variables' ? [value] : [],
  );
  return [asMap(root), ...jobs].flatMap((job) => [
    ...imageIn(job?.get('image'), 'name', 'gitlab-ci'),
    ...(job?.get('services')?.kind === 'sequence'
      ? itemsAt(job, 'services').flatMap((item) => imageIn(item, 'name', 'gitlab-ci'))
      : []),
  ]);
}

/** Container resources, and jobs' `container` where it is no reference to one of them. */
function azureImages(root: DataNode): readonly ImageReference[] {
  const resources = itemMaps(mapAt(root, 'resources'), 'containers');
  const names = new Set(resources.flatMap((resource) => asScalar(resource.get('container'))?.embedded().text ?? []));
  const jobs = [asMap(root), ...itemMaps(root, 'stages')].flatMap((stage) => itemMaps(stage, 'jobs'));
  const holders = [asMap(root), ...jobs, ...azureSteps(root)];
  const direct = holders.flatMap((holder) => imageIn(holder?.get('container'), 'image', 'workflow'));
  return [
    ...resources.flatMap((resource) => imageOf(resource.get('image'), 'workflow')),
    ...direct.filter(({ image }) => !names.has(image)),
  ];
}

function circleciImages(root: DataNode): readonly ImageReference[] {
  return [...childMaps(root, 'jobs'), ...childMaps(root, 'executors')].flatMap((holder) =>
    itemMaps(holder, 'docker').flatMap((item) => imageOf(item.get('image'), 'workflow')),
  );
}

/** Where formats of jobs name an image: the mapping, its key, and whether `docker:` stands in front. */
const JOB_IMAGES: readonly (readonly [parent: string, key: string])[] = [
  ['docker', 'image'],
  ['docker', 'head_image'],
  ['docker', 'worker_image'],
  ['docker', 'base_image'],
  ['docker', 'parent_image'],
  ['docker_image', 'url'],
  ['job_variables', 'image'],
  ['containerSpec', 'imageUri'],
  ['environment', 'image'],
];

function jobImages(doc: YamlDocument): readonly ImageReference[] {
  const prefix = 'docker:';
  return [...allMaps(doc)].flatMap((map) => {
    const isNamed =
      (doc.kind === 'azure-ml' && map.path.length === 0) ||
      (doc.kind === 'dagster' && (map.get('location_name') !== undefined || map.path.at(-1) === 'config'));
    const sky = asScalar(map.get('image_id'));
    return [
      ...JOB_IMAGES.flatMap(([parent, key]) => imageOf(mapAt(map, parent)?.get(key), 'yaml')),
      ...(isNamed ? imageOf(map.get('image'), 'yaml') : []),
      ...(doc.kind === 'dagster' ? imageOf(map.get('job_image'), 'yaml') : []),
      ...(sky?.embedded().text.startsWith(prefix) === true ? imageOf(sky, 'yaml', prefix.length) : []),
    ];
  });
}

function containerImages(doc: YamlDocument): readonly ImageReference[] {
  return findContainers(doc).flatMap(({ node }) =>
    valuesAt(node, 'image').flatMap((image) => imageOf(image, 'kubernetes')),
  );
}

/** Values of a Helm chart: the repository and the tag on their own. Without a tag, the chart's release is the usual one. */
function valuesImages(doc: YamlDocument): readonly ImageReference[] {
  return [...allMaps(doc)].flatMap((map) => {
    const [registry, repository, tag, digest] = ['registry', 'repository', 'tag', 'digest'].map(
      (key) => asScalar(map.get(key))?.embedded().text ?? '',
    );
    if (!repository || !tag || digest) return [];
    const image = `${registry ? `${registry}/` : ''}${repository}:${tag}`;
    return imageOf(map.get('tag'), 'kubernetes').map((reference) => ({
      ...reference,
      image,
      resolved: resolveImage(image),
    }));
  });
}

/** Also those of the pods that a task of SkyPilot describes below `config`. */
function podImages(doc: YamlDocument): readonly ImageReference[] {
  return findContainers(doc).flatMap(({ node }) => imageOf(node.get('image'), 'kubernetes'));
}

function readImages(doc: YamlDocument): readonly ImageReference[] {
  const { kind } = doc;
  if (isJobKind(kind)) return [...jobImages(doc), ...(kind === 'skypilot' ? podImages(doc) : [])];
  switch (kind) {
    case 'github-workflow':
    case 'github-action':
      return doc.roots.flatMap(githubImages);
    case 'gitlab-ci':
      return doc.roots.flatMap(gitlabImages);
    case 'azure-pipelines':
      return doc.roots.flatMap(azureImages);
    case 'circleci':
      return doc.roots.flatMap(circleciImages);
    case 'compose':
      return doc.roots.flatMap((root) =>
        // What is built here is named by `image`, not fetched.
        childMaps(root, 'services')
          .filter((service) => service.get('build') === undefined)
          .flatMap((service) => imageOf(service.get('image'), 'compose')),
      );
    case 'kfp':
      return doc.roots.flatMap(findExecutors).flatMap((container) => imageOf(container.get('image'), 'yaml'));
    case 'mlproject':
      return doc.roots.flatMap((root) => imageOf(nodeAt(root, 'docker_env', 'image'), 'yaml'));
    case 'kubernetes':
      return containerImages(doc);
    case 'other':
      return [...containerImages(doc), ...valuesImages(doc), ...jobImages(doc)];
    case 'dvc':
    case 'conda-environment':
    case 'pre-commit':
      return [];
  }
}

/** The images that a file runs, each once and where it is written, also where aliases lead to it from several places. */
export function yamlImages(doc: YamlDocument): readonly ImageReference[] {
  const seen = new Set<number>();
  return readImages(doc).filter(({ range }) => !seen.has(range.start) && seen.add(range.start));
}
