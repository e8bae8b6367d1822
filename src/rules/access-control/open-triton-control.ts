import type { Range } from '../../core/range';
import { defineRule } from '../../engine/rule';
import { reachOf } from '../../lang/yaml/extract/compose-ports';
import type { PodSpec } from '../../lang/yaml/extract/pod-specs';
import type { ShellDocument } from '../../lang/shell/types';
import { textOf } from './shared/published-ports';
import { optionOf } from './shared/server-commands';

const CONTROL = '--model-control-mode';
const RESTRICTIONS = ['--http-restricted-api', '--grpc-restricted-protocol'];
const ADDRESSES = ['--http-address', '--grpc-address'];
const CHANGING = /^(?:poll|explicit)$/i;

interface Control {
  readonly at: Range;
  readonly mode: string;
}

export default defineRule({
  id: 'open-triton-control',
  meta: {
    summary: 'Models of a running Triton server can be swapped, and nothing asks by whom',
    severity: 'warning',
    confidence: 'medium',
    fix: 'none',
    since: '0.1.0',
    cwe: [306],
    owaspMl: ['ML05', 'ML06'],
    atlas: ['AML.T0010.003', 'AML.T0049'],
    stages: ['deployment'],
  },
  messages: {
    explicit:
      '`{setting}` lets whoever reaches the server load other models into it while it runs, also ones that are Python code. Reserve that for those who hold a key (`--http-restricted-api=model-repository:…`, `--grpc-restricted-protocol=…`), or leave the option out.',
    poll: '`{setting}` loads whatever is put into the model repository while the server runs, also models that are Python code. Leave the option out, and start the server anew with models that were looked at.',
  },
  triggers: ['model-control-mode'],
  check: {
    shell(document, report) {
      // Nobody but this machine reaches the ports that the service publishes.
      if (document.reach === 'machine') return;
      for (const { at, mode } of [...startedServers(document), ...writtenServers(document)]) {
        report({ at, message: messageOf(mode), data: { setting: `${CONTROL}=${mode}` } });
      }
    },
    podSpec(pod, report) {
      if (pod.format === 'compose' && reachOf(pod.node) === 'machine') return;
      for (const { at, mode } of imageServers(pod)) {
        report({ at, message: messageOf(mode), data: { setting: `${CONTROL}=${mode}` } });
      }
    },
  },
});

function messageOf(mode: string): 'explicit' | 'poll' {
  return mode.toLowerCase() === 'poll' ? 'poll' : 'explicit';
}

function startedServers(document: ShellDocument): readonly Control[] {
  return document.commands.flatMap((command): readonly Control[] => {
    const option = optionOf(command, CONTROL);
    if (!/^(?:.*triton.*|mpirun|docker|podman)$/.test(command.name) || option?.value === undefined) return [];
    const isRestricted = optionOf(command, ...RESTRICTIONS) !== undefined;
    const isNear = ADDRESSES.every((name) => /^(?:127\.|localhost)/.test(optionOf(command, name)?.value ?? ''));
    if (!CHANGING.test(option.value) || isRestricted || isNear) return [];
    const end = (option.words.at(-1) ?? option.word).range.end;
    return [{ at: { start: option.word.range.start, end }, mode: option.value }];
  });
}

/** `ENV SERVER_ARGS="--model-control-mode=poll"`, which a script hands on. */
function writtenServers(document: ShellDocument): readonly Control[] {
  return document.environment.flatMap(({ value = '', valueRange }): readonly Control[] => {
    const mode = /--model-control-mode[= ](poll|explicit)\b/i.exec(value)?.[1];
    return mode === undefined || RESTRICTIONS.some((name) => value.includes(name)) ? [] : [{ at: valueRange, mode }];
  });
}

/** Arguments of a container whose image starts the server. */
function imageServers(pod: PodSpec): readonly Control[] {
  return pod.containers.flatMap((container) => {
    const isStarted = container.get('command') !== undefined && pod.format !== 'compose';
    const args = container.get('args');
    if (isStarted || args?.kind !== 'sequence') return [];
    const words = args.items.map((item) => textOf(item) ?? '');
    if (words.some((word) => RESTRICTIONS.some((name) => word.startsWith(name)))) return [];
    return args.items.flatMap((item, index): readonly Control[] => {
      const word = words[index] ?? '';
      const mode =
        word === CONTROL ? words[index + 1] : word.startsWith(`${CONTROL}=`) ? word.slice(CONTROL.length + 1) : '';
      return mode !== undefined && CHANGING.test(mode) ? [{ at: item.range, mode }] : [];
    });
  });
}
