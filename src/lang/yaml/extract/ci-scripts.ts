import { stringAt, type DataMap, type DataNode } from '../../data-node';
import { isShell } from '../../exec';
import { scalarScript, type Script } from '../../script-text';
import { asMap, childMaps, itemMaps, itemsAt, mapAt } from './nodes';
import { linesScript, maskExpressions } from './script-text';

/** `bash`, `sh`, and templates of them such as `bash -leo pipefail {0}`. Undefined: nothing says which. */
function runsInShell(shell: string | undefined): boolean | undefined {
  return shell === undefined ? undefined : isShell(shell.trim().split(/\s/)[0] ?? '');
}

/** `run` of the steps of a workflow, where the shell is one that we can read. */
export function githubWorkflowScripts(root: DataNode): readonly Script[] {
  const outer = stringAt(root, 'defaults', 'run', 'shell');
  return childMaps(root, 'jobs').flatMap((job) => {
    const shell = stringAt(job, 'defaults', 'run', 'shell') ?? outer;
    const isWindows = /windows/i.test(stringAt(job, 'runs-on') ?? '');
    return itemMaps(job, 'steps').flatMap((step) => githubStep(step, shell, isWindows));
  });
}

/** `run` of a composite action. */
export function githubActionScripts(root: DataNode): readonly Script[] {
  return itemMaps(mapAt(root, 'runs'), 'steps').flatMap((step) => githubStep(step, undefined, false));
}

function githubStep(step: DataMap, defaultShell: string | undefined, isWindows: boolean): readonly Script[] {
  const isRead = runsInShell(stringAt(step, 'shell') ?? defaultShell) ?? !isWindows;
  return isRead ? scalarScript(step.get('run'), 'workflow', maskExpressions('braces')) : [];
}

const GITLAB_SCRIPTS = ['before_script', 'script', 'after_script'];

/** Scripts of GitLab: of the jobs, of `default` and `hooks`, and the old global ones. */
export function gitlabScripts(root: DataNode): readonly Script[] {
  const top = asMap(root);
  if (top === undefined) return [];
  const jobs = top.entries.flatMap((entry) => (entry.value.kind === 'map' ? [entry.value] : []));
  const lines = (node: DataNode | undefined): readonly Script[] =>
    linesScript(node, 'workflow', maskExpressions('gitlab'));
  return [top, ...jobs].flatMap((job) => [
    ...GITLAB_SCRIPTS.flatMap((key) => (job.get(key)?.kind === 'map' ? [] : lines(job.get(key)))),
    ...lines(mapAt(job, 'hooks')?.get('pre_get_sources_script')),
  ]);
}

/** All steps of an Azure pipeline: of stages, jobs, deployments with their strategies, and conditional insertions. */
export function azureSteps(root: DataNode): readonly DataMap[] {
  const found: DataMap[] = [];
  const stack: { readonly node: DataNode; readonly isStep: boolean; readonly depth: number }[] = [
    { node: root, isStep: false, depth: 0 },
  ];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { node, isStep, depth } = next;
    if (depth > 20 || node.alias !== undefined) continue;
    if (node.kind === 'sequence') {
      for (const item of node.items.toReversed()) stack.push({ node: item, isStep, depth: depth + 1 });
    } else if (node.kind === 'map') {
      if (isStep) found.push(node);
      for (const { key, value } of node.entries.toReversed()) {
        const isExpression = key.startsWith('${{');
        const isContainer = AZURE_CONTAINERS.has(key) || isExpression;
        if (key === 'steps') stack.push({ node: value, isStep: true, depth: depth + 1 });
        else if (isContainer) stack.push({ node: value, isStep: isStep && isExpression, depth: depth + 1 });
      }
    }
  }
  return found;
}

const AZURE_CONTAINERS = new Set([
  'stages', 'jobs', 'strategy', 'runOnce', 'rolling', 'canary', 'preDeploy', 'deploy', 'routeTraffic', 'postRouteTraffic',
  'on', 'failure', 'success', 'parameters', 'extends',
]); // prettier-ignore

export function azureScripts(root: DataNode): readonly Script[] {
  const mask = maskExpressions('azure');
  return azureSteps(root).flatMap((step) => {
    const task = stringAt(step, 'task');
    const isBash = task !== undefined && /^Bash@/i.test(task);
    return [
      ...scalarScript(step.get('script'), 'workflow', mask),
      ...scalarScript(step.get('bash'), 'workflow', mask),
      ...(isBash ? scalarScript(mapAt(step, 'inputs')?.get('script'), 'workflow', mask) : []),
    ];
  });
}

/** `run` of CircleCI, as a string or with `command`, in jobs, commands and `when`/`unless` blocks. */
export function circleciScripts(root: DataNode): readonly Script[] {
  return [...childMaps(root, 'jobs'), ...childMaps(root, 'commands')].flatMap((job) => {
    const shell = stringAt(job, 'shell');
    return circleciSteps(itemsAt(job, 'steps'), shell, 0);
  });
}

function circleciSteps(steps: readonly DataNode[], jobShell: string | undefined, depth: number): readonly Script[] {
  if (depth > 5) return [];
  const mask = maskExpressions('circleci');
  return steps.flatMap((step): readonly Script[] => {
    if (step.kind !== 'map') return [];
    const nested = ['when', 'unless'].flatMap((key) => itemsAt(step.get(key), 'steps'));
    const run = step.get('run');
    const shell = stringAt(run, 'shell') ?? jobShell;
    const isRead = runsInShell(shell) ?? true;
    const command = run?.kind === 'map' ? run.get('command') : run;
    return [...(isRead ? scalarScript(command, 'workflow', mask) : []), ...circleciSteps(nested, jobShell, depth + 1)];
  });
}
