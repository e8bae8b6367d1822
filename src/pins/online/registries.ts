import { imageKey, splitImage } from '../image-digests';
import type { LookUpHost } from './look-ups';

/** An image of a registry that tells anybody of its public ones. */
export interface RegistryImage {
  readonly host: LookUpHost;
  /** As the registry calls it: `library/python`. */
  readonly path: string;
  readonly tag: string;
  /** Where anybody gets a token to ask for it with. */
  readonly token: { readonly host: LookUpHost; readonly url: string };
}

interface Registry {
  readonly host: LookUpHost;
  readonly tokens: LookUpHost;
  readonly place: string;
  readonly service: string;
}

/** By the host that stands in front of the names of images. */
const REGISTRIES: Readonly<Record<string, Registry>> = {
  'docker.io': {
    host: 'registry-1.docker.io',
    tokens: 'auth.docker.io',
    place: '/token',
    service: 'registry.docker.io',
  },
  'ghcr.io': { host: 'ghcr.io', tokens: 'ghcr.io', place: '/token', service: 'ghcr.io' },
  'quay.io': { host: 'quay.io', tokens: 'quay.io', place: '/v2/auth', service: 'quay.io' },
};

/** The image behind a name (`latest` where it has no tag); undefined for other registries. */
export function registryImage(image: string): RegistryImage | undefined {
  const [, name = '', tag = ''] = /^(.+):([^:/]+)$/.exec(imageKey(image) ?? '') ?? [];
  const { host: front, path } = splitImage(name);
  const registry = Object.hasOwn(REGISTRIES, front) ? REGISTRIES[front] : undefined;
  if (registry === undefined || !/^[a-z0-9][a-z0-9._/-]*$/.test(path)) return undefined;
  const { host, tokens, place, service } = registry;
  const url = `https://${tokens}${place}?service=${service}&scope=${encodeURIComponent(`repository:${path}:pull`)}`;
  return { host, path, tag, token: { host: tokens, url } };
}

/** The token in the answer of a registry. */
export function tokenOf(answer: string): string | undefined {
  return /"(?:token|access_token)"\s*:\s*"([\w.~+/=-]{1,10000})"/.exec(answer)?.[1];
}
