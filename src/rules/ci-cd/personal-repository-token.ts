import { defineRule } from '../../engine/rule';
import { nodeAt, stringAt, type DataEntry, type DataMap } from '../../lang/data-node';
import { githubWorkflows, type GithubJob } from './shared/github';

/** The names under which CML looks for a token. */
const NAMES = new Set(['REPO_TOKEN', 'repo_token', 'CML_REPO_TOKEN', 'CML_TOKEN']);
const OWN_TOKEN = /\$\{\{\s*(?:secrets\.(?!GITHUB_TOKEN\b)(\w+)|secrets\[['"](?!GITHUB_TOKEN['"])(\w+)['"]\])\s*\}\}/i;
const PULL_REQUESTS = ['pull_request', 'pull_request_target'];
const RUNNER = /\bcml(?:-runner|\s+runner)\b/;
const CLOUD_KEY =
  /^(?:AWS_SECRET_ACCESS_KEY|AZURE_CLIENT_SECRET|GOOGLE_APPLICATION_CREDENTIALS_DATA|GOOGLE_CREDENTIALS)$/;

export default defineRule({
  id: 'personal-repository-token',
  meta: {
    summary: 'A report or runner of CML is given the token of a person, or the keys of a cloud in pull requests',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [522],
    cicdSec: ['CICD-SEC-4', 'CICD-SEC-6'],
    stages: ['development'],
  },
  messages: {
    report:
      '`{name}` gets a token of a person, which reaches all that this person reaches and outlives the run; training code and packages of this job can read it. Comments and reports need no more than `secrets.GITHUB_TOKEN`.',
    runner:
      'Runners need more than `GITHUB_TOKEN`, but a token of a person reaches all that this person reaches. Take that of a GitHub App, or a fine-grained one for this repository alone.',
    cloud:
      'This starts machines with keys of a cloud for what a pull request proposes: whoever opens one can have them run, and read, what they like. Start runners on `push` or by hand.',
  },
  triggers: ['REPO_TOKEN', 'repo_token', 'CML_TOKEN', 'cml runner', 'cml-runner'],
  check: {
    yaml(document, report) {
      for (const { root, events, jobs } of githubWorkflows(document)) {
        const isProposed = PULL_REQUESTS.some((event) => events.has(event));
        const isAnyRunner = jobs.some(startsRunner);
        for (const entry of tokens(root)) {
          if (isAnyRunner) report({ at: entry.value.range, message: 'runner', severity: 'info' });
          else report({ ...describe(entry) });
        }
        for (const job of jobs) {
          const isRunner = startsRunner(job);
          for (const entry of [job.node, ...job.steps].flatMap(tokens)) {
            if (isRunner) report({ at: entry.value.range, message: 'runner', severity: 'info' });
            else report({ ...describe(entry) });
          }
          const step = isProposed ? job.steps.find((one) => RUNNER.test(stringAt(one, 'run') ?? '')) : undefined;
          const run = step?.get('run');
          const hasKeys = [root, job.node, ...job.steps].some(hasCloudKey);
          if (run !== undefined && hasKeys) report({ at: run.range, message: 'cloud' });
        }
      }
    },
  },
});

function describe({ key, value }: DataEntry) {
  const token = '${{ secrets.GITHUB_TOKEN }}';
  const isPlain = value.kind === 'scalar' && value.style === 'plain' && value.alias === undefined;
  const edits = [{ range: value.range, text: token }];
  const fix = isPlain ? ({ title: 'Take the token of the run', safety: 'unsafe', edits } as const) : undefined;
  return { at: value.range, message: 'report', data: { name: key }, fix } as const;
}

function tokens(holder: DataMap): readonly DataEntry[] {
  return variables(holder).filter(
    ({ key, value }) => NAMES.has(key) && value.kind === 'scalar' && OWN_TOKEN.test(String(value.value)),
  );
}

function hasCloudKey(holder: DataMap): boolean {
  return variables(holder).some(({ key }) => CLOUD_KEY.test(key));
}

function variables(holder: DataMap): readonly DataEntry[] {
  const env = nodeAt(holder, 'env');
  return env?.kind === 'map' ? env.entries : [];
}

function startsRunner({ steps }: GithubJob): boolean {
  return steps.some((step) => RUNNER.test(stringAt(step, 'run') ?? ''));
}
