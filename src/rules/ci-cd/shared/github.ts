/** What the rules about GitHub workflows ask of them. */
import { nodeAt, stringAt, type DataEntry, type DataMap, type DataNode } from '../../../lang/data-node';
import type { YamlDocument } from '../../../lang/yaml/types';

export interface GithubJob {
  readonly name: string;
  readonly node: DataMap;
  readonly steps: readonly DataMap[];
}

export interface GithubWorkflow {
  readonly root: DataMap;
  /** Names of the events that start it. */
  readonly events: ReadonlySet<string>;
  readonly jobs: readonly GithubJob[];
}

/** The workflows that a file holds; none for other kinds of files. */
export function githubWorkflows(document: YamlDocument): readonly GithubWorkflow[] {
  if (document.kind !== 'github-workflow') return [];
  return document.roots.flatMap((root) => {
    if (root.kind !== 'map') return [];
    const jobs = nodeAt(root, 'jobs');
    const entries = jobs?.kind === 'map' ? jobs.entries : [];
    return [{ root, events: eventsOf(root), jobs: entries.flatMap(toJob) }];
  });
}

function toJob({ key, value }: DataEntry): readonly GithubJob[] {
  if (value.kind !== 'map') return [];
  const steps = value.get('steps');
  const maps = steps?.kind === 'sequence' ? steps.items.filter((step) => step.kind === 'map') : [];
  return [{ name: key, node: value, steps: maps }];
}

/** `on: push`, `on: [push]`, `on: {push: …}`. YAML 1.1 readers take the key for `true`. */
function eventsOf(root: DataMap): ReadonlySet<string> {
  const on = root.get('on') ?? root.get('true');
  if (on?.kind === 'map') return new Set(on.entries.map(({ key }) => key));
  const items = on?.kind === 'sequence' ? on.items : on === undefined ? [] : [on];
  return new Set(items.flatMap((item) => (item.kind === 'scalar' ? [String(item.value)] : [])));
}

/** `owner/name` in lower case, of `uses: owner/name/path@ref`. */
export function actionOf(step: DataMap): string | undefined {
  return /^([\w.-]+\/[\w.-]+)/.exec(stringAt(step, 'uses') ?? '')?.[1]?.toLowerCase();
}

/** The text of `if`, of a step or a job. */
export function conditionOf(node: DataNode): string {
  const condition = nodeAt(node, 'if');
  return condition?.kind === 'scalar' ? String(condition.value) : '';
}

/** What an entry says, from its key to the end of its value's first line. */
export function entryRange(
  text: string,
  { keyRange, value }: DataEntry,
): { readonly start: number; readonly end: number } {
  const line = text.indexOf('\n', keyRange.start);
  return {
    start: keyRange.start,
    end: line < 0 ? value.range.end : Math.min(Math.max(value.range.end, keyRange.end), line),
  };
}
