import type { WorkspaceFacts } from '../engine/engine';
import type { KnownPin } from '../engine/pins';
import { isCommit, isPlainPath } from './commit';

type Facts = Pick<WorkspaceFacts, 'readText' | 'listFolder'>;

/**
 * The commit of a repository that is checked out here, by the address that its configuration gives: the one that is checked
 * out, or what a branch was at when it was last fetched. Its refs are files, or lines of `packed-refs`.
 */
export function findCheckedOutCommit(facts: Facts, url: string, branch: string | undefined): KnownPin | undefined {
  const config = facts.readText?.('.git/config');
  if (config === undefined) return undefined;
  const remote = [...config.matchAll(/\[remote "([^"\r\n]+)"\]([^[]*)/g)].find(([, , body = '']) => {
    const own = /^\s*url\s*=\s*(\S+)\s*$/m.exec(body)?.[1];
    return own !== undefined && normalizeUrl(own) === normalizeUrl(url);
  })?.[1];
  if (remote === undefined) return undefined;
  if (branch === undefined) {
    const head = facts.readText?.('.git/HEAD')?.trim() ?? '';
    const value = isCommit(head) ? head : readRef(facts, head.replace(/^ref: /, ''));
    return value === undefined ? undefined : { value, source: 'the commit that is checked out here' };
  }
  const value = readRef(facts, `refs/remotes/${remote}/${branch}`) ?? readRef(facts, `refs/tags/${branch}`);
  return value === undefined ? undefined : { value, source: `the commit of ${branch} that was last fetched here` };
}

function readRef(facts: Facts, ref: string): string | undefined {
  if (!isPlainPath(ref)) return undefined;
  const loose = facts.readText?.(`.git/${ref}`)?.trim();
  if (loose !== undefined) return isCommit(loose) ? loose : undefined;
  const lines = (facts.readText?.('.git/packed-refs') ?? '').split(/\r?\n/);
  const at = lines.findIndex((line) => line.endsWith(` ${ref}`));
  // Of an annotated tag the line below names the commit.
  const peeled = /^\^([0-9a-f]{40,64})$/.exec(lines[at + 1] ?? '')?.[1];
  const value = at === -1 ? undefined : (peeled ?? lines[at]?.split(' ', 1)[0]);
  return value !== undefined && isCommit(value) ? value : undefined;
}

/** `git@github.com:a/b.git`, `https://github.com/a/b` and `ssh://git@github.com/a/b/` are one repository. */
export function normalizeUrl(url: string): string {
  return url
    .replace(/^git\+/, '')
    .replace(/^[\w.-]+@([\w.-]+):/, '$1/')
    .replace(/^[a-z+]+:\/\/(?:[^/@]*@)?/i, '')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '')
    .toLowerCase();
}
