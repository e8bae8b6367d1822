/** How serving and workflow resources of Kubernetes reach the storage of models and artifacts. */
import type { Range } from '../../../core/range';
import type { FixProposal } from '../../../engine/rule';
import { nodeAt, stringAt, walkData, type DataMap } from '../../../lang/data-node';
import { removeEntry } from '../../../lang/yaml/patch';
import type { YamlDocument } from '../../../lang/yaml/types';
import { hostOf } from '../../shared/hosts';

export interface StorageSetting {
  /** Without the group of KServe: `s3-usehttps`. */
  readonly key: string;
  readonly value: string;
  readonly at: Range;
}

const PREFIX = 'serving.kserve.io/';

/** Annotations of KServe on secrets and service accounts. */
export function storageSettings(document: YamlDocument): readonly StorageSetting[] {
  if (!document.text.includes(PREFIX)) return [];
  return mapsOf(document).flatMap((map) =>
    map.path.at(-1) !== 'annotations'
      ? []
      : map.entries.flatMap(({ key, keyRange, value }) =>
          key.startsWith(PREFIX) && value.kind === 'scalar'
            ? [
                {
                  key: key.slice(PREFIX.length),
                  value: String(value.value),
                  at: { start: keyRange.start, end: value.range.end },
                },
              ]
            : [],
        ),
  );
}

const MODEL_KEYS = new Set(['storageUri', 'modelUri', 'storage_uri', 'artifactUri']);

/** Where KServe, Seldon and the importers of Kubeflow Pipelines fetch models from, and Argo its artifacts. */
export function storageUrls(document: YamlDocument): readonly StorageSetting[] {
  return mapsOf(document).flatMap((map) =>
    map.entries.flatMap(({ key, value }): readonly StorageSetting[] => {
      if (MODEL_KEYS.has(key)) {
        const node = value.kind === 'map' ? (value.get('constant') ?? value.get('runtimeParameter')) : value;
        return node?.kind === 'scalar' ? [{ key, value: String(node.value), at: node.range }] : [];
      }
      const isArtifact = key === 'http' && map.get('name') !== undefined && map.path.includes('artifacts');
      const node = isArtifact ? nodeAt(value, 'url') : undefined;
      if (node?.kind === 'scalar') return [{ key: 'url', value: String(node.value), at: node.range }];
      return key === 'storageUris' && value.kind === 'sequence'
        ? value.items.flatMap((item) => {
            const uri = item.kind === 'map' ? item.get('uri') : item;
            return uri?.kind === 'scalar' ? [{ key, value: String(uri.value), at: uri.range }] : [];
          })
        : [];
    }),
  );
}

export interface ArtifactSwitch {
  readonly at: Range;
  readonly what: string;
  /** Of the store, where it is named. */
  readonly host: string | undefined;
  readonly fix: FixProposal | undefined;
}

/** `insecure: true` of Argo's stores of artifacts. */
export function plainArtifacts(document: YamlDocument): readonly ArtifactSwitch[] {
  return switches(document, ['s3'], 'insecure');
}

/** `insecureSkipTLS: true` of the repositories that Argo clones. */
export function uncheckedArtifacts(document: YamlDocument): readonly ArtifactSwitch[] {
  return switches(document, ['git'], 'insecureSkipTLS');
}

/** `insecureIgnoreHostKey: true` of the same. */
export function unknownHostArtifacts(document: YamlDocument): readonly ArtifactSwitch[] {
  return switches(document, ['git'], 'insecureIgnoreHostKey');
}

function switches(document: YamlDocument, parents: readonly string[], key: string): readonly ArtifactSwitch[] {
  if (!document.text.includes(key)) return [];
  return mapsOf(document).flatMap((map): readonly ArtifactSwitch[] => {
    const entry = parents.includes(String(map.path.at(-1))) ? map.entry(key) : undefined;
    if (entry?.value.kind !== 'scalar' || entry.value.value !== true) return [];
    const edit = removeEntry(document, map, entry);
    const endpoint = stringAt(map, 'endpoint');
    return [
      {
        at: { start: entry.keyRange.start, end: entry.value.range.end },
        what: `${key}: true`,
        host: endpoint === undefined ? undefined : hostOf(`http://${endpoint}`)?.host,
        fix: edit && { title: `Remove ${key}`, safety: 'unsafe', edits: [edit] },
      },
    ];
  });
}

function mapsOf(document: YamlDocument): readonly DataMap[] {
  return document.roots.flatMap((root) =>
    [...walkData(root)].filter((node): node is DataMap => node.kind === 'map' && node.alias === undefined),
  );
}
