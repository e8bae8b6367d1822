import type { FactKind } from '../fact-kinds';
import type { ItemAction } from '../types';

/** What is offered for an item, and from which facts on. */
export interface OfferedAction {
  readonly action: ItemAction;
  /** Offered only where one of these is seen: there is nothing to run before it is written. */
  readonly when?: readonly FactKind[];
}

/** Scaffolds by their id, with what pressing them does. */
export const SCAFFOLDS = {
  'adversarial-test': 'Create a test with FGSM, PGD and DeepFool attacks',
  'membership-inference-test': 'Create a membership inference test',
  'explain-report': 'Create a script that explains the model with SHAP and LIME',
  'model-card': 'Create a model card',
  'data-card': 'Create a data card',
  'github-workflow': 'Create a GitHub Actions workflow with tests and scans',
  'gitlab-ci': 'Create a GitLab pipeline with tests and scans',
  jenkinsfile: 'Create a Jenkinsfile with tests and scans',
  'pre-commit': 'Create a pre-commit configuration',
  'dvc-pipeline': 'Create a DVC pipeline',
  'dvc-remote-encryption': 'Encrypt the DVC remote',
  'security-policy': 'Create a security policy',
  'incident-runbook': 'Create a runbook for incidents',
  'data-retention': 'Create a retention document',
  'disaster-recovery': 'Create a disaster recovery document',
  codeowners: 'Create a CODEOWNERS file',
  dependabot: 'Create a Dependabot configuration',
  dockerignore: 'Create a .dockerignore file',
  'audit-log': 'Create an audit log for predictions',
  'api-auth': 'Create a login with roles for the API',
  'api-limits': 'Create limits for inputs and requests',
  'drift-job': 'Create a drift check on a schedule',
  'alert-rules': 'Create metrics and alert rules',
  'retrain-workflow': 'Create a workflow that trains anew on a schedule',
  'secure-compose': 'Create a compose file with logins for MLflow and its store',
  'kubernetes-hardening': 'Create hardened Kubernetes manifests',
  'tls-proxy': 'Create a proxy that speaks TLS',
  'siem-shipping': 'Create log shipping to a SIEM',
  'sign-model': 'Create scripts that sign and verify the model',
  'ml-bom': 'Create a script that writes a bill of materials',
  pseudonymise: 'Create a step that pseudonymises personal data',
  'file-encryption': 'Create AES-256-GCM encryption for files',
  'mlflow-tracking': 'Create MLflow tracking with a registered model',
  'env-example': 'Create an .env.example file',
  'backup-job': 'Create a backup job with a restore test',
  'data-validation': 'Create data checks with a test',
} as const;
export type ScaffoldId = keyof typeof SCAFFOLDS;

export function scaffold(id: ScaffoldId): OfferedAction {
  return { action: { id: `scaffold:${id}`, title: SCAFFOLDS[id], kind: 'scaffold', scaffold: id } };
}

export const SCAN: OfferedAction = {
  action: { id: 'scan-workspace', title: 'Scan the workspace', kind: 'scan' },
};

/** Opens a file; with `{file}`, the one in which the strongest of the facts was seen. */
export function open(path: string, when?: readonly FactKind[]): OfferedAction {
  const action = { id: `open:${path}`, title: `Open ${path}`, kind: 'open', path } as const;
  return when === undefined ? { action } : { action, when };
}

/** Runs a command; `{file}` as for `open`. */
export function run(command: string, when?: readonly FactKind[]): OfferedAction {
  const action = { id: `run:${command}`, title: `Run ${command}`, kind: 'run', command } as const;
  return when === undefined ? { action } : { action, when };
}
