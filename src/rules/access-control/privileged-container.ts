import { defineRule, type FixProposal } from '../../engine/rule';
import type { Edit } from '../../core/fix';
import { nodeAt, stringAt, type DataMap } from '../../lang/data-node';
import { isChosen } from '../../lang/yaml/choices';
import { removeEntry, replaceScalar } from '../../lang/yaml/patch';
import { groovyFlags, rayFlags, shellFlags, type ContainerFlag } from './shared/container-flags';
import { privilegedCalls } from './shared/python-containers';

const FLAG = '--privileged';

export default defineRule({
  id: 'privileged-container',
  meta: {
    summary: 'A container runs privileged, which makes it as powerful as its host',
    severity: 'error',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [250],
    cicdSec: ['CICD-SEC-7'],
    stages: ['deployment'],
  },
  messages: {
    setting:
      '`privileged` gives the container all devices and rights of its host, so code that gets into it owns the machine and all that runs there. Leave it out; give GPUs by a resource limit or `--gpus`.',
    flag: '`--privileged` gives the container all devices and rights of its host, so code that gets into it owns the machine and all that runs there. Leave it out; give GPUs by `--gpus`.',
  },
  triggers: ['privileged'],
  check: {
    python(document, report) {
      for (const at of privilegedCalls(document)) report({ at, message: 'setting' });
    },
    podSpec({ root, format, containers, text }, report) {
      // What runs once on each node (drivers, plug-ins, agents) is there to work on the node.
      const isAgent = stringAt(root, 'kind') === 'DaemonSet';
      for (const container of containers) {
        const holder = format === 'compose' ? container : nodeAt(container, 'securityContext');
        const entry = holder?.kind === 'map' ? holder.entry('privileged') : undefined;
        if (holder?.kind !== 'map' || entry?.value.kind !== 'scalar' || entry.value.value !== true) continue;
        const at = { start: entry.keyRange.start, end: entry.value.range.end };
        // What a chart only offers is for its user to choose.
        const severity = isAgent ? 'info' : isChosen(text, root.range, at) ? 'warning' : 'error';
        report({ at, message: 'setting', severity, fix: takeOut(text, holder) });
      }
    },
    shell(document, report) {
      for (const flag of shellFlags(document).filter(isOn))
        report({ at: flag.at, message: 'flag', fix: leaveOut(flag) });
    },
    groovy(document, report) {
      for (const flag of groovyFlags(document).filter(isOn)) report({ at: flag.at, message: 'flag' });
    },
    yaml(document, report) {
      for (const flag of rayFlags(document).filter(isOn)) report({ at: flag.at, message: 'flag', fix: leaveOut(flag) });
    },
  },
});

function isOn({ name, value }: ContainerFlag): boolean {
  return name === FLAG && value !== 'false';
}

function takeOut(text: string, holder: DataMap): FixProposal | undefined {
  const entry = holder.entry('privileged');
  const edit = entry && (removeEntry({ text }, holder, entry) ?? replaceScalar(entry.value, 'false'));
  return propose(edit);
}

function leaveOut({ removal }: ContainerFlag): FixProposal | undefined {
  return propose(removal);
}

function propose(edit: Edit | undefined): FixProposal | undefined {
  return edit && { title: 'Run the container without privileges', safety: 'unsafe', edits: [edit] };
}
