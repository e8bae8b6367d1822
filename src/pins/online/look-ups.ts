import { compareVersions } from '../../core/version';
import type { WorkspaceFacts } from '../../engine/engine';
import { hexSha256Of } from '../../engine/sha256';
import type { HubRequest, KnownPin } from '../../engine/pins';
import { isCommit } from '../commit';
import { normalizeUrl } from '../git';
import type { External } from '../inventory/types';
import { lets } from '../packages';
import { registryImage } from './registries';

/** Where versions can be looked up. */
export const LOOK_UP_HOSTS = [
  ...(['huggingface.co', 'pypi.org', 'api.github.com', 'auth.docker.io', 'registry-1.docker.io'] as const),
  ...(['ghcr.io', 'quay.io'] as const),
] as const;
export type LookUpHost = (typeof LOOK_UP_HOSTS)[number];

/** A question to a host of the network. */
export interface LookUp {
  readonly host: LookUpHost;
  /** What is asked for, as people call it: all that the host is told. */
  readonly name: string;
  /** The path of facts that the answer is kept under, for as long as the program runs. */
  readonly path: string;
  readonly url: string;
  readonly accept: string;
  /** Where to get a token first that is given to anybody; undefined where none is needed. */
  readonly token?: { readonly host: LookUpHost; readonly url: string };
  /** The pin in an answer; undefined where it holds none. */
  readonly read: (answer: string) => string | undefined;
}

/** Paths of facts that start so are of answers that the user asked for. */
export const LOOKED_UP = '<looked-up>/';

/** What to ask for something that is not pinned; undefined where no host is known that tells. */
export function lookUpOf({ kind, source, name, requested }: External): LookUp | undefined {
  if (source === 'huggingface')
    return hubLookUp({ kind: kind === 'dataset' ? kind : 'model', id: name, revision: requested });
  if (source === 'pypi') return packageLookUp(name, requested ?? '');
  if (source === 'github' && kind === 'action') return githubLookUp(name.split('/').slice(0, 2).join('/'), requested);
  if (kind === 'image') return imageLookUp(requested === undefined ? name : `${name}:${requested}`);
  return source === 'git' && kind === 'package' ? repositoryLookUp(name, requested) : undefined;
}

/** What was answered; undefined where nobody asked. */
export function findLookedUp(
  facts: Pick<WorkspaceFacts, 'readText'>,
  lookUp: LookUp | undefined,
): KnownPin | undefined {
  const value = lookUp && facts.readText?.(lookUp.path);
  return value === undefined ? undefined : { value, source: `looked up at ${lookUp?.host ?? ''}` };
}

export function hubLookUp({ kind, id, revision = 'main' }: HubRequest): LookUp | undefined {
  if (!/^[\w.-]+(?:\/[\w.-]+)?$/.test(id)) return undefined;
  const place = `${kind}s/${id}/revision/${encodeURIComponent(revision)}`;
  return {
    host: 'huggingface.co',
    name: revision === 'main' ? id : `${id} (${revision})`,
    path: `${LOOKED_UP}huggingface.co/${place}`,
    url: `https://huggingface.co/api/${place}`,
    accept: 'application/json',
    read: (answer) => commitOf(fieldOf(readJson(answer), 'sha')),
  };
}

export function packageLookUp(name: string, specifier: string): LookUp | undefined {
  if (!/^[\w.-]+$/.test(name)) return undefined;
  return {
    host: 'pypi.org',
    name,
    path: `${LOOKED_UP}pypi.org/${name}/${specifier}`,
    url: `https://pypi.org/pypi/${name}/json`,
    accept: 'application/json',
    read: (answer) => newestRelease(fieldOf(readJson(answer), 'releases'), specifier),
  };
}

/** Of an action, or of a package that is installed from GitHub. */
export function githubLookUp(repository: string, ref = 'HEAD'): LookUp | undefined {
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) return undefined;
  const place = `${repository}/commits/${encodeURIComponent(ref)}`;
  return {
    host: 'api.github.com',
    name: ref === 'HEAD' ? repository : `${repository} (${ref})`,
    path: `${LOOKED_UP}api.github.com/${place}`,
    url: `https://api.github.com/repos/${place}`,
    accept: 'application/vnd.github.sha',
    read: (answer) => commitOf(answer.trim()),
  };
}

export function repositoryLookUp(url: string, ref: string | undefined): LookUp | undefined {
  const repository = /^github\.com\/([^/]+\/[^/]+)$/.exec(normalizeUrl(url))?.[1];
  return repository === undefined ? undefined : githubLookUp(repository, ref);
}

/** The list of an image's builds where there is one, so that its digest holds for all machines. */
const MANIFESTS = [
  ...['application/vnd.oci.image.index.v1+json', 'application/vnd.docker.distribution.manifest.list.v2+json'],
  ...['application/vnd.oci.image.manifest.v1+json', 'application/vnd.docker.distribution.manifest.v2+json'],
].join(', ');

/** The digest of a container image at its tag. */
export function imageLookUp(image: string): LookUp | undefined {
  const found = registryImage(image);
  if (found === undefined) return undefined;
  const { host, path, tag, token } = found;
  return {
    host,
    name: `${path.replace(/^library\//, '')}:${tag}`,
    path: `${LOOKED_UP}${host}/${path}/${tag}`,
    url: `https://${host}/v2/${path}/manifests/${tag}`,
    accept: MANIFESTS,
    token,
    // A manifest is called by the hash of its own text.
    read: (answer) => (fieldOf(readJson(answer), 'schemaVersion') === 2 ? `sha256:${hexSha256Of(answer)}` : undefined),
  };
}

/** The newest release that is finished, has files, was not taken back, and is let in. */
function newestRelease(releases: unknown, specifier: string): string | undefined {
  if (!isRecord(releases)) return undefined;
  const isThere = (files: unknown): boolean =>
    Array.isArray(files) && files.some((file: unknown) => fieldOf(file, 'yanked') !== true);
  return Object.entries(releases)
    .filter(([version, files]) => /^[\d.]+(?:\.post\d+)?$/.test(version) && isThere(files) && lets(specifier, version))
    .map(([version]) => version)
    .sort((a, b) => compareVersions(a, b) ?? 0)
    .at(-1);
}

function commitOf(text: unknown): string | undefined {
  return typeof text === 'string' && isCommit(text) ? text : undefined;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function fieldOf(value: unknown, key: string): unknown {
  return isRecord(value) ? value[key] : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
