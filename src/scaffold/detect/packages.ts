import { byDepth } from './sources';

/** How the project's packages are declared and installed. */
export interface PackageManager {
  readonly kind: 'uv' | 'poetry' | 'pipenv' | 'conda' | 'pip';
  /** The file that is installed from; undefined where the project declares nothing. */
  readonly file: string | undefined;
  /** Where that file stands: empty, or it ends with `/`. */
  readonly folder: string;
}

/** The first that is found decides; what locks versions comes before what does not. */
const MANAGERS: readonly (readonly [PackageManager['kind'], RegExp])[] = [
  ['uv', /^uv\.lock$/],
  ['poetry', /^poetry\.lock$/],
  ['pipenv', /^Pipfile\.lock$/],
  ['pip', /^requirements(?:[-_.](?:lock|txt))?(?:\.txt|\.lock)$/],
  ['conda', /^(?:environment|conda)\.ya?ml$/],
  ['pip', /^pyproject\.toml$/],
];

/** The outermost folder that declares packages; a lock file in it wins. */
export function detectPackages(paths: readonly string[], texts: ReadonlyMap<string, string>): PackageManager {
  const folders = [...new Set(byDepth(paths).map((path) => path.slice(0, path.lastIndexOf('/') + 1)))];
  for (const folder of folders) {
    if (/(?:^|\/)(?:\.github|docs?|tests?)\//.test(folder)) continue;
    const names = paths.filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length));
    for (const [kind, pattern] of MANAGERS) {
      const name = names.find((candidate) => pattern.test(candidate));
      if (name === undefined) continue;
      return { kind: kindOf(kind, texts.get(folder + name)), file: folder + name, folder };
    }
  }
  return { kind: 'pip', file: undefined, folder: '' };
}

/** A `pyproject.toml` without a lock file may still say whose it is. */
function kindOf(kind: PackageManager['kind'], text: string | undefined): PackageManager['kind'] {
  if (kind !== 'pip' || text === undefined) return kind;
  if (/^\[tool\.poetry\]/m.test(text)) return 'poetry';
  return /^\[tool\.uv\b/m.test(text) ? 'uv' : 'pip';
}
