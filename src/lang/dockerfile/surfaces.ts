import type { Script } from '../script-text';
import type { ImageReference } from '../source-file';
import type { DockerfileDocument, DockerFlag, DockerInstruction } from './types';

/**
 * The images that a file builds on (FROM) and copies out of (`COPY --from`, `RUN --mount=from=…`), each where it is
 * written. Stages of the file, by name or number, and `scratch` are none.
 */
export function dockerfileImages(document: DockerfileDocument): readonly ImageReference[] {
  const names = new Set(document.stages.flatMap(({ name }) => name?.toLowerCase() ?? []));
  const isImage = ({ image }: ImageReference): boolean =>
    image !== '' && image !== 'scratch' && !/^\d+$/.test(image) && !names.has(image.toLowerCase());
  const bases = document.stages
    .filter(({ isInternal }) => !isInternal)
    .map(({ image, imageRange, resolvedImage }): ImageReference => {
      return { image, range: imageRange, resolved: resolvedImage, origin: 'dockerfile' };
    });
  const sources = document.instructions.flatMap(sourcesOf).filter(isImage);
  return [...bases, ...sources].sort((a, b) => a.range.start - b.range.start);
}

/** What ONBUILD copies from is a stage or an image of another Dockerfile. */
function sourcesOf({ keyword, flags }: DockerInstruction): readonly ImageReference[] {
  switch (keyword) {
    case 'COPY':
      return flags.filter(({ name }) => name === 'from').map((flag) => referenceIn(flag, 0, flag.value.length));
    case 'RUN':
      return flags.filter(({ name }) => name === 'mount').flatMap(mountSource);
    default:
      return [];
  }
}

function mountSource(flag: DockerFlag): readonly ImageReference[] {
  const from = /(?:^|,)from=([^,]*)/.exec(flag.value);
  const image = from?.[1];
  if (from === null || image === undefined) return [];
  const end = from.index + from[0].length;
  return [referenceIn(flag, end - image.length, end)];
}

/** Variables are not put in here: BuildKit refuses them. */
function referenceIn({ value, valueRange }: DockerFlag, start: number, end: number): ImageReference {
  const image = value.slice(start, end);
  const isContinued = valueRange.end - valueRange.start !== value.length;
  const range = isContinued ? valueRange : { start: valueRange.start + start, end: valueRange.start + end };
  return { image, range, resolved: /[$"'{}]/.test(image) ? undefined : image, origin: 'dockerfile' };
}

/** The scripts of RUN, CMD, ENTRYPOINT and HEALTHCHECK, as far as a shell reads them. */
export function dockerfileScripts(document: DockerfileDocument): readonly Script[] {
  return document.instructions.flatMap((instruction) => instruction.script() ?? []);
}
