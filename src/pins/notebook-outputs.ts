import type { NotebookCell } from '../lang/notebook/types';
import { documentOf } from '../lang/open';
import { normalizeName } from '../lang/requirements/requirement';
import type { SourceFile } from '../lang/source-file';
import type { PackageSource, PackageState } from './package-source';

/** Packages that are imported by another name than they are installed by. */
const DISTRIBUTIONS: Readonly<Record<string, string>> = {
  sklearn: 'scikit-learn',
  skimage: 'scikit-image',
  PIL: 'pillow',
  yaml: 'pyyaml',
  bs4: 'beautifulsoup4',
  dateutil: 'python-dateutil',
  dotenv: 'python-dotenv',
  jwt: 'pyjwt',
};
/** Imports that several packages on PyPI provide: which one was installed does not show. */
const AMBIGUOUS = new Set(['cv2', 'faiss', 'google', 'tensorflow_io']);

const INSTALLED = /^Successfully installed (.+)$/gm;
const ALREADY = /^Requirement already satisfied: ([A-Za-z0-9][\w.-]*).* \((\d[^()\s]*)\)(?: \(from .*\))?\s*$/gm;
const UV_INSTALLED = /^ \+ ([A-Za-z0-9][\w.-]*)==(\d\S*)\s*$/gm;
const SHOWN = /(?<![\w.])([A-Za-z_]\w*)\.__version__/g;
const VERSION = /(?<![\w.])\d{1,4}(?:\.\d{1,8}){1,4}(?:(?:a|b|rc|\.post|\.dev)\d+)*(?:\+[\w.]+)?(?![\w.])/g;
/** UTF-16 code units of one output; what installers print is at its end as well as at its start. */
const MAX_TEXT = 200_000;

/** What the outputs of a notebook tell of the packages that it ran with. The cell that comes last counts. */
export function outputSource(file: SourceFile): PackageSource | undefined {
  const { notebook } = file;
  if (notebook === undefined) return undefined;
  return {
    source: "the version that this notebook's outputs show",
    versions: () => new Map(notebook.cells.flatMap((cell) => readCell(cell, () => namesOf(file)))),
  };
}

type Entry = readonly [name: string, state: PackageState];

function readCell(cell: NotebookCell, names: () => ReadonlyMap<string, string>): readonly Entry[] {
  const texts = cell.outputs
    .flatMap((output) => output.texts)
    .filter(({ kind }) => kind === 'stream' || kind === 'text');
  if (texts.length === 0 || cell.kind !== 'code') return [];
  const output = texts
    .map(({ text }) => text)
    .join('\n')
    .slice(0, MAX_TEXT);
  return [...readInstallers(output), ...readShown(cell.text, output, names)];
}

function readInstallers(output: string): readonly Entry[] {
  const entry = (name: string, version: string): Entry => [normalizeName(name), { version }];
  return [
    ...[...output.matchAll(ALREADY)].map(([, name = '', version = '']) => entry(name, version)),
    ...[...output.matchAll(UV_INSTALLED)].map(([, name = '', version = '']) => entry(name, version)),
    ...[...output.matchAll(INSTALLED)].flatMap(([, list = '']) =>
      list.split(' ').flatMap((word): readonly Entry[] => {
        const [, name = '', version = ''] = /^(.+)-(\d[^-]*)$/.exec(word) ?? [];
        return name === '' ? [] : [entry(name, version)];
      }),
    ),
  ];
}

/** `torch.__version__` with what was printed for it: as many versions as were asked for, or it is not known which is whose. */
function readShown(source: string, output: string, names: () => ReadonlyMap<string, string>): readonly Entry[] {
  const code = source.replace(/#.*$/gm, '');
  const asked = [...code.matchAll(SHOWN)].map(([, name = '']) => name);
  if (asked.length === 0) return [];
  const shown = output.match(VERSION) ?? [];
  if (shown.length !== asked.length) return [];
  return asked.flatMap((name, index): readonly Entry[] => {
    const module = names().get(name) ?? name;
    const version = shown[index];
    if (version === undefined || AMBIGUOUS.has(module)) return [];
    return [[normalizeName(DISTRIBUTIONS[module] ?? module), { version }]];
  });
}

/** The modules behind the names of a notebook: `np` is `numpy`. */
function namesOf({ parts }: SourceFile): ReadonlyMap<string, string> {
  const imports = parts.flatMap((part) => documentOf(part, 'python')?.imports ?? []);
  return new Map(imports.map(({ name, qualifiedName }) => [name, qualifiedName.split('.', 1)[0] ?? '']));
}
