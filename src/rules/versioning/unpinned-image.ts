import { defineRule } from '../../engine/rule';

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
    tag: '`{image}` has a version, but a tag can be pushed anew with other content. Add the digest where builds must repeat: `{image}@sha256:…`.',
  },
  triggers: ['FROM', 'from ', 'image', 'Image', 'container', 'docker://'],
  check: {
    image(reference, report) {
      const image = reference.resolved?.replace(/^docker:\/\//, '');
      if (image === undefined || image === '' || image === 'scratch' || image.includes('@sha256:')) return;
      // `ko://` names a program that is built and pinned when the manifest is applied.
      if (/[${}<>\s]|^ko:\/\//.test(image)) return;
      const tag = /:([^:/]+)$/.exec(image)?.[1];
      const data = { image };
      if (tag === undefined) report({ at: reference.range, message: 'untagged', data });
      else if (MOVING.test(tag)) report({ at: reference.range, message: 'moving', data });
      else report({ at: reference.range, message: 'tag', severity: 'info', confidence: 'low', data });
    },
  },
});
