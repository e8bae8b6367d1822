import type { WorkspaceFacts } from '../engine/engine';
import type { KnownPin } from '../engine/pins';
import { foldersOf } from '../engine/versions/versions';
import { nodeAt, stringAt, type DataNode } from '../lang/data-node';
import { parseYaml } from '../lang/yaml/document';
import { isCommit } from './commit';
import { normalizeUrl } from './git';

type Facts = Pick<WorkspaceFacts, 'readText' | 'listFolder'>;

/** `dvc import` notes the commit that it took files from in a `.dvc` file. Where two differ, neither counts. */
export function findImportedCommit(facts: Facts, path: string, url: string): KnownPin | undefined {
  for (const folder of foldersOf(path)) {
    const names = facts.listFolder?.(folder.replace(/\/$/, '')) ?? [];
    const found = names
      .filter((name) => name.endsWith('.dvc') && name !== '.dvc')
      .flatMap((name) => {
        const value = readImport(facts.readText?.(folder + name) ?? '', url);
        return value === undefined ? [] : [{ value, source: `the commit in ${folder}${name}` }];
      });
    if (new Set(found.map(({ value }) => value)).size === 1) return found[0];
    if (found.length > 1) return undefined;
  }
  return undefined;
}

function readImport(text: string, url: string): string | undefined {
  if (!text.includes('rev_lock')) return undefined;
  const deps = nodeAt(parseYaml(text, 'import.dvc').roots[0], 'deps');
  const repositories = deps?.kind === 'sequence' ? deps.items.map((item) => nodeAt(item, 'repo')) : [];
  const isWanted = (repository: DataNode | undefined): boolean =>
    normalizeUrl(stringAt(repository, 'url') ?? '') === normalizeUrl(url);
  const commit = stringAt(repositories.find(isWanted), 'rev_lock');
  return commit !== undefined && isCommit(commit) ? commit : undefined;
}
