import { defineRule, type FixProposal } from '../../engine/rule';
import { nodeAt, type DataScalar, type DataSequence } from '../../lang/data-node';
import { removeItem } from '../../lang/yaml/patch';
import { groovyFlags, rayFlags, shellFlags, type ContainerFlag } from './shared/container-flags';

/** What each lets the container do, in words. */
const HAZARDS: Readonly<Record<string, string>> = {
  ALL: 'nearly all that its host may',
  SYS_ADMIN: 'mount file systems and leave its own',
  NET_ADMIN: 'change the network of its neighbours',
  SYS_PTRACE: 'read the memory of other processes',
  SYS_MODULE: 'load code into the kernel',
  DAC_READ_SEARCH: 'read every file of its host',
  BPF: 'load programs into the kernel',
};

export default defineRule({
  id: 'excess-capability',
  meta: {
    summary: 'A container is given rights of the kernel that break it out of its box',
    severity: 'warning',
    confidence: 'high',
    fix: 'unsafe',
    since: '0.1.0',
    cwe: [250],
    cicdSec: ['CICD-SEC-7'],
    stages: ['deployment'],
  },
  messages: {
    added:
      '`{capability}` lets the container {hazard}, so code that gets into it gets further. Leave it out; training needs `IPC_LOCK` at the most.',
  },
  triggers: ['capabilities', 'cap_add', '--cap-add'],
  check: {
    podSpec({ format, containers, text }, report) {
      for (const container of containers) {
        const path = format === 'compose' ? ['cap_add'] : ['securityContext', 'capabilities', 'add'];
        const list = nodeAt(container, ...path);
        if (list?.kind !== 'sequence') continue;
        for (const item of list.items) {
          const hazard = item.kind === 'scalar' ? hazardOf(item.value) : undefined;
          if (hazard === undefined || item.kind !== 'scalar') continue;
          report({ at: item.range, message: 'added', data: hazard, fix: takeOut(text, list, item) });
        }
      }
    },
    shell(document, report) {
      for (const { at, data } of added(shellFlags(document))) report({ at, message: 'added', data });
    },
    groovy(document, report) {
      for (const { at, data } of added(groovyFlags(document))) report({ at, message: 'added', data });
    },
    yaml(document, report) {
      for (const { at, data } of added(rayFlags(document))) report({ at, message: 'added', data });
    },
  },
});

interface Hazard {
  readonly capability: string;
  readonly hazard: string;
}

function hazardOf(value: unknown): Hazard | undefined {
  const capability = String(value).toUpperCase().replace(/^CAP_/, '');
  const hazard = Object.hasOwn(HAZARDS, capability) ? HAZARDS[capability] : undefined;
  return hazard === undefined ? undefined : { capability, hazard };
}

function added(
  flags: readonly ContainerFlag[],
): readonly { readonly at: ContainerFlag['at']; readonly data: Hazard }[] {
  return flags.flatMap(({ name, value, at }) => {
    const data = name === '--cap-add' ? hazardOf(value) : undefined;
    return data === undefined ? [] : [{ at, data }];
  });
}

function takeOut(text: string, list: DataSequence, item: DataScalar): FixProposal | undefined {
  const edit = removeItem({ text }, list, item);
  return edit && { title: `Remove ${String(item.value)}`, safety: 'unsafe', edits: [edit] };
}
