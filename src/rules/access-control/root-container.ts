import { defineRule } from '../../engine/rule';
import type { DataMap, DataNode } from '../../lang/data-node';
import { nodeAt } from '../../lang/data-node';
import type { DockerfileDocument, DockerInstruction, DockerStage } from '../../lang/dockerfile/types';
import type { PodSpec } from '../../lang/yaml/extract/pod-specs';
import { isChosen } from '../../lang/yaml/choices';
import { replaceScalar } from '../../lang/yaml/patch';
import { groovyFlags, rayFlags, type ContainerFlag } from './shared/container-flags';
import { showsUnsure } from '../shared/shown-confidence';

/** Images whose user is not root, by their makers' documentation. */
const UNPRIVILEGED =
  /(?:^|\/)(?:jupyter\/|bitnami\/|rayproject\/ray|apache\/(?:airflow|spark)|nginxinc\/nginx-unprivileged)|nonroot|chainguard/;
/** Resources of operators, whose pods the usual linters do not look into. */
const OPERATOR_GROUP = /^(?:argoproj\.io|serving\.kserve\.io|ray\.io|kubeflow\.org|machinelearning\.seldon\.io)\//;

export default defineRule({
  id: 'root-container',
  meta: {
    summary: 'A container runs as root',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [250],
    cicdSec: ['CICD-SEC-7'],
    stages: ['deployment'],
    equivalents: { hadolint: ['DL3002'] },
  },
  messages: {
    image:
      'What runs in this image runs as root: code that gets in through a model or a package may change everything in it, and has an easier way out. End the Dockerfile with a user without rights: `USER 1000`.',
    unset:
      'No `USER` is set, so what runs in this image runs as root unless its base image says otherwise: code that gets in may change everything in it. Add `USER 1000` in front of the command that it starts.',
    container:
      '`{setting}` runs this container as root: code that gets into it may change everything in it, and has an easier way out. Give a user without rights, as `runAsUser: 1000`.',
    service:
      '`{setting}` runs this service as root: code that gets into it may change everything in it, and has an easier way out. Give a user without rights, as `user: "1000"`.',
    flag: '`--user {user}` runs this container as root: code that gets into it may change everything in it, also what is mounted. Leave it out, or give a user without rights: `--user 1000`.',
    pod: 'Nothing says that this pod must not run as root, and the operator that starts it does not either. Set `runAsNonRoot: true` in its `securityContext`.',
  },
  triggers: [
    ...['USER', 'FROM', 'runAsUser', 'runAsNonRoot', 'user:', 'containers:', 'container:', 'script:'],
    ...['docker agent args', 'docker inside', 'docker withRun', 'run_options'],
  ],
  confirm: (text, settings) =>
    /runAs|\buser\b|-u\b/.test(text) ||
    /^[ \t]*(?:FROM|USER) /m.test(text) ||
    (showsUnsure(settings, 'root-container') && /argoproj|kserve|ray\.io|kubeflow|seldon/.test(text)),
  check: {
    dockerfile(document, report, context) {
      if (/(?:^|\/)\.devcontainer\//.test(context.path)) return;
      const stage = document.stages.at(-1);
      if (stage === undefined) return;
      const user = userOf(document, stage);
      if (user !== undefined) {
        if (isRoot(argumentOf(document, user))) report({ at: user.range, message: 'image' });
        return;
      }
      const starts = document.instructions.some(
        ({ keyword, stage: index }) => index === stage.index && /^(?:CMD|ENTRYPOINT)$/.test(keyword),
      );
      if (!starts || mayBeUnprivileged(document, stage)) return;
      report({ at: stage.range, message: 'unset', severity: 'info' });
    },
    groovy(document, report) {
      for (const { at, user } of rootFlags(groovyFlags(document))) report({ at, message: 'flag', data: { user } });
    },
    yaml(document, report) {
      for (const { at, user } of rootFlags(rayFlags(document))) report({ at, message: 'flag', data: { user } });
    },
    podSpec(pod, report) {
      for (const container of pod.containers) {
        const found = pod.format === 'compose' ? rootService(container) : rootContext(container, pod);
        if (found === undefined) continue;
        const { key, node } = found;
        const setting = `${key}: ${pod.text.slice(node.range.start, node.range.end)}`;
        const message = pod.format === 'compose' ? 'service' : 'container';
        const edit = replaceScalar(node, key === 'runAsNonRoot' ? 'true' : '1000');
        const fix = edit && { title: 'Run as a user without rights', safety: 'unsafe' as const, edits: [edit] };
        // `false` allows root; whether the image runs as root is for the image to say. A chart may only offer it.
        const isMild = key === 'runAsNonRoot' || isChosen(pod.text, pod.root.range, node.range);
        const severity = isMild ? 'info' : 'warning';
        report({ at: node.range, message, severity, data: { setting }, fix });
      }
      if (isSilentOperatorPod(pod)) {
        report({ at: firstLine(pod), message: 'pod', severity: 'info', confidence: 'low' });
      }
    },
  },
});

/** The last USER of a stage, or of the stages that it is built on. */
function userOf(document: DockerfileDocument, stage: DockerStage): DockerInstruction | undefined {
  let current: DockerStage | undefined = stage;
  for (let steps = 0; current !== undefined && steps < 20; steps++) {
    const { index, image }: DockerStage = current;
    const own = document.instructions.findLast((one) => one.keyword === 'USER' && one.stage === index);
    if (own !== undefined) return own;
    current = document.stages.find((other) => other.index < index && other.name === image);
  }
  return undefined;
}

function argumentOf(document: DockerfileDocument, { argumentsRange }: DockerInstruction): string {
  return document.text.slice(argumentsRange.start, argumentsRange.end).trim();
}

function isRoot(user: string): boolean {
  return /^(?:root|0)(?::|$)/.test(user);
}

function rootFlags(
  flags: readonly ContainerFlag[],
): readonly { readonly at: ContainerFlag['at']; readonly user: string }[] {
  return flags.flatMap(({ name, value = '', at }) => (name === '--user' && isRoot(value) ? [{ at, user: value }] : []));
}

function mayBeUnprivileged({ stages }: DockerfileDocument, stage: DockerStage): boolean {
  let base = stage;
  for (let steps = 0; steps < 20; steps++) {
    const next = stages.find((other) => other.index < base.index && other.name === base.image);
    if (next === undefined) break;
    base = next;
  }
  return base.resolvedImage === undefined || UNPRIVILEGED.test(base.resolvedImage);
}

interface RootSetting {
  readonly key: string;
  readonly node: DataNode;
}

function rootService(service: DataMap): RootSetting | undefined {
  const user = service.get('user');
  return user?.kind === 'scalar' && isRoot(String(user.value)) ? { key: 'user', node: user } : undefined;
}

/** The nearest context decides; what is said for the pod is reported there once, with its first container. */
function rootContext(container: DataMap, { contexts, containers }: PodSpec): RootSetting | undefined {
  const own = nodeAt(container, 'securityContext');
  if (own?.kind === 'map' && own.get('runAsUser') !== undefined) return rootIn(own);
  if (own?.kind === 'map' && own.get('runAsNonRoot') !== undefined) return rootIn(own);
  if (container !== containers[0]) return undefined;
  const context = contexts.find((one) => one.get('runAsUser') !== undefined || one.get('runAsNonRoot') !== undefined);
  return context && rootIn(context);
}

function rootIn(context: DataMap): RootSetting | undefined {
  const user = context.get('runAsUser');
  if (user?.kind === 'scalar') return user.value === 0 ? { key: 'runAsUser', node: user } : undefined;
  const nonRoot = context.get('runAsNonRoot');
  return nonRoot?.kind === 'scalar' && nonRoot.value === false ? { key: 'runAsNonRoot', node: nonRoot } : undefined;
}

function isSilentOperatorPod({ root, contexts, containers }: PodSpec): boolean {
  const version = root.get('apiVersion');
  if (version?.kind !== 'scalar' || !OPERATOR_GROUP.test(String(version.value))) return false;
  const says = (context: DataNode | undefined): boolean =>
    context?.kind === 'map' && (context.get('runAsUser') !== undefined || context.get('runAsNonRoot') !== undefined);
  return !contexts.some(says) && !containers.some((container) => says(nodeAt(container, 'securityContext')));
}

function firstLine({ containers, node, text }: PodSpec): { readonly start: number; readonly end: number } {
  const { start, end } = (containers[0] ?? node).range;
  const line = text.indexOf('\n', start);
  return { start, end: line < 0 ? end : Math.min(end, line) };
}
