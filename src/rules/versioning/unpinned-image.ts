import { defineRule, type RuleContext } from '../../engine/rule';
import { OFFICIAL_IMAGES } from './shared/official-images';

/** Tags that are meant to move. */
const MOVING = /^(?:latest|nightly|edge|main|master|dev|develop|stable)(?:[-_.].*)?$/i;

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
  triggers: ['FROM', 'from ', 'image', 'Image', 'container', 'docker://'],
  check: {
    image(reference, report, context) {
      const image = reference.resolved?.replace(/^docker:\/\//, '');
      if (image === undefined || image === '' || image === 'scratch' || image.includes('@sha256:')) return;
      // `ko://` names a program that is built and pinned when the manifest is applied.
      if (/[${}<>\s]|^ko:\/\//.test(image)) return;
      const tag = /:([^:/]+)$/.exec(image)?.[1];
      const data = { image };
      const isMoving = tag === undefined || MOVING.test(tag);
      // No registry serves it, so it was built on the same machine.
      if (isMoving && !image.includes('/') && !OFFICIAL_IMAGES.has(image.split(':', 1)[0] ?? '')) return;
      if (isMoving && isChartFile(context)) {
        report({ at: reference.range, message: 'base', severity: 'info', data });
      } else if (tag === undefined) report({ at: reference.range, message: 'untagged', data });
      else if (isMoving) report({ at: reference.range, message: 'moving', data });
      else report({ at: reference.range, message: 'tag', severity: 'info', confidence: 'low', data });
    },
  },
});

/** Whether a file lies in the `files` folder of a Helm chart. */
function isChartFile(context: Pick<RuleContext, 'path' | 'hasPath'>): boolean {
  const chart = /^(.*?\/?)files\//.exec(context.path)?.[1];
  return chart !== undefined && context.hasPath(`${chart}Chart.yaml`) === true;
}
