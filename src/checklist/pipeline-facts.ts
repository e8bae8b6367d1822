import { nodeAt, stringAt, walkData, type DataMap, type DataNode } from '../lang/data-node';
import { SCAN_TOOLS, SOFT_FAILURE } from '../lang/scan-tools';
import { isJobKind, type YamlDocument } from '../lang/yaml/types';
import type { PlacedFact } from './file-facts';
import type { FactKind } from './types';

interface StepFact {
  readonly kind: FactKind;
  readonly pattern: RegExp;
  readonly text: string;
}

/** What the command or the action of a CI step says. Scans count only where a failure stops the pipeline. */
const STEP_FACTS: readonly StepFact[] = [
  {
    kind: 'pull-request-tests',
    pattern: /\b(?:pytest|tox|nox|unittest|make\s+(?:unit[-_]?)?tests?)\b/,
    text: 'Tests run in the pipeline',
  },
  {
    kind: 'static-scan',
    pattern: SCAN_TOOLS.static,
    text: 'Static scan that blocks',
  },
  {
    kind: 'secret-scan',
    pattern: SCAN_TOOLS.secrets,
    text: 'Secret scan that blocks',
  },
  {
    kind: 'dependency-scan',
    pattern: SCAN_TOOLS.dependencies,
    text: 'Scan of dependencies that blocks',
  },
];

/** Evidence in pipeline definitions: steps of GitHub Actions, GitLab and Azure, triggers, approvals, TLS of an ingress. */
export function collectPipelineFacts(yaml: YamlDocument): readonly PlacedFact[] {
  const { kind } = yaml;
  // What runs elsewhere tells nothing of this workspace's own pipelines.
  if (isJobKind(kind)) return [];
  return yaml.roots.flatMap((root) => {
    switch (kind) {
      case 'github-workflow':
        return githubFacts(root);
      case 'gitlab-ci':
      case 'azure-pipelines':
      case 'circleci':
        return commandFacts(root);
      case 'kubernetes':
        return kubernetesFacts(root);
      case 'github-action':
      case 'compose':
      case 'dvc':
      case 'conda-environment':
      case 'mlproject':
      case 'kfp':
      case 'pre-commit':
      case 'other':
        return [];
    }
  });
}

function githubFacts(root: DataNode): readonly PlacedFact[] {
  const facts: PlacedFact[] = [];
  const triggers = nodeAt(root, 'on') ?? nodeAt(root, 'true');
  const schedule = nodeAt(triggers, 'schedule');
  if (schedule) facts.push({ kind: 'scheduled-job', at: schedule.range, text: 'Job on a schedule' });
  const jobs = nodeAt(root, 'jobs');
  if (jobs?.kind !== 'map') return facts;
  for (const { value: job } of jobs.entries) {
    const environment = nodeAt(job, 'environment');
    if (environment) facts.push({ kind: 'deploy-approval', at: environment.range, text: 'Job behind an environment' });
    const steps = nodeAt(job, 'steps');
    if (steps?.kind !== 'sequence') continue;
    const isSoftJob = isTrue(nodeAt(job, 'continue-on-error'));
    for (const step of steps.items) facts.push(...stepFacts(step, isSoftJob));
  }
  return facts;
}

function stepFacts(step: DataNode, isSoftJob: boolean): readonly PlacedFact[] {
  const command = nodeAt(step, 'run') ?? nodeAt(step, 'uses');
  const text = stringAt(step, 'run') ?? stringAt(step, 'uses');
  if (command === undefined || text === undefined) return [];
  const facts: PlacedFact[] = [];
  if (!isSoftJob && !isTrue(nodeAt(step, 'continue-on-error'))) facts.push(...matchStep(text, command));
  const values = step.kind === 'map' ? [...walkData(step)] : [];
  const secret = values.find((node) => node.kind === 'scalar' && /\$\{\{\s*secrets\./.test(String(node.value)));
  if (secret) facts.push({ kind: 'secret-store', at: secret.range, text: 'Secret taken from the CI store' });
  return facts;
}

function matchStep(text: string, at: DataNode): readonly PlacedFact[] {
  const lines = text.split('\n').filter((line) => !SOFT_FAILURE.test(line) && !line.trimStart().startsWith('#'));
  return STEP_FACTS.filter(({ pattern }) => lines.some((line) => pattern.test(line))).map((fact) => ({
    kind: fact.kind,
    at: at.range,
    text: fact.text,
  }));
}

function isTrue(node: DataNode | undefined): boolean {
  return node?.kind === 'scalar' && node.value === true;
}

/** Scripts of GitLab, Azure and CircleCI jobs: any scalar below a script key, unless the job may fail. */
function commandFacts(root: DataNode): readonly PlacedFact[] {
  const facts: PlacedFact[] = [];
  for (const node of walkData(root)) {
    if (node.kind !== 'map') continue;
    facts.push(...jobFacts(node));
  }
  return facts;
}

const SCRIPT_KEYS = ['script', 'before_script', 'bash', 'run', 'command'];

function jobFacts(job: DataMap): readonly PlacedFact[] {
  const facts: PlacedFact[] = [];
  const when = job.get('when');
  if (when?.kind === 'scalar' && when.value === 'manual') {
    facts.push({ kind: 'deploy-approval', at: when.range, text: 'Job that waits for a person' });
  }
  if (isTrue(job.get('allow_failure')) || isTrue(job.get('continueOnError'))) return facts;
  for (const key of SCRIPT_KEYS) {
    const script = job.get(key);
    if (script === undefined) continue;
    for (const node of walkData(script)) {
      if (node.kind === 'scalar' && typeof node.value === 'string') facts.push(...matchStep(node.value, node));
    }
  }
  return facts;
}

function kubernetesFacts(root: DataNode): readonly PlacedFact[] {
  if (!['Ingress', 'Gateway', 'VirtualService'].includes(stringAt(root, 'kind') ?? '')) return [];
  for (const node of walkData(root)) {
    const tls = node.kind === 'map' ? node.entry('tls') : undefined;
    if (tls) return [{ kind: 'tls-endpoint', at: tls.keyRange, text: 'TLS in front of the service' }];
  }
  return [];
}
