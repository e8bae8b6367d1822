import type { FixProposal } from '../../../engine/rule';
import { nodeAt, walkData, type DataNode } from '../../../lang/data-node';
import type { ShellCommand, ShellWord } from '../../../lang/shell/types';
import { replaceScalar } from '../../../lang/yaml/patch';
import type { YamlDocument } from '../../../lang/yaml/types';

const LOOSE = /^(?:disabled|flexible|false)$/i;
/** Channels that companies or communities keep, with reviews. */
const KNOWN = new Set([
  ...['defaults', 'main', 'free', 'r', 'msys2', 'anaconda', 'nodefaults', 'local', 'pkgs', 'conda-forge', 'bioconda'],
  ...['pytorch', 'pytorch-nightly', 'pytorch-test', 'pytorch-lts', 'nvidia', 'rapidsai', 'rapidsai-nightly', 'intel'],
  ...['fastai', 'huggingface', 'dglteam', 'pyg', 'plotly', 'microsoft', 'gurobi', 'fastchan', 'xformers', 'esri'],
  ...['pyviz', 'bokeh', 'numba', 'dask', 'apple', 'robostack', 'open3d-admin', 'conda-canary', 'h2oai', 'snowflake'],
  ...['tensorflow', 'ibm-ai', 'mosaic', 'modular', 'simpleitk', 'iterative', 'mlflow', 'databricks', 'metaflow'],
]);
const OWNER = /^(?:https?:\/\/(?:conda\.anaconda\.org|anaconda\.org)\/)?([A-Za-z][\w-]*)(?:\/label\/[\w.-]+)?\/?$/;

type Finding =
  | {
      readonly at: DataNode['range'];
      readonly message: 'priority';
      readonly severity: 'info';
      readonly data: { what: string };
      readonly fix: FixProposal | undefined;
    }
  | {
      readonly at: DataNode['range'];
      readonly message: 'channel';
      readonly severity: 'info';
      readonly data: { name: string };
    };

/** Channels of single users, and priorities that let any of several channels replace packages of the others. */
export function channelFindings(document: YamlDocument): readonly Finding[] {
  return document.roots.flatMap((root) =>
    [...walkData(root)].flatMap((map): readonly Finding[] => {
      const channels = nodeAt(map, 'channels');
      const isConda = map.kind === 'map' && (map.get('dependencies') !== undefined || map.path.length === 0);
      if (channels?.kind !== 'sequence' || !isConda || !isOfConda(document, map)) return [];
      return [...userChannels(channels.items), ...loosePriorities(map, channels.items.length)];
    }),
  );
}

function isOfConda({ kind }: YamlDocument, map: DataNode): boolean {
  return kind === 'conda-environment' || nodeAt(map, 'dependencies')?.kind === 'sequence';
}

function userChannels(items: readonly DataNode[]): readonly Finding[] {
  return items.flatMap((item): readonly Finding[] => {
    const name = item.kind === 'scalar' ? OWNER.exec(String(item.value))?.[1] : undefined;
    if (name === undefined || KNOWN.has(name.toLowerCase())) return [];
    return [{ at: item.range, message: 'channel', severity: 'info', data: { name } }];
  });
}

function loosePriorities(map: DataNode, count: number): readonly Finding[] {
  const node = nodeAt(map, 'channel_priority');
  if (count < 2 || node?.kind !== 'scalar' || !LOOSE.test(String(node.value))) return [];
  const edit = replaceScalar(node, 'strict');
  const fix = edit && { title: 'Write strict', safety: 'unsafe' as const, edits: [edit] };
  const data = { what: `channel_priority: ${String(node.value)}` };
  return [{ at: node.range, message: 'priority', severity: 'info', data, fix }];
}

/** The value in `conda config --set channel_priority flexible`. */
export function loosePriority({ name, words }: ShellCommand): ShellWord | undefined {
  if (!/^(?:conda|mamba|micromamba)$/.test(name)) return undefined;
  const key = words.findIndex(({ value }) => value === 'channel_priority');
  const value = key < 0 ? undefined : words[key + 1];
  return LOOSE.test(value?.value ?? '') ? value : undefined;
}
