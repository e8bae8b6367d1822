/** Repositories of the Hugging Face Hub that commands and deployments load. */
import type { Edit } from '../../../core/fix';
import type { Range } from '../../../core/range';
import type { HubRequest } from '../../../engine/pins';
import { nodeAt, stringAt, walkData, type DataMap, type DataNode } from '../../../lang/data-node';
import type { ShellCommand } from '../../../lang/shell/types';
import type { PodSpec } from '../../../lang/yaml/extract/pod-specs';
import type { YamlDocument } from '../../../lang/yaml/types';
import { isCommitHash } from '../../shared/hub';
import { readArguments } from '../../shared/shell-words';

export interface HubReference {
  readonly at: Range;
  readonly kind: HubRequest['kind'];
  readonly id: string;
  /** Undefined where none is given. */
  readonly revision: string | undefined;
  readonly cacheFolder?: string | undefined;
  /** Whether a deployment names the model that it serves. */
  readonly isServed: boolean;
  /** How a commit is written there: only for commands. */
  readonly pin?: (commit: string) => Edit;
}

const ID = /^[A-Za-z0-9][\w.-]{0,95}\/[\w.-]{1,95}$/;
const BARE = /^(?!https?:)[A-Za-z0-9][\w.-]*$/;
const DOWNLOAD_OPTIONS = {
  letters: '',
  names: [
    ...[
      '--repo-type',
      '--revision',
      '--include',
      '--exclude',
      '--cache-dir',
      '--local-dir',
      '--token',
      '--max-workers',
    ],
    '--local-dir-use-symlinks',
  ],
} as const;
const CLONE_OPTIONS = { letters: 'bojuc', names: ['--branch', '--depth', '--origin', '--jobs', '--config'] } as const;
const HUB_URL =
  /^(?:https?:\/\/(?:[^@/\s]*@)?(?:huggingface\.co|hf\.co)\/|git@hf\.co:)((datasets|spaces)\/)?([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/;
/** Programs that serve the model that an option names. */
const SERVERS =
  /^(?:vllm|vllm\.entrypoints\..*|text-generation-launcher|text-embeddings-router|sglang\.launch_server|sglang|lmdeploy|huggingfaceserver|infinity_emb|tensorrt_llm.*|trtllm-serve|mlx_lm\.server)$/;
const SERVER_IMAGES =
  /(?:^|[/_-])(?:vllm|vllm-openai|text-generation-inference|text-embeddings-inference|sglang|huggingfaceserver|lmdeploy|infinity)(?:[-:@/]|$)/;
const MODEL = /^--(?:model|model[-_]?id|model[-_]?path|model[-_]name[-_]or[-_]path)$/;
const KEYS = /^(?:model|model_?(?:url|id|path|name_or_path)|hf_?model_?id)$/i;

/** `hf download`, `git clone https://huggingface.co/…`, and servers that are started with a model of the Hub. */
export function commandReferences(command: ShellCommand, later: readonly ShellCommand[]): readonly HubReference[] {
  if (command.name === 'hf' || command.name === 'huggingface-cli') return downloaded(command);
  if (command.name === 'git') return cloned(command, later);
  const words = command.words.map(({ value, range }) => ({ text: value ?? '', at: range }));
  const name = /^python[\d.]*$/.test(command.name) && words[0]?.text === '-m' ? (words[1]?.text ?? '') : command.name;
  return SERVERS.test(name) ? served(words, /^(?:vllm|sglang|lmdeploy|trtllm-serve)$/.test(name)) : [];
}

function downloaded(command: ShellCommand): readonly HubReference[] {
  const { options, operands } = readArguments(command.words, DOWNLOAD_OPTIONS);
  const [verb, repository] = operands;
  const id = repository?.value;
  if (verb?.value !== 'download' || repository === undefined || id === undefined || !(ID.test(id) || BARE.test(id)))
    return [];
  const type = options.find(({ name }) => name === '--repo-type')?.value;
  const given = options.find(({ name }) => name === '--revision');
  // A revision in a variable is one that somebody chose.
  if (given !== undefined && given.value === undefined) return [];
  const end = repository.range.end;
  return [
    {
      at: repository.range,
      kind: type === 'dataset' || type === 'space' ? type : 'model',
      id,
      revision: given?.value,
      cacheFolder: options.find(({ name }) => name === '--cache-dir')?.value,
      isServed: false,
      ...(given === undefined
        ? { pin: (commit: string) => ({ range: { start: end, end }, text: ` --revision ${commit}` }) }
        : {}),
    },
  ];
}

function cloned({ words }: ShellCommand, later: readonly ShellCommand[]): readonly HubReference[] {
  const [verb, ...rest] = words[0]?.value === 'lfs' ? words.slice(1) : words;
  if (verb?.value !== 'clone') return [];
  const { options, operands } = readArguments(rest, CLONE_OPTIONS);
  const [, folder, type = '', id] = HUB_URL.exec(operands[0]?.value ?? '') ?? [];
  const isFixed = later.some(({ name, words: others }) => name === 'git' && others.some(isCheckout));
  if (id === undefined || operands[0] === undefined || isFixed) return [];
  const revision = options.find(({ name }) => /^(?:-b|--branch|--revision)$/.test(name))?.value;
  const kind = folder === undefined ? 'model' : type === 'datasets' ? 'dataset' : 'space';
  return [{ at: operands[0].range, kind, id, revision, isServed: false }];
}

function isCheckout({ value }: ShellCommand['words'][number]): boolean {
  return value === 'checkout' || value === 'reset' || value === 'switch';
}

interface PlacedWord {
  readonly text: string;
  readonly at: Range;
}

/** `--model org/name` and `serve org/name`. */
function served(words: readonly PlacedWord[], takesOperand: boolean): readonly HubReference[] {
  const valueOf = (name: RegExp): PlacedWord | undefined => {
    const index = words.findIndex(({ text }) => name.test(text.split('=', 1)[0] ?? ''));
    const word = words[index];
    if (word === undefined) return undefined;
    const equals = word.text.indexOf('=');
    return equals < 0 ? words[index + 1] : { text: word.text.slice(equals + 1), at: word.at };
  };
  const serve = takesOperand ? words.findIndex(({ text }) => text === 'serve') : -1;
  const model = valueOf(MODEL) ?? (serve < 0 ? undefined : words[serve + 1]);
  if (model === undefined || !ID.test(model.text)) return [];
  const revision = valueOf(/^--(?:model[-_])?revision$/);
  return [{ at: model.at, kind: 'model', id: model.text, revision: revision?.text, isServed: true }];
}

/** The model that the container of a server is given as an argument, where its image brings the command. */
export function podReferences({ containers }: PodSpec): readonly HubReference[] {
  return containers.flatMap((container) => {
    const isServer =
      SERVER_IMAGES.test(stringAt(container, 'image') ?? '') ||
      stringAt(container, 'modelFormat', 'name') === 'huggingface';
    if (!isServer) return [];
    const words = [...wordsOf(container.get('command')), ...wordsOf(container.get('args'))];
    return words[0]?.text.startsWith('--') === true ? served(words, false) : [];
  });
}

function wordsOf(node: DataNode | undefined): readonly PlacedWord[] {
  if (node?.kind !== 'sequence') return [];
  return node.items.flatMap((item) => (item.kind === 'scalar' ? [{ text: String(item.value), at: item.range }] : []));
}

/** `hf://org/name` wherever it stands, and the model that the values of a chart of a server name. */
export function yamlReferences(document: YamlDocument): readonly HubReference[] {
  const isOfServer = document.kind === 'other' && CHART_SERVERS.test(document.text);
  return document.roots.flatMap((root) =>
    [...walkData(root)].flatMap((node): readonly HubReference[] => {
      if (node.kind === 'map' && node.alias === undefined) return isOfServer ? chartModel(node) : [];
      if (node.kind !== 'scalar' || typeof node.value !== 'string' || node.alias !== undefined) return [];
      const [, id, revision] = /^hf:\/\/([\w.-]+\/[\w.-]+)(?::([\w./-]+))?\/?$/.exec(node.value) ?? [];
      return id === undefined ? [] : [{ at: node.range, kind: 'model', id, revision, isServed: true }];
    }),
  );
}

/** What values of a chart are about that starts a server. */
const CHART_SERVERS = /vllm|text-generation-inference|sglang|servingEngine/i;

function chartModel(map: DataMap): readonly HubReference[] {
  return map.entries.flatMap(({ key, value }): readonly HubReference[] => {
    const id = value.kind === 'scalar' && KEYS.test(key) ? String(value.value) : '';
    if (!ID.test(id)) return [];
    const revision = stringAt(map, 'revision') ?? stringAt(nodeAt(map, 'vllmConfig'), 'revision');
    return [{ at: value.range, kind: 'model', id, revision, isServed: true }];
  });
}

/** Whether a reference can mean other files tomorrow. */
export function isMovable({ revision }: HubReference): boolean {
  return revision === undefined || !(isCommitHash(revision) || /[${]/.test(revision));
}
