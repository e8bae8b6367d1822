import { nodeAt, stringAt } from '../../lang/data-node';
import type { ImageReference } from '../../lang/source-file';
import type { YamlDocument } from '../../lang/yaml/types';
import { isCommit } from '../commit';
import { usedActions } from '../used-actions';
import { requestedOf, unpinnedState, type FoundExternal, type InventoryParts } from './types';

export function imageExternals(
  { resolved, range }: ImageReference,
  { pins }: InventoryParts,
): readonly FoundExternal[] {
  const image = resolved?.replace(/^docker:\/\//, '') ?? '';
  if (image === '' || image === 'scratch' || /[${}<>\s]/.test(image)) return [];
  const [, name = image, tag, digest] = /^(.+?)(?::([\w][\w.-]*))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(image) ?? [];
  const named = { kind: 'image', source: 'registry', name, range, ...requestedOf(tag) } as const;
  if (digest !== undefined) return [{ ...named, state: 'pinned', pin: digest }];
  return [{ ...named, ...unpinnedState(pins.imageDigest(image)) }];
}

/** The actions of workflows, and the repositories that pre-commit runs. */
export function yamlExternals(document: YamlDocument, parts: InventoryParts): readonly FoundExternal[] {
  if (document.kind === 'pre-commit') return preCommitRepositories(document);
  if (document.kind !== 'github-workflow' && document.kind !== 'github-action') return [];
  return document.roots.flatMap(usedActions).map(({ scalar, repository, folder, ref }): FoundExternal => {
    const named = { kind: 'action', source: 'github', name: `${repository}${folder}`, range: scalar.range } as const;
    if (isCommit(ref)) return { ...named, state: 'pinned', pin: ref };
    return { ...named, requested: ref, ...unpinnedState(parts.pins.actionCommit(repository, ref)) };
  });
}

function preCommitRepositories({ roots }: YamlDocument): readonly FoundExternal[] {
  const list = nodeAt(roots[0], 'repos');
  return (list?.kind === 'sequence' ? list.items : []).flatMap((item): readonly FoundExternal[] => {
    const place = nodeAt(item, 'repo');
    const name = stringAt(item, 'repo');
    if (place === undefined || name === undefined || !/^(?:https?|ssh|git)|@.*:/.test(name)) return [];
    const rev = stringAt(item, 'rev');
    const named = { kind: 'repository', source: 'git', name, range: place.range } as const;
    if (rev !== undefined && isCommit(rev)) return [{ ...named, state: 'pinned', pin: rev }];
    return [{ ...named, ...requestedOf(rev), state: 'unpinned' }];
  });
}
