import { readSpecifier, type VersionBounds } from '../../core/version';
import { nodeAt, stringAt, type DataNode } from '../../lang/data-node';
import { dockerfileScripts } from '../../lang/dockerfile/surfaces';
import { parseDockerfile } from '../../lang/dockerfile/document';
import { parseJson } from '../../lang/json/document';
import { parseRequirement, parseRequirements } from '../../lang/requirements/document';
import type { Requirement } from '../../lang/requirements/types';
import { parseShell } from '../../lang/shell/document';
import type { ShellDocument } from '../../lang/shell/types';
import { parseToml } from '../../lang/toml/document';
import { parseYaml } from '../../lang/yaml/document';

/** What one file says of packages, by normalised name (PEP 503); Python itself is called `python`. */
export type PackageBounds = ReadonlyMap<string, VersionBounds>;

type Entry = readonly [name: string, specifier: string];

/** The files that say which versions are there, the surest first: what a lock file says is what is installed. */
export const VERSION_FILES: readonly { readonly name: string; readonly read: (text: string) => readonly Entry[] }[] = [
  { name: 'uv.lock', read: readLock },
  { name: 'poetry.lock', read: readLock },
  { name: 'pdm.lock', read: readLock },
  { name: 'Pipfile.lock', read: readPipfileLock },
  { name: 'requirements.txt', read: readRequirementsFile },
  { name: 'constraints.txt', read: readRequirementsFile },
  { name: 'environment.yml', read: readEnvironment },
  { name: 'environment.yaml', read: readEnvironment },
  { name: 'pyproject.toml', read: readPyproject },
  { name: 'Pipfile', read: readPipfile },
  { name: '.python-version', read: (text) => [['python', `==${/^\s*([\d.]+)/.exec(text)?.[1] ?? ''}.*`]] },
  { name: 'Dockerfile', read: readDockerfile },
];

/** Entries that contradict each other, and those that are not understood, are left out. */
export function toBounds(entries: readonly Entry[]): PackageBounds {
  const bounds = new Map<string, VersionBounds | undefined>();
  for (const [name, specifier] of entries) {
    const read = specifier === '' ? undefined : readSpecifier(specifier);
    const key = normalize(name);
    const isNew = !bounds.has(key) || JSON.stringify(bounds.get(key)) === JSON.stringify(read);
    bounds.set(key, isNew ? read : undefined);
  }
  return new Map([...bounds].flatMap(([name, read]) => (read === undefined ? [] : [[name, read]])));
}

function normalize(name: string): string {
  const normalized = name.toLowerCase().replace(/[-_.]+/g, '-');
  return normalized === 'pytorch' ? 'torch' : normalized;
}

/** uv, Poetry and PDM write the same two lines for each package. */
function readLock(text: string): readonly Entry[] {
  return [...text.matchAll(/^name = "([^"\r\n]{1,200})"\r?\nversion = "([^"\r\n]{1,100})"/gm)].map(
    ([, name = '', version = '']) => [name, `==${version}`],
  );
}

function readPipfileLock(text: string): readonly Entry[] {
  return ['default', 'develop'].flatMap((section) =>
    entriesOf(nodeAt(parseJson(text).root, section)).flatMap(([name, value]): readonly Entry[] => {
      const version = stringAt(value, 'version');
      return version === undefined ? [] : [[name, version]];
    }),
  );
}

function readRequirementsFile(text: string): readonly Entry[] {
  return parseRequirements(text, 'requirements.txt').requirements.flatMap(toEntry);
}

/** A requirement with a marker holds on some machines only. */
function toEntry({ kind, name, specifier, marker }: Requirement): readonly Entry[] {
  return kind !== 'package' || name === undefined || marker !== undefined ? [] : [[name, specifier]];
}

function readEnvironment(text: string): readonly Entry[] {
  const list = nodeAt(parseYaml(text, 'environment.yml').roots[0], 'dependencies');
  return itemsOf(list).flatMap((item): readonly Entry[] => {
    if (item.kind === 'scalar') return [condaEntry(String(item.value))];
    return itemsOf(nodeAt(item, 'pip')).flatMap((each) => readRequirementText(each));
  });
}

/** `conda-forge::pytorch=2.3.1=py311_cuda` fixes the first numbers only. */
function condaEntry(text: string): Entry {
  const [, name = '', rest = ''] = /^(?:[^:\s]+::)?([\w.-]+)\s*(.*)$/.exec(text) ?? [];
  const loose = /^=(\d[\w.]*)/.exec(rest)?.[1];
  return [name, loose === undefined ? rest : `==${loose}.*`];
}

function readPyproject(text: string): readonly Entry[] {
  const { root } = parseToml(text);
  const python = stringAt(root, 'project', 'requires-python');
  const groups = [nodeAt(root, 'project', 'dependencies'), ...valuesOf(nodeAt(root, 'dependency-groups'))];
  return [
    ...(python === undefined ? [] : [['python', python] as const]),
    ...groups.flatMap(itemsOf).flatMap(readRequirementText),
    ...readTable(nodeAt(root, 'tool', 'poetry', 'dependencies')),
  ];
}

function readPipfile(text: string): readonly Entry[] {
  const { root } = parseToml(text);
  const python = stringAt(root, 'requires', 'python_version');
  return [
    ...(python === undefined ? [] : [['python', `==${python}.*`] as const]),
    ...readTable(nodeAt(root, 'packages')),
  ];
}

/** `name = "^2.3"` and `name = { version = "^2.3" }`; a bare version is that one. */
function readTable(table: DataNode | undefined): readonly Entry[] {
  return entriesOf(table).flatMap(([name, value]): readonly Entry[] => {
    const version = value.kind === 'scalar' ? String(value.value) : stringAt(value, 'version');
    return version === undefined ? [] : [[name, version]];
  });
}

/** What the base image carries, and what is installed on top. */
function readDockerfile(text: string): readonly Entry[] {
  const document = parseDockerfile(text, 'Dockerfile');
  const images = document.stages.flatMap(({ resolvedImage }): readonly Entry[] => {
    const match = /(?:^|\/)(python|pytorch\/pytorch|tensorflow\/tensorflow):(\d+(?:\.\d+)*)/.exec(resolvedImage ?? '');
    const name = match?.[1]?.split('/').at(-1);
    return name === undefined ? [] : [[name, `==${match?.[2] ?? ''}.*`]];
  });
  return [
    ...images,
    ...dockerfileScripts(document).flatMap(({ text: script, origin }) => readInstalls(parseShell(script, origin))),
  ];
}

/** What `pip install` names in a script, with its versions. */
export function readInstalls({ commands }: Pick<ShellDocument, 'commands'>): readonly Entry[] {
  return commands.flatMap(({ name, words }) => {
    if (!/^pip3?$/.test(name) || words[0]?.value !== 'install') return [];
    return words.slice(1).flatMap(({ value }): readonly Entry[] => {
      const requirement = value === undefined || value.startsWith('-') ? undefined : parseRequirement(value);
      return requirement === undefined ? [] : toEntry(requirement);
    });
  });
}

function readRequirementText(node: DataNode): readonly Entry[] {
  const requirement = node.kind === 'scalar' ? parseRequirement(String(node.value)) : undefined;
  return requirement === undefined ? [] : toEntry(requirement);
}

function itemsOf(node: DataNode | undefined): readonly DataNode[] {
  return node?.kind === 'sequence' ? node.items : [];
}

function valuesOf(node: DataNode | undefined): readonly DataNode[] {
  return entriesOf(node).map(([, value]) => value);
}

function entriesOf(node: DataNode | undefined): readonly (readonly [string, DataNode])[] {
  return node?.kind === 'map' ? node.entries.map(({ key, value }) => [key, value] as const) : [];
}
