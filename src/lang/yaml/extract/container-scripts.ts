import { nodeAt, type DataMap, type DataNode } from '../../data-node';
import { commandLineScript, execScript, isShell, wordsOf } from '../../exec';
import { scalarScript, type Script } from '../../script-text';
import type { YamlDocument } from '../types';
import { reachOf } from './compose-ports';
import { childMaps, entriesAt, itemMaps, mapAt } from './nodes';
import { findContainers, findExecutors } from './pods';
import { linesScript, maskExpressions } from './script-text';

/** `command`, `entrypoint` and `healthcheck.test` of the services of a compose file. */
export function composeScripts(root: DataNode): readonly Script[] {
  return childMaps(root, 'services').flatMap((service) => {
    const reach = reachOf(service);
    return [
      ...composeCommand(service).map((script) => ({ ...script, reach })),
      ...healthcheck(nodeAt(service, 'healthcheck', 'test')),
      ...['post_start', 'pre_stop'].flatMap((hook) =>
        itemMaps(service, hook).flatMap((each) => commandScript(each.get('command'))),
      ),
    ];
  });
}

function composeCommand(service: DataMap): readonly Script[] {
  const entrypoint = service.get('entrypoint');
  const command = service.get('command');
  const words = [...wordsOf(entrypoint), ...wordsOf(command)];
  // An entrypoint such as ["sh", "-c"] reads its script from the command.
  if (entrypoint?.kind === 'sequence' && command?.kind === 'sequence') return execScript(words, 'yaml');
  if (
    entrypoint?.kind === 'sequence' &&
    command?.kind === 'scalar' &&
    /^-[a-z]*c$/.test(wordsOf(entrypoint).at(-1)?.embedded().text ?? '')
  ) {
    return commandScript(command);
  }
  return [...commandScript(entrypoint), ...commandScript(command)];
}

function commandScript(node: DataNode | undefined): readonly Script[] {
  if (node?.kind === 'sequence') return execScript(wordsOf(node), 'yaml');
  return node?.kind === 'scalar' && typeof node.value === 'string' ? commandLineScript(node, 'yaml') : [];
}

function healthcheck(test: DataNode | undefined): readonly Script[] {
  if (test?.kind !== 'sequence') return scalarScript(test, 'yaml');
  const words = wordsOf(test);
  const [form, ...rest] = words;
  const name = form?.embedded().text;
  if (name === 'CMD-SHELL') return scalarScript(rest[0], 'yaml');
  return name === 'CMD' ? execScript(rest, 'yaml') : [];
}

/** Commands, hooks and probes of all containers, and Argo's scripts. */
export function podScripts(doc: YamlDocument): readonly Script[] {
  const mask = maskExpressions('braces');
  return findContainers(doc).flatMap(({ node, isScript }) => {
    if (isScript && node.get('source') !== undefined) {
      return runsSourceInShell(node) ? scalarScript(node.get('source'), 'yaml', mask) : [];
    }
    const hooks = [
      ['lifecycle', 'postStart', 'exec', 'command'],
      ['lifecycle', 'preStop', 'exec', 'command'],
      ['livenessProbe', 'exec', 'command'],
      ['readinessProbe', 'exec', 'command'],
      ['startupProbe', 'exec', 'command'],
    ];
    return [
      ...execScript([...wordsOf(node.get('command')), ...wordsOf(node.get('args'))], 'yaml', mask),
      ...hooks.flatMap((path) => execScript(wordsOf(nodeAt(node, ...path)), 'yaml', mask)),
    ];
  });
}

/** Argo appends the path of the source to the command, so the last word that is no flag says who reads it. */
function runsSourceInShell(node: DataMap): boolean {
  const words = wordsOf(node.get('command')).map((word) => word.embedded().text);
  return isShell(words.findLast((word) => !word.startsWith('-')) ?? '');
}

/** Commands of the executors of a compiled pipeline, and of a component. */
export function kfpScripts(doc: YamlDocument): readonly Script[] {
  const mask = maskExpressions('braces');
  return doc.roots
    .flatMap(findExecutors)
    .flatMap((container) =>
      execScript([...wordsOf(container.get('command')), ...wordsOf(container.get('args'))], 'yaml', mask),
    );
}

/** `cmd` of DVC's stages: a line, a list of lines, and below `do` of a `foreach`. */
export function dvcScripts(root: DataNode): readonly Script[] {
  const mask = maskExpressions('dvc');
  const stages = childMaps(root, 'stages');
  return [...stages, ...stages.flatMap((stage) => mapAt(stage, 'do') ?? [])].flatMap((stage) =>
    linesScript(stage.get('cmd'), 'yaml', mask),
  );
}

/** `command` of the entry points of an MLproject; parameters are put in with shell quotes around them. */
export function mlprojectScripts(root: DataNode): readonly Script[] {
  const mask = maskExpressions('mlproject');
  return entriesAt(root, 'entry_points').flatMap(({ value }) =>
    value.kind === 'map' ? scalarScript(value.get('command'), 'yaml', mask) : scalarScript(value, 'yaml', mask),
  );
}
