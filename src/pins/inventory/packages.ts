import type { Range } from '../../core/range';
import { nodeAt, type DataNode, type DataScalar } from '../../lang/data-node';
import { parseRequirement } from '../../lang/requirements/document';
import { normalizeName } from '../../lang/requirements/requirement';
import type { Requirement, RequirementsDocument } from '../../lang/requirements/types';
import type { ShellDocument } from '../../lang/shell/types';
import type { TomlDocument } from '../../lang/toml/types';
import type { YamlDocument } from '../../lang/yaml/types';
import { isCommit } from '../commit';
import { requestedOf, unpinnedState, type FoundExternal, type InventoryParts } from './types';

const EXACT = /^===?\s*(\d[^*,\s]*)$/;

export function requirementExternals(
  { requirements, role }: RequirementsDocument,
  parts: InventoryParts,
): readonly FoundExternal[] {
  // Constraints install nothing by themselves.
  return role === 'constraints' ? [] : requirements.flatMap((each) => ofRequirement(each, each.range, parts, false));
}

/** What `pip install` and `uv add` name in a script. */
export function shellPackages({ commands }: ShellDocument, parts: InventoryParts): readonly FoundExternal[] {
  return commands.flatMap(({ name, words }) => {
    const isInstall =
      (/^pip3?$/.test(name) && words[0]?.value === 'install') || (name === 'uv' && words[0]?.value === 'add');
    if (!isInstall) return [];
    return words.slice(1).flatMap(({ value, range }, index): readonly FoundExternal[] => {
      const before = words[index]?.value ?? '';
      // `-r file` and the like: what follows is no package. A flag without a value (`-q`) is followed by one.
      const isValue = /^(?:-[rcfitCe]|--(?!upgrade|quiet|no-|pre|user|force|dev)[\w-]+)$/.test(before);
      const requirement = value === undefined || value.startsWith('-') || isValue ? undefined : parseRequirement(value);
      return requirement === undefined ? [] : ofRequirement(requirement, range, parts, false);
    });
  });
}

/** What a project says that it needs (PEP 621, dependency groups, Poetry). */
export function pyprojectPackages({ root }: TomlDocument, parts: InventoryParts): readonly FoundExternal[] {
  const lists = [
    nodeAt(root, 'project', 'dependencies'),
    ...valuesOf(nodeAt(root, 'project', 'optional-dependencies')),
    ...valuesOf(nodeAt(root, 'dependency-groups')),
  ];
  const poetry = ['dependencies', 'dev-dependencies'].map((key) => nodeAt(root, 'tool', 'poetry', key));
  const groups = valuesOf(nodeAt(root, 'tool', 'poetry', 'group')).map((group) => nodeAt(group, 'dependencies'));
  return [
    ...lists.flatMap(itemsOf).flatMap((node) => ofText(node, parts)),
    ...[...poetry, ...groups].flatMap((table) => poetryPackages(table, parts)),
  ];
}

function poetryPackages(table: DataNode | undefined, parts: InventoryParts): readonly FoundExternal[] {
  if (table?.kind !== 'map') return [];
  return table.entries.flatMap(({ key, keyRange, value }): readonly FoundExternal[] => {
    if (key === 'python') return [];
    const given = value.kind === 'scalar' ? value : nodeAt(value, 'version');
    const specifier = given?.kind === 'scalar' ? String(given.value) : '';
    const exact = /^(?:==?\s*)?(\d[\w.]*)$/.exec(specifier)?.[1];
    return given === undefined ? [] : [ofPackage(key, specifier, exact, keyRange, parts, true)];
  });
}

/** An environment of conda. Its own packages are not those of PyPI. */
export function condaPackages({ roots }: YamlDocument, parts: InventoryParts): readonly FoundExternal[] {
  return itemsOf(nodeAt(roots[0], 'dependencies')).flatMap((item): readonly FoundExternal[] => {
    if (item.kind !== 'scalar') return itemsOf(nodeAt(item, 'pip')).flatMap((each) => ofText(each, parts));
    const [, name = '', rest = ''] = /^(?:[^:\s]+::)?([\w.-]+)\s*(.*)$/.exec(String(item.value)) ?? [];
    const exact = /^={1,2}\s*(\d+\.\d+[\w.]*)(?:=\S+)?$/.exec(rest)?.[1];
    if (name === '') return [];
    const named = { kind: 'package', source: 'conda', name, range: item.range } as const;
    if (exact !== undefined) return [{ ...named, state: 'pinned', pin: exact }];
    return [{ ...named, ...requestedOf(rest), state: 'unpinned' }];
  });
}

function ofText(node: DataNode, parts: InventoryParts): readonly FoundExternal[] {
  const requirement = node.kind === 'scalar' ? parseRequirement(textOf(node)) : undefined;
  return requirement === undefined ? [] : ofRequirement(requirement, node.range, parts, true);
}

function textOf({ value }: DataScalar): string {
  return String(value);
}

/** `heedsLock`: whether what installs from here goes by the lock file. */
function ofRequirement(
  { kind, name, normalizedName, specifier, url }: Requirement,
  range: Range,
  parts: InventoryParts,
  heedsLock: boolean,
): readonly FoundExternal[] {
  if (kind === 'url' && url?.startsWith('git+') === true) return [ofRepository(url, name, range, parts)];
  if (kind !== 'package' || name === undefined) return [];
  const exact = EXACT.exec(specifier.trim())?.[1];
  return [ofPackage(normalizedName ?? name, specifier, exact, range, parts, heedsLock)];
}

function ofPackage(
  given: string,
  specifier: string,
  exact: string | undefined,
  range: Range,
  { pins }: InventoryParts,
  heedsLock: boolean,
): FoundExternal {
  const name = normalizeName(given);
  const named = { kind: 'package', source: 'pypi', name, range } as const;
  if (exact !== undefined) return { ...named, state: 'pinned', pin: exact };
  const known = pins.packageVersion(name, specifier);
  const state = unpinnedState(known);
  return {
    ...named,
    ...requestedOf(specifier),
    ...state,
    ...(heedsLock || known === undefined ? {} : { state: 'known' }),
  };
}

function ofRepository(url: string, name: string | undefined, range: Range, { pins }: InventoryParts): FoundExternal {
  const target = url.split('#', 1)[0]?.replace(/^git\+/, '') ?? url;
  const [, address = target, ref] = /^([a-z+]+:\/\/[^/]+\/[^@]*)(?:@(.+))?$/i.exec(target) ?? [];
  const named = { kind: 'package', source: 'git', name: address.replace(/^(\w+:\/\/)[^/@]*@/, '$1'), range } as const;
  if (ref !== undefined && isCommit(ref)) return { ...named, state: 'pinned', pin: ref };
  const project =
    name ??
    address
      .replace(/\.git$/, '')
      .split('/')
      .at(-1) ??
    '';
  return { ...named, ...requestedOf(ref), ...unpinnedState(pins.packageCommit(project, address)) };
}

function itemsOf(node: DataNode | undefined): readonly DataNode[] {
  return node?.kind === 'sequence' ? node.items : [];
}

function valuesOf(node: DataNode | undefined): readonly DataNode[] {
  return node?.kind === 'map' ? node.entries.map(({ value }) => value) : [];
}
