/** The packages that files of environments, services, jobs and projects ask for. */
import type { Range } from '../../../core/range';
import { nodeAt, stringAt, walkData, type DataMap, type DataNode, type DataScalar } from '../../../lang/data-node';
import { parseRequirement } from '../../../lang/requirements/document';
import type { Requirement } from '../../../lang/requirements/types';
import type { TomlDocument } from '../../../lang/toml/types';
import type { YamlDocument } from '../../../lang/yaml/types';

export interface ListedDependency {
  readonly at: Range;
  /** As pip writes it; a package of conda has the same name and specifier. */
  readonly requirement: Requirement;
  readonly manager: 'pip' | 'conda';
  /** Whether the file says what runs where others use it, not what somebody works with. */
  readonly isDeployed: boolean;
  /** Where offset 0 of the requirement's ranges stands; undefined where the text is not written as it is. */
  readonly base: number | undefined;
}

/** Maps of formats whose key holds requirements of pip: the mapping around the key, the key. */
const LISTS: readonly (readonly [parent: string, key: string, isDeployed: boolean])[] = [
  ['python', 'packages', true],
  ['docker', 'requirements', true],
  ['runtime_env', 'pip', true],
  ['pip', 'packages', true],
];
const LOCKED_PARENTS = new Set(['bentofile', 'zenml', 'ray-cluster', 'kubernetes', 'other']);

/** Requirements of conda environments, BentoML, ZenML, Ray, Databricks and MLflow. */
export function yamlDependencies(document: YamlDocument, path: string): readonly ListedDependency[] {
  const isPythonEnvironment = /(?:^|\/)python_env\.ya?ml$/.test(path);
  return document.roots.flatMap((root) => {
    if (isPythonEnvironment)
      return ['build_dependencies', 'dependencies'].flatMap((key) => pipItems(nodeAt(root, key), false));
    return mapsOf(root).flatMap((map) => [
      ...condaItems(map, document.kind !== 'conda-environment'),
      ...(LOCKED_PARENTS.has(document.kind) ? listItems(map) : []),
      ...libraryOf(map),
    ]);
  });
}

/** Requirements of a Pipfile, and of a project that is an application; of a library only those from repositories. */
export function tomlDependencies({ root }: TomlDocument, path: string): readonly ListedDependency[] {
  if (/(?:^|\/)pipfile$/i.test(path))
    return ['packages', 'dev-packages'].flatMap((key) => tableItems(nodeAt(root, key)));
  if (!/(?:^|\/)pyproject\.toml$/i.test(path)) return [];
  const poetry = nodeAt(root, 'tool', 'poetry');
  const groups = entriesOf(nodeAt(poetry, 'group')).map(({ value }) => nodeAt(value, 'dependencies'));
  const all = [
    ...pipItems(nodeAt(root, 'project', 'dependencies'), false),
    ...entriesOf(nodeAt(root, 'project', 'optional-dependencies')).flatMap(({ value }) => pipItems(value, false)),
    ...entriesOf(nodeAt(root, 'dependency-groups')).flatMap(({ value }) => pipItems(value, false)),
    ...[nodeAt(poetry, 'dependencies'), ...groups].flatMap(tableItems),
    ...tableItems(nodeAt(root, 'tool', 'uv', 'sources')).filter(({ requirement }) => requirement.kind === 'url'),
    ...pipItems(nodeAt(root, 'tool', 'bentoml', 'build', 'python', 'packages'), true),
  ];
  return isApplication(root)
    ? all
    : all.filter(({ requirement, isDeployed }) => isDeployed || requirement.kind === 'url');
}

/** What is never built as a package is not a library. */
function isApplication(root: DataNode | undefined): boolean {
  const isSwitchedOff = [nodeAt(root, 'tool', 'poetry', 'package-mode'), nodeAt(root, 'tool', 'uv', 'package')].some(
    (node) => node?.kind === 'scalar' && node.value === false,
  );
  return isSwitchedOff || (nodeAt(root, 'build-system') === undefined && nodeAt(root, 'tool', 'poetry') === undefined);
}

/** `dependencies` of a conda environment, and what it leaves to pip. */
function condaItems(map: DataMap, isDeployed: boolean): readonly ListedDependency[] {
  const list = map.get('dependencies');
  if (list?.kind !== 'sequence' || !isCondaEnvironment(map, list.items)) return [];
  return list.items.flatMap((item) =>
    item.kind === 'scalar' ? condaItem(item, isDeployed) : pipItems(nodeAt(item, 'pip'), isDeployed),
  );
}

function isCondaEnvironment(map: DataMap, items: readonly DataNode[]): boolean {
  return (
    map.get('channels') !== undefined ||
    items.some((item) => nodeAt(item, 'pip') !== undefined) ||
    (map.path.length === 0 && map.get('name') !== undefined && items.some(isCondaPython))
  );
}

function isCondaPython(item: DataNode): boolean {
  return item.kind === 'scalar' && /^python\b/.test(String(item.value));
}

/** `conda-forge::numpy=1.26=py311_0`, `numpy >=1.26`. */
function condaItem(item: DataScalar, isDeployed: boolean): readonly ListedDependency[] {
  const text = String(item.value);
  const match = /^(?:[\w./:-]+::)?([A-Za-z_][\w.-]*)\s*(?:\[[^\]]*\])?([\s=<>!~].*)?$/.exec(text);
  if (match === null) return [];
  const [, name = '', written = ''] = match;
  const specifier = written
    .trim()
    .replace(/^(?=[\d.])/, '=')
    .replace(/^=(?!=)/, '==');
  const requirement: Requirement = {
    kind: 'package',
    range: item.range,
    isEditable: false,
    name,
    normalizedName: name.toLowerCase(),
    extras: [],
    // A build string stands behind the version, as in `numpy=1.26.4=py311_0`.
    specifier: specifier.replace(/(\d)=\S*$/, '$1'),
    specifierRange: item.range,
    hasHashes: false,
  };
  return [{ at: item.range, requirement, manager: 'conda', isDeployed, base: undefined }];
}

function listItems(map: DataMap): readonly ListedDependency[] {
  return LISTS.flatMap(([parent, key, isDeployed]) =>
    map.path.at(-1) === parent || (parent === 'runtime_env' && key === 'pip' && map.path.at(-1) === 'ray_actor_options')
      ? pipItems(map.get(key), isDeployed)
      : [],
  );
}

/** `pypi: {package: …}` of a Databricks job. */
function libraryOf(map: DataMap): readonly ListedDependency[] {
  const node = nodeAt(map.get('pypi'), 'package');
  return node?.kind === 'scalar' ? pipItem(node, true) : [];
}

function pipItems(node: DataNode | undefined, isDeployed: boolean): readonly ListedDependency[] {
  return node?.kind !== 'sequence'
    ? []
    : node.items.flatMap((item) => (item.kind === 'scalar' ? pipItem(item, isDeployed) : []));
}

function pipItem(item: DataScalar, isDeployed: boolean): readonly ListedDependency[] {
  const text = typeof item.value === 'string' ? item.value : '';
  const requirement = /[{}$]/.test(text) ? undefined : parseRequirement(text);
  if (requirement === undefined) return [];
  const quoted = item.style === 'single' || item.style === 'double' ? 1 : 0;
  const isWhole = item.alias === undefined && item.range.end - item.range.start === text.length + 2 * quoted;
  const base = isWhole && item.style !== 'literal' && item.style !== 'folded' ? item.range.start + quoted : undefined;
  return [{ at: item.range, requirement, manager: 'pip', isDeployed, base }];
}

/** `pandas = "*"`, `features = {git = "…", branch = "main"}`, as Pipenv and Poetry write them. */
function tableItems(node: DataNode | undefined): readonly ListedDependency[] {
  return entriesOf(node).flatMap(({ key, keyRange, value }): readonly ListedDependency[] => {
    const at = { start: keyRange.start, end: value.range.end };
    const git = stringAt(value, 'git');
    const version = stringAt(value, 'version') ?? (value.kind === 'scalar' ? String(value.value) : undefined);
    if (key === 'python' || (git === undefined && version === undefined)) return [];
    const ref = ['rev', 'ref', 'tag', 'branch'].map((name) => stringAt(value, name)).find((each) => each !== undefined);
    const base = { range: at, isEditable: false, extras: [], specifierRange: at, hasHashes: false, name: key } as const;
    const address = git?.startsWith('git') === true ? git : `git+${git ?? ''}`;
    const requirement: Requirement =
      git === undefined
        ? { ...base, kind: 'package', normalizedName: key.toLowerCase(), specifier: exact(version ?? '') }
        : { ...base, kind: 'url', specifier: '', url: ref === undefined ? address : `${address}@${ref}` };
    return [{ at, requirement, manager: 'pip', isDeployed: false, base: undefined }];
  });
}

/** A version alone is exact for Poetry; `*` is no specifier of pip. */
function exact(version: string): string {
  if (version === '*') return '';
  return /^\d[\w.+!-]*$/.test(version) ? `==${version}` : version;
}

function entriesOf(node: DataNode | undefined): DataMap['entries'] {
  return node?.kind === 'map' ? node.entries : [];
}

function mapsOf(root: DataNode): readonly DataMap[] {
  return [...walkData(root)].filter((node): node is DataMap => node.kind === 'map' && node.alias === undefined);
}
