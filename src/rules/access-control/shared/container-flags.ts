import type { Edit } from '../../../core/fix';
import type { Range } from '../../../core/range';
import { nodeAt, type DataScalar } from '../../../lang/data-node';
import type { GroovyDocument } from '../../../lang/groovy/types';
import type { ShellCommand, ShellDocument, ShellWord } from '../../../lang/shell/types';
import { removeItem } from '../../../lang/yaml/patch';
import type { YamlDocument } from '../../../lang/yaml/types';
import { readArguments, removeWords } from '../../shared/shell-words';

/** An option of `docker run`, wherever it is written. */
export interface ContainerFlag {
  /** With its hyphens; `-v` and `-u` as their long forms. */
  readonly name: string;
  readonly value: string | undefined;
  readonly at: Range;
  /** Takes the option out, where that is the whole of a word or an item. */
  readonly removal: Edit | undefined;
}

const ENGINES = new Set(['docker', 'podman', 'nerdctl']);
const OPTIONS = {
  letters: 'vuepwhlmac',
  names: [
    ...['--volume', '--mount', '--user', '--env', '--env-file', '--publish', '--name', '--network', '--net', '--pid'],
    ...['--ipc', '--uts', '--userns', '--cap-add', '--cap-drop', '--security-opt', '--device', '--gpus', '--memory'],
    ...['--cpus', '--shm-size', '--ulimit', '--entrypoint', '--workdir', '--hostname', '--label', '--restart'],
    ...['--runtime', '--platform', '--add-host', '--log-driver', '--log-opt', '--tmpfs', '--volumes-from', '--dns'],
  ],
};
const LONG: Readonly<Record<string, string>> = { '-v': '--volume', '-u': '--user', '--net': '--network' };

/** A container that a command starts. */
export interface ContainerRun {
  readonly flags: readonly ContainerFlag[];
  readonly image: ShellWord;
  /** What follows the image: its command, or arguments of that. */
  readonly words: readonly ShellWord[];
  /** What `-e` sets; values that are not known are undefined. */
  readonly variables: ReadonlyMap<string, string | undefined>;
}

/** Options of `docker run` and `docker create` in front of the image. */
export function shellFlags(document: ShellDocument): readonly ContainerFlag[] {
  return runCommands(document).flatMap(({ command, words }) => flagsOf(command, words));
}

/** `docker run` and `docker create` whose image is known. */
export function shellRuns(document: ShellDocument): readonly ContainerRun[] {
  return runCommands(document).flatMap(({ command, words }): readonly ContainerRun[] => {
    const [image] = readArguments(words, OPTIONS).operands;
    if (image === undefined) return [];
    const end = words.indexOf(image);
    const variables = variablesIn(words.slice(0, end));
    return [{ flags: flagsOf(command, words), image, words: words.slice(end + 1), variables }];
  });
}

function variablesIn(words: readonly ShellWord[]): ReadonlyMap<string, string | undefined> {
  const pairs = words.flatMap(({ text }, index): readonly (readonly [string, string | undefined])[] => {
    const own = text.startsWith('--env=') ? words[index] : /^(?:-e|--env)$/.test(text) ? words[index + 1] : undefined;
    const [, name, value] = /^(?:--env=)?["']?(\w+)(?:=(.*))?$/s.exec(own?.value ?? own?.text ?? '') ?? [];
    return name === undefined ? [] : [[name, own?.value === undefined ? undefined : value]];
  });
  return new Map(pairs);
}

function runCommands(
  document: ShellDocument,
): readonly { readonly command: ShellCommand; readonly words: readonly ShellWord[] }[] {
  return document.commands.flatMap((command) => {
    const verb = command.words.findIndex(({ value }) => value === 'run' || value === 'create');
    return !ENGINES.has(command.name) || verb < 0 || verb > 1
      ? []
      : [{ command, words: command.words.slice(verb + 1) }];
  });
}

function flagsOf(command: ShellCommand, words: readonly ShellWord[]): readonly ContainerFlag[] {
  const { options, operands } = readArguments(words, OPTIONS);
  const [image] = operands;
  return options
    .filter(({ word }) => image === undefined || word.range.start < image.range.start)
    .map(({ name, value, word, isBundled }) => ({
      name: LONG[name] ?? name,
      value,
      at: word.range,
      removal:
        isBundled || (value !== undefined && !word.text.includes('=')) ? undefined : removeWords(command, [word]),
    }));
}

/** `args` of a Jenkins agent in a container, and `docker.image('x').inside('…')`. */
export function groovyFlags({ steps }: GroovyDocument): readonly ContainerFlag[] {
  return steps.flatMap(({ name, argument, string, blocks }) =>
    (name === 'args' && blocks.includes('agent')) || (/^(?:inside|withRun)$/.test(name) && argument === undefined)
      ? textFlags(string.text, (range) => string.map.toOuter(range) ?? string.range)
      : [],
  );
}

const RAY_LISTS = ['run_options', 'head_run_options', 'worker_run_options'];

/** `docker.run_options` of a Ray cluster. */
export function rayFlags(document: YamlDocument): readonly ContainerFlag[] {
  if (document.kind !== 'ray-cluster') return [];
  return document.roots.flatMap((root) =>
    RAY_LISTS.flatMap((key) => {
      const list = nodeAt(root, 'docker', key);
      if (list?.kind !== 'sequence') return [];
      const items = list.items.filter((item): item is DataScalar => item.kind === 'scalar');
      return items.flatMap((item) => {
        const removal = removeItem(document, list, item);
        return textFlags(String(item.value), () => item.range).map((flag) => ({ ...flag, removal }));
      });
    }),
  );
}

function textFlags(text: string, place: (range: Range) => Range): readonly ContainerFlag[] {
  const words = [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    text: word,
    value: word,
    range: { start: index, end: index + word.length },
  }));
  return readArguments(words, OPTIONS).options.map(({ name, value, word }) => ({
    name: LONG[name] ?? name,
    value,
    at: place(word.range),
    removal: undefined,
  }));
}

/** The folder or socket of the host in `source:target[:options]` or `type=bind,source=…`. */
export function mountOf(value: string): { readonly source: string; readonly isReadOnly: boolean } | undefined {
  if (value.includes('=')) {
    const source = /(?:^|,)(?:source|src)=([^,]+)/.exec(value)?.[1];
    const isReadOnly = /(?:^|,)(?:readonly|ro)(?:$|,|=true)/.test(value);
    return source === undefined || /(?:^|,)type=(?:volume|tmpfs)/.test(value) ? undefined : { source, isReadOnly };
  }
  const [source = '', target, options = ''] = value.split(':');
  if (target === undefined) return undefined;
  return { source, isReadOnly: options.split(',').includes('ro') };
}
