import { nodeAt, stringAt, type DataMap, type DataNode, type DataScalar } from '../../../lang/data-node';
import { findIn, hoist, placesOf, variableOf, type Injection } from './injection';

/** What strangers write, by GitHub's documentation of the events; `*` stands for any part. */
const STRANGERS = [
  'github.event.issue.title',
  'github.event.issue.body',
  'github.event.pull_request.title',
  'github.event.pull_request.body',
  'github.event.pull_request.head.ref',
  'github.event.pull_request.head.label',
  'github.event.pull_request.head.repo.default_branch',
  'github.event.comment.body',
  'github.event.review.body',
  'github.event.review_comment.body',
  'github.event.pages.*.page_name',
  'github.event.commits.*.message',
  'github.event.commits.*.author.email',
  'github.event.commits.*.author.name',
  'github.event.head_commit.message',
  'github.event.head_commit.author.email',
  'github.event.head_commit.author.name',
  'github.event.discussion.title',
  'github.event.discussion.body',
  'github.event.workflow_run.head_branch',
  'github.event.workflow_run.display_title',
  'github.event.workflow_run.head_commit.message',
  'github.event.workflow_run.head_commit.author.email',
  'github.event.workflow_run.head_commit.author.name',
  'github.head_ref',
].map((path) => new RegExp(`^${path.replaceAll('.', '\\.').replaceAll('*', '[\\w*-]+')}$`));
const EXPRESSION = /\$\{\{([^{}]{1,500})\}\}/g;
/** Comparisons and searches give true or false, and these functions numbers or hashes. */
const HARMLESS = /[=!<>]=|&&|\|\||^\s*(?:contains|startsWith|endsWith|hashFiles)\s*\(/;

interface Step {
  readonly step: DataMap;
  readonly env: ReadonlyMap<string, string>;
  /** Whether `$NAME` is a variable of the environment in its `run`: not so in PowerShell and Python. */
  readonly isShell: boolean;
}

/** Expressions in `run`, and in the script of `actions/github-script`. */
export function githubInjections(root: DataNode, text: string): readonly Injection[] {
  const inputs = fixedInputs(root);
  return stepsOf(root).flatMap(({ step, env, isShell }) =>
    scriptsOf(step).flatMap(({ key, holder, scalar }) =>
      findIn(scalar, EXPRESSION).flatMap((found): readonly Injection[] => {
        const inside = found.match[1] ?? '';
        const named = readSource(inside, inputs) ?? sourceOfVariable(inside, env, inputs);
        if (named === undefined) return [];
        const variable = variableOf(named.path);
        const place = { text, holder, scriptKey: key, scalar, found, variable, style: 'map' as const };
        const fix = key === 'run' && isShell ? hoist(place) : undefined;
        return [{ ...placesOf(scalar, found), expression: found.expression, author: named.author, fix }];
      }),
    ),
  );
}

function scriptsOf(
  step: DataMap,
): readonly { readonly key: string; readonly holder: DataMap; readonly scalar: DataScalar }[] {
  const run = step.get('run');
  const inputs = step.get('with');
  const isScript = stringAt(step, 'uses')?.startsWith('actions/github-script@') === true;
  const script = isScript ? nodeAt(inputs, 'script') : undefined;
  return [
    ...(run?.kind === 'scalar' ? [{ key: 'run', holder: step, scalar: run }] : []),
    ...(script?.kind === 'scalar' && inputs?.kind === 'map' ? [{ key: 'script', holder: inputs, scalar: script }] : []),
  ];
}

interface Source {
  readonly path: string;
  readonly author: Injection['author'];
}

/** The context that an expression reads. */
function readSource(expression: string, fixed: ReadonlySet<string>): Source | undefined {
  if (HARMLESS.test(expression)) return undefined;
  for (const match of expression.matchAll(/\b(?:github|inputs|env)(?:\.[\w*-]+|\[['"][\w-]+['"]\]|\[\d+\])+/g)) {
    const path = match[0].replace(/\[['"]?([\w-]+)['"]?\]/g, '.$1');
    if (STRANGERS.some((pattern) => pattern.test(path))) return { path, author: 'stranger' };
    const input = /^(?:github\.event\.)?inputs\.([\w-]+)$/.exec(path)?.[1];
    if (input !== undefined && !fixed.has(input)) return { path, author: 'starter' };
  }
  return undefined;
}

/** `${{ env.TITLE }}` is put in as it is, whatever it was set to. */
function sourceOfVariable(
  expression: string,
  env: ReadonlyMap<string, string>,
  fixed: ReadonlySet<string>,
): Source | undefined {
  const name = /^\s*env\.(\w+)\s*$/.exec(expression)?.[1];
  const value = name === undefined ? undefined : /\$\{\{([^{}]*)\}\}/.exec(env.get(name) ?? '')?.[1];
  return value === undefined ? undefined : readSource(value, fixed);
}

/** Inputs whose values the workflow itself lists, or that are no texts. */
function fixedInputs(root: DataNode): ReadonlySet<string> {
  const on = nodeAt(root, 'on') ?? nodeAt(root, 'true');
  const events = ['workflow_dispatch', 'workflow_call'].map((event) => nodeAt(on, event, 'inputs'));
  const names = events.flatMap((inputs) =>
    inputs?.kind === 'map'
      ? inputs.entries.filter(({ value }) =>
          /^(?:choice|boolean|number|environment)$/.test(stringAt(value, 'type') ?? ''),
        )
      : [],
  );
  return new Set(names.map(({ key }) => key));
}

function stepsOf(root: DataNode): readonly Step[] {
  const outer = environmentOf(root, new Map());
  const jobs = nodeAt(root, 'jobs');
  const list = jobs?.kind === 'map' ? jobs.entries.map(({ value }) => value) : [];
  const action = nodeAt(root, 'runs');
  return [...list, ...(action === undefined ? [] : [action])].flatMap((job) => {
    const env = environmentOf(job, outer);
    const steps = nodeAt(job, 'steps');
    return steps?.kind === 'sequence'
      ? steps.items.flatMap((step) =>
          step.kind === 'map' ? [{ step, env: environmentOf(step, env), isShell: runsInShell(step, job, root) }] : [],
        )
      : [];
  });
}

function runsInShell(step: DataMap, job: DataNode, root: DataNode): boolean {
  const defaults = [job, root].map((node) => stringAt(node, 'defaults', 'run', 'shell'));
  const shell = [stringAt(step, 'shell'), ...defaults].find((name) => name !== undefined);
  return shell === undefined ? !/windows/i.test(stringAt(job, 'runs-on') ?? '') : /^(?:bash|sh)\b/.test(shell);
}

function environmentOf(node: DataNode, outer: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const own = nodeAt(node, 'env');
  if (own?.kind !== 'map') return outer;
  const entries = own.entries.flatMap(({ key, value }): readonly (readonly [string, string])[] =>
    value.kind === 'scalar' ? [[key, String(value.value)]] : [],
  );
  return new Map([...outer, ...entries]);
}
