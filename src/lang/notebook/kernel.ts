/** Names that kernels and editors give to languages, and what they are called here. */
const ALIASES: Readonly<Record<string, string>> = {
  ipython: 'python',
  ipython2: 'python',
  ipython3: 'python',
  python2: 'python',
  python3: 'python',
  pyspark: 'python',
  bash: 'shell',
  sh: 'shell',
  zsh: 'shell',
  shellscript: 'shell',
  js: 'javascript',
  ts: 'typescript',
  'c#': 'csharp',
  'f#': 'fsharp',
  'q#': 'qsharp',
  'c++': 'cpp',
  'c++11': 'cpp',
  'c++12': 'cpp',
  'c++14': 'cpp',
  'c++17': 'cpp',
};

/** What a kernel's name says where the notebook names no language; the first that matches counts. */
const KERNELS: readonly (readonly [RegExp, string])[] = [
  [/py(?:thon|spark)|[-_]py\d*$/, 'python'],
  [/^ir\d*$|[-_]r$|^r$|^r[ -]?\d|sparkr|\bxr\b/, 'r'],
  [/julia/, 'julia'],
  [/scala|toree|almond|spylon|^spark/, 'scala'],
  [/bash|^zsh|\bshell\b/, 'shell'],
  [/csharp|c#/, 'csharp'],
  [/fsharp|f#/, 'fsharp'],
  [/powershell|pwsh/, 'powershell'],
  [/typescript|tslab|deno/, 'typescript'],
  [/javascript|jslab|^node/, 'javascript'],
  [/xcpp|c\+\+/, 'cpp'],
  [/octave/, 'octave'],
  [/matlab/, 'matlab'],
  [/ruby/, 'ruby'],
  [/rust|evcxr/, 'rust'],
  [/gophernotes|^go\b|gonb/, 'go'],
  [/kotlin/, 'kotlin'],
  [/java\b/, 'java'],
  [/haskell/, 'haskell'],
  [/\bsql|xsql/, 'sql'],
  [/^sas/, 'sas'],
  [/stata/, 'stata'],
];

/** A language's name as it is used here: lower case, `python`, `shell`, `r` … */
export function normalizeLanguage(name: string): string {
  const lower = name.trim().toLowerCase();
  return Object.hasOwn(ALIASES, lower) ? (ALIASES[lower] ?? lower) : lower;
}

/**
 * The language of a notebook's kernel: what `language_info` says, else the kernelspec's language, else what its names tell
 * (`conda-env-x-py`, `ir`, `julia-1.9`). A notebook that says nothing is Python, as most are.
 */
export function readKernelLanguage(metadata: unknown): string {
  const stated = statedLanguage(metadata);
  if (stated !== undefined) return normalizeLanguage(stated);
  const kernel = field(metadata, 'kernelspec');
  for (const key of ['name', 'display_name']) {
    const name = textField(kernel, key)?.toLowerCase();
    const known = name === undefined ? undefined : KERNELS.find(([pattern]) => pattern.test(name));
    if (known) return known[1];
  }
  return 'python';
}

/** What VS Code takes for the language of a notebook's cells: it knows nothing of kernels' names. */
export function editorDefaultLanguage(metadata: unknown): string {
  return normalizeLanguage(statedLanguage(metadata) ?? 'python');
}

function statedLanguage(metadata: unknown): string | undefined {
  return textField(field(metadata, 'language_info'), 'name') ?? textField(field(metadata, 'kernelspec'), 'language');
}

/** A property of something that may be anything. */
export function field(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}

/** A property that is a string with something in it. */
export function textField(value: unknown, key: string): string | undefined {
  const found = field(value, key);
  return typeof found === 'string' && found.trim() !== '' ? found : undefined;
}
