import { defineRule, type RuleContext } from '../../engine/rule';
import { OFFICIAL_IMAGES } from './shared/official-images';
import { IMAGE_USERS, pythonImages } from './shared/python-images';

/** Tags that are meant to move. */
const MOVING = /^(?:latest|nightly|edge|main|master|dev|develop|stable)(?:[-_.].*)?$/i;
const PYTHON = /^(?:import|from [\w.]+ import)\s/m;
/** Files of other formats that hold Python as well. */
const OTHER_FORMATS = /^\s*(?:-\s*)?["']?(?:image|container)["']?\s*:|^\s*FROM\s|docker:\/\//m;
const IMAGE_WORD = /image|container|\btag\b|@task\.docker/i;

export default defineRule({
  id: 'unpinned-image',
  meta: {
    summary: 'A container image is named without a version, or only by a tag that can be moved',
    severity: 'warning',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [1357, 494],
    owaspMl: ['ML06'],
    cicdSec: ['CICD-SEC-3'],
    atlas: ['AML.T0010.004'],
    stages: ['development', 'deployment'],
    equivalents: { hadolint: ['DL3006', 'DL3007'] },
  },
  messages: {
    untagged:
      '`{image}` names no version, so the next build may run on something else than you tested. Name one, or better its digest: `{image}@sha256:…`.',
    moving:
      '`{image}` moves on with every release, so the next build may run on something else than you tested. Name a version, or better a digest: `@sha256:…`.',
    base: '`{image}` names no fixed version. This file is one that the templates of a Helm chart read, which may put another one in; see that they do.',
    tag: '`{image}` has a version, but a tag can be pushed anew with other content. Add the digest where builds must repeat: `{image}@sha256:…`.',
  },
  triggers: [
    ...[
      'FROM',
      'from workdir',
      'from entrypoint',
      'from cmd',
      'from copy',
      'docker://',
      'image:',
      '"image"',
      "'image'",
    ],
    ...['container:', '_image', 'image_id', 'imageUri', 'docker image', 'docker run', 'docker pull', 'kfp', 'kubeflow'],
    ...['airflow', 'sagemaker image', 'aiplatform container', 'azure image', 'azureml image', 'prefect image'],
    ...['kubernetes image', 'from_registry', 'flytekit', 'metaflow', 'hera image', 'ContainerOp', 'image_uri'],
  ],
  confirm: (text) =>
    !PYTHON.test(text) || OTHER_FORMATS.test(text) || (IMAGE_USERS.test(text) && IMAGE_WORD.test(text)),
  check: {
    python(document, report, context) {
      for (const { image, at, isDefault } of pythonImages(document)) {
        const version = versionOf(image);
        if (version === undefined) continue;
        const data = { image };
        if (version === 'tag') report({ at, message: 'tag', severity: 'info', confidence: 'low', data });
        else report({ at, message: version, severity: isDefault || context.isNotebook ? 'info' : 'warning', data });
      }
    },
    image(reference, report, context) {
      const image = reference.resolved?.replace(/^docker:\/\//, '');
      if (image === undefined || /[${}<>\s]/.test(image)) return;
      const version = versionOf(image);
      const data = { image };
      const at = reference.range;
      if (version === undefined) return;
      if (version === 'tag') report({ at, message: 'tag', severity: 'info', confidence: 'low', data });
      else if (isChartFile(context)) report({ at, message: 'base', severity: 'info', data });
      else report({ at, message: version, data });
    },
  },
});

/** What an image names its version by: nothing, a tag that moves, another tag. Undefined: a digest, or no image to pin. */
function versionOf(image: string): 'untagged' | 'moving' | 'tag' | undefined {
  // `ko://` names a program that is built and pinned when the manifest is applied.
  if (image === '' || image === 'scratch' || image.includes('@sha256:') || /^ko:\/\/|\s/.test(image)) return undefined;
  const tag = /:([^:/]+)$/.exec(image)?.[1];
  if (tag !== undefined && !MOVING.test(tag)) return 'tag';
  // No registry serves it, so it was built on the same machine.
  if (!image.includes('/') && !OFFICIAL_IMAGES.has(image.split(':', 1)[0] ?? '')) return undefined;
  return tag === undefined ? 'untagged' : 'moving';
}

/** Whether a file lies in the `files` folder of a Helm chart. */
function isChartFile(context: Pick<RuleContext, 'path' | 'hasPath'>): boolean {
  const chart = /^(.*?\/?)files\//.exec(context.path)?.[1];
  return chart !== undefined && context.hasPath(`${chart}Chart.yaml`) === true;
}
