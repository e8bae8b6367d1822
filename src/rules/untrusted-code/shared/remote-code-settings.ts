import type { Range } from '../../../core/range';
import type { FixProposal } from '../../../engine/rule';
import { walkData, type DataMap, type DataNode } from '../../../lang/data-node';
import { findContainers } from '../../../lang/yaml/extract/pods';
import { removeEntry, removeItem } from '../../../lang/yaml/patch';
import type { YamlDocument, YamlKind } from '../../../lang/yaml/types';
import { isCommitHash } from '../../shared/hub';

export interface TrustingSetting {
  readonly at: Range;
  readonly isPinned: boolean;
  readonly fix: FixProposal | undefined;
}

const KEY = /^trust[-_]?remote[-_]?code$/i;
const FLAG = /^--trust[-_]remote[-_]code(?:=(?:true|1))?$/i;
const REVISION = /^(?:model_?)?revision$/i;
/** Kinds whose arguments are no shell command that the rule reads anyway. */
const LISTED: ReadonlySet<YamlKind> = new Set(['kubernetes', 'other', 'databricks']);

/** Where settings and arguments of YAML files let code of a repository run. */
export function trustingSettings(document: YamlDocument): readonly TrustingSetting[] {
  const containers = new Set<DataNode>(
    LISTED.has(document.kind) ? findContainers(document).map(({ node }) => node) : [],
  );
  return document.roots.flatMap((root) =>
    [...walkData(root)].flatMap((map) =>
      map.kind === 'map' && map.alias === undefined
        ? [...ownSettings(document, map), ...(containers.has(map) ? [] : listedFlags(document, map))]
        : [],
    ),
  );
}

/** `trustRemoteCode: true`, as the values of charts and the settings of trainers have it. */
function ownSettings(document: YamlDocument, map: DataMap): readonly TrustingSetting[] {
  return map.entries.flatMap((entry) => {
    const { key, keyRange, value } = entry;
    const isEnvironment = /^[A-Z_]+$/.test(key);
    if (isEnvironment || !KEY.test(key) || value.kind !== 'scalar' || !/^true$/i.test(String(value.value))) return [];
    const isPinned = map.entries.some(
      (other) => REVISION.test(other.key) && other.value.kind === 'scalar' && isCommitHash(String(other.value.value)),
    );
    const edit = removeEntry(document, map, entry);
    return [
      {
        at: { start: keyRange.start, end: value.range.end },
        isPinned,
        fix: edit && removal('Remove the setting', edit),
      },
    ];
  });
}

/** `--trust-remote-code` among arguments that a server is started with. */
function listedFlags(document: YamlDocument, map: DataMap): readonly TrustingSetting[] {
  if (!LISTED.has(document.kind)) return [];
  return map.entries.flatMap(({ value: list }) => {
    if (list.kind !== 'sequence') return [];
    const words = list.items.map((item) => (item.kind === 'scalar' ? String(item.value) : ''));
    return list.items.flatMap((item, index) => {
      if (!FLAG.test(words[index] ?? '') || /^(?:false|0)$/i.test(words[index + 1] ?? '')) return [];
      const revision = words.findIndex((word) => /^--revision(?:=|$)/.test(word));
      const commit = words[revision]?.split('=')[1] ?? words[revision + 1] ?? '';
      const edit = removeItem(document, list, item);
      return [
        {
          at: item.range,
          isPinned: revision >= 0 && isCommitHash(commit),
          fix: edit && removal('Remove the flag', edit),
        },
      ];
    });
  });
}

function removal(title: string, edit: FixProposal['edits'][number]): FixProposal {
  return { title, safety: 'unsafe', edits: [edit] };
}
