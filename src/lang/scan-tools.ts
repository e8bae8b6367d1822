/** What a tool that is run in a pipeline looks at. */
export type ScanKind = 'static' | 'secrets' | 'dependencies' | 'models' | 'infrastructure';

/**
 * Programs and actions that look for security problems, as commands and `uses` of a pipeline name them. They end with an
 * error where they find something, which is what makes them a gate.
 */
export const SCAN_TOOLS: Readonly<Record<ScanKind, RegExp>> = {
  static: /\b(?:bandit|semgrep|codeql-action\/analyze|watertight\s+scan|ruff\s+check\s+[^\n]*--select[ =]S)\b/,
  secrets: /\b(?:gitleaks|trufflehog|detect-secrets|ggshield|watertight\s+scan)\b/,
  dependencies:
    /\b(?:pip-audit|osv-scanner|trivy|safety\s+(?:check|scan)|grype|dependency-review-action|snyk(?:\/actions|\s+(?:test|code|container)))\b/,
  models: /\b(?:modelscan|picklescan)\b/,
  infrastructure: /\b(?:checkov|zizmor|tfsec|poutine)\b/,
};

/** What lets a command of a pipeline fail without anybody noticing. */
export const SOFT_FAILURE = /\|\|\s*(?:true|exit\s+0|:)|--exit-zero\b|--exit-code[ =]0\b/;

const RUNNERS =
  /^(?:(?:sudo|uvx|(?:uv|poetry|pdm|pipenv|hatch|pixi)\s+run|uv\s+tool\s+run|pipx\s+run|npx(?:\s+(?:-y|--yes))?|python[\d.]*\s+-m)\s+)*/;
const CONTAINER = /^(?:docker|podman)\s+run\s/;
/** Calls that look at nothing. */
const IDLE = /\s(?:--version|--help|--download-db-only|version|login|auth|install|update)\b/;

/** The tool that a text names anywhere, as it stands there; the first one of several. */
function findTool(text: string): { readonly name: string; readonly index: number } | undefined {
  const found = Object.values(SCAN_TOOLS).flatMap((pattern) => {
    const match = pattern.exec(text);
    return match === null ? [] : [{ name: match[0].split(/\s/, 1)[0] ?? '', index: match.index }];
  });
  return found.sort((a, b) => a.index - b.index)[0];
}

/** The tool that a command runs, also through `python -m`, `uvx`, `docker run` and the like; not what it only mentions. */
export function scanToolOfCommand(command: string): string | undefined {
  const text = command.trim();
  if (IDLE.test(text)) return undefined;
  if (CONTAINER.test(text)) return findTool(text)?.name;
  const program = text
    .slice(RUNNERS.exec(text)?.[0].length ?? 0)
    .replace(/^(?:\.\/|\/)?(?:[\w.-]+\/)*(?=[\w-]+(?:\s|$))/, '');
  const tool = findTool(program);
  return tool?.index === 0 ? tool.name : undefined;
}

/** The tool behind the `uses` of a step. Actions that only set one up look at nothing. */
export function scanToolOfAction(uses: string): string | undefined {
  return uses.includes('/setup-') ? undefined : findTool(uses.replace(/@.*$/s, ''))?.name;
}
