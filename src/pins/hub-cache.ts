import type { WorkspaceFacts } from '../engine/engine';
import { machinePath } from '../engine/machine';
import type { HubRequest, KnownPin } from '../engine/pins';
import { isCommit, isPlainPath } from './commit';

type Facts = Pick<WorkspaceFacts, 'readText' | 'listFolder'>;

/** Where projects keep a cache of their own, as `HF_HOME=.cache/huggingface` does in images and pipelines. */
const OWN_CACHES = ['.cache/huggingface/hub/', 'hf_cache/hub/'];

/**
 * The commit that a branch or tag of a repository was at when its files were last downloaded. The layout is documented:
 * https://huggingface.co/docs/huggingface_hub/guides/manage-cache. What is not downloaded any more counts for nothing.
 */
export function findHubCommit(facts: Facts, request: HubRequest): KnownPin | undefined {
  const { kind, id, revision = 'main', cacheFolder } = request;
  if (!/^[\w.-]+(?:\/[\w.-]+)?$/.test(id) || !isPlainPath(id) || !isPlainPath(revision)) return undefined;
  const name = `${kind}s--${id.replace('/', '--')}`;
  const given = cacheFolder?.replace(/^\.\//, '').replace(/\/+$/, '');
  const places: readonly (readonly [folder: string, source: string])[] = [
    ...(given !== undefined && isPlainPath(given) ? [[`${given}/`, `the commit in ${given}`] as const] : []),
    [machinePath('hub-cache'), "the commit in this machine's Hugging Face cache"],
    ...OWN_CACHES.map((folder) => [folder, `the commit in ${folder.replace(/\/hub\/$/, '')}`] as const),
  ];
  for (const [folder, source] of places) {
    const value = findCommit(facts, `${folder}${name}`, revision);
    if (value !== undefined) return { value, source };
  }
  return undefined;
}

function findCommit(facts: Facts, repository: string, revision: string): string | undefined {
  const commit = facts.readText?.(`${repository}/refs/${revision}`)?.trim();
  const snapshots = facts.listFolder?.(`${repository}/snapshots`) ?? [];
  if (commit !== undefined) return isCommit(commit) && snapshots.includes(commit) ? commit : undefined;
  // Loaded by its commit elsewhere: no branch was noted, but there is no doubt which files are here.
  const [only] = snapshots;
  return revision === 'main' && snapshots.length === 1 && only !== undefined && isCommit(only) ? only : undefined;
}
