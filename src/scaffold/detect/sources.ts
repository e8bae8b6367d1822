/** What detection reads: pure texts, so that it works the same in every host. */
export interface Sources {
  /** Sorted, relative to the workspace's folder with `/`. */
  readonly paths: readonly string[];
  readonly texts: ReadonlyMap<string, string>;
  /** Where the Python project stands: empty, or it ends with `/`. */
  readonly folder: string;
}

const ASIDE =
  /(?:^|\/)(?:tests?|testing|examples?|docs?|benchmarks?|\.github|scripts\/ci)\/|(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest|setup)\.py$/i;

/** Names are put into Markdown and Python: letters, digits, and what is usual between them. */
export function isPlainName(name: string): boolean {
  return /^[\w .()%/:@=-]{1,80}$/.test(name);
}

/** What scaffolds write says nothing of the project: else one of them would change what the next one writes. */
const WRITTEN = [
  /(?:^|\/)scripts\/(?:model_under_test|explain|evaluation_gate|validate_data|encrypt_file|pseudonymise|sign_model|tracking)\.py$/,
  /(?:^|\/)(?:serving\/(?:auth|limits|audit_log|metrics)|monitoring\/drift_job)\.py$/,
  /(?:^|\/)(?:requirements-security\.txt|deploy\/(?:tracking|tls|kubernetes)\/[^/]+)$/,
];

export function isWritten(path: string): boolean {
  return WRITTEN.some((pattern) => pattern.test(path));
}

/** Python files and notebooks below the project's folder that are no tests, examples or documentation, with their texts; the outer ones first. */
export function* programs({ paths, texts, folder }: Sources): Generator<readonly [path: string, text: string]> {
  for (const path of byDepth(paths)) {
    if (
      !/\.(?:py|ipynb)$/.test(path) ||
      !path.startsWith(folder) ||
      ASIDE.test(path.slice(folder.length)) ||
      isWritten(path)
    )
      continue;
    const text = texts.get(path);
    if (text !== undefined) yield [path, text];
  }
}

/** The outer paths first, those of one depth in their order. */
export function byDepth(paths: readonly string[]): readonly string[] {
  const depth = (path: string): number => path.split('/').length;
  return [...paths].sort((a, b) => depth(a) - depth(b));
}

/** Whether a text imports a top-level module; in a notebook, lines stand in JSON strings. */
export function importsModule(text: string, module: string): boolean {
  return new RegExp(String.raw`^[ \t]*"?[ \t]*(?:from|import)[ \t]+${module}\b`, 'm').test(text);
}

/** Folders in the order of their names: `churn/train.py` stands before `churn-old/train.py`. */
export function comparePaths(a: string, b: string): number {
  const [left, right] = [a.replaceAll('/', '\0'), b.replaceAll('/', '\0')];
  return left < right ? -1 : left > right ? 1 : 0;
}
