/** Where package installers are told to look, in the files that hold their settings. */
import type { Edit } from '../../core/fix';
import type { Range } from '../../core/range';
import { nodeAt, walkData, type DataMap, type DataNode, type DataScalar } from '../../lang/data-node';
import type { PythonDocument } from '../../lang/python/types';
import { readOptions } from '../../lang/requirements/options';
import type { TomlDocument } from '../../lang/toml/types';
import { removeEntry } from '../../lang/yaml/patch';
import type { YamlDocument } from '../../lang/yaml/types';

export interface InstallerSetting {
  /** `index` covers find-links and the channels of conda; `unchecked` is a switch that leaves certificates unchecked. */
  readonly kind: 'index' | 'extra-index' | 'trusted-host' | 'strategy' | 'unchecked';
  readonly tool: 'pip' | 'uv' | 'pipenv' | 'conda' | 'poetry';
  /** As it is written: `extra-index-url`. */
  readonly key: string;
  readonly value: string;
  readonly at: Range;
  /** Takes the setting out, where that is one entry of a YAML mapping. */
  readonly remove?: Edit | undefined;
}

type Kind = InstallerSetting['kind'];
type Tool = InstallerSetting['tool'];

const KINDS: Readonly<Record<string, Kind>> = {
  index_url: 'index',
  default_index: 'index',
  find_links: 'index',
  extra_index_url: 'extra-index',
  trusted_host: 'trusted-host',
  allow_insecure_host: 'trusted-host',
  index_strategy: 'strategy',
};

function kindOf(key: string): Kind | undefined {
  const name = key.replace(/^--/, '').replaceAll('-', '_');
  return Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
}

/** Settings of the YAML files of conda, BentoML, Databricks and all that hold a conda environment. */
export function yamlInstallerSettings(document: YamlDocument): readonly InstallerSetting[] {
  return document.roots.flatMap((root) => [
    ...(document.kind === 'conda-environment' ? condaSettings(document, root) : []),
    ...(document.kind === 'bentofile' ? installerTable(nodeAt(root, 'python'), 'pip', document) : []),
    ...repositoryUrls(root),
    ...pipOptions(root),
  ]);
}

/** Settings of uv, Pipenv, Poetry, PDM, pixi and BentoML in TOML files. */
export function tomlInstallerSettings({ root }: TomlDocument, path: string): readonly InstallerSetting[] {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (name === 'pipfile') return pipfileSettings(root);
  const uv = name === 'uv.toml' ? root : nodeAt(root, 'tool', 'uv');
  return [
    ...uvSettings(uv),
    ...installerTable(nodeAt(uv, 'pip'), 'uv'),
    ...installerTable(nodeAt(root, 'tool', 'bentoml', 'build', 'python'), 'pip'),
    ...sources(nodeAt(root, 'tool', 'poetry', 'source'), 'poetry'),
    ...sources(nodeAt(root, 'tool', 'pdm', 'source'), 'pip'),
    ...['workspace', 'project'].flatMap((key) => urls(nodeAt(root, key, 'channels'), 'index', 'conda', 'channels')),
    ...entriesOf(nodeAt(root, 'certificates')).flatMap(({ value }) => unchecked(value, 'cert', 'poetry')),
  ];
}

/** `pip_index_urls` and `pip_trusted_hosts` of the components of Kubeflow Pipelines. */
export function componentInstallerSettings(document: PythonDocument): readonly InstallerSetting[] {
  return document.callsNamed('component').flatMap((call) => {
    if (!/^kfp\b|(?:^|\.)component$/.test(call.name ?? call.callee.text)) return [];
    const listOf = (keyword: string, kindAt: (index: number) => Kind): readonly InstallerSetting[] =>
      (call.argument(keyword)?.value.elements() ?? []).flatMap((element, index) => {
        const value = element.stringValue()?.value;
        return value === undefined
          ? []
          : [{ kind: kindAt(index), tool: 'pip', key: keyword, value, at: element.range } as const];
      });
    // The first one stands in for PyPI, the others come on top.
    return [
      ...listOf('pip_index_urls', (index) => (index === 0 ? 'index' : 'extra-index')),
      ...listOf('pip_trusted_hosts', () => 'trusted-host'),
    ];
  });
}

function condaSettings(document: YamlDocument, root: DataNode): readonly InstallerSetting[] {
  const lists = ['channels', 'default_channels', 'channel_alias', 'allowlist_channels'];
  return [
    ...lists.flatMap((key) => urls(nodeAt(root, key), 'index', 'conda', key)),
    ...entriesOf(nodeAt(root, 'custom_channels')).flatMap(({ key, value }) => urls(value, 'index', 'conda', key)),
    ...unchecked(root, 'ssl_verify', 'conda', document),
  ];
}

function uvSettings(node: DataNode | undefined): readonly InstallerSetting[] {
  return [...installerTable(node, 'uv'), ...sources(nodeAt(node, 'index'), 'uv')];
}

function pipfileSettings(root: DataNode | undefined): readonly InstallerSetting[] {
  const list = sources(nodeAt(root, 'source'), 'pipenv');
  let count = 0;
  return list.map((setting) =>
    // Pipenv looks further than the first source where it is told to, and always did before 2022.3.23.
    setting.kind === 'index' && count++ > 0 ? { ...setting, kind: 'extra-index' } : setting,
  );
}

/** `[[source]]` tables: an address, and whether certificates are checked. */
function sources(list: DataNode | undefined, tool: Tool): readonly InstallerSetting[] {
  return itemsOf(list).flatMap((source) => [
    ...urls(nodeAt(source, 'url'), 'index', tool, 'url'),
    ...unchecked(source, 'verify_ssl', tool),
  ]);
}

/** A mapping whose keys are options of pip. */
function installerTable(node: DataNode | undefined, tool: Tool, document?: YamlDocument): readonly InstallerSetting[] {
  return entriesOf(node).flatMap((entry) => {
    const kind = kindOf(entry.key);
    if (kind === undefined || node?.kind !== 'map') return [];
    const remove = document === undefined || kind !== 'trusted-host' ? undefined : removeEntry(document, node, entry);
    return urls(entry.value, kind, tool, entry.key).map((setting) => ({ ...setting, remove }));
  });
}

function unchecked(
  node: DataNode | undefined,
  key: string,
  tool: Tool,
  document?: YamlDocument,
): readonly InstallerSetting[] {
  const entry = node?.kind === 'map' ? node.entry(key) : undefined;
  const value = entry?.value.kind === 'scalar' ? String(entry.value.value) : '';
  if (node?.kind !== 'map' || entry === undefined || !/^(?:false|no|off|0)$/i.test(value)) return [];
  const at = { start: entry.keyRange.start, end: entry.value.range.end };
  const remove = document === undefined ? undefined : removeEntry(document, node, entry);
  return [{ kind: 'unchecked', tool, key: `${key} = false`, value, at, remove }];
}

/** `pypi: {package, repo}` among the libraries of a Databricks job. */
function repositoryUrls(root: DataNode): readonly InstallerSetting[] {
  return mapsOf(root).flatMap((map) => urls(nodeAt(map.get('pypi'), 'repo'), 'index', 'pip', 'repo'));
}

/** Options of pip among the packages that conda leaves to it. */
function pipOptions(root: DataNode): readonly InstallerSetting[] {
  return mapsOf(root).flatMap((map) =>
    map.get('dependencies')?.kind !== 'sequence'
      ? []
      : itemsOf(map.get('dependencies'))
          .flatMap((item) => itemsOf(nodeAt(item, 'pip')))
          .flatMap((item) => optionSettings(item)),
  );
}

function optionSettings(item: DataNode): readonly InstallerSetting[] {
  const text = item.kind === 'scalar' && typeof item.value === 'string' ? item.value : '';
  if (!text.startsWith('-')) return [];
  return readOptions(text).flatMap(({ name, value }): readonly InstallerSetting[] => {
    const kind = name === '-i' || name === '-f' ? 'index' : kindOf(name);
    return kind === undefined || value === undefined ? [] : [{ kind, tool: 'pip', key: name, value, at: item.range }];
  });
}

function urls(node: DataNode | undefined, kind: Kind, tool: Tool, key: string): readonly InstallerSetting[] {
  const scalars: readonly DataNode[] = node?.kind === 'sequence' ? node.items : node === undefined ? [] : [node];
  return scalars
    .filter((each): each is DataScalar => each.kind === 'scalar' && typeof each.value === 'string')
    .map((each) => ({ kind, tool, key, value: String(each.value), at: each.range }));
}

function entriesOf(node: DataNode | undefined): DataMap['entries'] {
  return node?.kind === 'map' ? node.entries : [];
}

function itemsOf(node: DataNode | undefined): readonly DataNode[] {
  return node?.kind === 'sequence' ? node.items : [];
}

function mapsOf(root: DataNode): readonly DataMap[] {
  return [...walkData(root)].filter((node): node is DataMap => node.kind === 'map' && node.alias === undefined);
}
