import { nodeAt, stringAt, walkData, type DataMap, type DataNode } from '../../lang/data-node';
import type { YamlDocument, YamlKind } from '../../lang/yaml/types';
import type { Strength } from '../types';
import type { PlacedFact } from './placed';
import { factsOfCommand, factsOfStep, linesOf, runsOf, type Triggers } from './steps';

/** Evidence in pipeline definitions of GitHub, GitLab, Azure, CircleCI, DVC, MLflow and pre-commit. */
export function collectPipelineFacts({ kind, roots }: YamlDocument): readonly PlacedFact[] {
  const collect = COLLECTORS.get(kind);
  return collect === undefined ? [] : roots.flatMap(collect);
}

const EACH_CHANGE: Triggers = { onPullRequest: true, onSchedule: false, onRelease: false };

const COLLECTORS: ReadonlyMap<YamlKind, (root: DataNode) => readonly PlacedFact[]> = new Map([
  ['github-workflow', githubFacts],
  ['gitlab-ci', gitlabFacts],
  ['azure-pipelines', azureFacts],
  ['circleci', circleFacts],
  ['dvc', dvcFacts],
  ['mlproject', commandFacts],
  ['pre-commit', preCommitFacts],
]);

function azureFacts(root: DataNode): readonly PlacedFact[] {
  return [pipeline(root), ...scriptFacts(root, azureTriggers(root), 'continueOnError')];
}

function circleFacts(root: DataNode): readonly PlacedFact[] {
  return [pipeline(root), ...scriptFacts(root, { ...EACH_CHANGE, onSchedule: hasKey(root, 'schedule') }, '')];
}

function pipeline(root: DataNode): PlacedFact {
  return { kind: 'ci-pipeline', at: { start: root.range.start, end: root.range.start }, text: 'Pipeline' };
}

function githubFacts(root: DataNode): readonly PlacedFact[] {
  const on = nodeAt(root, 'on') ?? nodeAt(root, 'true');
  const isTriggered = (name: string): boolean => {
    if (on?.kind === 'scalar') return on.value === name;
    if (on?.kind === 'sequence') return on.items.some((item) => item.kind === 'scalar' && item.value === name);
    return on?.kind === 'map' && on.entries.some(({ key }) => key === name);
  };
  const triggers: Triggers = {
    onPullRequest: isTriggered('pull_request') || isTriggered('pull_request_target') || isTriggered('merge_group'),
    onSchedule: isTriggered('schedule'),
    onRelease: isTriggered('release') || nodeAt(on, 'push', 'tags') !== undefined,
  };
  const facts: PlacedFact[] = [pipeline(root)];
  if (triggers.onSchedule && on) {
    facts.push({
      kind: 'scheduled-job',
      at: nodeAt(on, 'schedule')?.range ?? on.range,
      text: 'Job on a schedule',
      strength: 2,
    });
  }
  const canSignIn = [...walkData(root)].some((node) => stringAt(node, 'id-token') === 'write');
  const jobs = nodeAt(root, 'jobs');
  for (const { value: job } of jobs?.kind === 'map' ? jobs.entries : []) {
    const environment = nodeAt(job, 'environment');
    const name = environment && (stringAt(environment, 'name') ?? stringAt(job, 'environment') ?? '');
    // The documentation of a project goes to GitHub's own environment, which asks nobody.
    if (environment && name !== 'github-pages') {
      facts.push({ kind: 'deploy-approval', at: environment.range, text: 'Job behind an environment' });
    }
    const steps = nodeAt(job, 'steps');
    const isSoft = isTrue(nodeAt(job, 'continue-on-error'));
    for (const step of steps?.kind === 'sequence' ? steps.items : []) {
      facts.push(...githubStep(step, isSoft, triggers, canSignIn));
    }
  }
  return facts;
}

function githubStep(step: DataNode, isSoftJob: boolean, triggers: Triggers, canSignIn: boolean): readonly PlacedFact[] {
  const command = nodeAt(step, 'run') ?? nodeAt(step, 'uses');
  const text = stringAt(step, 'run') ?? stringAt(step, 'uses');
  if (command === undefined || text === undefined) return [];
  const isBlocking = !isSoftJob && !isTrue(nodeAt(step, 'continue-on-error'));
  const facts = [...factsOfStep({ text, at: command.range, isBlocking, triggers })];
  const values = step.kind === 'map' ? [...walkData(step)] : [];
  const secret = values.find(
    (node) => node.kind === 'scalar' && /\$\{\{\s*secrets\.(?!GITHUB_TOKEN)/.test(String(node.value)),
  );
  if (secret)
    facts.push({ kind: 'secret-store', at: secret.range, text: 'Secret taken from the store of the pipeline' });
  const hasRole = ['role-to-assume', 'workload_identity_provider', 'client-id'].some((key) =>
    nodeAt(step, 'with', key),
  );
  if (canSignIn && hasRole)
    facts.push({ kind: 'oidc-login', at: command.range, text: 'Sign-in with a short-lived token' });
  return facts;
}

function gitlabFacts(root: DataNode): readonly PlacedFact[] {
  const facts: PlacedFact[] = [pipeline(root)];
  for (const { value: job } of root.kind === 'map' ? root.entries : []) {
    if (job.kind !== 'map') continue;
    const rules = [...walkData(job)].flatMap((node) => (node.kind === 'scalar' ? [String(node.value)] : []));
    const onSchedule = rules.some((text) => /CI_PIPELINE_SOURCE\s*==\s*["']schedule|^schedules$/.test(text));
    const onRelease = rules.some((text) => /CI_COMMIT_TAG|^tags$/.test(text));
    const triggers = { onPullRequest: !onSchedule, onSchedule, onRelease };
    facts.push(...jobFacts(job, triggers, 'allow_failure'));
    if (nodeAt(job, 'environment') && stringAt(job, 'when') !== 'manual') {
      facts.push({ kind: 'deploy-job', at: job.range, text: 'Deployment' });
    }
    if (nodeAt(job, 'secrets') ?? nodeAt(job, 'id_tokens')) {
      facts.push({ kind: 'secret-store', at: job.range, text: 'Secret taken from a store' });
      if (nodeAt(job, 'id_tokens'))
        facts.push({ kind: 'oidc-login', at: job.range, text: 'Sign-in with a short-lived token' });
    }
  }
  return [...facts, ...gitlabTemplates(root)];
}

const GITLAB_TEMPLATES: readonly (readonly [pattern: RegExp, kind: PlacedFact['kind'], text: string])[] = [
  [/SAST/i, 'static-scan', 'Static scan of GitLab'],
  [/Secret-Detection/i, 'secret-scan', 'Secret scan of GitLab'],
  [/Dependency-Scanning/i, 'dependency-scan', 'Scan of dependencies by GitLab'],
  [/Container-Scanning/i, 'infrastructure-scan', 'Scan of images by GitLab'],
];

/** GitLab's own scans report, and stop nothing by themselves. */
function gitlabTemplates(root: DataNode): readonly PlacedFact[] {
  const include = nodeAt(root, 'include');
  if (include === undefined) return [];
  return [...walkData(include)].flatMap((node) =>
    GITLAB_TEMPLATES.filter(([pattern]) => node.kind === 'scalar' && pattern.test(String(node.value))).map(
      ([, kind, text]): PlacedFact => ({ kind, at: node.range, text, strength: 1 }),
    ),
  );
}

function azureTriggers(root: DataNode): Triggers {
  return {
    onPullRequest: stringAt(root, 'pr') !== 'none',
    onSchedule: nodeAt(root, 'schedules') !== undefined,
    onRelease: false,
  };
}

/** Scripts of any job, wherever it stands. */
function scriptFacts(root: DataNode, triggers: Triggers, softKey: string): readonly PlacedFact[] {
  return [...walkData(root)].flatMap((node) => (node.kind === 'map' ? jobFacts(node, triggers, softKey) : []));
}

const SCRIPT_KEYS = ['script', 'before_script', 'bash', 'run', 'command'];

function jobFacts(job: DataMap, triggers: Triggers, softKey: string): readonly PlacedFact[] {
  const facts: PlacedFact[] = [];
  if (stringAt(job, 'when') === 'manual' || (stringAt(job, 'task') ?? '').startsWith('ManualValidation@')) {
    facts.push({ kind: 'deploy-approval', at: job.range, text: 'Job that waits for a person' });
  }
  if (stringAt(job, 'deployment') !== undefined) {
    facts.push({ kind: 'deploy-job', at: job.range, text: 'Deployment' });
    if (nodeAt(job, 'environment'))
      facts.push({ kind: 'deploy-approval', at: job.range, text: 'Job behind an environment' });
  }
  const isBlocking = !isTrue(job.get(softKey));
  for (const key of SCRIPT_KEYS) {
    const script = job.get(key);
    if (script === undefined || script.kind === 'map') continue;
    for (const node of walkData(script)) {
      if (node.kind !== 'scalar' || typeof node.value !== 'string') continue;
      facts.push(...factsOfStep({ text: node.value, at: node.range, isBlocking, triggers }));
    }
  }
  return facts;
}

const MODEL_NAMES = /(?:^|\/)[^/]*(?:model|classifier|regressor|weights)[^/]*(?:\.\w+)?$/i;

function dvcFacts(root: DataNode): readonly PlacedFact[] {
  const facts: PlacedFact[] = [...commandFacts(root)];
  const artifacts = nodeAt(root, 'artifacts');
  for (const { value, keyRange } of artifacts?.kind === 'map' ? artifacts.entries : []) {
    const isModel = stringAt(value, 'type') === 'model';
    facts.push({
      kind: isModel ? 'model-registry' : 'data-version',
      at: keyRange,
      text: 'Artifact with a version in dvc.yaml',
    });
  }
  const stages = nodeAt(root, 'stages');
  for (const { value: stage } of stages?.kind === 'map' ? stages.entries : []) {
    const parameters = stage.kind === 'map' ? stage.entry('params') : undefined;
    if (parameters) facts.push({ kind: 'run-parameters', at: parameters.keyRange, text: 'Parameters tracked by DVC' });
    for (const node of walkData(nodeAt(stage, 'outs') ?? stage)) {
      const path = node.kind === 'scalar' ? node.value : undefined;
      if (typeof path !== 'string' || /\.(?:json|ya?ml|csv|png|svg)$/.test(path) || !MODEL_NAMES.test(path)) continue;
      if (nodeAt(stage, 'outs')) facts.push({ kind: 'model-output', at: node.range, text: 'Model kept by DVC' });
    }
  }
  return facts;
}

/** Commands of stages and entry points: they are what a pipeline is made of. */
function commandFacts(root: DataNode): readonly PlacedFact[] {
  const facts: PlacedFact[] = [];
  for (const node of walkData(root)) {
    if (node.kind !== 'map') continue;
    for (const key of ['cmd', 'command']) {
      for (const value of walkScalars(node.get(key))) {
        for (const line of linesOf(value.text)) {
          facts.push(...factsOfCommand(line, value.at, 2));
          for (const path of runsOf(line))
            facts.push({ kind: 'stage-runs', at: value.at, text: 'Stage of the pipeline', strength: 2, value: path });
        }
      }
    }
  }
  return facts;
}

function walkScalars(node: DataNode | undefined): readonly { readonly text: string; readonly at: DataNode['range'] }[] {
  if (node === undefined) return [];
  return [...walkData(node)].flatMap((each) =>
    each.kind === 'scalar' && typeof each.value === 'string' ? [{ text: each.value, at: each.range }] : [],
  );
}

const HOOKS: readonly (readonly [pattern: RegExp, kind: PlacedFact['kind'], text: string])[] = [
  [/^(?:gitleaks|detect-secrets|trufflehog|ggshield)/, 'secret-scan', 'Secret scan before each commit'],
  [/^(?:bandit|semgrep|watertight)/, 'static-scan', 'Static scan before each commit'],
  [/^watertight/, 'secret-scan', 'Secret scan before each commit'],
  [
    /^(?:hadolint|checkov|zizmor|terraform_tfsec|terraform_trivy|actionlint|kics)/,
    'infrastructure-scan',
    'Scan of manifests before each commit',
  ],
  [
    /^(?:pip-audit|python-safety-dependencies-check|osv-scanner)/,
    'dependency-scan',
    'Scan of dependencies before each commit',
  ],
];

/** What runs on the machines of those who want it counts for less than what runs for everybody. */
function preCommitFacts(root: DataNode): readonly PlacedFact[] {
  return [...walkData(root)].flatMap((node) => {
    const id = node.kind === 'map' ? stringAt(node, 'id') : undefined;
    if (id === undefined) return [];
    const args = [...walkData(node)].map((each) => (each.kind === 'scalar' ? String(each.value) : '')).join(' ');
    const strength: Strength = 1;
    const isRuff = id.startsWith('ruff') && /(?:select[ =]|,)S\b/.test(args);
    return [
      ...HOOKS.filter(([pattern]) => pattern.test(id)).map(([, kind, text]) => ({
        kind,
        at: node.range,
        text,
        strength,
      })),
      ...(isRuff
        ? [{ kind: 'static-scan' as const, at: node.range, text: 'Static scan before each commit', strength }]
        : []),
    ];
  });
}

function isTrue(node: DataNode | undefined): boolean {
  return node?.kind === 'scalar' && node.value === true;
}

function hasKey(root: DataNode, key: string): boolean {
  return [...walkData(root)].some((node) => node.kind === 'map' && node.get(key) !== undefined);
}
