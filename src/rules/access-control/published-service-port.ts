import type { Severity } from '../../core/finding';
import { defineRule, type FixProposal } from '../../engine/rule';
import { nodeAt, stringAt, type DataMap } from '../../lang/data-node';
import type { ShellDocument } from '../../lang/shell/types';
import { yamlPodSpecs } from '../../lang/yaml/surfaces';
import type { YamlDocument } from '../../lang/yaml/types';
import { shellRuns } from './shared/container-flags';
import { mappingOf, portsIn } from '../../lang/yaml/extract/compose-ports';
import { openAmong, publishedPorts, textOf, type PublishedPort } from './shared/published-ports';
import { composeFacts, containerFacts, repositoryOf, splitWords } from './shared/service-facts';
import {
  isUnreachable,
  loginOf,
  toolOf,
  usedPorts,
  type Login,
  type ServiceFacts,
  type ServiceTool,
} from './shared/service-tools';

/** What a proxy in front is told to ask, in labels of Traefik, Caddy and their like. */
const ASKING_LABEL = /basic-?auth|forward-?auth|digest-?auth|oauth|oidc|authelia|authentik|auth-(?:url|signin)/i;
/** Load balancers that only a closed network reaches. */
const INNER_BALANCER = /internal/i;

interface OpenPort extends PublishedPort {
  readonly tool: ServiceTool;
  readonly login: Login;
}

export default defineRule({
  id: 'published-service-port',
  meta: {
    summary: 'The port of a service that asks nobody for a login is published to the whole network',
    severity: 'error',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [306, 1327],
    owaspMl: ['ML05'],
    owaspLlm: ['LLM10'],
    cicdSec: ['CICD-SEC-2', 'CICD-SEC-7'],
    atlas: ['AML.T0049', 'AML.T0040'],
    stages: ['development', 'deployment'],
  },
  messages: {
    open: '`{port}` opens {what} to everybody who reaches this machine, and nothing here asks who comes, or only with a password that everybody knows. Publish it on `127.0.0.1`, or put a login in front.',
    login:
      '`{port}` opens {what} to everybody who reaches this machine; only its own login stands in between, without TLS. Publish it on `127.0.0.1` where nobody else needs it.',
    balancer:
      '`{port}` gives {what} an address outside of the cluster, and nothing here asks who comes. Keep the service inside (`ClusterIP`), or put a login in front.',
    cloud:
      '`ports` opens {what} to the whole internet, and nothing here asks who comes. Leave the port out and come through an SSH tunnel, or start the server with a key.',
  },
  triggers: ['ports:', 'docker run', 'podman run', 'nerdctl run'],
  // In a resource of Kubernetes `ports` alone publishes nothing.
  confirm: (text) => !/^apiVersion:/m.test(text) || /LoadBalancer|NodePort|\b(?:docker|podman|nerdctl)\b/.test(text),
  check: {
    yaml(document, report, context) {
      const isTrial = /(?:^|[/._-])(?:dev|devel|local|test|tests|ci)[./_-]|devcontainer/i.test(context.path);
      for (const { tool, login, at, text, closing } of composePorts(document)) {
        const severity = login === 'default' || isTrial ? 'info' : tool.isGrave === true ? 'error' : 'warning';
        const message = login === 'default' ? 'login' : 'open';
        report({ at, message, severity, data: { port: text, what: tool.what }, fix: closeOf(closing) });
      }
      for (const { at, text, tool } of balancedPods(document)) {
        report({ at, message: 'balancer', severity: severityOf(tool), data: { port: text, what: tool.what } });
      }
      for (const { at, tool } of cloudPorts(document)) {
        report({ at, message: 'cloud', severity: severityOf(tool), data: { what: tool.what } });
      }
    },
    shell(document, report) {
      for (const { at, text, tool, login, closing } of ranPorts(document)) {
        const data = { port: text, what: tool.what };
        // In a cell, or in a job, it is a machine of the moment.
        const severity = login === 'default' || document.origin !== 'file' ? 'info' : 'warning';
        report({ at, message: login === 'default' ? 'login' : 'open', severity, data, fix: closeOf(closing) });
      }
    },
  },
});

function severityOf(tool: ServiceTool): Severity {
  return tool.isGrave === true ? 'error' : 'warning';
}

function closeOf(closing: PublishedPort['closing']): FixProposal | undefined {
  return closing && { title: 'Publish it on 127.0.0.1 only', safety: 'unsafe', edits: [closing] };
}

/** The ports among these that lead to a tool which asks nobody, or only with the login that it has by itself. */
function openPorts(facts: ServiceFacts, ports: readonly PublishedPort[]): readonly OpenPort[] {
  if (ports.length === 0) return [];
  const tool = toolOf(
    facts,
    ports.flatMap(({ targets }) => targets),
  );
  if (tool === undefined || isUnreachable(tool, facts)) return [];
  const login = loginOf(tool, facts);
  return login === 'set' ? [] : openAmong(ports, usedPorts(tool, facts)).map((port) => ({ ...port, tool, login }));
}

function composePorts(document: YamlDocument): readonly OpenPort[] {
  if (document.kind !== 'compose') return [];
  const seen = new Set<number>();
  return yamlPodSpecs(document)
    .flatMap(({ node, resource }) =>
      asksInFront(node) ? [] : openPorts(composeFacts(node, resource), publishedPorts(node, document.text)),
    )
    .filter(({ at }) => !seen.has(at.start) && seen.add(at.start));
}

function asksInFront(service: DataMap): boolean {
  const labels = service.get('labels') ?? nodeAt(service, 'deploy', 'labels');
  if (labels?.kind === 'map') return labels.entries.some(({ key }) => ASKING_LABEL.test(key));
  return labels?.kind === 'sequence' && labels.items.some((item) => ASKING_LABEL.test(textOf(item) ?? ''));
}

/** Services of Kubernetes with an address outside, and the pods of the same file that they lead to. */
function balancedPods(document: YamlDocument): readonly Pick<OpenPort, 'at' | 'text' | 'tool'>[] {
  if (document.kind !== 'kubernetes' || !/\b(?:LoadBalancer|NodePort)\b/.test(document.text)) return [];
  const services = document.roots.flatMap((root) => (root.kind === 'map' ? (outerService(root) ?? []) : []));
  if (services.length === 0) return [];
  const pods = yamlPodSpecs(document);
  return services.flatMap(({ type, selector }) => {
    const led = pods.filter(({ root, node }) => {
      const labels = nodeAt(root, ...node.path.slice(0, -1), 'metadata', 'labels');
      return selector.entries.every(({ key, value }) => stringAt(labels, key) === textOf(value));
    });
    const [open] = led.flatMap(({ containers }) => containers.flatMap((one) => openTool(containerFacts(one))));
    return open === undefined ? [] : [{ at: type.range, text: `type: ${textOf(type) ?? ''}`, tool: open }];
  });
}

function outerService(root: DataMap) {
  const spec = stringAt(root, 'kind') === 'Service' ? root.get('spec') : undefined;
  const type = nodeAt(spec, 'type');
  const selector = nodeAt(spec, 'selector');
  if (type === undefined || !/^(?:LoadBalancer|NodePort)$/.test(textOf(type) ?? '')) return undefined;
  if (selector?.kind !== 'map' || selector.entries.length === 0) return undefined;
  if (nodeAt(spec, 'loadBalancerSourceRanges') !== undefined) return undefined;
  const annotations = nodeAt(root, 'metadata', 'annotations');
  const isInner =
    annotations?.kind === 'map' &&
    annotations.entries.some(({ key, value }) => INNER_BALANCER.test(`${key} ${textOf(value) ?? ''}`));
  return isInner ? undefined : { type, selector };
}

/** The tool of a service that asks nobody. */
function openTool(facts: ServiceFacts): readonly ServiceTool[] {
  const tool = toolOf(facts, []);
  return tool === undefined || isUnreachable(tool, facts) || loginOf(tool, facts) !== 'none' ? [] : [tool];
}

/** `resources.ports` of SkyPilot, and what its `run` starts. */
function cloudPorts(document: YamlDocument): readonly Pick<OpenPort, 'at' | 'tool'>[] {
  if (document.kind !== 'skypilot') return [];
  return document.roots.flatMap((root) => {
    const ports = nodeAt(root, 'resources', 'ports');
    if (ports === undefined) return [];
    const facts = {
      image: undefined,
      words: splitWords(textOf(nodeAt(root, 'run')) ?? ''),
      variables: variablesOf(root),
      hasMoreVariables: false,
      name: undefined,
    };
    const items = ports.kind === 'sequence' ? ports.items : [ports];
    const published = items.map((item) => ({
      targets: portsIn(textOf(item) ?? ''),
      at: item.range,
      text: textOf(item) ?? '',
      closing: undefined,
      isNear: false,
    }));
    return openPorts(facts, published).filter(({ login }) => login === 'none');
  });
}

function variablesOf(root: YamlDocument['roots'][number]): ReadonlyMap<string, string | undefined> {
  const maps = [nodeAt(root, 'envs'), nodeAt(root, 'secrets')];
  return new Map(
    maps.flatMap((map) =>
      map?.kind === 'map' ? map.entries.map(({ key, value }) => [key, textOf(value)] as const) : [],
    ),
  );
}

/** `docker run -p 5000:5000 …`. */
function ranPorts(document: ShellDocument): readonly OpenPort[] {
  return shellRuns(document).flatMap(({ flags, image, words, variables }) => {
    const facts = {
      image: image.value === undefined ? undefined : repositoryOf(image.value),
      words: words.map(({ value, text }) => value ?? text),
      variables,
      hasMoreVariables: flags.some(({ name }) => name === '--env-file'),
      name: undefined,
    };
    const ports = flags.flatMap(({ name, value = '', at }): readonly PublishedPort[] =>
      name === '--publish' || name === '-p'
        ? [{ ...mappingOf(value), at, text: `-p ${value}`, closing: undefined }]
        : [],
    );
    return openPorts(facts, ports);
  });
}
