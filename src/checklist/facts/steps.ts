import type { Range } from '../../core/range';
import { SCAN_TOOLS, SOFT_FAILURE, type ScanKind } from '../../lang/scan-tools';
import type { FactKind } from '../fact-kinds';
import type { Strength } from '../types';
import type { PlacedFact } from './placed';

/** One command or action that a pipeline runs. */
export interface Step {
  /** Lines of shell, or the `uses` of an action. */
  readonly text: string;
  readonly at: Range;
  /** Whether a failure stops the pipeline. */
  readonly isBlocking: boolean;
  readonly triggers: Triggers;
}

/** What makes a pipeline run. */
export interface Triggers {
  readonly onPullRequest: boolean;
  readonly onSchedule: boolean;
  readonly onRelease: boolean;
}

const SCANS: Readonly<Record<ScanKind, readonly [kind: FactKind, text: string]>> = {
  static: ['static-scan', 'Static scan'],
  secrets: ['secret-scan', 'Secret scan'],
  dependencies: ['dependency-scan', 'Scan of dependencies'],
  models: ['model-scan', 'Scan of model files'],
  infrastructure: ['infrastructure-scan', 'Scan of images and manifests'],
};
/** Beside what SCAN_TOOLS names: tools that look at images and manifests, and are no gate for code. */
const MORE_SCANS: readonly (readonly [kind: FactKind, pattern: RegExp, text: string])[] = [
  [
    'infrastructure-scan',
    /\b(?:hadolint|kics|terrascan|dockle|trivy\s+(?:image|config|fs)|trivy-action|kube-linter|kubesec|actionlint)\b/,
    'Scan of images and manifests',
  ],
  ['model-scan', /\bfickling\b/, 'Scan of model files'],
];

interface CommandFact {
  readonly kind: FactKind;
  readonly pattern: RegExp;
  readonly text: string;
}

/** What brings something to where it runs; white space stands for any. */
const DEPLOYMENTS = [
  ...['kubectl apply', 'kubectl set image', 'kubectl rollout', 'helm upgrade', 'helm install', 'argocd app sync'],
  ...[
    'sam deploy',
    'serverless deploy',
    'sls deploy',
    'cdk deploy',
    'terraform apply',
    'pulumi up',
    'ansible-playbook',
  ],
  ...['bentoml deploy', 'mlflow deployments create', 'mlflow sagemaker deploy', 'docker stack deploy'],
  ...['gcloud run deploy', 'gcloud ai endpoints', 'az ml online-deployment', 'az ml online-endpoint'],
  ...['az containerapp', 'az webapp', 'aws lambda update-function-code', 'aws ecs update-service'],
  ...['aws sagemaker create-endpoint', 'aws sagemaker update-endpoint', 'fly deploy', 'flyctl deploy'],
];

function anyOf(commands: readonly string[]): RegExp {
  return new RegExp(`\\b(?:${commands.map((command) => command.replaceAll(' ', '\\s+')).join('|')})\\b`);
}

/** What a command says, whoever runs it. */
const COMMAND_FACTS: readonly CommandFact[] = [
  { kind: 'deploy-job', pattern: anyOf(DEPLOYMENTS), text: 'Deployment' },
  {
    kind: 'deploy-job',
    pattern:
      /\b(?:amazon-ecs-deploy-task-definition|azure\/webapps-deploy|deploy-cloudrun|aws-lambda-deploy|k8s-deploy|kubernetes-deploy)\b/i,
    text: 'Deployment',
  },
  {
    kind: 'cloud-login',
    pattern:
      /\b(?:configure-aws-credentials|azure\/login|google-github-actions\/auth|AWS_SECRET_ACCESS_KEY|GOOGLE_APPLICATION_CREDENTIALS|AZURE_CREDENTIALS|gcloud\s+auth|az\s+login)\b/,
    text: 'The pipeline signs in to a cloud',
  },
  {
    kind: 'model-verification',
    pattern: /\b(?:model_signing\s+verify|cosign\s+verify|gpg\s+--verify|sigstore\s+verify)\b/,
    text: 'Signature verified',
  },
  {
    kind: 'model-verification',
    pattern: /\bsha256sum\s+(?:-c|--check)\b[^\n]*model/i,
    text: 'Checksum of the model verified',
  },
  {
    kind: 'data-checksum',
    pattern: /\b(?:sha256sum|sha512sum|shasum)\s+(?:-a\s*\d+\s+)?(?:-c|--check)\b/,
    text: 'Checksum compared',
  },
  { kind: 'model-bom', pattern: /\bwatertight\s+pins\b[^\n]*cyclonedx/, text: 'Bill of materials with models' },
  { kind: 'sbom', pattern: /\b(?:cyclonedx-py|cyclonedx-bom|syft|sbom-action|cdxgen)\b/, text: 'Bill of materials' },
  {
    kind: 'backup',
    pattern:
      /\b(?:pg_dump(?:all)?|mysqldump|velero\s+(?:backup|schedule)\s+create|restic\s+(?:-r\s+\S+\s+)?backup|mc\s+mirror|aws\s+s3\s+sync\b[^\n]*backup|gsutil\s+[^\n]*rsync\b[^\n]*backup|dvc\s+push\s+(?:-r|--remote)\s+\S*backup\S*|export-all)\b/i,
    text: 'Backup',
  },
  {
    kind: 'restore-test',
    pattern:
      /\b(?:pg_restore|restic\s+(?:-r\s+\S+\s+)?restore|velero\s+restore\s+create|dvc\s+pull\s+(?:-r|--remote)\s+\S*backup\S*)/i,
    text: 'Restore',
  },
  {
    kind: 'data-test-in-pipeline',
    pattern: /\b(?:great_expectations\s+checkpoint\s+run|gx\s+checkpoint\s+run|soda\s+scan|dbt\s+test|evidently)\b/,
    text: 'Data checked in the pipeline',
  },
  { kind: 'pre-commit-run', pattern: /\bpre-commit(?:\/action|\s+run)\b/, text: 'pre-commit runs in the pipeline' },
  {
    kind: 'robustness-gate',
    pattern: /\b(?:garak|promptfoo\s+(?:eval|redteam)|promptfoo-action|textattack\s+attack)\b/,
    text: 'Attacks run in the pipeline',
  },
  {
    kind: 'secret-store',
    pattern:
      /\b(?:vault\s+kv\s+get|hashicorp\/vault-action|sops\s+(?:-d|--decrypt|exec-env)|aws\s+secretsmanager\s+get-secret-value|gcloud\s+secrets\s+versions\s+access|az\s+keyvault\s+secret|get-secretmanager-secrets)\b/,
    text: 'Secret store',
  },
  {
    kind: 'login-service',
    pattern:
      /\b(?:mlflow\s+(?:server|ui)|jupyter\s+(?:lab|notebook|server)|jupyter-lab|jupyterhub|airflow\s+(?:webserver|api-server|standalone)|prefect\s+server\s+start|ray\s+start\s+--head|tensorboard\s+--)/,
    text: 'Service that needs a login',
  },
  {
    kind: 'login-config',
    pattern: /\bmlflow\s+server\b[^\n]*--app-name[= ]basic-auth/,
    text: 'MLflow asks for a login',
  },
  { kind: 'tls-endpoint', pattern: /(?:--ssl-certfile|--ssl-keyfile|--certfile)\b/, text: 'Server with a certificate' },
  {
    kind: 'serving-manifest',
    pattern:
      /\b(?:mlflow\s+models\s+serve|bentoml\s+serve|torchserve\s+--start|tritonserver|seldon-core-microservice|vllm\s+serve|text-generation-launcher|ray\s+serve)\b/,
    text: 'A model is served',
  },
];

const TESTS = /\b(?:pytest|py\.test|tox|nox|unittest|make\s+(?:[\w-]*[-_])?tests?)\b/;
/** Installing a tool is not running it. */
const INSTALL = /\b(?:pip3?|uv|poetry|conda|apt-get|npm|pipx)\s+(?:pip\s+)?(?:install|add|sync)\b/;

/** What a step says. A scan whose failure stops nobody counts for less. */
export function factsOfStep(step: Step): readonly PlacedFact[] {
  const { at, triggers } = step;
  const facts: PlacedFact[] = [];
  for (const line of linesOf(step.text)) {
    const strength: Strength = step.isBlocking && !SOFT_FAILURE.test(line) ? 2 : 1;
    const scans = scansOf(line).map(([kind, text]): PlacedFact => ({ kind, at, text, strength }));
    facts.push(...scans, ...factsOfCommand(line, at, strength), ...factsOfRuns(line, step, strength));
    if (scans.length > 0 && triggers.onSchedule) {
      facts.push({ kind: 'scheduled-scan', at, text: 'Scan on a schedule', strength });
    }
    if (TESTS.test(line) && !INSTALL.test(line)) {
      const onEach: Strength = triggers.onPullRequest && strength === 2 ? 2 : 1;
      facts.push({ kind: 'pull-request-tests', at, text: 'Tests run in the pipeline', strength: onEach });
    }
  }
  return unique(facts);
}

/** What a command says that somebody may run: a script, the start of a container. */
export function factsOfCommand(line: string, at: Range, strength: Strength = 1): readonly PlacedFact[] {
  return COMMAND_FACTS.filter(({ pattern }) => pattern.test(line) && !INSTALL.test(line)).map(({ kind, text }) => ({
    ...{ kind, at, text, strength },
  }));
}

function scansOf(line: string): readonly (readonly [kind: FactKind, text: string])[] {
  if (INSTALL.test(line)) return [];
  const known = (Object.keys(SCANS) as ScanKind[])
    .filter((kind) => SCAN_TOOLS[kind].test(line) && !line.includes('/setup-'))
    .map((kind) => SCANS[kind]);
  const more = MORE_SCANS.filter(([, pattern]) => pattern.test(line)).map(([kind, , text]) => [kind, text] as const);
  return [...known, ...more];
}

/** Lines with what belongs to them; comments and what is only printed say nothing. */
export function linesOf(text: string): readonly string[] {
  return text
    .replace(/\\\r?\n/g, ' ')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#') && !/^echo\b/.test(line));
}

const PYTHON_FILE = /\bpython[\d.]*\s+(?:-[uOBWX]\s*)*([\w./-]+\.py)\b/g;
const PYTHON_MODULE = /\bpython[\d.]*\s+(?:-[uOB]\s+)*-m\s+([\w.]+)/g;
const SHELL_FILE = /(?:\b(?:bash|sh|source)\s+|(?:^|[\s;&|])\.\/)([\w./-]+\.sh)\b/g;
const APP = /\b(?:uvicorn|gunicorn|hypercorn)\b[^\n]*?\s([\w.]+):\w+/g;
const TEST_RUN = /\b(?:pytest|py\.test)\b([^\n;&|]*)/g;
const MAKE = /\bmake\s+([\w-]+)/g;

/** What a line runs: paths of scripts, `pytest:` with the paths that it is given, `make:` with a target, `dvc repro`. */
export function runsOf(line: string): readonly string[] {
  const all = (pattern: RegExp): readonly string[] => [...line.matchAll(pattern)].map(([, match]) => match ?? '');
  const modules = all(PYTHON_MODULE).filter((name) => name !== 'pytest' && name !== 'unittest');
  return [
    ...[...all(PYTHON_FILE), ...all(SHELL_FILE)].map((path) => path.replace(/^\.\//, '')),
    ...[...modules, ...all(APP)].map((name) => `${name.replaceAll('.', '/')}.py`),
    ...all(TEST_RUN).flatMap((words) => testPaths(words).map((path) => `pytest:${path}`)),
    ...(/\bunittest\b|\btox\b|\bnox\b/.test(line) ? ['pytest:'] : []),
    ...all(MAKE).map((target) => `make:${target}`),
    ...(/\bdvc\s+(?:repro|exp\s+run)\b/.test(line) ? ['dvc repro'] : []),
    ...(/\bmlflow\s+run\b/.test(line) ? ['mlflow run'] : []),
  ];
}

/** The paths that pytest is given; one empty path where it is given none. */
function testPaths(words: string): readonly string[] {
  const paths = words.split(/\s+/).filter((word) => /^[\w.][\w./-]*$/.test(word) && /[/]|\.py$|^tests?$/.test(word));
  return paths.length === 0 ? [''] : paths.map((path) => path.replace(/^\.\//, ''));
}

function factsOfRuns(line: string, { at, triggers }: Step, strength: Strength): readonly PlacedFact[] {
  if (INSTALL.test(line)) return [];
  return runsOf(line).flatMap((value): readonly PlacedFact[] => [
    { kind: 'runs', at, text: 'Runs in the pipeline', strength, value },
    ...(triggers.onSchedule
      ? [{ kind: 'runs-on-schedule' as const, at, text: 'Runs on a schedule', strength, value }]
      : []),
    ...(triggers.onRelease
      ? [{ kind: 'runs-on-release' as const, at, text: 'Runs for a release', strength, value }]
      : []),
  ]);
}

function unique(facts: readonly PlacedFact[]): readonly PlacedFact[] {
  return [
    ...new Map(
      facts.map((fact) => [`${fact.kind} ${fact.value ?? fact.text} ${String(fact.strength)}`, fact]),
    ).values(),
  ];
}
