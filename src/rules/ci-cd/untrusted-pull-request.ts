import { defineRule } from '../../engine/rule';
import { nodeAt, stringAt, type DataMap } from '../../lang/data-node';
import { actionOf, conditionOf, githubWorkflows, type GithubJob } from './shared/github';

/** Events that run with the secrets of the repository, whoever asks. */
const PRIVILEGED = ['pull_request_target', 'workflow_run', 'issue_comment'];
const HEAD =
  /github\.event\.pull_request\.head\.(?:sha|ref)|github\.head_ref|github\.event\.workflow_run\.head_(?:sha|branch)|refs\/pull\/|github\.event\.(?:pull_request|issue)\.number/;
const GUARD =
  /head\.repo\.full_name\s*==|author_association|labels?\.|github\.actor\s*==|head_repository\.full_name\s*==/;

export default defineRule({
  id: 'untrusted-pull-request',
  meta: {
    summary: 'Code of a pull request runs with the secrets of the repository',
    severity: 'error',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [829],
    cicdSec: ['CICD-SEC-4'],
    stages: ['development'],
    equivalents: { zizmor: ['dangerous-triggers'] },
  },
  messages: {
    runs: '`{event}` runs with the secrets of this repository, and this job fetches what a stranger proposes and then runs {what}: they can take the secrets and publish in your name. Use `pull_request`, or fetch the code in a job that has no secrets and runs nothing of it.',
    fetched:
      '`{event}` runs with the secrets of this repository, and this step fetches what a stranger proposes. Nothing of it may run here: no install, no test, no build. Use `pull_request` where you can.',
  },
  triggers: PRIVILEGED,
  check: {
    yaml(document, report) {
      for (const { events, jobs } of githubWorkflows(document)) {
        const event = PRIVILEGED.find((name) => events.has(name));
        if (event === undefined) continue;
        for (const { node, steps } of jobs) {
          if (isGuarded(node, jobs) || node.get('environment') !== undefined) continue;
          const index = steps.findIndex((step) => fetchesHead(step) && !GUARD.test(conditionOf(step)));
          const step = steps[index];
          if (step === undefined) continue;
          const runner = steps.slice(index + 1).find(runsCode);
          const at = (nodeAt(step, 'with', 'ref') ?? step.get('run') ?? step).range;
          if (runner === undefined) report({ at, message: 'fetched', severity: 'warning', data: { event } });
          else report({ at, message: 'runs', data: { event, what: describe(runner) } });
        }
      }
    },
  },
});

/** Whether the job, or one that it waits for, runs for people of the project only. */
function isGuarded(job: DataMap, jobs: readonly GithubJob[]): boolean {
  const needs = job.get('needs');
  const names = needs?.kind === 'sequence' ? needs.items : needs === undefined ? [] : [needs];
  const needed = names.flatMap((name) => jobs.filter((one) => name.kind === 'scalar' && one.name === name.value));
  return [job, ...needed.map(({ node }) => node)].some((node) => GUARD.test(conditionOf(node)));
}

function fetchesHead(step: DataMap): boolean {
  const ref = stringAt(step, 'with', 'ref') ?? '';
  const repository = stringAt(step, 'with', 'repository') ?? '';
  if (actionOf(step) === 'actions/checkout') return HEAD.test(ref) || repository.includes('head.repo');
  const run = stringAt(step, 'run') ?? '';
  return /\bgh pr checkout\b/.test(run) || (/\bgit (?:checkout|switch|merge|pull)\b/.test(run) && HEAD.test(run));
}

function runsCode(step: DataMap): boolean {
  const uses = stringAt(step, 'uses');
  return step.get('run') !== undefined || uses?.startsWith('./') === true;
}

function describe(step: DataMap): string {
  const name = stringAt(step, 'name');
  return name === undefined ? 'commands on it' : `the step "${name}" on it`;
}
