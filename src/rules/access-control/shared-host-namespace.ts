import { defineRule, type FixProposal } from '../../engine/rule';
import type { DataEntry, DataMap } from '../../lang/data-node';
import { isChosen } from '../../lang/yaml/choices';
import { removeEntry, replaceScalar } from '../../lang/yaml/patch';
import { groovyFlags, rayFlags, shellFlags, type ContainerFlag } from './shared/container-flags';

const POD_KEYS = ['hostNetwork', 'hostPID', 'hostIPC'];
const SERVICE_KEYS = ['network_mode', 'pid', 'ipc'];
const FLAGS = new Set(['--network', '--pid', '--ipc']);

export default defineRule({
  id: 'shared-host-namespace',
  meta: {
    summary: 'A container shares the network, the processes or the memory of its host',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [653],
    cicdSec: ['CICD-SEC-7'],
    stages: ['deployment'],
  },
  messages: {
    network:
      '`{setting}` puts the container into the network of its host: it reaches services that listen on localhost only, and every port that it opens is open on the host. Publish the ports that are needed instead.',
    processes:
      '`{setting}` lets the container see, and with the same user stop or read, what runs on its host. Leave it out; for shared memory between workers give `shm_size` or a memory volume.',
  },
  triggers: ['hostNetwork', 'hostPID', 'hostIPC', 'network_mode', 'pid:', 'ipc:', '--net', '--pid', '--ipc'],
  check: {
    podSpec({ format, node, resource, root, text }, report) {
      const keys = format === 'compose' ? SERVICE_KEYS : POD_KEYS;
      for (const key of keys) {
        const entry = node.entry(key);
        if (entry?.value.kind !== 'scalar') continue;
        if (entry.value.value !== true && entry.value.value !== 'host') continue;
        const at = { start: entry.keyRange.start, end: entry.value.range.end };
        const data = { setting: text.slice(at.start, at.end) };
        // Agents of nodes measure the host itself, and what a chart only offers is for its user to choose.
        const severity = resource === 'DaemonSet' || isChosen(text, root.range, at) ? 'info' : 'warning';
        report({ at, message: messageOf(key), severity, data, fix: takeOut(text, node, entry) });
      }
    },
    shell(document, report) {
      for (const flag of shellFlags(document).filter(isOn)) {
        const data = { setting: `${flag.name}=host` };
        // On one's own machine the network is that of the person who types.
        report({ at: flag.at, message: messageOf(flag.name), severity: 'info', data });
      }
    },
    groovy(document, report) {
      for (const flag of groovyFlags(document).filter(isOn)) {
        report({ at: flag.at, message: messageOf(flag.name), data: { setting: `${flag.name}=host` } });
      }
    },
    yaml(document, report) {
      for (const flag of rayFlags(document).filter(isOn)) {
        // The nodes of a cluster find each other on any port.
        const data = { setting: `${flag.name}=host` };
        report({ at: flag.at, message: messageOf(flag.name), severity: 'info', data });
      }
    },
  },
});

function isOn({ name, value }: ContainerFlag): boolean {
  return FLAGS.has(name) && value === 'host';
}

function messageOf(key: string): 'network' | 'processes' {
  return /net/i.test(key) ? 'network' : 'processes';
}

function takeOut(text: string, node: DataMap, entry: DataEntry): FixProposal | undefined {
  const edit = removeEntry({ text }, node, entry) ?? replaceScalar(entry.value, 'false');
  return edit && { title: `Remove ${entry.key}`, safety: 'unsafe', edits: [edit] };
}
