import { nodeAt, stringAt, type DataMap, type DataNode } from '../../../lang/data-node';
import { fillIn } from '../../../lang/yaml/extract/compose-ports';
import { textOf } from './published-ports';
import type { ServiceFacts } from './service-tools';

const WORD = /"([^"\n]*)"|'([^'\n]*)'|[^\s"']+/g;

/** The words of a command line, without quotes; lines that end in a backslash go on below. */
export function splitWords(text: string): readonly string[] {
  const joined = text.replace(/\\\r?\n/g, ' ');
  return (
    joined
      .replace(/(^|\s)#[^\n]*/g, '$1')
      .match(/\S+/g)
      ?.map(unquote) ?? []
  );
}

function unquote(word: string): string {
  return word.replace(WORD, (whole, double?: string, single?: string) => double ?? single ?? whole);
}

/** A list of words, or one text that is split into words. */
function wordsAt(node: DataNode | undefined): readonly string[] {
  if (node?.kind === 'sequence') return node.items.flatMap((item) => splitWords(textOf(item) ?? ''));
  return splitWords(textOf(node) ?? '');
}

/** `registry/team/name` of `registry/team/name:tag@digest`. */
export function repositoryOf(image: string): string {
  return fillIn(image.slice(0, 300))
    .replace(/@.*$/, '')
    .replace(/:[^:/]*$/, '')
    .toLowerCase();
}

/** A service of compose. */
export function composeFacts(service: DataMap, name: string | undefined): ServiceFacts {
  const image = stringAt(service, 'image');
  const isBuilt = service.get('build') !== undefined;
  return {
    // What is built here is called as its makers like, so that its name says less than its command.
    image: image === undefined ? undefined : repositoryOf(image),
    words: [...wordsAt(service.get('entrypoint')), ...wordsAt(service.get('command'))],
    variables: variablesAt(service.get('environment')),
    hasMoreVariables: service.get('env_file') !== undefined,
    name: isBuilt ? name?.toLowerCase() : undefined,
  };
}

/** A container of a pod. */
export function containerFacts(container: DataMap): ServiceFacts {
  const env = container.get('env');
  const items = env?.kind === 'sequence' ? env.items : [];
  const pairs = items.flatMap((item): readonly (readonly [string, string | undefined])[] => {
    const name = stringAt(item, 'name');
    return name === undefined ? [] : [[name, textOf(nodeAt(item, 'value'))]];
  });
  const image = stringAt(container, 'image');
  return {
    image: image === undefined ? undefined : repositoryOf(image),
    words: [...wordsAt(container.get('command')), ...wordsAt(container.get('args'))],
    variables: new Map(pairs),
    hasMoreVariables: container.get('envFrom') !== undefined,
    name: undefined,
  };
}

/** `NAME: value` and `- NAME=value`; values that are put in from outside are not known. */
export function variablesAt(node: DataNode | undefined): ReadonlyMap<string, string | undefined> {
  if (node?.kind === 'map') return new Map(node.entries.map(({ key, value }) => [key, known(textOf(value))]));
  const items = node?.kind === 'sequence' ? node.items : [];
  return new Map(
    items.map((item) => {
      const [name = '', ...value] = (textOf(item) ?? '').split('=');
      return [name, value.length === 0 ? undefined : known(value.join('='))];
    }),
  );
}

/** A default counts as the value. */
function known(text: string | undefined): string | undefined {
  if (!text?.includes('$')) return text;
  return /^["']?\$\{\w+:?-[^{}]*\}["']?$/.test(text) ? fillIn(text) : undefined;
}
