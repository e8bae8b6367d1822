import type { Range } from '../../core/range';
import type { Origin, OriginKind } from '../../lang/python/types';

/**
 * Who could have made what a loader reads, from the worst to the best: a stranger, nobody knows, a file of this machine
 * that somebody chose, this program itself.
 */
export type Tier = 'remote' | 'unknown' | 'local' | 'own';

const REMOTE: ReadonlySet<OriginKind> = new Set(['network', 'request', 'model-output']);
/** Not `user-input`, nor `environment`: who runs a program chooses the file that it reads. */
const UNKNOWN: ReadonlySet<OriginKind> = new Set(['unknown', 'parameter']);

/** What origins are called in messages. */
const NAMES: Readonly<Record<OriginKind, string>> = {
  literal: 'the program itself',
  environment: 'an environment variable',
  parameter: 'a parameter',
  request: 'a request',
  file: 'a file',
  network: 'the network',
  'model-output': 'the answer of a model',
  'user-input': 'what is typed in',
  'own-file': 'a file that is written here',
  unknown: 'somewhere else',
};

export function originName(kind: OriginKind): string {
  return NAMES[kind];
}

/** The tier of a value; undefined where all of it is checked. The worst origin counts. */
export function tierOf(origins: readonly Origin[]): Tier | undefined {
  if (origins.length === 0) return undefined;
  if (origins.some(({ kind }) => REMOTE.has(kind))) return 'remote';
  if (origins.some(({ kind }) => UNKNOWN.has(kind))) return 'unknown';
  return origins.some(({ kind }) => kind === 'own-file') ? 'own' : 'local';
}

const HANDED_IN: ReadonlySet<OriginKind> = new Set(['parameter', 'environment', 'user-input']);

/** The origin that makes a value less than certain, where it can be shown. */
export function findDoubt(origins: readonly Origin[]): Origin | undefined {
  return findOrigin(origins) ?? findOrigin(origins, HANDED_IN);
}

/** The first origin of one of the kinds. */
export function findOrigin(origins: readonly Origin[], kinds: ReadonlySet<OriginKind> = REMOTE): Origin | undefined {
  return origins.find(({ kind }) => kinds.has(kind));
}

/** Related locations: where the value comes in, and where it goes through on its way to the place of a finding. */
export function showPath(
  origin: Origin | undefined,
  at: Range,
): readonly { readonly at: Range; readonly message: string }[] {
  if (origin === undefined || isInside(origin.at, at)) return [];
  const places = origin.path.slice(1).filter((place) => !isInside(place, at) && !isInside(at, place));
  return [
    { at: origin.at, message: `The value comes from ${NAMES[origin.kind]} here.` },
    ...places.map((place) => ({ at: place, message: 'It goes through here.' })),
  ];
}

function isInside(inner: Range, outer: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
