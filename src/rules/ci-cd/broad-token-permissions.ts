import { defineRule, type FixProposal } from '../../engine/rule';
import type { DataMap, DataNode } from '../../lang/data-node';
import { insertBefore, replaceScalar } from '../../lang/yaml/patch';
import { entryRange, githubWorkflows, type GithubWorkflow } from './shared/github';

export default defineRule({
  id: 'broad-token-permissions',
  meta: {
    summary: 'The token of a workflow may do more than its jobs need',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [732],
    cicdSec: ['CICD-SEC-5'],
    stages: ['development'],
    equivalents: { zizmor: ['excessive-permissions'] },
  },
  messages: {
    all: '`write-all` lets every step of this workflow, and every action and package that it runs, change the code, the releases and the packages of this repository. Name what is needed, such as `contents: read`.',
    unset:
      'Nothing says what the token of this workflow may do, so it gets the default of the repository, which often is to write everything. Say `permissions: contents: read`, and more only in the jobs that need it.',
  },
  triggers: ['jobs:'],
  check: {
    yaml(document, report) {
      for (const workflow of githubWorkflows(document)) {
        const holders = [workflow.root, ...workflow.jobs.map(({ node }) => node)];
        for (const holder of holders) {
          const node = holder.get('permissions');
          if (!isWriteAll(node)) continue;
          const edit = node && replaceScalar(node, 'read-all');
          const fix = edit && { title: 'Let it read only', safety: 'unsafe' as const, edits: [edit] };
          report({ at: node?.range ?? holder.range, message: 'all', fix });
        }
        if (isUnset(workflow)) {
          const entry = workflow.root.entry('jobs');
          const on = workflow.root.entry('on') ?? workflow.root.entry('true') ?? entry;
          if (entry === undefined || on === undefined) continue;
          const fix = setDefault(document.text, workflow.root);
          report({ at: entryRange(document.text, on), message: 'unset', severity: 'info', fix });
        }
      }
    },
  },
});

function isWriteAll(node: DataNode | undefined): boolean {
  return node?.kind === 'scalar' && node.value === 'write-all';
}

/** A job that only calls another workflow hands its own permissions on, and says so itself where it matters. */
function isUnset({ root, jobs, events }: GithubWorkflow): boolean {
  const isCalled = events.size === 1 && events.has('workflow_call');
  return (
    root.get('permissions') === undefined && !isCalled && jobs.some(({ node }) => node.get('permissions') === undefined)
  );
}

function setDefault(text: string, root: DataMap): FixProposal | undefined {
  const entry = root.entry('jobs');
  const edit = entry && insertBefore({ text }, root, entry, ['permissions:', '  contents: read', '']);
  return edit && { title: 'Let the token read only', safety: 'unsafe', edits: [edit] };
}
