import { defineRule } from '../../engine/rule';
import { nodeAt, stringAt, type DataMap, type DataNode, type DataScalar } from '../../lang/data-node';

const BRANCHES = /^(?:main|master|HEAD|develop|dev|trunk)$/;

export default defineRule({
  id: 'unpinned-pipeline-include',
  meta: {
    summary: 'A pipeline takes over steps of others that can change at any time',
    severity: 'warning',
    confidence: 'high',
    fix: 'none',
    since: '0.1.0',
    cwe: [829],
    cicdSec: ['CICD-SEC-3', 'CICD-SEC-8'],
    stages: ['development'],
  },
  messages: {
    remote:
      'The steps at this address run with the secrets of this pipeline, and whoever can change the file changes them. Copy it into a project of yours and include it with `project:` and a commit as `ref:`.',
    moving:
      '`{ref}` of `{project}` can change at any time, and its steps run with the secrets of this pipeline. Name a commit or a protected tag as `ref:`.',
    hook: 'The hook is taken from `{ref}`, which its owner can change at any time, and then runs on the machine of everybody who commits. Name a tag or a commit (`pre-commit autoupdate --freeze`).',
  },
  triggers: ['include:', 'repos:'],
  check: {
    yaml(document, report) {
      for (const root of document.roots) {
        if (document.kind === 'gitlab-ci' || /(?:^|\n)include:/.test(document.text)) {
          for (const include of includesOf(root)) {
            const remote = nodeAt(include, 'remote');
            if (remote?.kind === 'scalar') {
              if (nodeAt(include, 'integrity') === undefined && !isPinnedAddress(String(remote.value))) {
                report({ at: remote.range, message: 'remote' });
              }
              continue;
            }
            const found = movingProject(include) ?? movingComponent(include);
            if (found)
              report({ at: found.at.range, message: 'moving', data: { ref: found.ref, project: found.project } });
          }
        }
        if (document.kind === 'pre-commit') {
          for (const { at, ref } of movingHooks(root)) report({ at: at.range, message: 'hook', data: { ref } });
        }
      }
    },
  },
});

function includesOf(root: DataNode): readonly DataNode[] {
  const include = nodeAt(root, 'include');
  if (include?.kind === 'sequence') return include.items;
  return include === undefined ? [] : [include];
}

function isPinnedAddress(url: string): boolean {
  return /\/[0-9a-f]{40}\//.test(url) || url.includes('$');
}

interface Moving {
  readonly at: DataScalar;
  readonly project: string;
  readonly ref: string;
}

function movingProject(include: DataNode): Moving | undefined {
  const project = nodeAt(include, 'project');
  if (project?.kind !== 'scalar') return undefined;
  const ref = nodeAt(include, 'ref');
  if (ref === undefined) return { at: project, project: String(project.value), ref: 'The default branch' };
  if (ref.kind !== 'scalar' || !BRANCHES.test(String(ref.value))) return undefined;
  return { at: ref, project: String(project.value), ref: String(ref.value) };
}

function movingComponent(include: DataNode): Moving | undefined {
  const component = nodeAt(include, 'component');
  const match = component?.kind === 'scalar' ? /^(.+)@([^@]+)$/.exec(String(component.value)) : null;
  if (component?.kind !== 'scalar' || match === null) return undefined;
  const [, project = '', ref = ''] = match;
  return ref === '~latest' || BRANCHES.test(ref) ? { at: component, project, ref } : undefined;
}

function movingHooks(root: DataNode): readonly { readonly at: DataNode; readonly ref: string }[] {
  const list = nodeAt(root, 'repos');
  const repositories =
    list?.kind === 'sequence' ? list.items.filter((item): item is DataMap => item.kind === 'map') : [];
  return repositories.flatMap((repository) => {
    const source = stringAt(repository, 'repo') ?? '';
    if (source === 'local' || source === 'meta' || source === '') return [];
    const rev = repository.get('rev');
    if (rev === undefined) {
      const at = repository.get('repo');
      return at === undefined ? [] : [{ at, ref: 'its default branch' }];
    }
    const ref = rev.kind === 'scalar' ? String(rev.value ?? '') : '';
    return rev.kind === 'scalar' && (ref === '' || BRANCHES.test(ref)) ? [{ at: rev, ref: ref || 'no version' }] : [];
  });
}
