import { defineRule, type Report } from '../../engine/rule';
import type { DataMap, DataNode } from '../../lang/data-node';
import { stringAt, walkData } from '../../lang/data-node';
import { githubInjections } from './shared/github-injection';
import { findIn, placesOf, type Injection } from './shared/injection';
import { jenkinsInjections } from './shared/jenkins-injection';
import { podInjections } from './shared/pipeline-injection';

/** Macros of Azure that are put into a script as they are, with what the author of a change wrote. */
const AZURE_STRANGER =
  /\$\((?:Build\.SourceVersionMessage|Build\.SourceBranch(?:Name)?|System\.PullRequest\.SourceBranch|Build\.RequestedFor)\)/gi;
/** Variables of GitLab that strangers write. The shell expands them as data, but for what reads them again. */
const GITLAB_STRANGER =
  /\$\{?CI_(?:COMMIT_(?:MESSAGE|TITLE|DESCRIPTION|REF_NAME|BRANCH|TAG|AUTHOR)|MERGE_REQUEST_(?:TITLE|DESCRIPTION|SOURCE_BRANCH_NAME))\b/;

const MESSAGES = {
  stranger:
    '`{expression}` is written into the script before it runs, and a stranger can choose it: text such as `$(curl …)` in it runs here, with the secrets of this pipeline. Hand it over as a variable of the environment and write `"$NAME"`.',
  starter:
    '`{expression}` is written into the script before it runs: whoever can start the pipeline, or whatever fills this in, can run commands of their own here. Hand it over as a variable of the environment and write `"$NAME"`.',
  evaluated:
    '`{command}` runs text that a stranger can choose as a command, with the secrets of this pipeline. Use the variable as data: `"$NAME"`.',
} as const;

export default defineRule({
  id: 'script-injection',
  meta: {
    summary: 'Text that others can choose is written into a script of a pipeline',
    severity: 'error',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [78, 94],
    cicdSec: ['CICD-SEC-4'],
    stages: ['development', 'deployment'],
    equivalents: { zizmor: ['template-injection'] },
  },
  messages: MESSAGES,
  triggers: [
    ...['github.event', 'github.head_ref', 'inputs.', '{{=', 'workflow.parameters', 'outputs.result', 'params.'],
    ...[
      'CHANGE_',
      'BRANCH_NAME',
      'GIT_BRANCH',
      'Build Source',
      'System PullRequest',
      'Build RequestedFor',
      'CI_COMMIT_',
    ],
    ...['CI_MERGE_REQUEST_', 'inputs[', 'TAG_NAME', 'ghprb', 'tasks.'],
  ],
  // What Argo puts into arguments of a program is no script.
  confirm: (text, _settings, language) =>
    language !== 'python' &&
    (!/^apiVersion:[ \t]*["']?argoproj\.io\//m.test(text) || /\bsource\b|["'\s,[]-[a-z]*c["'\s,\]]/.test(text)),
  check: {
    yaml(document, report) {
      for (const root of document.roots) {
        if (document.kind === 'github-workflow' || document.kind === 'github-action') {
          for (const found of githubInjections(root, document.text)) tell(report, found);
        } else if (document.kind === 'azure-pipelines') {
          for (const found of azureInjections(root)) tell(report, found);
        }
      }
    },
    podSpec(pod, report) {
      for (const found of podInjections(pod)) tell(report, found);
    },
    groovy(document, report) {
      for (const found of jenkinsInjections(document)) tell(report, found);
    },
    shell(document, report) {
      if (document.origin !== 'workflow') return;
      for (const { name, words, range } of document.commands) {
        if (name !== 'eval' || !words.some(({ text }) => GITLAB_STRANGER.test(text))) continue;
        report({ at: range, message: 'evaluated', data: { command: name } });
      }
    },
  },
});

function tell(report: Report<typeof MESSAGES>, { at, others = [], expression, author, isOwn, fix }: Injection): void {
  const severity = author === 'stranger' ? 'error' : isOwn === true ? 'info' : 'warning';
  const related = others.map((place) => ({ at: place, message: 'The same value is written here too.' }));
  report({ at, message: author, severity, data: { expression }, fix, related });
}

function azureInjections(root: DataNode): readonly Injection[] {
  const steps = [...walkData(root)].filter((node): node is DataMap => node.kind === 'map' && node.alias === undefined);
  return steps.flatMap((step) =>
    ['script', 'bash', 'pwsh', 'powershell'].flatMap((key) => {
      const scalar = stringAt(step, key) === undefined ? undefined : step.get(key);
      if (scalar?.kind !== 'scalar') return [];
      return findIn(scalar, AZURE_STRANGER).map((found) => ({
        ...placesOf(scalar, found),
        expression: found.expression,
        author: 'stranger' as const,
        fix: undefined,
      }));
    }),
  );
}
