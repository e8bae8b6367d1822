import { extendLines } from '../extend';
import type { Project } from '../project';
import type { PlannedFile } from '../types';

/** Versions that were installed together and run in test/python/scaffolds. */
const PINS = {
  'adversarial-robustness-toolbox': '1.20.1',
  alembic: '1.20.1',
  cryptography: '50.0.2',
  joblib: '1.6.0',
  lime: '0.2.0.1',
  limits: '5.8.0',
  matplotlib: '3.11.2',
  'mlflow-skinny': '3.17.2',
  'model-signing': '1.1.1',
  numpy: '2.4.6',
  pandas: '3.0.6',
  pandera: '0.35.0',
  pyarrow: '26.0.1',
  pydantic: '2.14.4',
  pyjwt: '2.15.1',
  pyopenssl: '26.4.0',
  pytest: '9.2.0',
  'scikit-learn': '1.9.1',
  scipy: '1.17.1',
  shap: '0.51.0',
  skops: '0.16.0',
  sqlalchemy: '2.1.9',
  torch: '2.13.0',
} as const;
export type Package = keyof typeof PINS;

/** The list of what generated programs need beside what the project declares itself; each scaffold puts its own in. */
export function requirementsFor(project: Project, ...packages: readonly Package[]): readonly PlannedFile[] {
  const lines = pinsFor(project, packages);
  if (lines.length === 0) return [];
  const text = `# For what Watertight generated.\n${lines.join('\n')}\n`;
  return [{ path: requirementsPath(project), text, extend: extendLines(lines) }];
}

/** What of these the project does not declare itself, with versions. */
export function pinsFor(project: Project, packages: readonly Package[]): readonly string[] {
  const names = [...new Set(packages)].filter((name) => !isDeclared(project, name)).sort();
  return names.map((name) => `${name}==${PINS[name]}`);
}

export function installCommand(project: Project): string {
  return `python -m pip install -r ${requirementsPath(project)}`;
}

function requirementsPath(project: Project): string {
  return `${project.folder}requirements-security.txt`;
}

const DECLARATIONS = /(?:^|\/)(?:requirements[^/]*\.(?:txt|in)|pyproject\.toml|Pipfile|(?:environment|conda)\.ya?ml)$/;

/** Whether the project itself says which version it takes. */
function isDeclared(project: Project, name: Package): boolean {
  const word = new RegExp(String.raw`(?:^|[\s"'])${name}(?![\w-])`, 'im');
  return project.paths
    .filter((path) => DECLARATIONS.test(path) && path !== requirementsPath(project))
    .some((path) => word.test(project.readText(path) ?? ''));
}

/** A path of the workspace as it is called in the folder of the Python project. */
export function inProject({ folder }: Project, path: string): string {
  if (path.startsWith(folder)) return path.slice(folder.length);
  return '../'.repeat(folder.split('/').length - 1) + path;
}

/** A text as Python writes it; JSON escapes the same way. */
export function literal(text: string): string {
  return JSON.stringify(text);
}
