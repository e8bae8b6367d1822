import type { PythonCall, PythonDocument } from '../../lang/python/types';
import { isCommit } from '../commit';
import { pythonDownloads } from './downloads';
import { requestedOf, unpinnedState, type FoundExternal, type HubUse, type InventoryParts } from './types';

/** What a program loads while it runs. */
export function pythonExternals(document: PythonDocument, parts: InventoryParts): readonly FoundExternal[] {
  return [
    ...parts.hubUses(document).map((use) => ofHub(use, parts)),
    ...document.calls('torch.hub.load').flatMap(ofTorchHub),
    ...registryModels(document, parts),
    ...dvcReads(document, parts),
    ...pythonDownloads(document, parts),
  ];
}

function ofHub({ kind, id, revision, cacheFolder, range }: HubUse, { pins }: InventoryParts): FoundExternal {
  const named = {
    kind: kind === 'dataset' ? kind : ('model' as const),
    source: 'huggingface' as const,
    name: id,
    range,
  };
  if (revision === null) return { ...named, state: 'unpinned' };
  if (revision !== undefined && isCommit(revision)) return { ...named, state: 'pinned', pin: revision };
  const known = pins.hubCommit({ kind, id, revision, cacheFolder });
  return { ...named, ...requestedOf(revision), ...unpinnedState(known) };
}

function ofTorchHub(call: PythonCall): readonly FoundExternal[] {
  const place = call.argument('repo_or_dir', 0) ?? call.argument('github', 0);
  const [, name = '', ref] = /^([\w.-]+\/[\w.-]+)(?::(.+))?$/.exec(place?.value.stringValue()?.value ?? '') ?? [];
  const source = call.argument('source')?.value;
  if (place === undefined || name === '' || (source !== undefined && source.stringValue()?.value !== 'github'))
    return [];
  const named = { kind: 'model', source: 'github', name, range: place.range } as const;
  if (ref !== undefined && isCommit(ref)) return [{ ...named, state: 'pinned', pin: ref }];
  return [{ ...named, ...requestedOf(ref), state: 'unpinned' }];
}

/** `models:/name/3`, `models:/name/latest`, `models:/name@champion`. */
function registryModels(document: PythonDocument, { pins }: InventoryParts): readonly FoundExternal[] {
  if (!document.text.includes('models:/')) return [];
  return document.strings.flatMap(({ range, value, isDocstring }): readonly FoundExternal[] => {
    const [, name = '', version, alias] = /^models:\/([^/@\s]+)(?:\/([^/@\s]+)|@([^/@\s]+))$/.exec(value ?? '') ?? [];
    if (name === '' || isDocstring) return [];
    const named = { kind: 'model', source: 'mlflow', name, range } as const;
    if (version !== undefined && /^\d+$/.test(version)) return [{ ...named, state: 'pinned', pin: version }];
    const selector = version ?? alias ?? '';
    return [{ ...named, requested: selector, ...unpinnedState(pins.registryVersion(name, selector)) }];
  });
}

const DVC_READERS: Readonly<Record<string, readonly [repository: number, revision: number]>> = {
  'dvc.api.open': [1, 2],
  'dvc.api.read': [1, 2],
  'dvc.api.get_url': [1, 2],
  'dvc.api.DVCFileSystem': [0, 1],
};

function dvcReads(document: PythonDocument, { pins }: InventoryParts): readonly FoundExternal[] {
  return document.calls(...Object.keys(DVC_READERS)).flatMap((call): readonly FoundExternal[] => {
    const [repositoryAt, revisionAt] = DVC_READERS[call.name ?? ''] ?? [1, 2];
    const repository = call.argument('repo', repositoryAt) ?? call.argument('url');
    const name = repository?.value.stringValue()?.value;
    if (repository === undefined || name === undefined || !/^(?:https?|ssh|git)|@.*:/.test(name)) return [];
    const revision = call.argument('rev', revisionAt)?.value.stringValue()?.value;
    const named = { kind: 'dataset', source: 'git', name, range: repository.range } as const;
    if (revision !== undefined && isCommit(revision)) return [{ ...named, state: 'pinned', pin: revision }];
    return [{ ...named, ...requestedOf(revision), ...unpinnedState(pins.repositoryCommit(name, revision)) }];
  });
}
