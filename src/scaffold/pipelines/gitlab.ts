import { nodeAt } from '../../lang/data-node';
import { parseYaml } from '../../lang/yaml/document';
import { extendIncludes } from '../extend';
import type { Project } from '../project';
import { indent, quote } from '../text';
import type { PlannedFile } from '../types';
import { shellOf } from './shell';
import { imageOf } from './toolchain';
import type { Job, Pipeline } from './pipeline';

/** A pipeline of its own file, and the file that GitLab reads, which takes it in. */
export function gitlabPipeline(pipeline: Pipeline, project: Project): readonly PlannedFile[] {
  const { id, title, about, jobs } = pipeline;
  const comments = [...about, ...scheduleComments(pipeline)];
  const text = `# ${title}
${comments.map((line) => `# ${line}\n`).join('')}
${jobs.map((job) => jobText(job, pipeline, project)).join('\n')}`;
  const path = `.gitlab/${id}.gitlab-ci.yml`;
  const include = `- local: ${path}\n`;
  return [
    { path, text },
    { path: '.gitlab-ci.yml', text: `include:\n  ${include}`, extend: extendIncludes(path, include) },
  ];
}

/** GitLab keeps schedules beside the code, so the file can only say which one is needed. */
function scheduleComments({ id, schedule, onChanges }: Pipeline): readonly string[] {
  if (schedule === undefined) return [];
  const variable = onChanges ? '' : `, with the variable TASK=${id}`;
  return [`Add a schedule under Build > Pipeline schedules: ${schedule.cron} (${schedule.words})${variable}.`];
}

function jobText(job: Job, pipeline: Pipeline, project: Project): string {
  const { id, minutes, after = [], approval } = job;
  const lines = [
    `${id}:`,
    `  stage: ${approval === undefined ? stageOf(project) : '.post'}`,
    `  image: ${imageOf(project)}`,
    `  timeout: ${String(minutes)} minutes`,
    `  interruptible: ${String(approval === undefined)}`,
    `  needs: [${after.join(', ')}]`,
    ...(approval === undefined ? [] : ['  when: manual', '  environment:', `    name: ${approval.environment}`]),
    '  rules:',
    ...rules(job, pipeline).map((rule) => `    ${rule}`),
    '  script:',
  ];
  return `${lines.join('\n')}\n${indent(scriptOf(job, project), 4)}${artifacts(job, project)}`;
}

/** The stage for tests, in the words of a pipeline that names its stages itself. */
function stageOf({ readText }: Project): string {
  const stages = nodeAt(parseYaml(readText('.gitlab-ci.yml') ?? '', '.gitlab-ci.yml').roots[0], 'stages');
  const names = (stages?.kind === 'sequence' ? stages.items : []).flatMap((item) =>
    item.kind === 'scalar' ? [String(item.value)] : [],
  );
  return names.length === 0 || names.includes('test') ? 'test' : (names[0] ?? 'test');
}

const SCHEDULED = '$CI_PIPELINE_SOURCE == "schedule"';
const ON_MAIN = '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH';

function rules({ approval }: Job, { id, onChanges, schedule }: Pipeline): readonly string[] {
  if (!onChanges) return [`- if: $TASK == "${id}"`];
  if (approval !== undefined) return [`- if: ${ON_MAIN} && $TASK == null`];
  return [
    '- if: $CI_PIPELINE_SOURCE == "merge_request_event"',
    ...(schedule === undefined ? [] : [`- if: ${SCHEDULED} && $TASK == null`]),
    `- if: ${ON_MAIN} && $TASK == null`,
  ];
}

function scriptOf(job: Job, { folder }: Project): string {
  const { debianPackages = [] } = job;
  const commands = [
    ...(debianPackages.length === 0
      ? []
      : ['apt-get update', `apt-get install --yes --no-install-recommends ${debianPackages.join(' ')}`]),
    ...(folder === '' || job.place === 'repository' ? [] : [`cd ${folder.slice(0, -1)}`]),
    ...job.steps.flatMap(shellOf),
  ];
  return commands
    .map((command) => (command.includes('\n') ? `- |\n${indent(`${command}\n`, 2)}` : `- ${quote(command)}\n`))
    .join('');
}

function artifacts({ keeps = [], sarif, place }: Job, { folder }: Project): string {
  const base = place === 'repository' ? '' : folder;
  const paths = [...keeps, ...(sarif === undefined ? [] : [sarif])];
  if (paths.length === 0) return '';
  return `  artifacts:
    when: always
    expire_in: 30 days
    paths:
${paths.map((path) => `      - ${base}${path}\n`).join('')}`;
}
