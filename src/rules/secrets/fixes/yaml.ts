import type { Edit } from '../../../core/fix';
import type { Range } from '../../../core/range';
import type { FixProposal } from '../../../engine/rule';
import type { DataNode, DataScalar } from '../../../lang/data-node';
import type { YamlDocument } from '../../../lang/yaml/types';
import type { SecretMatch } from '../../../secrets/types';
import { isEnvironmentName, nameOfPart } from './proposals';
import { indexSpans, type Around } from './spans';

/** How a format reads a variable from outside of the file. */
interface Reference {
  readonly text: string;
  readonly title: string;
  readonly environment?: FixProposal['environment'];
  /** Whether it only works in quotes. */
  readonly isQuoted?: boolean;
}

/**
 * What a YAML file can say in place of a secret. None where its format knows nothing of the kind (a Kubernetes manifest
 * wants a Secret of its own), where the format is read elsewhere (a script within the file), and in block scalars.
 */
export function createYamlFixes(
  document: YamlDocument,
  path: string,
): (secret: SecretMatch) => FixProposal | undefined {
  const way = createWay(document.roots);
  return (secret) => fixOf(document, secret, path, way(secret.range));
}

function fixOf(
  document: YamlDocument,
  secret: SecretMatch,
  path: string,
  nodes: readonly DataNode[],
): FixProposal | undefined {
  const { text } = document;
  const { range } = secret;
  const [root] = nodes;
  const scalar = nodes.at(-1);
  if (root === undefined || scalar?.kind !== 'scalar' || /literal|folded/.test(scalar.style)) return undefined;
  const name = nameOf(text, scalar, secret);
  const replaced = replaceWhole(document, nodes, scalar, secret, name);
  if (replaced !== undefined) return replaced;
  const reference = referTo(document, root, scalar, name, path);
  if (reference === undefined || text.slice(range.start, range.end).includes('\n')) return undefined;
  const edit = writeReference(text, scalar, range, reference, isInFlow(text, nodes));
  const { title, environment } = reference;
  return edit && { title, safety: 'unsafe', edits: [edit], ...(environment === undefined ? {} : { environment }) };
}

type Way = (span: Range) => readonly DataNode[];

/** The nodes around a span, outermost first. The children of each node are put in order once. */
function createWay(roots: readonly DataNode[]): Way {
  const known = new Map<DataNode | undefined, Around<DataNode>>();
  const childrenOf = (node: DataNode | undefined): Around<DataNode> => {
    const children =
      known.get(node) ??
      indexSpans(
        () => listChildren(node, roots),
        ({ range }) => range,
      );
    known.set(node, children);
    return children;
  };
  return (span) => {
    const way: DataNode[] = [];
    for (let node = childrenOf(undefined)(span)[0]; node !== undefined; node = childrenOf(node)(span)[0])
      way.push(node);
    return way;
  };
}

/** Without those that stand elsewhere and are only named here. */
function listChildren(node: DataNode | undefined, roots: readonly DataNode[]): readonly DataNode[] {
  if (node === undefined) return roots;
  const children =
    node.kind === 'map' ? node.entries.map(({ value }) => value) : node.kind === 'sequence' ? node.items : [];
  return children.filter(({ alias }) => alias === undefined);
}

/** The key, where it is spelled like a variable: of a mapping, or of `- KEY=value`. */
function nameOf(text: string, { path, range, style }: DataScalar, secret: SecretMatch): string {
  const quote = style === 'plain' ? 0 : 1;
  const before = text.slice(range.start + quote, secret.range.start);
  const after = text.slice(secret.range.end, range.end - quote).trim();
  const [, listed] = /^([A-Z][A-Z0-9_]*)=$/.exec(before) ?? [];
  if (after !== '' || (before !== '' && listed === undefined)) return nameOfPart(secret.variable);
  return [listed ?? '', String(path.at(-1) ?? '')].find(isEnvironmentName) ?? secret.variable;
}

function referTo(
  { kind, text }: YamlDocument,
  root: DataNode,
  { path: keys }: DataScalar,
  name: string,
  path: string,
): Reference | undefined {
  switch (kind) {
    case 'compose':
      return {
        text: `\${${name}:?}`,
        title: `Read ${name} from the environment or the .env beside this file`,
        environment: { name, isBesideFile: true },
      };
    case 'github-workflow': {
      // GitHub keeps names that begin like this for itself.
      const secretName = name.replace(/^GITHUB_/, 'GH_');
      const isRead = keys.some((key) => key === 'env' || key === 'with' || key === 'credentials');
      return isRead
        ? { text: `\${{ secrets.${secretName} }}`, title: `Read it from the secret ${secretName}` }
        : undefined;
    }
    case 'gitlab-ci':
      return keys.includes('variables')
        ? { text: `$${name}`, title: `Read ${name} from the variables of the GitLab project` }
        : undefined;
    case 'azure-pipelines':
      return keys.includes('env')
        ? { text: `$(${name})`, title: `Read ${name} from the secret variables of the pipeline` }
        : undefined;
    case 'zenml':
    case 'other':
      return referInOther(text, root, name, path);
    case 'github-action':
    case 'circleci':
    case 'dvc':
    case 'conda-environment':
    case 'kubernetes':
    case 'mlproject':
    case 'kfp':
    case 'pre-commit':
    case 'ray-cluster':
    case 'skypilot':
    case 'bentofile':
    case 'azure-ml':
    case 'databricks':
    case 'prefect':
    case 'vertex':
    case 'dagster':
    case 'flyte':
      return undefined;
  }
}

/** Formats that say by another value, and not by words within one, that it comes from outside. */
function replaceWhole(
  { kind, text }: YamlDocument,
  nodes: readonly DataNode[],
  scalar: DataScalar,
  secret: SecretMatch,
  name: string,
): FixProposal | undefined {
  const quote = scalar.style === 'plain' ? 0 : 1;
  const replace = (range: Range, value: string, title: string): FixProposal => ({
    title,
    safety: 'unsafe',
    edits: [{ range, text: value }],
  });
  // A name alone is taken from where the run is started.
  const assigned =
    kind === 'dagster' && scalar.path.includes('env_vars') ? /^(\w+)=/.exec(String(scalar.value))?.[1] : undefined;
  if (assigned !== undefined) {
    return replace(scalar.range, assigned, 'Take it from the machine that starts the run');
  }
  const isWhole = secret.range.start === scalar.range.start + quote && secret.range.end === scalar.range.end - quote;
  if (!isWhole) return undefined;
  const [first, ...rest] = scalar.path;
  if (kind === 'skypilot' && (first === 'envs' || first === 'secrets')) {
    return replace(scalar.range, 'null', `Hand it over at the start: sky launch --secret ${String(rest.at(-1))}`);
  }
  if (kind === 'bentofile' && (first === 'envs' || rest.at(-2) === 'env')) {
    return replace(scalar.range, '""', 'Leave it to whoever runs the service');
  }
  const pair = nodes.at(-2);
  const variable = pair?.kind === 'sequence' && pair.items.length === 2 ? pair.items[0] : undefined;
  if (kind === 'mlproject' && pair !== undefined && variable !== undefined) {
    const { start, end } = variable.range;
    return replace(pair.range, text.slice(start, end), 'Take it from the machine that starts the run');
  }
  if (kind === 'dagster' && rest.at(-1) === 'password') {
    return replace(scalar.range, `{ env: DAGSTER_${name} }`, `Read DAGSTER_${name} from the environment`);
  }
  if (kind !== 'prefect') return undefined;
  const block = name.toLowerCase().replaceAll('_', '-');
  return replace(scalar.range, `"{{ prefect.blocks.secret.${block} }}"`, `Read it from the Prefect secret ${block}`);
}

function referInOther(text: string, root: DataNode, name: string, path: string): Reference {
  const title = `Read ${name} from the environment`;
  if (/(?:^|\/)profiles\.ya?ml$/.test(path) && text.includes('outputs:')) {
    return { text: `{{ env_var('${name}') }}`, title, isQuoted: true };
  }
  const isHydra = root.kind === 'map' && (root.get('defaults')?.kind === 'sequence' || root.get('hydra') !== undefined);
  if (isHydra || text.includes('${oc.env:')) return { text: `\${oc.env:${name}}`, title };
  return { text: `\${${name}}`, title: `Write \${${name}} here: what reads this file has to fill it in` };
}

function writeReference(
  text: string,
  scalar: DataScalar,
  secret: Range,
  reference: Reference,
  isBetweenBrackets: boolean,
): Edit | undefined {
  const isPlain = scalar.style === 'plain';
  if (!isPlain) {
    const quote = scalar.style === 'single' ? "'" : '"';
    return reference.text.includes(quote) ? undefined : { range: secret, text: reference.text };
  }
  const isWhole = text.slice(scalar.range.start, scalar.range.end).trim() === text.slice(secret.start, secret.end);
  if (!isBetweenBrackets && reference.isQuoted !== true) return { range: secret, text: reference.text };
  return isWhole ? { range: secret, text: `"${reference.text}"` } : undefined;
}

function isInFlow(text: string, ancestors: readonly DataNode[]): boolean {
  return ancestors.some(({ kind, range }) => kind !== 'scalar' && /[[{]/.test(text[range.start] ?? ''));
}
