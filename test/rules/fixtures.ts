import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { WorkspaceFacts } from '../../src/engine/engine';
import { toNotebook } from './percent';

export const FIXTURES = dirname(fileURLToPath(import.meta.url));

/** One file of a fixture. A fixture is a file, or a folder that stands for a small workspace. */
export interface FixtureFile {
  /** On disk. */
  readonly source: string;
  /** As if it stood at the root of a workspace. */
  readonly path: string;
  readonly text: string;
  /** The text that is linted: that of `source`, or the notebook that it describes. */
  readonly input: string;
  readonly expected: readonly Expectation[];
}

/** A finding that a marker asks for. */
export interface Expectation {
  /** 0-based, in `text`. */
  readonly line: number;
  readonly id: string;
}

export interface Fixture {
  readonly ruleId: string;
  readonly group: string;
  /** `bad.py`, or the name of a folder: `bad`. */
  readonly name: string;
  readonly isBad: boolean;
  readonly files: readonly FixtureFile[];
  /** Paths below the root of the workspace; undefined for a single file. */
  readonly paths: ReadonlySet<string> | undefined;
  /** Where the fixed twin stands: a file, or a folder. */
  readonly fixedPath: string;
}

/** What the files of a fixture tell of one another. Whether git keeps one is what it says itself. */
export function factsOf({ paths, files }: Fixture): WorkspaceFacts {
  return {
    today: '2026-06-01',
    hasPath: (path) => paths?.has(path),
    isTracked(path) {
      const text = files.find((file) => file.path === path)?.text ?? '';
      return text.includes('# git: tracked\n') ? true : text.includes('# git: untracked\n') ? false : undefined;
    },
    readText: (path) => (paths === undefined ? undefined : files.find((file) => file.path === placeOf(path))?.text),
    sha256(path) {
      const file = files.find((each) => each.path === path);
      return paths === undefined || file === undefined
        ? undefined
        : createHash('sha256').update(file.text).digest('hex');
    },
    listFolder(path) {
      const folder = placeOf(path).replace(/(?<=.)\/*$/, '/');
      const below = files.filter((file) => file.path.startsWith(folder)).map((file) => file.path.slice(folder.length));
      return below.length === 0 ? undefined : [...new Set(below.map((rest) => rest.split('/', 1)[0] ?? ''))].sort();
    },
  };
}

/** Folders of the machine stand in the fixture's own folder, under their names. */
function placeOf(path: string): string {
  return path.replace(/^<([a-z-]+)>\//, '$1/');
}

export function loadFixtures(): readonly Fixture[] {
  return subfolders(FIXTURES).flatMap((group) =>
    subfolders(join(FIXTURES, group)).flatMap((ruleId) => loadFixturesOf(group, ruleId)),
  );
}

function loadFixturesOf(group: string, ruleId: string): readonly Fixture[] {
  const folder = join(FIXTURES, group, ruleId);
  return readdirSync(folder)
    .filter((name) => /^(?:bad|ok)(?:[.-]|$)/.test(name) && !/\.fixed(?:\.|$)|\.expect$/.test(name))
    .map((name) => {
      const source = join(folder, name);
      const isFolder = statSync(source).isDirectory();
      const files = isFolder ? walk(source).map((file) => load(file, relative(source, file))) : [load(source, name)];
      return {
        ruleId,
        group,
        name,
        isBad: name.startsWith('bad'),
        files,
        paths: isFolder ? new Set(files.flatMap(({ path }) => withParents(path))) : undefined,
        fixedPath: join(folder, isFolder ? `${name}.fixed` : name.replace(/^([^.]+)/, '$1.fixed')),
      };
    });
}

function subfolders(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

function walk(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(path);
    return entry.name.endsWith('.expect') ? [] : [path];
  });
}

function load(source: string, path: string): FixtureFile {
  const text = readFileSync(source, 'utf8');
  const isPercent = source.endsWith('.nb.py');
  return {
    source,
    path: (isPercent ? path.replace(/\.nb\.py$/, '.ipynb') : path).replaceAll('\\', '/'),
    text,
    input: isPercent ? toNotebook(text) : text,
    expected: existsSync(`${source}.expect`) ? readExpectFile(`${source}.expect`) : readMarkers(text),
  };
}

function withParents(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

const MARKER = /(?:#|\/\/|;)\s*expect(?:\(([+-]\d+)\))?:\s*([a-z0-9-]+(?:\s*,\s*[a-z0-9-]+)*)/g;

export function readMarkers(text: string): readonly Expectation[] {
  return text
    .split('\n')
    .flatMap((content, line) =>
      [...content.matchAll(MARKER)].flatMap(([, shift = '0', ids = '']) =>
        ids.split(',').map((id) => ({ line: line + Number(shift), id: id.trim() })),
      ),
    );
}

/** `line: id, id`, for files without comments. Lines count from 1. */
function readExpectFile(path: string): readonly Expectation[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      const [number = '', ids = ''] = line.split(':');
      return ids.split(',').map((id) => ({ line: Number(number) - 1, id: id.trim() }));
    });
}
