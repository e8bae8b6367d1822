import type { DocumentLanguage } from './documents';

type Classified = DocumentLanguage | 'notebook' | 'text';

/**
 * Lock files are written by tools and hold what is pinned already: no rule of a format reads them, but secrets in them (an index
 * URL with a password) are looked for. So they are plain text, whatever the editor calls them. `dvc.lock` is not among them:
 * it is small, and rules compare it with dvc.yaml.
 */
const LOCK_FILE =
  /^(?:uv|poetry|pdm|pixi|cargo|yarn|pipfile|composer|gemfile)\.lock$|^(?:package-lock|npm-shrinkwrap)\.json$|^pnpm-lock\.ya?ml$|^[\w.-]*conda-lock\.ya?ml$|^pylock(?:\.[\w-]+)?\.toml$/;

/** The editor's languages, by VS Code's id. Ids that say nothing about the format leave the choice to the path. */
const LANGUAGE_IDS: Readonly<Record<string, Classified>> = {
  python: 'python',
  yaml: 'yaml',
  dockercompose: 'yaml',
  'github-actions-workflow': 'yaml',
  'azure-pipelines': 'yaml',
  'gitlab-ci': 'yaml',
  helm: 'yaml',
  dvc: 'yaml',
  dockerfile: 'dockerfile',
  'pip-requirements': 'requirements',
  shellscript: 'shell',
  bash: 'shell',
  json: 'json',
  jsonc: 'json',
  toml: 'toml',
  ini: 'ini',
  dotenv: 'env',
  env: 'env',
  jupyter: 'notebook',
  markdown: 'text',
  groovy: 'groovy',
  jenkinsfile: 'groovy',
  makefile: 'text',
  r: 'text',
  julia: 'text',
  scala: 'text',
  sql: 'text',
  terraform: 'text',
  javascript: 'text',
  typescript: 'text',
};

const EXTENSIONS: Readonly<Record<string, Classified>> = {
  py: 'python',
  pyi: 'python',
  pyw: 'python',
  ipynb: 'notebook',
  yaml: 'yaml',
  yml: 'yaml',
  dvc: 'yaml',
  dockerfile: 'dockerfile',
  containerfile: 'dockerfile',
  sh: 'shell',
  bash: 'shell',
  zsh: 'shell',
  // Batch scripts of clusters are shell scripts with directives in comments.
  slurm: 'shell',
  sbatch: 'shell',
  pbs: 'shell',
  json: 'json',
  jsonc: 'json',
  json5: 'json',
  toml: 'toml',
  ini: 'ini',
  cfg: 'ini',
  env: 'env',
  groovy: 'groovy',
};

/** Extensions of texts that no rule of a format reads, but in which secrets may stand. */
const TEXT_EXTENSIONS = new Set(
  (
    'md mdx rmd qmd rst txt r jl scala sql sbt ts tsx mts cts js jsx mjs cjs java kt go rb php rs c h cc cpp cs swift lua pl ' +
    'ps1 bat cmd tf tfvars hcl tfstate properties conf gradle mk pbtxt xml html pem key ovpn pyx'
  ).split(' '),
);

/** Whole names, lower case. */
const NAMES: Readonly<Record<string, Classified>> = {
  dockerfile: 'dockerfile',
  containerfile: 'dockerfile',
  mlproject: 'yaml',
  'dvc.lock': 'yaml',
  '.condarc': 'yaml',
  condarc: 'yaml',
  pipfile: 'toml',
  'pip.conf': 'ini',
  'pip.ini': 'ini',
  '.pypirc': 'ini',
  '.sentryclirc': 'ini',
  '.comet.config': 'ini',
  '.env': 'env',
  '.flaskenv': 'env',
  '.envrc': 'shell',
  '.bashrc': 'shell',
  '.bash_profile': 'shell',
  '.profile': 'shell',
  '.zshrc': 'shell',
  '.renovaterc': 'json',
  codeowners: 'text',
  '.gitattributes': 'text',
  caddyfile: 'text',
  snakefile: 'text',
  makefile: 'text',
  gnumakefile: 'text',
  justfile: 'text',
  '.netrc': 'text',
  '.npmrc': 'text',
  '.pgpass': 'text',
  id_rsa: 'text',
  id_ed25519: 'text',
};

/** Names with variable parts, against the lower-case path with `/`. */
const PATTERNS: readonly (readonly [RegExp, Classified])[] = [
  [/(?:^|\/)\.dvc\/config(?:\.local)?$/, 'ini'],
  [/(?:^|\/)\.aws\/(?:config|credentials)$/, 'ini'],
  // TorchServe's; other properties may hold what an INI reader would cut.
  [/(?:^|\/)(?:config|[\w.-]*torchserve[\w.-]*|ts[-_.]config)\.properties$/, 'ini'],
  [/(?:^|\/)(?:[^/]*[-_.])?(?:requirements|constraints)(?:[-_.\d][^/]*)?\.(?:txt|in)$/, 'requirements'],
  [/(?:^|\/)(?:requirements|constraints)\/[^/]+\.(?:txt|in)$/, 'requirements'],
  // `.in` is also what autotools and CMake fill in: only names that pip-compile's users give.
  [
    /(?:^|\/)(?:base|main|dev|test|tests|prod|production|docs|lint|ci|gpu|cpu|train|serve|runtime)\.in$/,
    'requirements',
  ],
  [/(?:^|\/)(?:docker|container)file[.-][^/]+$/, 'dockerfile'],
  [/(?:^|\/)\.env[.-][^/]+$/, 'env'],
  // Helm: parts that templates include, whole pods among them.
  [/(?:^|\/)templates\/(?:[^/]+\/)*_[^/]*\.tpl$/, 'yaml'],
  [/(?:^|\/)jenkinsfile[^/]*$|\.jenkinsfile$/, 'groovy'],
];

/** What makes a file a template or an example of the file whose name stands in front. */
const TEMPLATE_SUFFIX = /\.(?:j2|jinja|jinja2|tpl|tmpl|template|example|sample|dist)$/;

/**
 * What a file is, by its path (with `/` or `\`) and by the editor's language where it has one. The language wins, but for lock files and notebooks,
 * so that editor and command line say the same of them. Undefined: not ours to read.
 */
export function classifyPath(path: string, languageId?: string): Classified | undefined {
  const normalized = path.replaceAll('\\', '/').toLowerCase();
  const byPath = classifyNormalized(normalized);
  if (byPath === 'notebook' || LOCK_FILE.test(baseName(normalized))) return byPath;
  if (languageId === undefined) return byPath;
  // VS Code keeps INI files, `.properties` and `.env` under this one id: the path knows better where it knows at all.
  if (languageId === 'properties') return byPath ?? 'ini';
  return own(LANGUAGE_IDS, languageId) ?? byPath;
}

function classifyNormalized(path: string): Classified | undefined {
  const name = baseName(path);
  if (LOCK_FILE.test(name)) return 'text';
  const known = own(NAMES, name) ?? PATTERNS.find(([pattern]) => pattern.test(path))?.[1];
  if (known !== undefined) return known;
  const dot = name.lastIndexOf('.');
  if (dot < 0) return undefined;
  const extension = name.slice(dot + 1);
  const byExtension = own(EXTENSIONS, extension) ?? (TEXT_EXTENSIONS.has(extension) ? 'text' : undefined);
  // A file that is called `.dvc` or `.py` has no extension.
  if (byExtension !== undefined) return dot === 0 ? undefined : byExtension;
  return TEMPLATE_SUFFIX.test(name) ? classifyTemplate(path.replace(TEMPLATE_SUFFIX, '')) : undefined;
}

/** Readers that forgive what a template engine leaves in the text read it as what it becomes; all others as plain text. */
function classifyTemplate(path: string): Classified | undefined {
  const target = classifyNormalized(path);
  const isForgiving = target === 'yaml' || target === 'env' || target === 'ini' || target === 'requirements';
  return target === undefined || isForgiving ? target : 'text';
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Looks up own keys only: a file may be called `constructor`. */
function own(table: Readonly<Record<string, Classified>>, key: string): Classified | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
