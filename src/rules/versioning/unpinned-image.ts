import type { Range } from '../../core/range';
import { defineRule, type FixProposal, type RuleContext } from '../../engine/rule';
import type { ImageReference } from '../../lang/source-file';
import { OFFICIAL_IMAGES } from './shared/official-images';
import { IMAGE_USERS, pythonImages } from './shared/python-images';
import { showsUnsure } from '../shared/shown-confidence';

/** Tags that are meant to move. */
const MOVING = /^(?:latest|nightly|edge|main|master|dev|develop|stable)(?:[-_.].*)?$/i;
const PYTHON = /^(?:import|from [\w.]+ import)\s/m;
/** Files of other formats that hold Python as well. */
const OTHER_FORMATS = /^\s*(?:-\s*)?["']?(?:image|container)["']?\s*:|^\s*FROM\s|docker:\/\//m;
const IMAGE_WORD = /image|container|\btag\b|@task\.docker/i;
/** What compilers of Kubeflow write where the image is filled in when a step starts, or where there is none. */
const FILLED_IN = /\/should-be-overridden-during-runtime$|^argostub\//;
/** Resources of Kubernetes name images at one key only. */
const MANIFEST = /^apiVersion:/m;
const NAMED_IMAGE = /\bimage["']?[ \t]*:(.*)/g;
const WITH_TAG = /^[ \t]*(["']?)[\w./:-]+:(\w[\w.-]*)\1[ \t]*(?:#.*)?\r?$/;

export default defineRule({
  id: 'unpinned-image',
  meta: {
    summary: 'A container image is named without a version, or only by a tag that can be moved',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
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
  confirm(text, settings, language) {
    const isUsed = (): boolean => IMAGE_USERS.test(text) && IMAGE_WORD.test(text);
    if (language === 'python') return isUsed();
    if (MANIFEST.test(text)) return showsUnsure(settings, 'unpinned-image') || namesUnpinned(text);
    return !PYTHON.test(text) || OTHER_FORMATS.test(text) || isUsed();
  },
  check: {
    python(document, report, context) {
      for (const { image, at, isDefault } of pythonImages(document)) {
        const version = versionOf(image);
        if (version === undefined) continue;
        const data = { image };
        const fix = addDigest(image, quotedImage(document.text, at, image), context);
        if (version === 'tag')
          report({ at, message: 'tag', severity: 'info', confidence: fix ? 'medium' : 'low', data, fix });
        else
          report({ at, message: version, severity: isDefault || context.isNotebook ? 'info' : 'warning', data, fix });
      }
    },
    image(reference, report, context) {
      const image = reference.resolved?.replace(/^docker:\/\//, '');
      if (image === undefined || /[${}<>\s]/.test(image)) return;
      const version = versionOf(image);
      const data = { image };
      const at = reference.range;
      if (version === undefined) return;
      const fix = addDigest(image, endOf(reference), context);
      if (version === 'tag')
        report({ at, message: 'tag', severity: 'info', confidence: fix ? 'medium' : 'low', data, fix });
      else if (isChartFile(context)) report({ at, message: 'base', severity: 'info', data });
      else report({ at, message: version, data, fix });
    },
  },
});

/** Whether an image in a manifest has no plain tag that stands still. */
function namesUnpinned(text: string): boolean {
  return [...text.matchAll(NAMED_IMAGE)].some(([, value = '']) => {
    const tag = WITH_TAG.exec(value)?.[2];
    return tag === undefined ? !value.includes('@sha256:') : MOVING.test(tag);
  });
}

/** What an image names its version by: nothing, a tag that moves, another tag. Undefined: a digest, or no image to pin. */
function versionOf(image: string): 'untagged' | 'moving' | 'tag' | undefined {
  // `ko://` names a program that is built and pinned when the manifest is applied.
  if (image === '' || image === 'scratch' || image.includes('@sha256:') || /^ko:\/\/|\s/.test(image)) return undefined;
  if (FILLED_IN.test(image)) return undefined;
  const tag = /:([^:/]+)$/.exec(image)?.[1];
  if (tag !== undefined && !MOVING.test(tag)) return 'tag';
  // No registry serves it, so it was built on the same machine.
  if (!image.includes('/') && !OFFICIAL_IMAGES.has(image.split(':', 1)[0] ?? '')) return undefined;
  return tag === undefined ? 'untagged' : 'moving';
}

/** Writes the digest that is known of an image behind its name. */
function addDigest(
  image: string,
  end: number | undefined,
  { pins }: Pick<RuleContext, 'pins'>,
): FixProposal | undefined {
  const pin = end === undefined ? undefined : pins.imageDigest(image);
  if (end === undefined || pin === undefined) return undefined;
  const title = `Write @${pin.value.slice(0, 'sha256:'.length + 8)}…, ${pin.source}`;
  return { title, safety: 'unsafe', edits: [{ range: { start: end, end }, text: `@${pin.value}` }] };
}

/** Where the name of an image ends; undefined where it is put together from variables. */
function endOf({ image, resolved, range: { start, end } }: ImageReference): number | undefined {
  const quotes = end - start - image.length;
  return resolved === image && (quotes === 0 || quotes === 2) ? end - quotes / 2 : undefined;
}

/** The same in Python, where the argument holds the name as a whole. */
function quotedImage(text: string, { start, end }: Range, image: string): number | undefined {
  const written = text.slice(start, end);
  const index = written.search(/["']/) + 1;
  const isWhole = written.startsWith(image, index) && /^["']$/.test(written.slice(index + image.length));
  return isWhole ? start + index + image.length : undefined;
}

/** Whether a file lies in the `files` folder of a Helm chart. */
function isChartFile(context: Pick<RuleContext, 'path' | 'hasPath'>): boolean {
  const chart = /^(.*?\/?)files\//.exec(context.path)?.[1];
  return chart !== undefined && context.hasPath(`${chart}Chart.yaml`) === true;
}
