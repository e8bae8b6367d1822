import { nodeAt, stringAt, walkData, type DataEntry, type DataMap, type DataNode } from '../../../lang/data-node';
import { scanToolOfAction, scanToolOfCommand } from '../../../lang/scan-tools';
import type { YamlDocument } from '../../../lang/yaml/types';

/** A setting of a pipeline that lets the failure of a scan pass, and the value that makes it count. */
export interface SoftSetting {
  readonly entry: DataEntry;
  readonly tool: string;
  readonly hard: 'true' | 'false' | '1';
}

/** Inputs of actions that make findings pass, with the value that does. */
const INPUTS: Readonly<Record<string, { readonly soft: string; readonly hard: SoftSetting['hard'] }>> = {
  'exit-code': { soft: '0', hard: '1' },
  soft_fail: { soft: 'true', hard: 'false' },
  'soft-fail': { soft: 'true', hard: 'false' },
  'fail-build': { soft: 'false', hard: 'true' },
  'fail-on-vuln': { soft: 'false', hard: 'true' },
};
const SCRIPTS = ['script', 'bash', 'run', 'before_script', 'after_script'];

/** Settings of GitHub workflows, GitLab jobs and Azure steps. */
export function softSettings(document: YamlDocument): readonly SoftSetting[] {
  return document.roots.flatMap((root) => {
    if (document.kind === 'github-workflow') {
      return children(root, 'jobs').flatMap((job) => githubSettings(job, document.text));
    }
    if (document.kind === 'github-action') {
      const runs = nodeAt(root, 'runs');
      return runs?.kind === 'map' ? githubSettings(runs, document.text) : [];
    }
    if (document.kind === 'gitlab-ci') return gitlabSettings(root);
    return document.kind === 'azure-pipelines' ? azureSettings(root) : [];
  });
}

function githubSettings(job: DataMap, text: string): readonly SoftSetting[] {
  const list = job.get('steps');
  const steps = list?.kind === 'sequence' ? list.items.filter((item) => item.kind === 'map') : [];
  // What is found goes to code scanning, which has rules of its own for what may be merged.
  if (steps.some((step) => stringAt(step, 'uses')?.includes('/upload-sarif@'))) return [];
  const source = text.slice(job.range.start, job.range.end);
  const scans = steps.flatMap((step) => {
    const tool = toolOf(step);
    const id = stringAt(step, 'id');
    // A later step looks at how this one ended.
    const isJudged = id !== undefined && source.includes(`steps.${id}.`);
    return tool === undefined || isJudged ? [] : [{ step, tool }];
  });
  const first = scans[0];
  if (first === undefined) return [];
  return [
    ...switchedOn(job, 'continue-on-error', first.tool),
    ...scans.flatMap(({ step, tool }) => [...switchedOn(step, 'continue-on-error', tool), ...softInputs(step, tool)]),
  ];
}

function softInputs(step: DataMap, tool: string): readonly SoftSetting[] {
  const inputs = step.get('with');
  if (inputs?.kind !== 'map') return [];
  return inputs.entries.flatMap((entry) => {
    const input = Object.hasOwn(INPUTS, entry.key) ? INPUTS[entry.key] : undefined;
    return input !== undefined && isValue(entry.value, input.soft) ? [{ entry, tool, hard: input.hard }] : [];
  });
}

function gitlabSettings(root: DataNode): readonly SoftSetting[] {
  const jobs = root.kind === 'map' ? root.entries.flatMap(({ value }) => (value.kind === 'map' ? [value] : [])) : [];
  return jobs.flatMap((job) => {
    const tool = toolOf(job);
    // A report goes to GitLab's own view, whose approval rules decide.
    return tool === undefined || nodeAt(job, 'artifacts', 'reports') ? [] : switchedOn(job, 'allow_failure', tool);
  });
}

function azureSettings(root: DataNode): readonly SoftSetting[] {
  const steps = [...walkData(root)].filter(
    (node) => node.kind === 'map' && node.alias === undefined,
  ) as readonly DataMap[];
  return steps.flatMap((step) => {
    const tool = step.get('continueOnError') === undefined ? undefined : toolOf(step);
    return tool === undefined ? [] : switchedOn(step, 'continueOnError', tool);
  });
}

/** The scan that a step or a job runs. */
function toolOf(step: DataMap): string | undefined {
  const uses = stringAt(step, 'uses');
  if (uses !== undefined) return scanToolOfAction(uses);
  const scripts = SCRIPTS.flatMap((key) => {
    const script = step.get(key);
    const items = script?.kind === 'sequence' ? script.items : script === undefined ? [] : [script];
    return items.flatMap((item) => (item.kind === 'scalar' && typeof item.value === 'string' ? [item.value] : []));
  });
  for (const command of scripts.flatMap((script) => script.split(/\n|&&|\|\||;/))) {
    const tool = scanToolOfCommand(command);
    if (tool !== undefined) return tool;
  }
  return undefined;
}

function switchedOn(map: DataMap, key: string, tool: string): readonly SoftSetting[] {
  const entry = map.entry(key);
  return entry !== undefined && isValue(entry.value, 'true') ? [{ entry, tool, hard: 'false' }] : [];
}

function isValue(node: DataNode, value: string): boolean {
  return node.kind === 'scalar' && String(node.value) === value;
}

function children(node: DataNode, key: string): readonly DataMap[] {
  const map = nodeAt(node, key);
  return map?.kind === 'map' ? map.entries.flatMap(({ value }) => (value.kind === 'map' ? [value] : [])) : [];
}
